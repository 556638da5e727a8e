"""Copies the whole house into one file, also while it is open, and reads the file back before it counts."""

import argparse
import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from hearthlight.commands.refusal import Refused
from hearthlight.edges.archive import backup, shelf
from hearthlight.site import environment


def add(parser: argparse.ArgumentParser) -> None:
    """Say what `hearthlight backup` takes."""
    parser.add_argument("file", type=Path, help="the file to write, or a folder: then the file is named by the time")
    parser.add_argument("--keep", type=_count, help="in a folder: keep this many of the newest, and let the others go")


def run(args: argparse.Namespace) -> int:
    """Write the backup and read it back; raises Refused when there is no house, or it cannot be written."""
    os.umask(0o077)
    refuse_postgresql()
    target = args.file / shelf.BY_TIME.format(datetime.now(UTC)) if args.file.is_dir() else args.file
    try:
        rows = backup.make(environment.data_folder(), target)
    except backup.NotWhole as problem:
        raise Refused(f"What was written did not read back: {problem}. Look at the disk. Nothing was kept.") from None
    except sqlite3.Error as problem:
        raise Refused(f"The database cannot be copied: {problem}. Look at it with: hearthlight doctor") from None
    except OSError as problem:
        raise Refused(f"{problem.filename or target}: {problem.strerror}.") from None
    print(f"{target} is written and read back: {rows} rows. Words in it open with their owners’ passphrases alone.")
    if args.keep and args.file.is_dir():
        _let_go(args.file, args.keep)
    return 0


def refuse_postgresql() -> None:
    """Raise Refused for a house whose rows lie in PostgreSQL, which has its own tools for this."""
    if environment.secret("HEARTHLIGHT_DATABASE_URL"):
        raise Refused(
            "This house lives in PostgreSQL. Copy it with pg_dump --format=custom and put it back with pg_restore; "
            f"{backup.SECRET} in the data folder belongs with it."
        )


def _let_go(folder: Path, keep: int) -> None:
    for old in sorted(folder.glob(shelf.ALL_BY_TIME), reverse=True)[keep:]:
        old.unlink()
        print(f"{old} is let go.")


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number of copies. Accepted: 1 and more.")
    return int(text)
