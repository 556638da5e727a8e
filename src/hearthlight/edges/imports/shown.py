"""The small frozen values the pages are laid from."""

import datetime as dt
from dataclasses import dataclass

from hearthlight.edges.imports import words
from hearthlight.edges.imports.bring import Batch, Preview
from hearthlight.edges.imports.generic.mapping import FIELDS
from hearthlight.edges.imports.generic.table import Table
from hearthlight.edges.imports.generic.translate import Diary
from hearthlight.edges.imports.held import Held
from hearthlight.entries.checkin import Checkin

ROWS_SHOWN = 5
LONGEST_CELL = 80


@dataclass(frozen=True, slots=True)
class Brought:
    """One diary that is in the house."""

    batch: str
    entries: int
    first_day: dt.date
    latest_day: dt.date


@dataclass(frozen=True, slots=True)
class FirstRows:
    """The first rows of a file, as they stand in it."""

    columns: list[str]
    rows: list[list[str]]


@dataclass(frozen=True, slots=True)
class Said:
    """One check-in as it will look: its day, its ratings on 0 to 10 with the originals, and whether a note comes with it."""

    day: dt.date | None
    ratings: list[tuple[float | None, float | None]]
    note: str


@dataclass(frozen=True, slots=True)
class Look:
    """Everything the person sees before anything is written."""

    new: int
    known: int
    beside: int
    days: int
    first_day: dt.date | None
    latest_day: dt.date | None
    fields: list[str]
    rows: list[Said]
    has_notes: bool
    left_out: list[str]
    problems: list[str]
    empty: int
    twice: int


def brought(batches: dict[str, Batch]) -> list[Brought]:
    """Return the diaries that are in, for the list."""
    return [Brought(name, one.entries, one.first_day, one.latest_day) for name, one in batches.items()]


def as_in_the_file(table: Table) -> FirstRows:
    """Return the first rows with their columns' names."""
    names = [words.column_name(table, i) for i in range(len(table.columns))]
    return FirstRows(names, [[_short(cell) for cell in row.cells] for row in table.rows[:ROWS_SHOWN]])


def look(table: Table, held: Held, diary: Diary, preview: Preview) -> Look:
    """Return what bringing this diary would mean."""
    days = [entry.day for entry in preview.new if entry.day]
    ratings = held.mapping.ratings if held.mapping else {}
    fields = [field for field in FIELDS if field in ratings]
    read = held.mapping.columns() if held.mapping else set()
    return Look(
        new=len(preview.new),
        known=preview.known,
        beside=preview.beside,
        days=len(set(days)),
        first_day=min(days, default=None),
        latest_day=max(days, default=None),
        fields=[words.field_name(field) for field in fields],
        rows=[_said(entry, list(fields)) for entry in preview.new[:ROWS_SHOWN] if isinstance(entry, Checkin)],
        has_notes=any(entry.note for entry in preview.new),
        left_out=[words.column_name(table, i) for i in range(len(table.columns)) if i not in read],
        problems=words.problems(table, diary.problems),
        empty=diary.empty,
        twice=diary.twice,
    )


def _said(entry: Checkin, fields: list[str]) -> Said:
    originals = entry.imported.originals if entry.imported else {}
    return Said(entry.day, [(getattr(entry, field), originals.get(field)) for field in fields], _short(entry.note))


def _short(cell: str) -> str:
    plain = " ".join(cell.split())
    return plain if len(plain) <= LONGEST_CELL else f"{plain[: LONGEST_CELL - 1]}…"
