"""What moved with what, for the page one takes to a professional: how far and how surely, and never why.

`together` holds two series against each other, `after` looks round the day of a medicine or any other change, `cycle`
at the days round each bleeding, and `levels` cuts a series into the stretches in which it stayed about the same. Every
number comes with its 90 % interval; one that does not clear zero is not to be told as a change.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from hearthlight.insight.drift import Estimate, regress
from hearthlight.insight.series import DaySeries

type Way = Literal["up", "down", "unsure"]
type Numbers = NDArray[np.float64]

NEEDS_DAYS = 20
NEEDS_EACH_SIDE = 7
LOOK_DAYS = 42
NEEDS_CYCLES = 2
BLEEDING_DAYS, BEFORE_DAYS, LONGEST_CYCLE_DAYS = 5, 7, 45
SHORTEST_DAYS = 14
CUT_COSTS = 1.5


@dataclass(frozen=True, slots=True)
class Together:
    """How far one series moved where the other moved by one of its own standard deviations.

    `by` is in standard deviations of the first; `days` is on how many days both are known.
    """

    by: Estimate
    days: int

    @property
    def way(self) -> Way:
        """Return up when they rose and fell together, down when one rose as the other fell."""
        return _way(self.by)


@dataclass(frozen=True, slots=True)
class After:
    """The days from `day` on (an ordinal) against those before it, in points of the ratings."""

    day: int
    by: Estimate
    before: float
    since: float
    days_before: int
    days_since: int

    @property
    def way(self) -> Way:
        return _way(self.by)


@dataclass(frozen=True, slots=True)
class Cycle:
    """The days of bleeding, and the week before it, against the other days, in points of the ratings."""

    bleeding: Estimate
    before: Estimate
    cycles: int
    days: int


@dataclass(frozen=True, slots=True)
class Level:
    """A stretch of days (ordinals, both included) with about one level, and the interval of that level."""

    first: int
    latest: int
    level: Estimate
    days: int


def together(one: DaySeries, other: DaySeries, *, lag: int = 0) -> Together | None:
    """Return how `one` moved with `other`, or None below NEEDS_DAYS common days or where either never changes.

    With `lag` 1 a day of `one` is held against the day before of `other`: a night against the day after it needs none
    when the night is dated by the day on which it ended.
    """
    known = {day + lag: value for day, value in other}
    both = [(day, value, known[day]) for day, value in one if day in known]
    if len(both) < NEEDS_DAYS:
        return None
    days, mine, theirs = np.array(both, dtype=np.float64).T
    if np.ptp(mine) == 0 or np.ptp(theirs) == 0:
        return None
    scaled = (theirs - theirs.mean()) / theirs.std()
    found = regress(days, mine, np.column_stack([np.ones(len(days)), scaled]))
    return Together(found[1].times(1 / float(mine.std())), len(both)) if found else None


def after(series: DaySeries, day: int, *, look: int = LOOK_DAYS, settles: int = 0) -> After | None:
    """Return how the `look` days from `day` on differ from those before it, or None with too few on either side.

    `settles` days from `day` on are left out, for what takes its time to work. Choose `look` so that no other change
    falls into it.
    """
    before = [one for one in series if day - look <= one[0] < day]
    since = [one for one in series if day + settles <= one[0] < day + look]
    if min(len(before), len(since)) < NEEDS_EACH_SIDE:
        return None
    days, values = np.array(before + since, dtype=np.float64).T
    found = regress(days, values, np.column_stack([np.ones(len(days)), days >= day]))
    if found is None:
        return None
    split = len(before)
    return After(day, found[1], float(values[:split].mean()), float(values[split:].mean()), split, len(since))


def cycle(series: DaySeries, starts: Sequence[int]) -> Cycle | None:
    """Return how the days round each bleeding differ from the others, or None below NEEDS_CYCLES whole cycles.

    `starts` are the first days of bleeding, ascending. Days before the first and after the last of them, and those of a
    cycle longer than LONGEST_CYCLE_DAYS, in which a start may lie untold, are left out.
    """
    rows, cycles = [], 0
    for first, following in pairwise(starts):
        if following - first > LONGEST_CYCLE_DAYS:
            continue
        cycles += 1
        rows += [
            (day, value, day - first < BLEEDING_DAYS, following - day <= BEFORE_DAYS)
            for day, value in series
            if first <= day < following
        ]
    if cycles < NEEDS_CYCLES or len(rows) < NEEDS_DAYS:
        return None
    days, values, bleeding, before = np.array(rows, dtype=np.float64).T
    found = regress(days, values, np.column_stack([np.ones(len(days)), bleeding, before]))
    return Cycle(found[1], found[2], cycles, len(rows)) if found else None


def levels(series: DaySeries) -> tuple[Level, ...]:
    """Return the stretches in which a series stayed about the same, oldest first; one where nothing clearly changed.

    Least squares over all cuts into stretches of SHORTEST_DAYS or more answered days, each cut costing CUT_COSTS log n
    of the variance that days in a row carry together, taken from differences so that a step does not enlarge it.
    Sources: Jackson and others 2005, An algorithm for optimal partitioning, doi 10.1109/LSP.2001.838216; Yao 1988, doi
    10.1016/0167-7152(88)90118-6 (the cost of a cut).
    """
    if len(series) < SHORTEST_DAYS:
        return ()
    days, values = np.array(list(series), dtype=np.float64).T
    ends = [*_cuts(values, _carried(days, values)), len(values)]
    found = []
    for start, end in zip([0, *ends], ends, strict=False):
        level = regress(days[start:end], values[start:end], np.ones((end - start, 1)))
        if level:
            found.append(Level(int(days[start]), int(days[end - 1]), level[0], end - start))
    return tuple(found)


def _carried(days: Numbers, values: Numbers) -> float:
    """Return the long-run variance of an AR(1) round a level: s2 (1 + phi) / (1 - phi), from differences of 1 and 2 days."""
    by_day = dict(zip(days, values, strict=True))
    one, two = (
        [value - by_day[day - lag] for day, value in by_day.items() if day - lag in by_day] for lag in (1.0, 2.0)
    )
    if len(one) < NEEDS_EACH_SIDE or len(two) < NEEDS_EACH_SIDE or not np.any(one):
        return float(np.var(values)) or 1.0
    phi = float(np.clip(np.mean(np.square(two)) / np.mean(np.square(one)) - 1, 0.0, 0.8))
    return float(np.mean(np.square(one))) / (2 * (1 - phi)) * (1 + phi) / (1 - phi)


def _cuts(values: Numbers, carried: float) -> list[int]:
    """Return the rows at which a new stretch begins, by the best partition; rows squared, for some years of days."""
    count, price = len(values), CUT_COSTS * float(np.log(len(values)))
    sums, squares = np.concatenate([[0.0], np.cumsum(values)]), np.concatenate([[0.0], np.cumsum(values**2)])
    best, came_from = np.full(count + 1, np.inf), np.zeros(count + 1, dtype=np.int64)
    best[0] = -price
    for end in range(SHORTEST_DAYS, count + 1):
        starts = np.arange(0, end - SHORTEST_DAYS + 1)
        whole, length = sums[end] - sums[starts], end - starts
        cost = best[starts] + (squares[end] - squares[starts] - whole**2 / length) / carried + price
        best[end], came_from[end] = cost.min(), int(starts[cost.argmin()])
    found, at = [], count
    while came_from[at] > 0:
        at = int(came_from[at])
        found.append(at)
    return found[::-1]


def _way(estimate: Estimate) -> Way:
    if not estimate.is_clear:
        return "unsure"
    return "up" if estimate.low > 0 else "down"
