"""A backup is whole, sealed and read back; a restore names what is damaged, keeps the rest, and writes over nothing."""

import contextlib
import sqlite3
import tarfile
import threading
from pathlib import Path

import pytest

from hearthlight.edges.archive import backup, restore
from hearthlight.edges.archive.backup import DATABASE, FILES, SECRET, NotWhole
from hearthlight.edges.archive.restore import DamagedRows, InTheWay
from hearthlight.journal import seal

TABLES = """
PRAGMA journal_mode=WAL;
CREATE TABLE home_row (home BLOB, seq INTEGER, entry BLOB, author INTEGER, bucket BLOB, sealed BLOB,
    PRIMARY KEY (home, seq));
CREATE INDEX home_row_entry ON home_row (home, entry);
CREATE TABLE home_digest (home BLOB, name BLOB, sealed BLOB);
CREATE TABLE person (id BLOB PRIMARY KEY, name_hash BLOB, leaving_on TEXT);
CREATE TABLE phone (id BLOB PRIMARY KEY, wrapped BLOB NOT NULL, pin BLOB NOT NULL, open_until INTEGER);
INSERT INTO phone VALUES (x'01', x'0102030405060708090a0b0c0d0e0f', x'f1f2f3f4f5f6f7f8f9', 29700000);
INSERT INTO person VALUES (x'02', x'aabbccdd', NULL);
INSERT INTO home_digest VALUES (x'03', x'04', x'05');
"""
KEYS = seal.HomeKeys.of(bytes(32), bytes(16))
WORDS = b"the lake by the yellow house"


def add_rows(database: Path, numbers: range) -> None:
    with contextlib.closing(sqlite3.connect(database, timeout=20)) as target, target:
        for number in numbers:
            entry = number.to_bytes(16)
            sealed = seal.seal_row(KEYS, seal.Place(KEYS.home, 0, entry), WORDS)
            target.execute("INSERT INTO home_row VALUES (?, ?, ?, 0, x'', ?)", (KEYS.home, number, entry, sealed))


@pytest.fixture
def house(tmp_path: Path) -> Path:
    folder = tmp_path / "house"
    (folder / "tls").mkdir(parents=True)
    with contextlib.closing(sqlite3.connect(folder / DATABASE)) as target:
        target.executescript(TABLES)
    add_rows(folder / DATABASE, range(1, 9))
    (folder / SECRET).write_bytes(bytes(range(200, 232)))
    (folder / "tls" / "authority.key").write_text("a key")
    (folder / "static").mkdir()
    return folder


@pytest.fixture
def made(house: Path, tmp_path: Path) -> Path:
    file = tmp_path / "copies" / "one.backup"
    file.parent.mkdir()
    backup.make(house, file)
    return file


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    folder = tmp_path / "empty"
    folder.mkdir()
    return folder


def rows_in(database: Path) -> dict[int, bytes]:
    with contextlib.closing(sqlite3.connect(database)) as source:
        return dict(source.execute("SELECT seq, sealed FROM home_row").fetchall())


def opens(number: int, sealed_row: bytes) -> bool:
    return seal.open_row(KEYS, seal.Place(KEYS.home, 0, number.to_bytes(16)), sealed_row) == WORDS


def test_a_house_comes_back_as_it_was(house, made, empty):
    assert restore.restore(made, empty) == restore.Restored(11, [])
    assert rows_in(empty / DATABASE) == rows_in(house / DATABASE)
    assert (empty / SECRET).read_bytes() == (house / SECRET).read_bytes()
    assert (empty / "tls/authority.key").read_text() == "a key"
    assert sorted(path.name for path in empty.iterdir()) == [DATABASE, SECRET, "tls"]


def test_a_house_copied_twice_is_equal_row_for_row(made, empty, tmp_path):
    restore.restore(made, empty)
    backup.make(empty, tmp_path / "two.backup")
    (tmp_path / "third").mkdir()
    restore.restore(tmp_path / "two.backup", tmp_path / "third")
    assert backup.hashes_of_rows(tmp_path / "third" / DATABASE) == backup.hashes_of_rows(empty / DATABASE)


def test_no_word_stands_in_a_backup_and_nobody_elses_eyes_may_look(made):
    assert WORDS not in made.read_bytes()
    assert made.stat().st_mode & 0o077 == 0
    assert [path.name for path in made.parent.iterdir()] == [made.name]


def test_phones_come_out_of_a_backup_locked(made, empty):
    for wrapped in ("0102030405060708090a0b0c0d0e0f", "f1f2f3f4f5f6f7f8f9"):
        assert bytes.fromhex(wrapped) not in made.read_bytes()
    restore.restore(made, empty)
    with contextlib.closing(sqlite3.connect(empty / DATABASE)) as source:
        assert source.execute("SELECT wrapped, pin, open_until FROM phone").fetchall() == [(b"", b"", None)]


def test_a_backup_taken_while_others_write_is_whole(house, tmp_path):
    writer = threading.Thread(target=add_rows, args=(house / DATABASE, range(9, 400)))
    writer.start()
    for number in range(5):
        backup.make(house, tmp_path / f"{number}.backup")
    writer.join()
    counts = []
    for number in range(5):
        folder = tmp_path / f"back{number}"
        folder.mkdir()
        restore.restore(tmp_path / f"{number}.backup", folder)
        there = rows_in(folder / DATABASE)
        assert sorted(there) == list(range(1, len(there) + 1))
        counts.append(len(there))
    assert counts == sorted(counts)


def test_every_flipped_byte_of_a_row_names_that_row_and_keeps_the_others(house, made, empty, tmp_path):
    before = rows_in(house / DATABASE)
    content, target = bytearray(made.read_bytes()), before[5]
    start = content.index(target)
    damaged = tmp_path / "damaged.backup"
    for place in range(start, start + len(target)):
        content[place] ^= 1
        damaged.write_bytes(content)
        content[place] ^= 1
        with pytest.raises(DamagedRows) as told:
            restore.restore(damaged, empty)
        assert told.value.rows == ["home_row 5"]
    assert list(empty.iterdir()) == []
    assert restore.restore(damaged, empty, leave_out_damaged=True).left_out == ["home_row 5"]
    left = rows_in(empty / DATABASE)
    assert left == {number: row for number, row in before.items() if number != 5}
    assert all(opens(number, row) for number, row in left.items())


def test_a_row_that_people_sign_in_with_cannot_be_left_out(made, empty, tmp_path):
    content = bytearray(made.read_bytes())
    content[content.index(bytes.fromhex("aabbccdd"))] ^= 1
    (tmp_path / "damaged.backup").write_bytes(content)
    with pytest.raises(DamagedRows) as told:
        restore.restore(tmp_path / "damaged.backup", empty, leave_out_damaged=True)
    assert told.value.rows == ["person 1"]


def test_no_changed_byte_anywhere_goes_unnoticed(made, tmp_path):
    content = made.read_bytes()
    before = None
    for place in range(0, len(content), 401):
        changed = bytearray(content)
        changed[place] ^= 0x10
        (tmp_path / "damaged.backup").write_bytes(changed)
        folder = tmp_path / f"at{place}"
        folder.mkdir()
        try:
            restore.restore(tmp_path / "damaged.backup", folder)
        except (NotWhole, DamagedRows):
            assert list(folder.iterdir()) == []
            continue
        rows = backup.hashes_of_rows(folder / DATABASE)
        before = before or rows
        assert rows == before


def test_a_backup_that_was_cut_off_is_refused(made, empty, tmp_path):
    content = made.read_bytes()
    for length in (0, 100, 512, len(content) // 2, len(content) - 11_000):
        (tmp_path / "cut.backup").write_bytes(content[:length])
        with pytest.raises(NotWhole):
            restore.restore(tmp_path / "cut.backup", empty)
    assert list(empty.iterdir()) == []


def test_nothing_is_written_outside_of_the_folder(empty, tmp_path):
    for name in ("../outside", "/outside", "static/x", "tls/../../outside"):
        with tarfile.open(tmp_path / "made-up.backup", "w") as packed:
            packed.addfile(tarfile.TarInfo(name))
            packed.addfile(tarfile.TarInfo(FILES))
        with pytest.raises(NotWhole):
            restore.restore(tmp_path / "made-up.backup", empty)
    assert not (tmp_path / "outside").exists()


def test_a_restore_writes_over_nothing(house, made):
    before = (house / DATABASE).read_bytes()
    with pytest.raises(InTheWay):
        restore.restore(made, house)
    assert (house / DATABASE).read_bytes() == before


def test_a_dry_run_puts_nothing_back(made, empty):
    assert restore.restore(made, empty, dry_run=True).rows == 11
    assert list(empty.iterdir()) == []


def test_a_backup_takes_no_other_files_place(house, made):
    before = made.read_bytes()
    with pytest.raises(FileExistsError):
        backup.make(house, made)
    assert made.read_bytes() == before
