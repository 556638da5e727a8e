"""The forecasters the house is held against: a person's own past in plain ways, and the usual packages.

Each takes answered days, their values and horizons from the latest answered day, and gives quantiles (horizons, 50) at
the levels of insight.calibrate. The packages come from bench/requirements.lock and are imported late.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from bench.ahead.diaries import Days, Floats
from hearthlight.insight.calibrate import BELL, LEVELS

type Peer = Callable[[Days, Floats, Sequence[int]], Floats]

LEAST = 1e-9
EIGHTY = 80
PROPHET_SEED = 1
# The bell's distance between the ends of a band of 80 %.
EIGHTY_WIDE = 2 * 1.2815515655446004


def own_mean(_days: Days, values: Floats, horizons: Sequence[int]) -> Floats:
    """The mean of all days so far, with their deviation, as a bell."""
    return np.tile(_bell(values.mean(), _deviation(values)), (len(horizons), 1))


def own_quantiles(_days: Days, values: Floats, horizons: Sequence[int]) -> Floats:
    """What was, as it was: type-7 quantiles."""
    return np.tile(np.quantile(values, LEVELS), (len(horizons), 1))


def latest(_days: Days, values: Floats, horizons: Sequence[int]) -> Floats:
    """The latest value, with the deviation of changes."""
    return np.tile(_bell(values[-1], _deviation(np.diff(values))), (len(horizons), 1))


def weekday_mean(days: Days, values: Floats, horizons: Sequence[int]) -> Floats:
    """The mean of that weekday so far, or of all days where it was never answered."""
    means = [values[days % 7 == (days[-1] + horizon) % 7] for horizon in horizons]
    deviation = _deviation(values)
    return np.stack([_bell(mean.mean() if len(mean) else values.mean(), deviation) for mean in means])


def autoregression(_days: Days, values: Floats, horizons: Sequence[int]) -> Floats:
    """A first-order autoregression by least squares on neighbouring answers."""
    centred = values - values.mean()
    whole = max(float(centred @ centred), LEAST)
    keeps = float(np.clip(centred[1:] @ centred[:-1] / whole, -0.9, 0.95))
    left = centred[1:] - keeps * centred[:-1]
    noise = max(float(left @ left) / max(len(left) - 2, 1), LEAST)
    rows = [
        _bell(values.mean() + keeps**ahead * centred[-1], np.sqrt(noise * (1 - keeps ** (2 * ahead)) / (1 - keeps**2)))
        for ahead in horizons
    ]
    return np.stack(rows)


def gaussian_process(days: Days, values: Floats, horizons: Sequence[int]) -> Floats:
    """A Gaussian process with a level, a smooth wave and noise, its sizes found by marginal likelihood."""
    from sklearn.gaussian_process import GaussianProcessRegressor
    from sklearn.gaussian_process.kernels import RBF, ConstantKernel, Matern, WhiteKernel

    deviation = _deviation(values)
    kernel = ConstantKernel(1.0) * Matern(3.0, (0.5, 60), nu=0.5) + 0.3 * RBF(30.0, (10, 300)) + WhiteKernel(0.5)
    model = GaussianProcessRegressor(kernel, alpha=1e-6, n_restarts_optimizer=0)
    model.fit(days[:, None], (values - values.mean()) / deviation)
    mean, spread = model.predict((days[-1] + np.array(horizons))[:, None], return_std=True)
    pairs = zip(mean, spread, strict=True)
    return np.stack([_bell(values.mean() + deviation * middle, deviation * apart) for middle, apart in pairs])


def prophet(days: Days, values: Floats, horizons: Sequence[int]) -> Floats:
    """Prophet as it comes, with the quantiles of its own draws; it leaves missing days out by itself."""
    import pandas as pd
    from prophet import Prophet

    dates = np.datetime64("2026-01-05", "ns") + np.timedelta64(1, "D") * (days - days[0])
    # Its draws come from the generator that all share.
    np.random.seed(PROPHET_SEED)
    model = Prophet()
    model.fit(pd.DataFrame({"ds": dates, "y": values}))
    coming = pd.DataFrame({"ds": dates[-1] + np.timedelta64(1, "D") * np.array(horizons)})
    drawn = model.predictive_samples(coming)["yhat"]
    told: Floats = np.quantile(drawn, LEVELS, axis=1).T
    return told


def package(make: Callable[[], Any]) -> Peer:
    """Return a model of statsforecast as a peer: missing days are filled on the line between their neighbours."""

    def peer(days: Days, values: Floats, horizons: Sequence[int]) -> Floats:
        grid = np.interp(np.arange(days[0], days[-1] + 1), days, values)
        if np.ptp(grid) < LEAST:
            return own_mean(days, values, horizons)
        try:
            told = make().forecast(y=grid, h=max(horizons), level=[EIGHTY])
        except (NotImplementedError, ValueError, ZeroDivisionError):
            # A package that finds a diary too short says what it knows: the mean.
            return own_mean(days, values, horizons)
        spread = (told[f"hi-{EIGHTY}"] - told[f"lo-{EIGHTY}"]) / EIGHTY_WIDE
        return np.stack([_bell(told["mean"][ahead - 1], max(spread[ahead - 1], LEAST)) for ahead in horizons])

    return peer


def plain() -> dict[str, Peer]:
    """Return the peers that need NumPy alone."""
    return {
        "own mean": own_mean,
        "own quantiles": own_quantiles,
        "last value": latest,
        "weekday mean": weekday_mean,
        "AR(1)": autoregression,
    }


def packages() -> dict[str, Peer]:
    """Return the peers of the bench environment."""
    from statsforecast.models import AutoARIMA, AutoETS, AutoTheta

    return {
        "AutoETS": package(lambda: AutoETS(season_length=1)),
        "AutoTheta": package(lambda: AutoTheta(season_length=1)),
        "AutoARIMA": package(lambda: AutoARIMA(season_length=1)),
        "Gaussian process": gaussian_process,
        "Prophet": prophet,
    }


def _bell(mean: float, deviation: float) -> Floats:
    return mean + deviation * BELL


def _deviation(values: Floats) -> float:
    return max(float(values.std(ddof=1)), LEAST) if len(values) > 1 else LEAST
