"""An export of another app or watch, as `hearthlight import` takes it: which kinds come, and what only the person knows."""

import argparse
import datetime as dt
import secrets
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hearthlight.commands.refusal import Refused
from hearthlight.edges.imports import gather, parcel, reader, times
from hearthlight.edges.imports.formats import daylio, diary
from hearthlight.edges.imports.generic.cells import number
from hearthlight.edges.imports.parcel import NotReadable
from hearthlight.edges.imports.readings import Found

if TYPE_CHECKING:
    from hearthlight.edges.imports.bring import Preview
    from hearthlight.entries.base import Entry
    from hearthlight.journal.homes import OpenHome

_WHY = {
    "unreadable": "cannot be read.",
    "damaged": "is damaged. Export it once more.",
    "large": "holds a part that is too large to read.",
    "bomb": "unpacks to far more than an export would.",
    "members": "holds too many files to be an export.",
    "unknown": "is no export known here.",
}


def add(parser: argparse.ArgumentParser) -> None:
    """Say what can be chosen about an export."""
    parser.add_argument(
        "--kinds",
        default=",".join(gather.TICKED_AT_FIRST),
        metavar="KIND,...",
        help=f"what comes in, of {', '.join(gather.TICKS)}",
    )
    parser.add_argument(
        "--mood", action="append", default=[], metavar="NAME=LEVEL", help="the level of a mood by its name, 1 to 5"
    )
    parser.add_argument("--zone", default="", help="the time zone of times that name none; else your own")


def is_one(file: Path) -> bool:
    """Return whether a file is an export, and no plain table of days."""
    try:
        held = parcel.of_path(file)
    except NotReadable:
        return False
    try:
        form = reader.recognise(held)
        return form is not None and form.name != diary.NAME
    finally:
        held.close()


def read(args: argparse.Namespace, zone: ZoneInfo, *, today: dt.date) -> Found:
    """Return what the export says; raises Refused."""
    own = times.zone_named(args.zone) if args.zone else zone
    if own is None:
        raise Refused(f"There is no time zone “{args.zone}”. Accepted: names such as Europe/Berlin or UTC.")
    try:
        held = parcel.of_path(args.file)
        try:
            found = reader.read(held, own, today=today)
        finally:
            held.close()
    except NotReadable as problem:
        raise Refused(f"{args.file} {_WHY[problem.why]}") from None
    daylio.named(found, dict(_level(told) for told in args.mood))
    return found


def entries(args: argparse.Namespace, found: Found, home: "OpenHome", zone: ZoneInfo) -> "list[Entry]":
    """Return the entries of the kinds that were chosen; raises Refused."""
    from hearthlight.edges.imports import bring

    ticks = frozenset(filter(None, args.kinds.split(",")))
    if strange := sorted(ticks - set(gather.TICKS)):
        raise Refused(f"--kinds {strange[0]} does not fit. Accepted: {', '.join(gather.TICKS)}.")
    scale = next((_ends(told) for told in args.scale if "=" not in told), None)
    owner = gather.Owner(
        zone, bring.source_of(secrets.token_hex(4), found.format), lambda name: home.keys.settled_id(f"course/{name}")
    )
    return gather.entries(found, gather.Choice(ticks, scale), owner)


def show(found: Found, preview: "Preview") -> None:
    """Print what would come in, and what would not."""
    days = sorted({entry.day for entry in preview.new if entry.day})
    print(f"Format: {found.format}")
    if days:
        print(f"{len(preview.new)} new entries on {len(days)} days, from {days[0]} to {days[-1]}.")
        print("They stay with you alone.")
    else:
        print("Nothing new in this file.")
    for what, count in sorted(found.left_out.items()):
        print(f"  left out, {what}: {count}")
    for what, trouble in sorted(found.troubles.items()):
        rows = f", rows {', '.join(map(str, trouble.rows))}" if trouble.rows else ""
        print(f"  could not be read, {what}: {trouble.count}{rows}")
    if names := found.unnamed_moods():
        print(f"  moods without a level, see --mood: {', '.join(names)}")
    if "scale" in found.asks:
        print("  the file does not tell the ends of its scale, see --scale")


def _level(told: str) -> tuple[str, int]:
    name, _, level = told.rpartition("=")
    if not name or level not in ("1", "2", "3", "4", "5"):
        raise Refused(f"--mood {told} does not fit. Accepted: a name and a level from 1, low, to 5, bright: Meh=3.")
    return name, int(level)


def _ends(told: str) -> tuple[float, float]:
    least, most = (number(part) for part in told.split(",", 1)) if "," in told else (None, None)
    if least is None or most is None or least == most:
        raise Refused(f"{told} is no scale. Accepted: two different numbers with a comma between, such as 1,5.")
    return least, most
