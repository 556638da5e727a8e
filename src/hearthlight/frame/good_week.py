"""Good windows of the coming week, from the hours both marked as free and from what both share."""

import datetime as dt
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from hearthlight.entries.checkin import Checkin
from hearthlight.entries.days import part_of_day
from hearthlight.frame.visit import Visit
from hearthlight.insight import forecast, windows
from hearthlight.insight.series import DaySums, add, series
from hearthlight.insight.windows import PARTS, WEEK, Hours, Person
from hearthlight.journal.read import Kept
from hearthlight.journal.recent import Recent

FREE, BUSY = "free", "busy"
NEEDS_ANSWERS, NEEDS_DAYS, LATELY_DAYS = 10, 14, 7
SCALE = (0.0, 10.0)


def look(visit: Visit) -> windows.Week | None:
    """Return the coming week, or None while hours or shared days are missing on either side."""
    free = hours(visit)
    if free is None:
        return None
    people = [_person(said, visit) for said in _said(visit)]
    if any(person is None for person in people):
        return None
    return windows.week([person for person in people if person], free)


def hours(visit: Visit) -> tuple[Hours, ...] | None:
    """Return the free (day, part) of the coming week for each person here, or None until everybody marked some.

    The partner's are only what they entered for the two of you.
    """
    found = [_hours(visit.recent_mine, 0, visit.today)]
    if visit.together and visit.recent_ours is not None:
        found.append(_hours(visit.recent_ours, 1 - visit.author, visit.today))
    return tuple(found) if all(found) else None


def marked(recent: Recent, name: str, author: int) -> dict[str, str]:
    """Return what somebody marked: FREE by weekday, or BUSY by day."""
    value = recent.settled(name, author)
    return value if isinstance(value, dict) else {}


def _hours(recent: Recent, author: int, today: dt.date) -> Hours:
    free, busy = marked(recent, FREE, author), marked(recent, BUSY, author)
    week = [today + dt.timedelta(days=day) for day in range(WEEK)]
    return frozenset(
        (nth, part)
        for nth, day in enumerate(week)
        for part in PARTS
        if part in free.get(str(day.weekday()), "").split() and part not in busy.get(day.isoformat(), "").split()
    )


def _said(visit: Visit) -> list[list[Kept]]:
    """Return the check-ins each person's outlook rests on: one's own alone, or what each of two shared."""
    if not visit.together or visit.recent_ours is None:
        return [visit.recent_mine.since(visit.recent_mine.start, Checkin)]
    shared = visit.recent_ours.since(visit.recent_ours.start, Checkin)
    return [[one for one in shared if one.author == author] for author in (visit.author, 1 - visit.author)]


def _person(said: Sequence[Kept], visit: Visit) -> Person | None:
    """Return one person's energy in the coming week, or None while too few days tell of it."""
    sums = DaySums()
    for one in said:
        add(sums, one.entry)
    energy = series(sums, "energy").between(dt.date.min, visit.today)
    now = visit.today.toordinal()
    if len(energy) < NEEDS_ANSWERS or now - energy.days[0] < NEEDS_DAYS - 1 or now - energy.days[-1] >= LATELY_DAYS:
        return None
    told = [
        (part_of_day(one.entry.at, visit.zone), one.entry.energy)
        for one in said
        if isinstance(one.entry, Checkin) and one.entry.at and one.entry.energy is not None
    ]
    return Person(_outlook(energy.days, energy.values, now), windows.leans(told), windows.bar(energy.values))


def _outlook(days: Sequence[int], values: Sequence[float], now: int) -> NDArray[np.float64]:
    """Return the quantiles of each of the WEEK days from today on; a day that told its own has only that."""
    memory = forecast.remember(days, values, scale=SCALE)
    horizons = [now + day - days[-1] for day in range(WEEK) if now + day > days[-1]]
    ahead = forecast.look_ahead(memory, horizons).raw
    known = np.full((WEEK - len(horizons), ahead.shape[1]), values[-1])
    return np.vstack([known, ahead])
