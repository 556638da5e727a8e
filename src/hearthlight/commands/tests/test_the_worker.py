"""The worker goes by itself: beside the answers on SQLite, and alone until it is told to end."""

import logging
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection

from hearthlight.commands import worker
from hearthlight.commands.nightly import Backups
from hearthlight.due import round as rounds
from hearthlight.edges.imports import spool
from hearthlight.edges.push.outbox import Outbox

ROOT = Path(__file__).resolve().parents[4]


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """An environment whose house is a file of its own."""
    env = os.environ | {"HEARTHLIGHT_DATA": str(tmp_path), "PYTHONPATH": str(ROOT / "src")}
    env["DJANGO_SETTINGS_MODULE"] = "hearthlight.site.settings"
    env.pop("HEARTHLIGHT_DATABASE_URL", None)
    return env


@pytest.fixture
def free_port() -> int:
    """A port nobody listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def make_tables(env: dict[str, str]) -> None:
    """Make the tables, and one person with one row that is long due."""
    subprocess.run([sys.executable, "-m", "django", "migrate", "--verbosity", "0"], env=env, check=True)
    with closing(sqlite3.connect(database(env))) as rows, rows:
        rows.execute("INSERT INTO person (id, name_hash, home, public) VALUES (?, ?, ?, ?)", [b"1", b"2", b"3", b"4"])
        rows.execute(
            "INSERT INTO due (id, person_id, due_at, box, lease, attempts) "
            "VALUES (x'05', ?, '2020-01-01 00:00:00', x'00', x'', 0)",
            [b"1"],
        )


def database(env: dict[str, str]) -> Path:
    return Path(env["HEARTHLIGHT_DATA"]) / "hearthlight.sqlite3"


def is_worked_off_soon(env: dict[str, str]) -> bool:
    """Say whether nothing is due any more, within twenty seconds."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        with closing(sqlite3.connect(database(env), timeout=20)) as rows:
            if rows.execute("SELECT count(*) FROM due").fetchone() == (0,):
                return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("words", [["serve", "--port", "0"], ["worker"]], ids=["beside the answers", "alone"])
def test_what_is_due_is_worked_off_by_itself(env: dict[str, str], words: list[str], free_port: int) -> None:
    make_tables(env)
    given = [str(free_port) if word == "0" else word for word in words]
    command = [sys.executable, "-m", "hearthlight", *given]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline()
            assert is_worked_off_soon(env)
        finally:
            process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0


def test_a_database_that_was_not_made_ready_is_told_kindly(env: dict[str, str]) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "hearthlight", "worker"], env=env, capture_output=True, text=True, timeout=60
    )
    assert told.returncode == 1
    assert told.stderr.startswith("The database waits for changes")


def test_a_database_that_does_not_answer_is_asked_again_later(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def no_answer(*_: Any, **__: Any) -> None:
        raise DatabaseError("words that belong to nobody else")

    monkeypatch.setattr(rounds, "go", no_answer)
    monkeypatch.setattr(connection, "close", lambda: None)
    with caplog.at_level(logging.WARNING):
        worker.look(Backups(), Outbox())
    assert [record.getMessage() for record in caplog.records] == [
        "what is due could not be brought now; the next round tries again"
    ]


@pytest.mark.django_db
def test_a_large_file_nobody_came_back_for_goes_after_its_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "folder", lambda: tmp_path)
    monkeypatch.setattr(connection, "close", lambda: None)
    monkeypatch.setattr(Backups, "look", lambda *_: None)
    for name, hours in (("old", 25), ("new", 23)):
        file = tmp_path / f"{name}.sealed"
        file.write_bytes(b"sealed")
        os.utime(file, (time.time() - hours * 3600,) * 2)
    worker.look(Backups(), Outbox())
    assert [file.name for file in tmp_path.iterdir()] == ["new.sealed"]
