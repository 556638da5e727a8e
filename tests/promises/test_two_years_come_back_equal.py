"""Two years of two people come back from a backup entry for entry, and one changed byte shuts one entry alone."""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
from pathlib import Path

import pytest

from hearthlight.edges.archive import backup, restore
from hearthlight.edges.demo.fill import Filled, fill
from hearthlight.entries.checkin import Checkin
from hearthlight.entries.unread import Unread
from hearthlight.journal import read
from hearthlight.journal.homes import OpenHome
from hearthlight.journal.models import Row

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 24)
FIELDS = ("home", "seq", "entry", "author", "bucket", "sealed")
TABLE = """
PRAGMA journal_mode=WAL;
CREATE TABLE home_row (home BLOB, seq INTEGER, entry BLOB, author INTEGER, bucket BLOB, sealed BLOB,
    PRIMARY KEY (home, seq));
CREATE TABLE phone (id BLOB PRIMARY KEY, wrapped BLOB NOT NULL, pin BLOB NOT NULL, open_until INTEGER);
"""


@pytest.fixture
def filled() -> Filled:
    return fill(7, today=TODAY, years=2)


def homes_of(filled: Filled) -> dict[str, OpenHome]:
    noor, sam = filled.sides
    return {"Noor": noor.mine, "Sam": sam.mine, "shared, to Noor": noor.ours, "shared, to Sam": sam.ours}


def put_down(folder: Path) -> None:
    """Lay every row of the house that is open into a house on SQLite."""
    folder.mkdir()
    (folder / backup.SECRET).write_bytes(bytes(32))
    with contextlib.closing(sqlite3.connect(folder / backup.DATABASE)) as target, target:
        target.executescript(TABLE)
        rows = Row.objects.order_by("home", "seq").values_list(*FIELDS)
        target.executemany("INSERT INTO home_row VALUES (?, ?, ?, ?, ?, ?)", map(in_bytes, rows))


def in_bytes(row: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(bytes(value) if isinstance(value, memoryview) else value for value in row)


def take_up(folder: Path) -> None:
    """Put the rows of a house on SQLite in the place of all that is in the open one."""
    with contextlib.closing(sqlite3.connect(folder / backup.DATABASE)) as source:
        rows = source.execute(f"SELECT {', '.join(FIELDS)} FROM home_row").fetchall()
    Row.objects.all().delete()
    Row.objects.bulk_create(Row(**dict(zip(FIELDS, row, strict=True))) for row in rows)


def test_what_both_wrote_and_shared_in_two_years_comes_back_entry_for_entry(filled: Filled, tmp_path: Path) -> None:
    homes = homes_of(filled)
    before = {whose: read.everything(home) for whose, home in homes.items()}
    assert len(before["Noor"]) > 700 and len(before["Sam"]) > 700 and len(before["shared, to Noor"]) > 100
    assert before["shared, to Noor"] == before["shared, to Sam"]
    assert {one.author for one in before["shared, to Noor"]} == {0, 1}
    at = tmp_path / "house"
    put_down(at)
    first = backup.hashes_of_rows(at / backup.DATABASE)
    for number in range(2):
        copy, elsewhere = tmp_path / f"{number}.backup", tmp_path / f"elsewhere{number}"
        backup.make(at, copy)
        elsewhere.mkdir()
        assert restore.restore(copy, elsewhere).left_out == []
        at = elsewhere
    assert backup.hashes_of_rows(at / backup.DATABASE) == first
    take_up(at)
    assert {whose: read.everything(home) for whose, home in homes.items()} == before


@pytest.mark.parametrize("whose", ["Noor", "shared, to Sam"])
def test_every_single_byte_of_a_sealed_row_counts_and_shuts_that_entry_alone(filled: Filled, whose: str) -> None:
    home = homes_of(filled)[whose]
    before = read.everything(home)
    [chosen, *_] = [one for one in before if isinstance(one.entry, Checkin)]
    row = Row.objects.filter(home=home.id, seq=chosen.seq)
    sealed = bytes(row.get().sealed)
    for place in range(len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        row.update(sealed=bytes(changed))
        assert isinstance(read.one(home, chosen.id).entry, Unread), place
    after = read.everything(home)
    assert [one for one in after if one.seq != chosen.seq] == [one for one in before if one.seq != chosen.seq]
    row.update(sealed=sealed)
    assert read.everything(home) == before
