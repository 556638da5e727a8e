"""What the columns of a table say, as named on the command line of `hearthlight import`."""

import argparse

from hearthlight.commands.refusal import Refused
from hearthlight.edges.imports import words
from hearthlight.edges.imports.generic.cells import number
from hearthlight.edges.imports.generic.mapping import FIELDS, Mapping, Rating, guess_order, guess_scale, propose
from hearthlight.edges.imports.generic.table import Table

KINDS = "mood, energy or closeness"


def add(parser: argparse.ArgumentParser) -> None:
    """Say how columns are named."""
    parser.add_argument("--day", default="", metavar="COLUMN", help="the column of the day")
    parser.add_argument(
        "--day-order", choices=("dmy", "mdy"), help="day first, or month first, where both are possible"
    )
    parser.add_argument("--time", default="", metavar="COLUMN", help="the column of the time")
    parser.add_argument(
        "--note", default="", metavar="COLUMN", help="the column of notes; they come only if it is named"
    )
    parser.add_argument("--map", action="append", default=[], metavar="FIELD=COLUMN", help=f"{KINDS}, and its column")
    parser.add_argument(
        "--scale",
        action="append",
        default=[],
        metavar="[FIELD=]LEAST,MOST",
        help="the numbers for the least and the most, such as 1,5 or mood=1,5; turned round where more is less",
    )


def read(table: Table, args: argparse.Namespace) -> Mapping:
    """Return what the columns say: as named on the command line, else as the house would guess."""
    guess = propose(table)
    day = _column(table, args.day) if args.day else guess.day
    if day is None:
        raise Refused(f"No column reads as days. Name it with --day. {_columns(table)}")
    order = args.day_order or guess_order(table, day)
    if order == "ask":
        raise Refused("Days in this file can be read in two ways. Say which with --day-order dmy or --day-order mdy.")
    ratings = _ratings(table, args, guess.ratings)
    if not ratings and not args.note:
        raise Refused(f"No column reads as {KINDS}. Name one, such as --map mood=COLUMN. {_columns(table)}")
    return Mapping(
        day=day,
        order="mdy" if order == "mdy" else "dmy",
        ratings=ratings,
        time=_column(table, args.time) if args.time else guess.time,
        note=_column(table, args.note) if args.note else None,
    )


def _ratings(table: Table, args: argparse.Namespace, guessed: dict[str, Rating]) -> dict[str, Rating]:
    ratings: dict[str, Rating] = {} if args.map else guessed
    for text in args.map:
        field, _, name = text.partition("=")
        if field not in FIELDS or not name:
            raise Refused(f"--map {text} does not fit. Accepted: {', '.join(f'{known}=COLUMN' for known in FIELDS)}.")
        column = _column(table, name)
        values = [value for cell in table.column(column) if (value := number(cell)) is not None]
        ratings[field] = Rating(column, guess_scale(table.columns[column], values))
    for text in args.scale:
        field, _, ends = text.rpartition("=")
        if field and field not in ratings:
            raise Refused(
                f"--scale {text} names no column that comes in. Those that do: {', '.join(ratings) or 'none'}."
            )
        for name in [field] if field else list(ratings):
            ratings[name] = Rating(ratings[name].column, _scale(ends))
    return ratings


def _scale(text: str) -> tuple[float, float]:
    ends = [number(part) for part in text.split(",")]
    if len(ends) != 2 or ends[0] is None or ends[1] is None or ends[0] == ends[1]:
        raise Refused(f"{text} is no scale. Accepted: two different numbers with a comma between, such as 1,5.")
    return ends[0], ends[1]


def _column(table: Table, name: str) -> int:
    """Return the column of this name, or of this number counted from 1."""
    names = [column.casefold() for column in table.columns]
    if name.strip().casefold() in names:
        return names.index(name.strip().casefold())
    if name.isdecimal() and 1 <= int(name) <= len(names):
        return int(name) - 1
    raise Refused(f"There is no column “{name}”. {_columns(table)}")


def _columns(table: Table) -> str:
    return f"There are: {', '.join(words.column_name(table, i) for i in range(len(table.columns)))}."
