"""A diary as a steady level, a fast and a slow wave, a weekday and noise: a Kalman filter for several guesses at once.

The value of a day is level + fast + slow + weekday + noise. Fast and slow are first-order autoregressions; level and
weekday stay. Every variance is a multiple of the noise variance, which is unknown with an inverse-gamma prior, so that
forecasts are Student t and each guess (one row of Waves) earns its weight by its marginal likelihood. A missing day is
a day on which only time passes, so gaps of any length are exact.

Sources: Harvey 1989, Forecasting, structural time series models and the Kalman filter, chapter 3; West and Harrison
1997, Bayesian forecasting and dynamic models, 4.5 (unknown scale).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

type Floats = NDArray[np.float64]

LEVEL, FAST, SLOW, WEEKDAY = 0, 1, 2, 3
PARTS = 10
# After so many days nothing is left of any wave, and powers of larger numbers leave the range of numbers.
FOR_EVER = 100_000
# What a day shows of the parts: level, both waves, and its own weekday.
SEEN: Floats = np.hstack([np.ones((7, WEEKDAY)), np.eye(7)])


@dataclass(frozen=True, slots=True, eq=False)
class Waves:
    """K guesses of how a person's days move; each field holds K numbers but `start` and `sureness`.

    `level`, `fast`, `slow` and `weekday` are variances over the noise variance; `fast_keeps` and `slow_keeps` say how
    much of a wave is left a day later; `noise` is the first guess of the noise variance, worth twice `sureness` days of
    evidence; `start` is the first guess of the level; `log_prior` the log of a guess's weight before anything is said.
    """

    level: Floats
    fast: Floats
    fast_keeps: Floats
    slow: Floats
    slow_keeps: Floats
    weekday: Floats
    noise: Floats
    log_prior: Floats
    start: float
    sureness: float

    def keeps(self, gap: int) -> Floats:
        """Return how much of level, fast and slow is left after `gap` days, of shape (K, 3)."""
        days = min(gap, FOR_EVER)
        return np.stack([np.ones_like(self.level), self.fast_keeps**days, self.slow_keeps**days], axis=-1)


@dataclass(slots=True)
class Belief:
    """What is believed after the latest answered day.

    `mean` (K, PARTS) and `spread` (K, PARTS, PARTS) describe the parts, the latter over the noise variance; `shape` and
    `rate` (K) the inverse-gamma noise variance; `log_weight` (K) the evidence without the part that `rate` carries.
    """

    mean: Floats
    spread: Floats
    shape: float
    rate: Floats
    log_weight: Floats
    weighed: Floats | None = None

    def weights(self) -> Floats:
        """Return the posterior weight of each guess; it is asked for twice a day and changes once."""
        if self.weighed is None:
            logs = self.log_weight - self.shape * np.log(self.rate)
            odds = np.exp(logs - logs.max())
            self.weighed = odds / odds.sum()
        return self.weighed

    def noise(self) -> Floats:
        """Return the noise variance that each guess expects."""
        return self.rate / (self.shape - 1)


def begin(waves: Waves) -> Belief:
    """Return what is believed before the first answered day."""
    count = len(waves.level)
    mean = np.zeros((count, PARTS))
    mean[:, LEVEL] = waves.start
    spread = np.zeros((count, PARTS, PARTS))
    variances = [waves.level, waves.fast, waves.slow, *[waves.weekday] * (PARTS - WEEKDAY)]
    for part, variance in enumerate(variances):
        spread[:, part, part] = variance
    rate = waves.noise * waves.sureness
    return Belief(mean, spread, waves.sureness, rate, waves.log_prior + waves.sureness * np.log(rate))


def let_pass(belief: Belief, waves: Waves, gap: int) -> None:
    """Let `gap` days pass, in place: waves calm down, and what is not known about them grows."""
    passing = _passing(waves, gap)
    belief.mean *= passing.keeps
    belief.spread *= passing.both
    belief.spread[:, FAST, FAST] += passing.fast
    belief.spread[:, SLOW, SLOW] += passing.slow


def take(belief: Belief, day: int, value: float) -> tuple[float, float]:
    """Take the value of `day` into the belief, in place; time has passed up to that day.

    Returns the mean and standard deviation that were expected of it.
    """
    seen = SEEN[day % 7]
    towards = belief.spread @ seen
    variance = towards @ seen + 1
    expected = belief.mean @ seen
    told = pooled(belief.weights(), expected, variance * belief.noise())
    surprise = value - expected
    gain = towards / variance[:, None]
    belief.mean += gain * surprise[:, None]
    belief.spread -= gain[:, :, None] * towards[:, None, :]
    belief.shape += 0.5
    belief.rate += surprise * surprise / (2 * variance)
    belief.log_weight -= 0.5 * np.log(variance)
    belief.weighed = None
    return float(told[0]), float(told[1])


def ahead(belief: Belief, waves: Waves, *, day: int, horizons: Sequence[int]) -> tuple[Floats, Floats]:
    """Return mean and variance of the value at each horizon after `day`, the latest one, of shape (horizons, K).

    The variance is that of the Student t: what is not known over the noise, times the noise as expected now.
    """
    look, grown = _views(waves, day % 7, tuple(horizons))
    mean = (look * belief.mean[:, :, None]).sum(axis=1).T
    through = belief.spread @ look
    return mean, ((through * look).sum(axis=1) + grown).T * belief.noise()


def together(belief: Belief, waves: Waves, *, day: int, horizons: Sequence[int]) -> Floats:
    """Return how values at ascending horizons after `day` move together: their correlations, guesses taken by weight."""
    look, _ = _views(waves, day % 7, tuple(horizons))
    known = np.moveaxis(look.swapaxes(1, 2) @ belief.spread @ look, 0, -1)
    first, later = np.minimum.outer(horizons, horizons), np.maximum.outer(horizons, horizons)
    for variance, keeps in ((waves.fast, waves.fast_keeps), (waves.slow, waves.slow_keeps)):
        known += variance * (keeps ** (later - first)[..., None] - keeps ** (later + first)[..., None])
    known += np.eye(len(horizons))[..., None]
    whole = (known * belief.noise()) @ belief.weights()
    deviation = np.sqrt(np.diagonal(whole))
    correlations: Floats = whole / np.multiply.outer(deviation, deviation)
    return correlations


def pooled(weights: Floats, mean: Floats, variance: Floats) -> tuple[Floats, Floats]:
    """Return mean and standard deviation of the guesses taken together by their weights."""
    middle = mean @ weights
    return middle, np.sqrt(np.maximum((variance + mean**2) @ weights - middle**2, 0.0))


@dataclass(frozen=True, slots=True)
class _Passing:
    """What some days do to a belief: how much of each part is left, of each pair, and how much the waves grow anew."""

    keeps: Floats
    both: Floats
    fast: Floats
    slow: Floats


@lru_cache(maxsize=64)
def _passing(waves: Waves, gap: int) -> _Passing:
    keeps = np.ones((len(waves.level), PARTS))
    keeps[:, :WEEKDAY] = waves.keeps(gap)
    return _Passing(keeps, keeps[:, :, None] * keeps[:, None, :], *_grown(waves, keeps))


@lru_cache(maxsize=256)
def _views(waves: Waves, weekday: int, horizons: tuple[int, ...]) -> tuple[Floats, Floats]:
    """Return what of each part is seen at each horizon (K, PARTS, horizons), and what comes anew until then."""
    look = np.zeros((len(waves.level), PARTS, len(horizons)))
    grown = np.ones((len(waves.level), len(horizons)))
    for place, horizon in enumerate(horizons):
        keeps = waves.keeps(horizon)
        look[:, :WEEKDAY, place] = keeps
        look[:, WEEKDAY + (weekday + horizon) % 7, place] = 1
        grown[:, place] += sum(_grown(waves, keeps))
    return look, grown


def _grown(waves: Waves, keeps: Floats) -> tuple[Floats, Floats]:
    return waves.fast * (1 - keeps[:, FAST] ** 2), waves.slow * (1 - keeps[:, SLOW] ** 2)
