"""Puts a backup into an empty data folder: looks at all of it first, names every damaged row, writes over nothing."""

import contextlib
import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from hearthlight.edges.archive import backup
from hearthlight.edges.archive.backup import DATABASE, SECRET, NotWhole

# Rows of these can be left out: an entry is lost, and the rest of the house stays whole.
CAN_GO = ("home_row", "home_digest")


class InTheWay(Exception):
    """There is a house in the folder already; the text names the file."""


class DamagedRows(Exception):
    """Rows that are not what was copied; the others are whole."""

    def __init__(self, rows: list[str]) -> None:
        super().__init__("damaged rows")
        self.rows = rows


@dataclass(frozen=True, slots=True)
class Restored:
    """How many rows the house has, and which were left out because they were damaged."""

    rows: int
    left_out: list[str]


def restore(source: Path, folder: Path, *, leave_out_damaged: bool = False, dry_run: bool = False) -> Restored:
    """Put the backup `source` into `folder`, which holds no house; with `dry_run`, look at all of it and put nothing.

    Raises InTheWay, NotWhole, and DamagedRows unless those may be left out.
    """
    with backup.scratch(folder) as unpacked:
        changed = backup.unpack(source, unpacked)
        if other := sorted(set(changed) - {DATABASE}):
            raise NotWhole(f"{other[0]} is not what was written")
        damaged = backup.damaged_rows(unpacked)
        if damaged and not (leave_out_damaged and all(row.startswith(CAN_GO) for row in damaged)):
            raise DamagedRows(damaged)
        _leave_out(unpacked / DATABASE, damaged)
        rows = len(backup.hashes_of_rows(unpacked / DATABASE))
        _refuse_to_write_over(folder, unpacked)
        if not dry_run:
            _move(unpacked, folder)
    return Restored(rows, damaged)


def _leave_out(database: Path, rows: list[str]) -> None:
    if not rows:
        return
    with contextlib.closing(sqlite3.connect(database)) as target:
        target.execute("PRAGMA secure_delete=ON")
        for row in rows:
            table, number = row.split(" ")
            target.execute(f"DELETE FROM {table} WHERE rowid = ?", [int(number)])  # noqa: S608  One of CAN_GO.
        # Summaries were made with the row that is gone now; they come back from what is there.
        target.execute("DELETE FROM home_digest")
        target.execute("REINDEX")
        target.commit()


def _refuse_to_write_over(folder: Path, unpacked: Path) -> None:
    for name in (DATABASE, f"{DATABASE}-wal"):
        if (folder / name).exists():
            raise InTheWay(name)
    for name in backup.BESIDE:
        ours, theirs = folder / name, unpacked / name
        if ours.exists() and theirs.exists() and ours.read_bytes() != theirs.read_bytes():
            raise InTheWay(name)


def _move(unpacked: Path, folder: Path) -> None:
    """Move everything into place, the database last: until it is there, there is no house and a restore can begin again."""
    # A server secret without a database keys nothing, so an idle start may have left one that is free to go.
    for name in (*backup.BESIDE, SECRET, DATABASE):
        if (unpacked / name).exists():
            (folder / name).parent.mkdir(mode=0o700, exist_ok=True)
            _rest(unpacked / name)
            (unpacked / name).replace(folder / name)
    _rest(folder)


def _rest(path: Path) -> None:
    """Wait until a file or a folder lies on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
