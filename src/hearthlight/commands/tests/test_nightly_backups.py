"""The open house makes one backup a day by itself, reads it back, keeps a week of them, and tries again when it cannot."""

import contextlib
import datetime as dt
import logging
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hearthlight.commands import nightly
from hearthlight.commands.nightly import Backups
from hearthlight.edges.archive import backup, shelf

ROOT = Path(__file__).resolve().parents[4]
NOW = dt.datetime.now(dt.UTC)
DAY = dt.timedelta(days=1)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with a small house in it, in which somebody lives."""
    with contextlib.closing(sqlite3.connect(tmp_path / backup.DATABASE)) as rows, rows:
        rows.execute("CREATE TABLE home_row (home BLOB, seq INTEGER, sealed BLOB)")
        rows.execute("INSERT INTO home_row VALUES (x'01', 1, x'02')")
    (tmp_path / backup.SECRET).write_bytes(bytes(32))
    monkeypatch.setenv("HEARTHLIGHT_DATA", str(tmp_path))
    monkeypatch.delenv("HEARTHLIGHT_BACKUP_FOLDER", raising=False)
    monkeypatch.setattr(nightly, "_is_wanted", lambda: True)
    return tmp_path


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Return how a test sets what is free on the disk."""

    def set_free(free: int) -> None:
        monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(free, 0, free))

    return set_free


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_there_is_one_backup_a_day_and_it_reads_back(data: Path) -> None:
    backups = Backups()
    for minutes in range(0, 3 * 24 * 60, 30):
        backups.look(NOW + dt.timedelta(minutes=minutes))
    made = sorted((data / "backups").iterdir())
    assert [file.name for file in made] == [shelf.BY_TIME.format(NOW + DAY * days) for days in range(3)]
    for file in made:
        backup.read_back(file)
        assert file.stat().st_mode & 0o077 == 0


def test_what_is_older_than_a_week_goes_and_the_newest_stays(data: Path) -> None:
    place = data / "backups"
    for days in (9, 6, 0):
        file = shelf.put(data, place, shelf.BY_TIME.format(NOW - DAY * days))
        os.utime(file, (time.time() - days * 86400,) * 2)
    before = shelf.put(data, place, "hearthlight-before-due.0002-20200101-000000.backup")
    (place / ".hearthlight-half").mkdir()
    (place / "mine.backup").write_text("")
    for path in (before, place / ".hearthlight-half", place / "mine.backup"):
        os.utime(path, (0, 0))
    shelf.clear(place, NOW)
    assert names(place) == [*(shelf.BY_TIME.format(NOW - DAY * days) for days in (6, 0)), "mine.backup"]


def test_the_only_backup_stays_however_old_it_is(data: Path) -> None:
    file = shelf.put(data, data / "backups", shelf.BY_TIME.format(NOW - DAY * 90))
    os.utime(file, (0, 0))
    shelf.clear(data / "backups", NOW)
    assert file.exists()


def test_a_clock_that_was_set_back_stops_no_backup(data: Path) -> None:
    shelf.put(data, data / "backups", shelf.BY_TIME.format(NOW + DAY * 300))
    backups = Backups()
    backups.look(NOW)
    backups.look(NOW + dt.timedelta(seconds=20))
    assert len(names(data / "backups")) == 2


@pytest.mark.parametrize("said", ["no", "No"])
def test_a_keeper_may_have_none(data: Path, monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv("HEARTHLIGHT_BACKUP_FOLDER", said)
    Backups().look(NOW)
    assert not (data / "backups").exists()


def test_a_keeper_chooses_where_they_go(data: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HEARTHLIGHT_BACKUP_FOLDER", str(tmp_path / "other disk"))
    Backups().look(NOW)
    assert len(names(tmp_path / "other disk")) == 1


def test_a_full_disk_is_left_alone_and_tried_again_in_an_hour(
    data: Path, full: Callable[[int], None], caplog: pytest.LogCaptureFixture
) -> None:
    backups = Backups()
    full(shelf.ROOM_LEFT_FREE)
    with caplog.at_level(logging.WARNING):
        backups.look(NOW)
        backups.look(NOW + dt.timedelta(minutes=59))
    assert [record.name for record in caplog.records] == ["hearthlight.commands.nightly"]
    full(10 * shelf.ROOM_LEFT_FREE)
    backups.look(NOW + dt.timedelta(minutes=61))
    assert len(names(data / "backups")) == 1


def test_what_does_not_read_back_is_not_kept(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def spoil(file: Path) -> None:
        raise backup.NotWhole("the rows are not what was copied")

    monkeypatch.setattr(backup, "read_back", spoil)
    Backups().look(NOW)
    assert names(data / "backups") == []


def lives_here(env: dict[str, str]) -> None:
    """Make the tables, and one person."""
    subprocess.run([sys.executable, "-m", "django", "migrate", "--verbosity", "0"], env=env, check=True)
    with contextlib.closing(sqlite3.connect(Path(env["HEARTHLIGHT_DATA"]) / backup.DATABASE)) as rows, rows:
        rows.execute("INSERT INTO person (id, name_hash, home, public) VALUES (x'01', x'02', x'03', x'04')")


@pytest.mark.parametrize(("demo", "expected"), [("no", 1), ("yes", 0)])
def test_the_worker_makes_it_by_itself_and_never_of_a_demo(tmp_path: Path, demo: str, expected: int) -> None:
    env: dict[str, Any] = os.environ | {"HEARTHLIGHT_DATA": str(tmp_path), "PYTHONPATH": str(ROOT / "src")}
    env |= {"DJANGO_SETTINGS_MODULE": "hearthlight.site.settings", "HEARTHLIGHT_DEMO": demo}
    env.pop("HEARTHLIGHT_DATABASE_URL", None)
    lives_here(env)
    once = (
        "import django; django.setup()\n"
        "from hearthlight.commands import nightly, worker\n"
        "from hearthlight.edges.push.outbox import Outbox\n"
        "backups, notices = nightly.Backups(), Outbox()\n"
        "worker.look(backups, notices), worker.look(backups, notices)"
    )
    subprocess.run([sys.executable, "-c", once], env=env, check=True)
    assert len(list(tmp_path.glob("backups/hearthlight-*.backup"))) == expected
