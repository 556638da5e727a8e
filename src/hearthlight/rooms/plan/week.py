"""The week ahead as Plan shows it: where both may have some energy and both are free, from what both share."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from numpy.typing import NDArray

from hearthlight.entries.checkin import Checkin
from hearthlight.entries.days import part_of_day
from hearthlight.frame.visit import Visit
from hearthlight.insight import forecast, windows
from hearthlight.insight.series import DaySums, add, series
from hearthlight.insight.windows import PARTS, WEEK, Cell, Hours, Kind, Person
from hearthlight.journal.read import Kept
from hearthlight.rooms.plan import free

NEEDS_ANSWERS, NEEDS_DAYS, LATELY_DAYS = 10, 14, 7
SCALE = (0.0, 10.0)
KINDS: dict[Kind, object] = {
    "best": gettext_lazy("Best chance"),
    "could": gettext_lazy("Could work"),
    "lower": gettext_lazy("Likely lower"),
    "": gettext_lazy("Open"),
}
ROWS: dict[str, object] = {
    "morning": gettext_lazy("Morning"),
    "afternoon": gettext_lazy("Afternoon"),
    "evening": gettext_lazy("Evening"),
}
# How a day and its part are said together, so that a language can join them in its own way.
WHEN: dict[str, object] = {
    "morning": gettext_lazy("%(day)s morning"),
    "afternoon": gettext_lazy("%(day)s afternoon"),
    "evening": gettext_lazy("%(day)s evening"),
}


@dataclass(frozen=True, slots=True)
class Square:
    """One cell as a page shows it: its look, and what it says to those who hear it."""

    kind: Kind
    said: str


@dataclass(frozen=True, slots=True)
class Week:
    """The week as a page shows it. `best` and `could` name the windows in words."""

    days: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Square, ...]], ...]
    best: str
    could: str


def lay(visit: Visit) -> Week | None:
    """Return the coming week, or None while hours or shared days are missing on either side."""
    hours = free.hours(visit)
    if hours is None:
        return None
    people = [_person(said, visit) for said in _said(visit)]
    if any(person is None for person in people):
        return None
    return _week(windows.week([person for person in people if person], hours), hours, visit.today)


# A Monday, to name the days of a usual week by.
MONDAY = dt.date(2024, 1, 1)


def weekdays() -> list[str]:
    """Return the names of the days of a usual week."""
    return [date_format(MONDAY + dt.timedelta(days=nth), "l") for nth in range(WEEK)]


def when(weekday: int, part: str) -> str:
    """Return a part of a day in a usual week, as in Monday morning."""
    return str(WHEN[part]) % {"day": date_format(MONDAY + dt.timedelta(days=weekday), "l")}


def _week(found: windows.Week, hours: Sequence[Hours], today: dt.date) -> Week:
    days = [today + dt.timedelta(days=nth) for nth in range(WEEK)]
    could = [_when(days, cell) for cell in found.cells if cell.kind == "could"]
    return Week(
        days=tuple(date_format(day, "D") for day in days),
        rows=tuple(
            (str(ROWS[part]), tuple(Square(cell.kind, _cell_said(cell)) for cell in found.row(part))) for part in PARTS
        ),
        best=_when(days, found.best) if found.best else "",
        could=", ".join(could),
    )


def _cell_said(cell: Cell) -> str:
    if cell.kind or cell.free:
        return str(KINDS[cell.kind])
    return _("Not free")


def _when(days: Sequence[dt.date], cell: Cell) -> str:
    return str(WHEN[cell.part]) % {"day": date_format(days[cell.day], "l")}


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
