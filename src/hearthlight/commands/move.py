"""Moves the house from its SQLite file into PostgreSQL, or back; cut off anywhere, the same command goes on."""

import argparse
import copy
import os
import sys

from hearthlight.commands import unchanged
from hearthlight.commands.refusal import Refused
from hearthlight.site import environment

FILE, SERVER = "move_file", "move_server"


def add(parser: argparse.ArgumentParser) -> None:
    """Say what `hearthlight move` takes."""
    parser.add_argument("to", choices=("postgresql", "sqlite"), help="where the house goes")


def run(args: argparse.Namespace) -> int:
    """Move, compare every row, and leave the old place; raises Refused when something is in the way."""
    os.umask(0o077)
    address = environment.secret("HEARTHLIGHT_DATABASE_URL")
    if not address:
        raise Refused("Say which PostgreSQL it is, with HEARTHLIGHT_DATABASE_URL, for either way.")
    import django

    django.setup()
    _reach(address)
    # The next start looks at the file again, and finds out where the house lives.
    (environment.data_folder() / unchanged.NOTE).unlink(missing_ok=True)
    here, there = (FILE, SERVER) if args.to == "postgresql" else (SERVER, FILE)
    moved = _move(here, there)
    print(f"The house lives in {'PostgreSQL' if args.to == 'postgresql' else 'its SQLite file'} now: {moved}.")
    if args.to == "postgresql":
        print("Start it with HEARTHLIGHT_DATABASE_URL as it is now, and the same data folder.")
    else:
        print("Start it without HEARTHLIGHT_DATABASE_URL.")
    print("The old place stays as it was, sealed, and is opened no more. Remove it when you no longer need it.")
    return 0


def _reach(address: str) -> None:
    from django.db import connections

    from hearthlight.site import databases

    for alias, way in ((FILE, ""), (SERVER, address)):
        chosen = copy.deepcopy(connections.databases["default"]) | databases.choose(way, environment.data_folder())
        chosen["OPTIONS"].pop("pool", None)
        connections.databases[alias] = chosen


def _move(here: str, there: str) -> str:
    from django.db import DatabaseError

    from hearthlight.edges.moving import move, rows

    try:
        moved = move.move(here, there, told=_tell)
    except move.LivesElsewhere:
        raise Refused("The house does not live there now. Move it the other way, or start it where it is.") from None
    except move.InTheWay:
        raise Refused("Somebody lives there already. Choose an empty database; nothing was changed.") from None
    except rows.NotEqual as table:
        raise Refused(f"The table {table} did not read back as it was. The house stays where it was.") from None
    except DatabaseError as problem:
        raise Refused(
            f"One of the two databases does not answer: {str(problem).strip()}. The same command goes on from there."
        ) from None
    return f"{moved} rows, each compared" if moved else "what was left to do is done"


def _tell(table: str, rows: int) -> None:
    print(f"{table}: {rows}", file=sys.stderr, flush=True)
