"""One row for each series, forecaster and target: what was told, what came, and what a table makes of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bench.ahead import origins
from bench.ahead.diaries import Floats, Person, Series
from bench.ahead.peers import Peer
from hearthlight.insight import calibrate, forecast, judge
from hearthlight.insight.low import LOW_LEVEL
from hearthlight.insight.priors import Priors

OURS = "the house"
LOW_FROM_DAYS = 14
BUCKETS = ((7, "7"), (14, "8-14"), (28, "15-28"), (56, "29-56"), (10**9, "57+"))
BAND = 0.8


@dataclass(frozen=True, slots=True)
class Row:
    """One forecast of one day: `off` is CRPS over the scale's range, `low` what was said of a low day and whether it came."""

    series: str
    who: str
    after: int
    horizon: int
    off: float
    in_band: bool
    low: tuple[float, bool] | None

    @property
    def bucket(self) -> str:
        return next(name for upto, name in BUCKETS if self.after <= upto)


def rows(
    series: Series, known: Priors, peers: Mapping[str, Peer], *, every: int = 1, daily: bool = False
) -> Iterator[Row]:
    """Yield the rows of every `every`th person: the house's with the priors `known`, and each peer's."""
    for person in series.people[::every]:
        memory, learned = forecast.start(series.scale, series.step, known), 0
        for origin in origins.of(person, daily=daily):
            days, values = origins.past(person, origin)
            for day, value in zip(days[learned:].tolist(), values[learned:].tolist(), strict=True):
                forecast.learn(memory, day, value)
            learned = origin.known
            yield from _ours(series, memory, origin)
            yield from _theirs(series, person, origin, peers)


def _ours(series: Series, memory: forecast.Memory, origin: origins.Origin) -> Iterator[Row]:
    seen = forecast.look_ahead(memory, [ahead for _, ahead, _ in origin.targets])
    for place, (horizon, _, value) in enumerate(origin.targets):
        low = (seen.low[place], value < memory.low) if origin.after >= LOW_FROM_DAYS else None
        yield _row(series, OURS, origin, horizon, value, seen.raw[place], seen.quantiles[place], low)


def _theirs(series: Series, person: Person, origin: origins.Origin, peers: Mapping[str, Peer]) -> Iterator[Row]:
    days, values = origins.past(person, origin)
    limit = float(np.quantile(values, LOW_LEVEL))
    usual = float(np.mean(values < limit))
    horizons = [ahead for _, ahead, _ in origin.targets]
    for name, peer in peers.items():
        told = np.sort(np.clip(peer(days, values, horizons), *series.scale), axis=-1)
        for raw, (horizon, _, value) in zip(told, origin.targets, strict=True):
            snapped = calibrate.snap(_unit(series, raw), series.scale, series.step)
            chance = usual if name == "own quantiles" else _below(series, raw, limit)
            low = (chance, value < limit) if origin.after >= LOW_FROM_DAYS else None
            yield _row(series, name, origin, horizon, value, raw, snapped, low)


def _row(
    series: Series,
    who: str,
    origin: origins.Origin,
    horizon: int,
    value: float,
    raw: Floats,
    told: Floats,
    low: tuple[float, bool] | None,
) -> Row:
    lowest, highest = judge.edges(raw, BAND)
    off = float(judge.crps(told, value)) / (series.scale[1] - series.scale[0])
    return Row(series.name, who, origin.after, horizon, off, bool(lowest <= value <= highest), low)


def _below(series: Series, raw: Floats, limit: float) -> float:
    step = None if series.step is None else series.step / (series.scale[1] - series.scale[0])
    return calibrate.chance_below(_unit(series, raw), calibrate.below(float(_unit(series, np.array(limit))), step))


def _unit(series: Series, values: Floats) -> Floats:
    return (values - series.scale[0]) / (series.scale[1] - series.scale[0])


def ratios(found: Sequence[Row]) -> dict[str, dict[str, float]]:
    """Return for each series the mean CRPS of the house over that of each other forecaster."""
    off: dict[str, dict[str, list[float]]] = {}
    for row in found:
        off.setdefault(row.series, {}).setdefault(row.who, []).append(row.off)
    return {
        series: {name: float(np.mean(by[OURS]) / np.mean(values)) for name, values in by.items() if name != OURS}
        for series, by in off.items()
    }


def coverage(found: Sequence[Row]) -> tuple[dict[str, float], dict[str, float]]:
    """Return how often the 80 % band held, by length of history and by series."""
    ours = [row for row in found if row.who == OURS]
    buckets = {name: _share([row for row in ours if row.bucket == name]) for _, name in BUCKETS}
    return buckets, {name: _share([row for row in ours if row.series == name]) for name in {row.series for row in ours}}


def low_days(found: Sequence[Row], who: str, horizon: int) -> dict[str, float]:
    """Return AUROC, Brier skill against the own past frequency, and calibration error of low days, pooled."""
    told = np.array([row.low for row in found if row.who == who and row.horizon == horizon and row.low], dtype=float)
    usual = np.array(
        [row.low for row in found if row.who == "own quantiles" and row.horizon == horizon and row.low], dtype=float
    )
    riskiest = told[:, 0] >= np.quantile(told[:, 0], 0.9)
    return {
        "AUROC": judge.ranked(told[:, 0], told[:, 1]),
        "Brier skill": 1 - judge.below(told[:, 0], told[:, 1]) / judge.below(usual[:, 0], usual[:, 1]),
        "off by": judge.off_by(told[:, 0], told[:, 1]),
        "riskiest tenth": float(told[riskiest, 1].mean()),
        "usual": float(told[:, 1].mean()),
    }


def _share(found: Sequence[Row]) -> float:
    return float(np.mean([row.in_band for row in found])) if found else float("nan")
