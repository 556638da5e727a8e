"""Puts a whole house back from a backup, into a data folder that holds none; looks at every row first."""

import argparse
import os
from pathlib import Path

from hearthlight.commands import ready
from hearthlight.commands.backup import refuse_postgresql
from hearthlight.commands.refusal import Refused
from hearthlight.edges.archive import backup, restore
from hearthlight.site import environment

ROWS_SHOWN = 12


def add(parser: argparse.ArgumentParser) -> None:
    """Say what `hearthlight restore` takes."""
    parser.add_argument("file", type=Path, help="a file that hearthlight backup wrote")
    parser.add_argument("--dry-run", action="store_true", help="look at all of it, and put nothing back")
    parser.add_argument(
        "--leave-out-damaged", action="store_true", help="put back what is whole, without the rows that are named"
    )


def run(args: argparse.Namespace) -> int:
    """Look at the backup and put it back; raises Refused when it is not whole, or a house is there already."""
    os.umask(0o077)
    refuse_postgresql()
    folder = environment.data_folder()
    ready.make_folder(folder)
    try:
        done = restore.restore(args.file, folder, leave_out_damaged=args.leave_out_damaged, dry_run=args.dry_run)
    except restore.InTheWay as there:
        raise Refused(
            f"There is a house in {folder} already ({there}). Choose an empty folder with HEARTHLIGHT_DATA."
        ) from None
    except backup.NotWhole as problem:
        raise Refused(f"{args.file} is not whole: {problem}. Take another backup.") from None
    except restore.DamagedRows as damaged:
        raise Refused(_name(damaged.rows)) from None
    except OSError as problem:
        raise Refused(f"{problem.filename or args.file}: {problem.strerror}.") from None
    print(_told(done, folder, dry_run=args.dry_run))
    return 0


def _name(rows: list[str]) -> str:
    more = f", and {len(rows) - ROWS_SHOWN} more" if len(rows) > ROWS_SHOWN else ""
    told = f"Damaged: {', '.join(rows[:ROWS_SHOWN])}{more}. All other rows are whole. "
    if all(row.startswith(restore.CAN_GO) for row in rows):
        return told + "Take another backup, or put back what is whole with --leave-out-damaged."
    return told + "Somebody could not sign in without these. Take another backup."


def _told(done: restore.Restored, folder: Path, *, dry_run: bool) -> str:
    left_out = f" Left out: {', '.join(done.left_out)}." if done.left_out else ""
    if dry_run:
        return f"The backup is whole and would fit: {done.rows} rows. Nothing was put back.{left_out}"
    return f"{done.rows} rows are back in {folder}.{left_out} Start the house; phones ask for the passphrase once."
