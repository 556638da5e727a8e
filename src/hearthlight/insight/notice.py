"""Noticing a shift already under way: a mean-shift chart over the days, held against four weeks before them.

It notices, it does not foresee: about eleven days in. Rising variance and rising autocorrelation are left out on
purpose: in real diaries they warned of nothing.
Source: Page 1954, Continuous inspection schemes, doi 10.1093/biomet/41.1-2.100 (CUSUM).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from statistics import fmean
from typing import Literal

import msgspec

type Shift = Literal["down", "up"]

BASELINE_DAYS, BASELINE_ANSWERS = 28, 14
# What is usual is read from at most so many days, which end so long ago that a shift now does not hide itself.
LONGEST_BASELINE_DAYS, LEFT_OUT_DAYS = 90, 14
ALLOWANCE, LIMIT = 0.5, 5.0
RECENT_DAYS, RECENT_ANSWERS = 7, 4
QUIET_DAYS = 14
# A day far out counts as this far out, so that no single day is ever called a shift.
FARTHEST = 3.0
# Days lean on the day before, which makes sums wander; found by simulation, see docs/seeing-ahead.md.
WANDERING = 1.1
# Other people's daily variance on [0, 1], worth so many answers beside the own weeks.
OTHERS_VARIANCE, OTHERS_ANSWERS = 0.02, 2
# A notice came true when the two weeks after it stayed on its side of the usual by the allowance, or further.
AFTER_DAYS, AFTER_ANSWERS = 14, 4


@dataclass(frozen=True, slots=True)
class Notice:
    """On `day` the diary looked different from its usual weeks, downwards or upwards.

    Of `before` earlier notices of this direction whose two weeks after are over, `came` came true.
    """

    day: int
    direction: Shift
    before: int = 0
    came: int = 0


class Awaited(msgspec.Struct):
    """A notice whose two weeks after are not over: the mean that would make it true, and what was said in them so far."""

    day: int
    direction: Shift
    limit: float
    said: list[float] = []


class Chart(msgspec.Struct):
    """The chart between two days, on [0, 1]: how far days have drifted down and up, and the weeks it looks back on.

    `first` is the day it began on, `recent` are (day, value), `told` the latest notice of each direction.
    `awaited` are those not yet known to be true; `before` and `came` count the known ones of each direction.
    """

    first: int | None = None
    down: float = 0.0
    up: float = 0.0
    recent: list[tuple[int, float]] = []
    told: dict[Shift, int] = {}
    awaited: list[Awaited] = []
    before: dict[Shift, int] = {}
    came: dict[Shift, int] = {}


def add(chart: Chart, day: int, value: float) -> Notice | None:
    """Take the value of a later day, on [0, 1], into `chart`, in place; return the notice it gives, if any."""
    if chart.first is None:
        chart.first = day
    elif day - chart.recent[-1][0] > QUIET_DAYS:
        # After a long silence nobody knows whether the days before it still go on.
        chart.down = chart.up = 0.0
    chart.recent = [one for one in chart.recent if one[0] >= day - LEFT_OUT_DAYS - LONGEST_BASELINE_DAYS]
    chart.recent.append((day, value))
    _learn(chart, day, value)
    usual = _usual(chart, day)
    if usual is None:
        return None
    mean, deviation = usual
    away = max(-FARTHEST, min((value - mean) / deviation, FARTHEST))
    chart.down = max(0.0, chart.down - away - ALLOWANCE)
    chart.up = max(0.0, chart.up + away - ALLOWANCE)
    if max(chart.down, chart.up) <= LIMIT or not _enough_lately(chart, day):
        return None
    direction: Shift = "down" if chart.down > chart.up else "up"
    chart.down = chart.up = 0.0
    if day - chart.told.get(direction, day - QUIET_DAYS) < QUIET_DAYS:
        return None
    chart.told[direction] = day
    limit = mean + (ALLOWANCE if direction == "up" else -ALLOWANCE) * deviation
    chart.awaited.append(Awaited(day, direction, limit))
    return Notice(day, direction, chart.before.get(direction, 0), chart.came.get(direction, 0))


def notices(days: Iterable[int], values: Iterable[float], scale: tuple[float, float]) -> list[Notice]:
    """Return every notice of a diary, oldest first; days ascend, values lie on `scale`."""
    low, high = scale
    chart = Chart()
    found = (add(chart, day, (value - low) / (high - low)) for day, value in zip(days, values, strict=True))
    return [notice for notice in found if notice is not None]


def _learn(chart: Chart, day: int, value: float) -> None:
    """Take a day into the notices it comes after, and count those whose two weeks are over; too few answers count as none."""
    for one in chart.awaited:
        if day <= one.day + AFTER_DAYS:
            one.said.append(value)
        elif len(one.said) >= AFTER_ANSWERS:
            mean = fmean(one.said)
            true = mean >= one.limit if one.direction == "up" else mean <= one.limit
            chart.before[one.direction] = chart.before.get(one.direction, 0) + 1
            chart.came[one.direction] = chart.came.get(one.direction, 0) + true
    chart.awaited = [one for one in chart.awaited if day <= one.day + AFTER_DAYS]


def _usual(chart: Chart, day: int) -> tuple[float, float] | None:
    """Return mean and deviation of the usual weeks, or None in the first four weeks or with too few answers."""
    assert chart.first is not None
    settled = chart.first + BASELINE_DAYS
    until = max(day - LEFT_OUT_DAYS, settled)
    values = [value for said, value in chart.recent if until - LONGEST_BASELINE_DAYS <= said < until]
    if day < settled or len(values) < BASELINE_ANSWERS:
        return None
    mean = fmean(values)
    apart = sum((value - mean) ** 2 for value in values) + OTHERS_ANSWERS * OTHERS_VARIANCE
    # The usual weeks lie themselves off the true mean; a day is as far from them as both together.
    variance = apart / (len(values) - 1 + OTHERS_ANSWERS) * (1 + 1 / len(values))
    return mean, sqrt(variance) * WANDERING


def _enough_lately(chart: Chart, day: int) -> bool:
    return sum(said > day - RECENT_DAYS for said, _ in chart.recent) >= RECENT_ANSWERS
