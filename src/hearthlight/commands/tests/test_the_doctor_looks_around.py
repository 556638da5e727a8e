"""The doctor looks at keys, disk, clock, certificate, backups and helplines, and names the way out of what it finds."""

import contextlib
import datetime as dt
import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hearthlight.commands import doctor
from hearthlight.commands.__main__ import start
from hearthlight.commands.looks import around, kept
from hearthlight.commands.looks.finding import Finding, grave, look, well
from hearthlight.edges.archive import backup, shelf
from hearthlight.edges.tls import authority

NOW = dt.datetime.now(dt.UTC)
DAY = 86400


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A closed data folder with a small house in it."""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    with contextlib.closing(sqlite3.connect(folder / backup.DATABASE)) as rows, rows:
        rows.execute("CREATE TABLE home_row (home BLOB, seq INTEGER, sealed BLOB)")
    (folder / backup.SECRET).write_bytes(bytes(32))
    (folder / backup.SECRET).chmod(0o600)
    for name in [name for name in os.environ if name.startswith("HEARTHLIGHT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HEARTHLIGHT_DATA", str(folder))
    return folder


def only(found: Iterator[Finding]) -> tuple[str, str]:
    [one] = found
    return one.how, one.text


def test_keys_that_are_whole_are_well(data: Path) -> None:
    assert only(kept.keys(data))[0] == "well"


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (lambda key: key.unlink(), "is gone, and nobody can sign in by name without it. Put this file back"),
        (lambda key: key.write_bytes(b"short"), "is not whole, and nobody can sign in by name. Put this file back"),
    ],
)
def test_a_server_secret_that_does_not_serve_is_grave_and_not_made_anew(
    data: Path, harm: Callable[[Path], object], says: str
) -> None:
    harm(data / backup.SECRET)
    before = sorted(data.iterdir())
    how, text = only(kept.keys(data))
    assert (how, says in text) == ("grave", True)
    assert list(kept.database(data)) == []
    assert sorted(data.iterdir()) == before


def test_a_key_others_could_read_is_grave(data: Path) -> None:
    (data / "tls").mkdir()
    (data / "tls" / "server.key").write_text("a key")
    (data / "tls" / "server.key").chmod(0o644)
    assert grave(
        f"Others on this computer could read {data}/tls/server.key. Close it: chmod 600 {data}/tls/server.key"
    ) in list(kept.keys(data))


@pytest.mark.parametrize(("free", "how"), [(10**6, "grave"), (10**8, "look"), (10**10, "well")])
def test_a_disk_that_fills_up_is_told(data: Path, monkeypatch: pytest.MonkeyPatch, free: int, how: str) -> None:
    usage = shutil.disk_usage(data)._replace(free=free)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    assert only(around.disk(data))[0] == how


def test_a_clock_behind_its_own_files_is_grave(data: Path) -> None:
    assert only(around.clock(data))[0] == "well"
    os.utime(data / backup.DATABASE, (time.time() + DAY,) * 2)
    how, text = only(around.clock(data))
    assert (how, "Set the clock" in text) == ("grave", True)


@pytest.mark.parametrize(
    ("days", "how", "says"),
    [
        (0, "well", "holds until"),
        (-(authority.CERTIFICATE_LIVES.days - 10), "look", "Start the house again"),
        (-(authority.CERTIFICATE_LIVES.days + 10), "grave", "That is not now"),
        (10, "grave", "Look at the clock"),
    ],
)
def test_how_long_the_certificate_holds_is_told(data: Path, days: int, how: str, says: str) -> None:
    authority.renew(data / "tls", ["127.0.0.1"], now=NOW + dt.timedelta(days=days))
    seen, text = only(around.certificate(data))
    assert (seen, says in text) == (how, True)


def test_a_certificate_that_does_not_read_is_grave(data: Path) -> None:
    (data / "tls").mkdir()
    (data / "tls" / "server.crt").write_text("no certificate")
    assert only(around.certificate(data))[0] == "grave"


def test_no_certificate_is_nothing_to_tell(data: Path) -> None:
    assert list(around.certificate(data)) == []


def test_a_backup_of_today_that_reads_back_is_well(data: Path) -> None:
    shelf.put(data, data / "backups", shelf.BY_TIME.format(NOW))
    assert only(kept.backups(data))[0] == "well"


def test_a_backup_that_grew_old_wants_a_look(data: Path) -> None:
    file = shelf.put(data, data / "backups", shelf.BY_TIME.format(NOW - dt.timedelta(days=3)))
    os.utime(file, (time.time() - 3 * DAY,) * 2)
    how, text = only(kept.backups(data))
    assert (how, f"hearthlight backup {data}/backups" in text) == ("look", True)


def test_a_backup_that_does_not_read_back_is_grave(data: Path) -> None:
    file = shelf.put(data, data / "backups", shelf.BY_TIME.format(NOW))
    file.write_bytes(file.read_bytes()[:5000])
    how, text = only(kept.backups(data))
    assert (how, "does not read back" in text) == ("grave", True)


@pytest.mark.parametrize(
    ("name", "value", "how", "says"),
    [
        ("HEARTHLIGHT_BACKUP_FOLDER", "no", "look", "hearthlight backup FOLDER --keep 7"),
        ("HEARTHLIGHT_BACKUP_FOLDER", "", "well", "There is no backup"),
        ("HEARTHLIGHT_DATABASE_URL", "postgresql://h/a", "well", "pg_dump"),
    ],
)
def test_where_no_backup_is_made_is_told(
    data: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, how: str, says: str
) -> None:
    monkeypatch.setenv(name, value)
    seen, text = only(kept.backups(data))
    assert (seen, says in text) == (how, True)


def test_the_age_of_the_helplines_is_told_once(data: Path) -> None:
    told = [*around.settings(data), *around.helpline_age(data)]
    assert sum("helpline numbers" in finding.text for finding in told) == 1


def test_settings_that_contradict_are_grave(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARTHLIGHT_BEHIND_PROXY", "yes")
    monkeypatch.setenv("HEARTHLIGHT_TLS_AT_START", "yes")
    assert "grave" in {finding.how for finding in around.settings(data)}


def test_a_backup_folder_beside_postgresql_is_told(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARTHLIGHT_BACKUP_FOLDER", "/elsewhere")
    monkeypatch.setenv("HEARTHLIGHT_DATABASE_URL", "postgresql://h/a")
    assert any("makes no daily backup of PostgreSQL" in finding.text for finding in around.settings(data))


@pytest.mark.parametrize(
    ("found", "status", "says"),
    [
        ([well("a")], 0, "All is well."),
        ([well("a"), look("b")], 0, "1 to look at, none of them grave."),
        ([look("b"), grave("c")], 1, "2 to look at, 1 of them grave."),
    ],
)
def test_only_what_is_grave_ends_with_status_one(
    data: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    found: list[Finding],
    status: int,
    says: str,
) -> None:
    monkeypatch.setattr(doctor, "LOOKS", (lambda _: iter(found),))
    assert start(["doctor"]) == status
    assert capsys.readouterr().out.rstrip().endswith(says)
