"""The week ahead as Plan shows it: where both may have some energy and both are free, from what both share."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearthlight.frame import good_week
from hearthlight.frame.dates import date_format
from hearthlight.frame.visit import Visit
from hearthlight.insight import windows
from hearthlight.insight.windows import PARTS, WEEK, Cell, Kind

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
    """The week as a page shows it. `best` and `could` name the windows in words; `best_at` is the day and part of it."""

    days: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Square, ...]], ...]
    best: str
    best_at: tuple[dt.date, str] | None
    could: str


def lay(visit: Visit) -> Week | None:
    """Return the coming week, or None while hours or shared days are missing on either side."""
    found = good_week.look(visit)
    return _week(found, visit.today) if found else None


# A Monday, to name the days of a usual week by.
MONDAY = dt.date(2024, 1, 1)


def weekdays() -> list[str]:
    """Return the names of the days of a usual week."""
    return [date_format(MONDAY + dt.timedelta(days=nth), "l") for nth in range(WEEK)]


def when(weekday: int, part: str) -> str:
    """Return a part of a day in a usual week, as in Monday morning."""
    return str(WHEN[part]) % {"day": date_format(MONDAY + dt.timedelta(days=weekday), "l")}


def _week(found: windows.Week, today: dt.date) -> Week:
    days = [today + dt.timedelta(days=nth) for nth in range(WEEK)]
    could = [_when(days, cell) for cell in found.cells if cell.kind == "could"]
    return Week(
        days=tuple(date_format(day, "D") for day in days),
        rows=tuple(
            (str(ROWS[part]), tuple(Square(cell.kind, _cell_said(cell)) for cell in found.row(part))) for part in PARTS
        ),
        best=_when(days, found.best) if found.best else "",
        best_at=(days[found.best.day], found.best.part) if found.best else None,
        could=", ".join(could),
    )


def _cell_said(cell: Cell) -> str:
    if cell.kind or cell.free:
        return str(KINDS[cell.kind])
    return _("Not free")


def _when(days: Sequence[dt.date], cell: Cell) -> str:
    return str(WHEN[cell.part]) % {"day": date_format(days[cell.day], "l")}
