"""A side that was asked to be deleted goes on its day, also when nobody signs in and nobody is awake."""

import logging
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest
from django.db import DatabaseError, connection

from hearthlight.commands import daily
from hearthlight.journal.models import Home, Lock, Row
from hearthlight.people.models import Member, Person, Phone
from hearthlight.rooms.door import leaving
from tests.house import sources

IDS = [bytes([number]) * size for number, size in ((1, 16), (2, 32), (3, 16), (4, 32))]


@pytest.fixture(autouse=True)
def _stay_connected(monkeypatch):
    # A test lives inside one connection; the thread of the house has one of its own to give back.
    monkeypatch.setattr(connection, "close", lambda: None)


def test_a_side_stays_whole_until_its_day_has_come(noor, sam, hands):
    sam.post("/leave/delete/", sure="yes", shared="leave")
    hands.pass_by(days=6)
    daily.look()
    assert Person.objects.count() == 2


def test_on_its_day_every_row_of_a_side_is_gone_and_the_other_side_is_whole(noor, sam, hands):
    sam.says(to="us")
    home, person = bytes(sam.person.home), sam.person
    before = noor.person
    sam.post("/leave/delete/", sure="yes", shared="leave")
    hands.pass_by(days=7)
    daily.look()
    assert not Row.objects.filter(home=home) and not Lock.objects.filter(home=home) and not Home.objects.filter(id=home)
    assert not Member.objects.filter(person=person.id) and not Phone.objects.filter(person=person.id)
    assert [bytes(one.home) for one in Person.objects.all()] == [bytes(before.home)]


def test_a_side_that_was_kept_after_all_stays(noor, sam, hands):
    sam.post("/leave/delete/", sure="yes", shared="leave")
    sam.post("/leave/delete/", sure="keep")
    hands.pass_by(days=30)
    daily.look()
    assert Person.objects.count() == 2


def test_a_database_that_does_not_answer_is_asked_again_later(monkeypatch, caplog):
    def no_answer(_today):
        raise DatabaseError("words that belong to nobody else")

    monkeypatch.setattr(leaving, "remove_who_left", no_answer)
    with caplog.at_level(logging.WARNING):
        daily.look()
    assert [record.getMessage() for record in caplog.records] == [
        "a side that was asked to be deleted is still here; the next look is in an hour"
    ]


def test_the_open_house_looks_by_itself(tmp_path):
    env = os.environ | {"HEARTHLIGHT_DATA": str(tmp_path), "PYTHONPATH": str(sources.ROOT / "src")}
    env["DJANGO_SETTINGS_MODULE"] = "hearthlight.site.settings"
    env.pop("HEARTHLIGHT_DATABASE_URL", None)
    subprocess.run([sys.executable, "-m", "django", "migrate", "--verbosity", "0"], env=env, check=True)
    with closing(sqlite3.connect(tmp_path / "hearthlight.sqlite3")) as rows, rows:
        rows.execute(
            "INSERT INTO person (id, name_hash, home, public, leaving_on) VALUES (?, ?, ?, ?, '2020-01-01')", IDS
        )
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = [sys.executable, "-m", "hearthlight", "serve", "--port", str(port)]
    with subprocess.Popen(words, env=env, stdout=subprocess.PIPE, text=True) as house:
        try:
            assert house.stdout.readline()
            assert is_empty_soon(tmp_path / "hearthlight.sqlite3")
        finally:
            house.send_signal(signal.SIGINT)
            house.wait(timeout=20)


def is_empty_soon(database):
    """Say whether nobody lives in a database any more, within ten seconds."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        with closing(sqlite3.connect(database)) as rows:
            if rows.execute("SELECT count(*) FROM person").fetchone() == (0,):
                return True
        time.sleep(0.1)
    return False
