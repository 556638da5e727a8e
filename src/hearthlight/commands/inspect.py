"""Reads files from other apps and watches and tells what stands in them; nothing is written, and no house is needed."""

import argparse
import datetime as dt
import json
import sys
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hearthlight.commands.refusal import Refused
from hearthlight.edges.imports import parcel, reader, times, told
from hearthlight.edges.imports.parcel import NotReadable


def add(parser: argparse.ArgumentParser) -> None:
    """Say what `hearthlight inspect` takes."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a file, a zip, or the folder of an export")
    parser.add_argument("--zone", default="UTC", help="the time zone of times that name none, such as Europe/Berlin")


def run(args: argparse.Namespace) -> int:
    """Print one JSON line for each file, in order; returns 1 when one of them could not be read."""
    zone = times.zone_named(args.zone)
    if zone is None:
        raise Refused(f"There is no time zone “{args.zone}”. Accepted: names such as Europe/Berlin or UTC.")
    status = 0
    for file in args.files:
        line = _look(file, [one for one in args.files if one != file and one.parent == file.parent], zone)
        status |= "error" in line
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    return status


def _look(file: Path, beside: list[Path], zone: ZoneInfo) -> dict[str, Any]:
    try:
        held = parcel.of_path(file, beside)
        try:
            return told.answer(str(file), reader.read(held, zone, today=dt.datetime.now(zone).date()))
        finally:
            held.close()
    except NotReadable as problem:
        return {"file": str(file), "error": problem.why}
