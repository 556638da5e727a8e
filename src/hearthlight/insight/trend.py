"""Whether a measure slowly went up or down, and whether two of them move together."""

import statistics
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import sqrt
from typing import Literal

from hearthlight.insight.series import DaySeries

type Direction = Literal["up", "same", "down"]

NEEDS_DAYS = 10
A_CHANGE = 1.0
NINETY_PERCENT = 1.645
TOGETHER_FROM = 0.6


def slope(series: DaySeries) -> float:
    """Return the median change a day over all pairs of two or more answered days; one odd day hardly moves it.

    Source: Theil 1950; Sen 1968, Estimates of the regression coefficient based on Kendall's tau,
    doi 10.1080/01621459.1968.10480934.
    """
    return statistics.median(
        (later - value) / (after - day) for (day, value), (after, later) in combinations(series, 2)
    )


def is_a_trend(values: Sequence[float]) -> bool:
    """Return whether values in order rise or fall more than chance does in nine cases of ten.

    Mann-Kendall: S counts rises less falls over all pairs; its variance without a trend is
    (n(n-1)(2n+5) - sum of t(t-1)(2t+5) over ties of t) / 18, and |S| - 1 is held against 1.645 of its roots.
    Source: Mann 1945, doi 10.2307/1907187; Kendall 1975, Rank Correlation Methods, chapter 4.
    """
    rises = sum((later > value) - (later < value) for value, later in combinations(values, 2))
    tied = [list(values).count(value) for value in set(values)]
    variance = (_pairs(len(values)) - sum(map(_pairs, tied))) / 18
    return abs(rises) - 1 > NINETY_PERCENT * sqrt(variance)


def _pairs(count: int) -> int:
    return count * (count - 1) * (2 * count + 5)


def direction(series: DaySeries) -> Direction | None:
    """Return where the series slowly goes, or None below NEEDS_DAYS answered days.

    Up or down is said only when the slope makes A_CHANGE of a ten-point scale over the days seen, half a tap, and
    chance alone would seldom do so.
    """
    if len(series) < NEEDS_DAYS:
        return None
    change = slope(series) * (series.days[-1] - series.days[0])
    if abs(change) < A_CHANGE or not is_a_trend(series.values):
        return "same"
    return "up" if change > 0 else "down"


def correlation(one: DaySeries, other: DaySeries) -> float | None:
    """Return Pearson's r over the days both have, or None below NEEDS_DAYS of them or when one never changes.

    Source: Pearson 1895, Note on regression and inheritance in the case of two parents, doi 10.1098/rspl.1895.0041.
    """
    pairs = list(_shared(one, other))
    if len(pairs) < NEEDS_DAYS:
        return None
    mine, theirs = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    if len(set(mine)) == 1 or len(set(theirs)) == 1:
        return None
    return statistics.correlation(mine, theirs)


def moves_with(one: DaySeries, other: DaySeries) -> bool:
    """Return whether two measures rise and fall together: r above TOGETHER_FROM on NEEDS_DAYS days or more."""
    r = correlation(one, other)
    return r is not None and r > TOGETHER_FROM


def _shared(one: DaySeries, other: DaySeries) -> Iterator[tuple[float, float]]:
    known = dict(other)
    return ((value, known[day]) for day, value in one if day in known)
