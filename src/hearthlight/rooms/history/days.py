"""One's own entries laid out by day: a month, a single day, or what a search finds, the latest first."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

import msgspec

from hearthlight.entries import codec
from hearthlight.entries.base import Entry
from hearthlight.entries.report import Report
from hearthlight.entries.step import Step
from hearthlight.frame import told
from hearthlight.frame.visit import Visit
from hearthlight.journal import read
from hearthlight.journal.digests import Fold, fold
from hearthlight.journal.read import Kept


@dataclass(frozen=True, slots=True)
class Line:
    """One entry in a list: what kind of thing, what it says, and whether some of it was given away."""

    id: str
    kind: str
    text: str
    at: dt.datetime | None
    shared: bool


@dataclass(frozen=True, slots=True)
class Day:
    """One day that has something in it."""

    day: dt.date
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """One month as a page shows it, and the nearest months to either side that have something in them."""

    first: dt.date
    days: tuple[Day, ...]
    earlier: dt.date | None
    later: dt.date | None


class Months(msgspec.Struct):
    """Every month that has something in it, so that empty ones need not be opened."""

    names: set[str] = set()


def _add(months: Months, kept: Kept) -> Months:
    if shows(kept.entry) and kept.entry.day is not None:
        months.names.add(codec.month_of(kept.entry.day))
    return months


def shows(entry: Entry) -> bool:
    """Return whether an entry is told here: what happened, never what was passed over; links are told beside their page."""
    return (
        entry.day is not None
        and not isinstance(entry, Report)
        and not (isinstance(entry, Step) and entry.answer != "done")
    )


MONTHS = Fold("months.1", Months, Months, _add)


def months(visit: Visit) -> list[dt.date]:
    """Return the first day of every month with something in it, the latest first."""
    return sorted((dt.date.fromisoformat(f"{name}-01") for name in fold(visit.mine, MONTHS).names), reverse=True)


def month(visit: Visit, first: dt.date) -> Month:
    """Return the month that begins on `first`."""
    known = months(visit)
    return Month(
        first=first,
        days=by_day(visit, of_month(visit, first)),
        earlier=next((one for one in known if one < first), None),
        later=next((one for one in reversed(known) if one > first), None),
    )


def of_month(visit: Visit, first: dt.date) -> list[Kept]:
    """Return what this person said in the month that begins on `first`, oldest first."""
    # What was left while locked lies in no month until somebody reads it, and comes with every one.
    kept = read.month(visit.mine, first)
    return [one for one in kept if shows(one.entry) and codec.bucket_of(one.entry) == codec.month_of(first)]


def by_day(visit: Visit, kept: Iterable[Kept]) -> tuple[Day, ...]:
    """Lay entries out by their day, the latest day and the latest entry first."""
    found = sorted(kept, key=lambda one: (one.entry.day or dt.date.min, one.seq), reverse=True)
    days = groupby(found, key=lambda one: one.entry.day or dt.date.min)
    return tuple(Day(day, tuple(line(visit, one) for one in group)) for day, group in days)


def line(visit: Visit, kept: Kept) -> Line:
    """Return one entry as a list shows it."""
    entry, telling = kept.entry, told.tell(kept.entry, visit.partner)
    # Without its zone, or the template would tell the house's time and not the person's.
    at = entry.at.astimezone(visit.zone).replace(tzinfo=None) if entry.at else None
    return Line(kept.id.hex(), telling.kind, telling.text, at, entry.shared_as is not None)
