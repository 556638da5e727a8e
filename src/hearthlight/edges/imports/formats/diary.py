"""Any table of days: what its columns say is guessed, and what cannot be guessed is asked and never assumed."""

import datetime as dt
from zoneinfo import ZoneInfo

from hearthlight.edges.imports import times
from hearthlight.edges.imports.generic import days, mapping
from hearthlight.edges.imports.generic import table as tables
from hearthlight.edges.imports.generic.cells import number, says_nothing
from hearthlight.edges.imports.generic.mapping import Proposal, Rating
from hearthlight.edges.imports.generic.table import NotATable, Row, Table
from hearthlight.edges.imports.parcel import NotReadable, Parcel
from hearthlight.edges.imports.readings import Felt, Found

NAME, TITLE = "generic", "A table of days"
_SLEEP_WORDS = ("sleep hours", "hours of sleep", "sleep", "schlaf")


def claims(parcel: Parcel) -> bool:
    """Return whether this is one table that has a column of days."""
    table = _table(parcel)
    return table is not None and mapping.propose(table).day is not None


def _table(parcel: Parcel) -> Table | None:
    if len(parcel.members) != 1 or parcel.members[0].size > tables.LARGEST_BYTES:
        return None
    try:
        return tables.read(parcel.members[0].content(tables.LARGEST_BYTES))
    except (NotATable, NotReadable):
        return None


def read(parcel: Parcel, zone: ZoneInfo, found: Found) -> None:
    """Read moods, energy and hours of sleep into `found`, as far as the file alone tells."""
    table = _table(parcel)
    if table is None:
        raise NotReadable("damaged")
    guess = mapping.propose(table)
    for problem in table.problems:
        found.trouble("row", problem.row)
    if guess.order == "ask":
        found.asks.add("order")
        found.trouble("ambiguous_order")
        return
    if guess.ratings:
        found.asks.add("scale")
    for row in table.rows:
        if not _row(row, table, guess, zone, found):
            found.trouble("row", row.number)


def _row(row: Row, table: Table, guess: Proposal, zone: ZoneInfo, found: Found) -> bool:
    said = days.moment(row.cells[guess.day or 0], "mdy" if guess.order == "mdy" else "dmy")
    if said is None:
        return False
    clock = days.clock(row.cells[guess.time]) if guess.time is not None else said.clock
    at = None if clock is None else _at(said.day, clock, zone)
    if said.day > found.today:
        return False
    whole = True
    for field, into in (("mood", found.moods), ("energy", found.energies)):
        rating = guess.ratings.get(field)
        if rating is not None and not says_nothing(row.cells[rating.column]):
            felt = _felt(row.cells[rating.column], rating, None if at else said.day, at)
            into.extend([felt] if felt else [])
            whole = whole and felt is not None
    _hours(row, table, said.day, found)
    return whole


def _felt(cell: str, rating: Rating, day: dt.date | None, at: dt.datetime | None) -> Felt | None:
    value = number(cell)
    if value is None or not min(rating.scale) <= value <= max(rating.scale):
        return None
    return Felt(value, rating.scale, at=at, day=day)


def _hours(row: Row, table: Table, day: dt.date, found: Found) -> None:
    names = [name.strip().casefold() for name in table.columns]
    column = next((names.index(word) for word in _SLEEP_WORDS if word in names), None)
    hours = number(row.cells[column]) if column is not None else None
    if hours is not None and 0 < hours <= 24:
        found.hours[day] = hours


def _at(day: dt.date, clock: dt.time, zone: ZoneInfo) -> dt.datetime | None:
    at = dt.datetime.combine(day, clock)
    return at if at.tzinfo else times.on_clock(at, zone)
