"""How regular one's own nights are, where their middle lies, and how far free days move it. A trend of one's own, no more.

Sleep regularity index: Phillips and others 2017, doi 10.1038/s41598-017-03171-4. Social jetlag: the difference of the
mid-sleep of free and of working days, on the circle of the clock.
"""

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

FEWEST_DAYS = 7
EPOCH_MINUTES = 5
_DAY_MINUTES = 1440
_FREE_WEEKDAYS = (5, 6)
_FEWEST_OF_EACH = 2


@dataclass(frozen=True, slots=True)
class Asleep:
    """One sleep from falling asleep to waking, on its own clock."""

    start: dt.datetime
    end: dt.datetime


@dataclass(frozen=True, slots=True)
class Middle:
    """The usual middle of a night as hours after midnight, and how many nights it is taken from."""

    hour: float
    nights: int


def regularity(days: Sequence[Sequence[float | None]]) -> float | None:
    """Return the index, from -100 to 100, of days that hold 1 asleep, 0 awake or None for each of their epochs.

    It is the chance of being in the same state at the same time on two days that follow each other, stretched. A pair
    with an unknown epoch is left out, and so is a day that is unknown. None when there is no pair to compare.
    """
    states = np.array([[math.nan if state is None else state for state in day] for day in days], dtype=float)
    return _index(states) if len(states) > 1 else None


def regularity_of(sleeps: Iterable[Asleep], *, fewest_days: int = FEWEST_DAYS) -> float | None:
    """Return the index of nights as they were, or None below seven days that have one.

    Days run from noon to noon, so that a night lies within one; a day without any sleep told is unknown.
    """
    states = _states(list(sleeps))
    told = 0 if states is None else int((~np.isnan(states[:, 0])).sum())
    return None if states is None or told < fewest_days else _index(states)


def middle(sleeps: Iterable[Asleep]) -> Middle | None:
    """Return the usual mid-sleep: the mean on the circle of the clock, so that 23:30 and 00:30 meet at midnight."""
    hours = [_mid_hour(one) for one in sleeps]
    return Middle(_mean_hour(hours), len(hours)) if hours else None


def jetlag(work_hour: float, free_hour: float) -> float:
    """Return how many hours lie between two mid-sleeps, the short way round the clock."""
    apart = abs(work_hour - free_hour) % 24
    return min(apart, 24 - apart)


def jetlag_of(sleeps: Iterable[Asleep], *, free: Sequence[int] = _FREE_WEEKDAYS) -> float | None:
    """Return the hours between the mid-sleeps before free and before working days; None below two nights of each.

    `free` are the weekdays that are free, Monday being 0; a night counts for the day on which it ended.
    """
    nights = list(sleeps)
    of_free = middle(one for one in nights if one.end.weekday() in free)
    of_work = middle(one for one in nights if one.end.weekday() not in free)
    if of_free is None or of_work is None or min(of_free.nights, of_work.nights) < _FEWEST_OF_EACH:
        return None
    return jetlag(of_work.hour, of_free.hour)


def _index(states: NDArray[np.float64]) -> float | None:
    same, pairs = 0, 0
    for day, after in pairwise(states):
        known = ~(np.isnan(day) | np.isnan(after))
        same += int((day[known] == after[known]).sum())
        pairs += int(known.sum())
    return -100 + 200 * same / pairs if pairs else None


def _states(sleeps: list[Asleep]) -> NDArray[np.float64] | None:
    """Return a row of epochs for each day from the first to the latest; rows of days without a sleep are unknown."""
    if not sleeps:
        return None
    first = min(_noon_day(one.start) for one in sleeps)
    count = (max(_noon_day(one.start) for one in sleeps) - first).days + 1
    per_day = _DAY_MINUTES // EPOCH_MINUTES
    states = np.full(count * per_day, math.nan)
    for one in sleeps:
        row = (_noon_day(one.start) - first).days
        states[row * per_day : (row + 1) * per_day] = np.nan_to_num(states[row * per_day : (row + 1) * per_day])
    for one in sleeps:
        start = _epoch(one.start, first)
        end = start + round((one.end - one.start).total_seconds() / 60 / EPOCH_MINUTES)
        states[start:end] = np.where(np.isnan(states[start:end]), math.nan, 1.0)
    return states.reshape(count, per_day)


def _noon_day(at: dt.datetime) -> dt.date:
    return (at - dt.timedelta(hours=12)).date()


def _epoch(at: dt.datetime, first: dt.date) -> int:
    noon = dt.datetime.combine(first, dt.time(12), tzinfo=at.tzinfo)
    clock = at.replace(tzinfo=None) - noon.replace(tzinfo=None)
    return round(clock.total_seconds() / 60 / EPOCH_MINUTES)


def _mid_hour(one: Asleep) -> float:
    mid = one.start + (one.end - one.start) / 2
    return mid.hour + mid.minute / 60 + mid.second / 3600


def _mean_hour(hours: list[float]) -> float:
    angles = [hour / 24 * 2 * math.pi for hour in hours]
    angle = math.atan2(sum(map(math.sin, angles)), sum(map(math.cos, angles)))
    return angle / (2 * math.pi) * 24 % 24
