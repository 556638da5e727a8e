"""From a table and its mapping to check-ins that keep each original value and its scale beside our 0 to 10."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from hearthlight.edges.imports.generic import days
from hearthlight.edges.imports.generic.cells import number, says_nothing
from hearthlight.edges.imports.generic.mapping import Mapping
from hearthlight.edges.imports.generic.table import Problem, Row, Table
from hearthlight.entries.base import Imported
from hearthlight.entries.checkin import Checkin
from hearthlight.entries.days import day_of

PLACES = 4


@dataclass(frozen=True, slots=True)
class Diary:
    """What a table says: its check-ins by day, what could not be read, and how many rows say nothing or say it twice."""

    entries: tuple[Checkin, ...]
    problems: tuple[Problem, ...]
    empty: int
    twice: int


def translate(table: Table, mapping: Mapping, *, source: str, zone: ZoneInfo, today: dt.date) -> Diary:
    """Return the diary that `table` holds for a person in `zone` whose day is `today`.

    A row becomes one check-in. A clock without an offset is one in the person's own zone; a row without a clock lies
    on its day alone. A cell that cannot be read is a problem and the rest of its row still comes; a row without a
    readable day does not. Two rows that say the same about the same moment are one.
    """
    problems, empty, seen = list(table.problems), 0, dict[bytes, Checkin]()
    twice = 0
    for row in table.rows:
        entry = _entry(row, mapping, problems, source=source, zone=zone)
        if entry is None:
            continue
        if not _says_something(entry):
            empty += 1
        elif entry.day is not None and entry.day > today:
            problems.append(Problem(row.number, mapping.day, "ahead"))
        elif fingerprint(entry) in seen:
            twice += 1
        else:
            seen[fingerprint(entry)] = entry
    entries = sorted(seen.values(), key=_moment)
    return Diary(tuple(entries), tuple(sorted(problems, key=lambda problem: problem.row)), empty, twice)


def on_ten(value: float, scale: tuple[float, float]) -> float | None:
    """Return `value` on 0 to 10, where `scale` names the originals for 0 and for 10; None when it lies outside."""
    least, most = scale
    if not min(scale) <= value <= max(scale):
        return None
    return round((value - least) / (most - least) * 10, PLACES)


def fingerprint(entry: Checkin) -> bytes:
    """Return 16 bytes that are the same for two imported check-ins which say the same about the same moment.

    Original values count and scales do not, so a file that is brought again under another scale adds nothing.
    """
    originals = sorted(entry.imported.originals.items()) if entry.imported else []
    at = entry.at.astimezone(dt.UTC).isoformat() if entry.at else ""
    said = repr((entry.day and entry.day.isoformat(), at, originals, entry.note))
    return hashlib.sha256(said.encode()).digest()[:16]


def _entry(row: Row, mapping: Mapping, problems: list[Problem], *, source: str, zone: ZoneInfo) -> Checkin | None:
    said = days.moment(row.cells[mapping.day], mapping.order)
    if said is None:
        problems.append(Problem(row.number, mapping.day, "day"))
        return None
    at = _at(said, row, mapping, problems, zone)
    originals: dict[str, float] = {}
    ratings: dict[str, float] = {}
    for name, original, rating in _ratings(row, mapping, problems):
        originals[name], ratings[name] = original, rating
    scales = {name: mapping.ratings[name].scale for name in originals}
    return Checkin(
        day=day_of(at, zone) if at else said.day,
        at=at,
        note=_note(row, mapping),
        imported=Imported(source, originals, scales),
        size="imported",
        mood=ratings.get("mood"),
        energy=ratings.get("energy"),
        closeness=ratings.get("closeness"),
    )


def _at(said: days.Moment, row: Row, mapping: Mapping, problems: list[Problem], zone: ZoneInfo) -> dt.datetime | None:
    time = said.clock
    if mapping.time is not None and not says_nothing(row.cells[mapping.time]):
        time = days.clock(row.cells[mapping.time])
        if time is None:
            problems.append(Problem(row.number, mapping.time, "day"))
    if time is None:
        return None
    return dt.datetime.combine(said.day, time, tzinfo=time.tzinfo or zone)


def _ratings(row: Row, mapping: Mapping, problems: list[Problem]) -> Iterator[tuple[str, float, float]]:
    """Yield name, original and 0-to-10 value of each rating in a row; what cannot be read becomes a problem."""
    for name, rating in mapping.ratings.items():
        cell = row.cells[rating.column]
        if says_nothing(cell):
            continue
        original = number(cell)
        value = None if original is None else on_ten(original, rating.scale)
        if original is None or value is None:
            problems.append(Problem(row.number, rating.column, "number" if original is None else "outside"))
        else:
            yield name, original, value


def _note(row: Row, mapping: Mapping) -> str:
    return "" if mapping.note is None or says_nothing(row.cells[mapping.note]) else row.cells[mapping.note]


def _says_something(entry: Checkin) -> bool:
    return bool(entry.note or (entry.imported and entry.imported.originals))


def _moment(entry: Checkin) -> tuple[dt.date, dt.datetime]:
    return entry.day or dt.date.min, entry.at or dt.datetime.min.replace(tzinfo=dt.UTC)
