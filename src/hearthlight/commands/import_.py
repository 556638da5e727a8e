"""Brings a file into one person's own home: shows what it would do, asks, and then does it."""

import argparse
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import django

from hearthlight.commands import columns, exported, owner
from hearthlight.commands.refusal import Refused
from hearthlight.edges.imports import words
from hearthlight.edges.imports.generic import table as tables
from hearthlight.edges.imports.generic.mapping import Mapping
from hearthlight.edges.imports.generic.table import NotATable, Table
from hearthlight.edges.imports.generic.translate import Diary, translate
from hearthlight.entries.days import day_of
from hearthlight.frame import clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hearthlight.edges.imports.bring import Preview
    from hearthlight.entries.base import Entry
    from hearthlight.journal.homes import OpenHome


@dataclass(frozen=True, slots=True)
class Bringer:
    """Whose home it is, open, and the zone they live in."""

    home: "OpenHome"
    zone: ZoneInfo


def add(parser: argparse.ArgumentParser) -> None:
    """Say what `hearthlight import` takes."""
    parser.add_argument(
        "file", type=Path, help="an export of another app or watch, of any size, or a CSV file of days up to 8 MB"
    )
    owner.add(parser)
    exported.add(parser)
    columns.add(parser)
    parser.add_argument("--yes", action="store_true", help="bring it in without asking")


def run(args: argparse.Namespace) -> int:
    """Bring the file in after a yes; returns 1 when the answer was no, raises Refused when it cannot be read or opened."""
    django.setup()
    if exported.is_one(args.file):
        return _bring_export(args)
    table = _read(args.file)
    mapping = columns.read(table, args)
    bringer = _open(args)

    from hearthlight.edges.imports import bring

    today = day_of(clock.now(), bringer.zone)
    diary = translate(table, mapping, source=bring.source_of(secrets.token_hex(4)), zone=bringer.zone, today=today)
    preview = bring.preview(bringer.home, diary.entries)
    _show(table, mapping, diary, preview)
    return _ask_and_bring(bringer, diary.entries, preview, is_told=args.yes)


def _bring_export(args: argparse.Namespace) -> int:
    bringer = _open(args)

    from hearthlight.edges.imports import bring

    found = exported.read(args, bringer.zone, today=day_of(clock.now(), bringer.zone))
    entries = exported.entries(args, found, bringer.home, bringer.zone)
    preview = bring.preview(bringer.home, entries)
    exported.show(found, preview)
    return _ask_and_bring(bringer, entries, preview, is_told=args.yes)


def _ask_and_bring(bringer: Bringer, entries: "Sequence[Entry]", preview: "Preview", *, is_told: bool) -> int:
    from hearthlight.edges.imports import bring

    if preview.new and not is_told and not _said_yes():
        print("Nothing was brought in.")
        return 1
    print(f"New: {bring.bring_in(bringer.home, entries)}. Here already: {preview.known}.")
    return 0


def _read(file: Path) -> Table:
    try:
        with file.open("rb") as source:
            return tables.read(source.read(tables.LARGEST_BYTES + 1))
    except OSError as problem:
        raise Refused(f"{file} cannot be read: {problem.strerror}.") from None
    except NotATable as problem:
        raise Refused(words.why_not(problem.why)) from None


def _open(args: argparse.Namespace) -> Bringer:
    """Open the home of whoever signs in with this name; raises Refused."""
    from hearthlight.journal import homes, recent

    own = owner.open_own(args)
    home = homes.open_personal(bytes(own.person.home), own.mine)
    zone = recent.recent(home, today=clock.now().date()).settled("zone", 0)
    return Bringer(home, ZoneInfo(zone if isinstance(zone, str) and zone else "UTC"))


def _show(table: Table, mapping: Mapping, diary: Diary, preview: "Preview") -> None:
    print(f"Day: {words.column_name(table, mapping.day)}")
    for field, rating in mapping.ratings.items():
        least, most = rating.scale
        print(f"{words.field_name(field)}: {words.column_name(table, rating.column)}, from {least:g} to {most:g}")
    days = sorted({entry.day for entry in preview.new if entry.day})
    if days:
        print(
            f"{len(preview.new)} new check-ins on {len(days)} days, from {days[0]} to {days[-1]}. They stay with you alone."
        )
    else:
        print("Nothing new in this file.")
    if preview.beside:
        print(f"{preview.beside} of them fall on days that another file told about. Both will stand.")
    for line in words.problems(table, diary.problems):
        print(f"  {line}")


def _said_yes() -> bool:
    try:
        return input("Bring it in? [y/N] ").strip().lower() in ("y", "yes")
    except EOFError:
        return False
