"""From what a filter expects to quantiles that hold: even steps, the shape of surprises, own past days, the scale's steps.

All of it works on [0, 1]. A scale is walked on even steps, x = 2/pi asin(sqrt(z)), because the same change of heart
moves a rating less near the ends of a scale than in its middle.
Source of the even steps: Anscombe 1948, The transformation of Poisson, binomial and negative-binomial data, eq. 2.1.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import asin, ceil, exp, log, pi, sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from hearthlight.insight.filter import Floats
from hearthlight.insight.priors import Odds

LEVELS: Floats = (np.arange(50) + 0.5) / 50
BELL: Floats = np.array([NormalDist().inv_cdf(level) for level in LEVELS])
# A rating is heard as any of these places in the cell of values that round to it.
CELL: Floats = np.array([0.1, 0.3, 0.5, 0.7, 0.9])
# After the last of values in ascending order the next one differs.
LAST = np.array([True])
LOWEST_CHANCE, HIGHEST_CHANCE = 0.005, 0.995
MANY_STEPS = 1e-9


def even(values: Floats) -> Floats:
    """Return places on [0, 1] on even steps; what lies outside is taken to the nearer end."""
    places: Floats = np.arcsin(np.sqrt(_kept_in(values))) * (2 / np.pi)
    return places


def even_one(value: float) -> float:
    """Return one place on even steps, as `even` does."""
    return asin(sqrt(min(max(value, 0.0), 1.0))) * (2 / pi)


def uneven(places: Floats) -> Floats:
    """Return even places on the scale again, the inverse of `even`."""
    values: Floats = np.sin(_kept_in(places) * (np.pi / 2)) ** 2
    return values


def quantiles_of(ordered: Floats) -> Floats:
    """Return the type-7 quantiles of LEVELS of values in ascending order; see insight.usual.quantile."""
    below, above, part = _places(len(ordered))
    low = ordered[below]
    found: Floats = low + part * (ordered[above] - low)
    return found


@lru_cache(maxsize=1024)
def _places(count: int) -> tuple[NDArray[np.intp], NDArray[np.intp], Floats]:
    """Return between which of `count` ordered values each of LEVELS lies, and what part of the way."""
    place = LEVELS * (count - 1)
    below = place.astype(np.intp)
    return below, np.minimum(below + 1, count - 1), place - below


def quantile_of(ordered: Floats, level: float) -> float:
    """Return one type-7 quantile of values in ascending order."""
    place = level * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    low, high = float(ordered[below]), float(ordered[above])
    return low + (place - below) * (high - low)


def own_quantiles(ordered: Floats, step: float | None) -> Floats:
    """Return the quantiles of LEVELS of a person's own values in ascending order, type 7 where no step is known.

    Where one is, a value is heard as its whole cell, so that the quantiles do not leap from step to step before they
    are snapped.
    """
    if step is None:
        return quantiles_of(ordered)
    last = np.flatnonzero(np.concatenate([ordered[1:] > ordered[:-1], LAST]))
    upto = (last + 1) / len(ordered)
    chances, edges = np.zeros(2 * len(last)), np.repeat(ordered[last], 2)
    chances[1::2], chances[2::2] = upto, upto[:-1]
    edges[::2] -= step / 2
    edges[1::2] += step / 2
    own: Floats = np.interp(LEVELS, chances, edges)
    return own


def shape(others: Floats, surprises: Floats, days: float) -> Floats:
    """Return the quantiles of surprises: other people's, and one's own weighing as much after `days` of them.

    `surprises` (n, 2) holds the ends of each own surprise's cell, over what was expected.
    """
    if not len(surprises):
        return others
    own = np.sort((surprises[:, :1] + (surprises[:, 1:] - surprises[:, :1]) * CELL).ravel())
    share = len(surprises) / (len(surprises) + days)
    mixed: Floats = share * quantiles_of(own) + (1 - share) * others
    return mixed


def spread(answered: int, table: Sequence[tuple[float, float]]) -> float:
    """Return the factor for a history of `answered` days, linear between the rows of `table`."""
    day, factor = table[0]
    if answered <= day:
        return factor
    for later, other in table[1:]:
        if answered < later:
            return factor + (other - factor) * (answered - day) / (later - day)
        day, factor = later, other
    return factor


def snap(values: Floats, scale: tuple[float, float], step: float | None) -> Floats:
    """Return `values` on [0, 1] in the unit of `scale`, taken to its nearest step where it has steps."""
    low, high = scale
    if step is None:
        return low + (high - low) * values
    steps = np.floor(values * ((high - low) / step) + 0.5 + MANY_STEPS)
    return np.minimum(low + steps * step, high)


def below(limit: float, step: float | None) -> float:
    """Return what a value before snapping lies under when it lies strictly under `limit` once snapped."""
    return limit if step is None else (ceil(limit / step - MANY_STEPS) - 0.5) * step


def chance_below(quantiles: Floats, limit: float) -> float:
    """Return the chance of a value under `limit`, from the 50 quantiles of LEVELS."""
    return float(np.interp(limit, quantiles, LEVELS, left=LOWEST_CHANCE, right=HIGHEST_CHANCE))


def honest(chance: float, odds: Odds) -> float:
    """Return `chance` as it comes true: nearer to the usual one, and capped.

    Source of the form: Platt 1999, Probabilistic outputs for support vector machines.
    """
    usual = logit(odds.usual)
    line = usual + odds.kept * (logit(chance) - usual)
    return min(1 / (1 + exp(-line)), odds.highest)


def logit(chance: float) -> float:
    """Return the log of the odds of a chance; none is nearer to never or always than these."""
    kept = min(max(chance, LOWEST_CHANCE), HIGHEST_CHANCE)
    return log(kept / (1 - kept))


def _kept_in(values: Floats) -> Floats:
    return np.minimum(np.maximum(values, 0.0), 1.0)
