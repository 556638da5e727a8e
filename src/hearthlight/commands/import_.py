"""Brings a file into one person's own home: shows what it would do, asks, and then does it."""

import argparse
import getpass
import secrets
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import django

from hearthlight.commands import columns, exported
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
class Owner:
    """Whose home it is, open, and the zone they live in."""

    home: "OpenHome"
    zone: ZoneInfo


def add(parser: argparse.ArgumentParser) -> None:
    """Say what `hearthlight import` takes."""
    parser.add_argument(
        "file", type=Path, help="an export of another app or watch, of any size, or a CSV file of days up to 8 MB"
    )
    parser.add_argument("--name", default="", help="the name you sign in with")
    exported.add(parser)
    columns.add(parser)
    parser.add_argument("--passphrase-stdin", action="store_true", help="read the passphrase from standard input")
    parser.add_argument("--yes", action="store_true", help="bring it in without asking")


def run(args: argparse.Namespace) -> int:
    """Bring the file in after a yes; returns 1 when the answer was no, raises Refused when it cannot be read or opened."""
    django.setup()
    if exported.is_one(args.file):
        return _bring_export(args)
    table = _read(args.file)
    mapping = columns.read(table, args)
    owner = _open(args)

    from hearthlight.edges.imports import bring

    today = day_of(clock.now(), owner.zone)
    diary = translate(table, mapping, source=bring.source_of(secrets.token_hex(4)), zone=owner.zone, today=today)
    preview = bring.preview(owner.home, diary.entries)
    _show(table, mapping, diary, preview)
    return _ask_and_bring(owner, diary.entries, preview, is_told=args.yes)


def _bring_export(args: argparse.Namespace) -> int:
    owner = _open(args)

    from hearthlight.edges.imports import bring

    found = exported.read(args, owner.zone, today=day_of(clock.now(), owner.zone))
    entries = exported.entries(args, found, owner.home, owner.zone)
    preview = bring.preview(owner.home, entries)
    exported.show(found, preview)
    return _ask_and_bring(owner, entries, preview, is_told=args.yes)


def _ask_and_bring(owner: Owner, entries: "Sequence[Entry]", preview: "Preview", *, is_told: bool) -> int:
    from hearthlight.edges.imports import bring

    if preview.new and not is_told and not _said_yes():
        print("Nothing was brought in.")
        return 1
    print(f"New: {bring.bring_in(owner.home, entries)}. Here already: {preview.known}.")
    return 0


def _read(file: Path) -> Table:
    try:
        with file.open("rb") as source:
            return tables.read(source.read(tables.LARGEST_BYTES + 1))
    except OSError as problem:
        raise Refused(f"{file} cannot be read: {problem.strerror}.") from None
    except NotATable as problem:
        raise Refused(words.why_not(problem.why)) from None


def _open(args: argparse.Namespace) -> Owner:
    """Open the home of whoever signs in with this name; raises Refused."""
    from django.db import DatabaseError

    from hearthlight.journal import homes, locks, recent, seal
    from hearthlight.people import names

    name = args.name or input("The name you sign in with: ")
    passphrase = sys.stdin.readline().rstrip("\n") if args.passphrase_stdin else getpass.getpass("Passphrase: ")
    try:
        person = names.find(name)
        mine = locks.open_with_passphrase(bytes(person.home) if person else None, passphrase)
    except DatabaseError:
        raise Refused(
            "There is no house here yet. Start Hearthlight once, or say where with HEARTHLIGHT_DATA."
        ) from None
    except seal.WrongKey:
        raise Refused("That name and that passphrase open nothing here.") from None
    assert person is not None, "a passphrase opens nobody's home"
    home = homes.open_personal(bytes(person.home), mine)
    zone = recent.recent(home, today=clock.now().date()).settled("zone", 0)
    return Owner(home, ZoneInfo(zone if isinstance(zone, str) and zone else "UTC"))


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
