"""A house moves whole: cut off anywhere it goes on, it lives in one place at a time, and nothing is lost."""

import copy
import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from itertools import count
from pathlib import Path
from typing import Any
from unittest import mock

import psycopg
import pytest
from django.core.management import call_command
from django.db import DatabaseError, connections, transaction

from hearthlight.edges.moving import move, rows, state
from hearthlight.edges.moving.state import State
from hearthlight.journal.models import Home, Row
from hearthlight.people.models import Person, Phone
from hearthlight.site import databases

HERE, THERE = "move_here", "move_there"
ENTRIES = 20


SERVER = os.environ.get("HEARTHLIGHT_DATABASE_URL", "")
ENGINES = ("sqlite", "postgresql") if SERVER else ("sqlite",)


def add_place(alias: str, address: str, folder: Path) -> None:
    chosen = copy.deepcopy(connections.databases["default"]) | databases.choose(address, folder)
    chosen["OPTIONS"].pop("pool", None)
    connections.databases[alias] = chosen


@contextmanager
def an_empty_database() -> Iterator[str]:
    """Make a database of its own beside the one of the other tests; give its address."""
    name = f"move_{os.getpid()}"
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        yield f"{SERVER.rpartition('/')[0]}/{name}"
        server.execute(f"DROP DATABASE {name}")


@pytest.fixture(params=ENGINES)
def places(request: pytest.FixtureRequest, tmp_path: Path, django_db_blocker: Any) -> Iterator[None]:
    """Two places, the first a file with a person, their phone and some entries in it, the second a file or a server."""
    made = nullcontext("") if request.param == "sqlite" else an_empty_database()
    with django_db_blocker.unblock(), made as address:
        for alias, way in ((HERE, ""), (THERE, address)):
            (tmp_path / alias).mkdir()
            add_place(alias, way, tmp_path / alias)
        call_command("migrate", database=HERE, interactive=False, verbosity=0)
        fill()
        yield
        for alias in (HERE, THERE):
            connections[alias].close()
            del connections[alias]
            del connections.databases[alias]


def fill() -> None:
    person = Person(id=os.urandom(16), name_hash=os.urandom(32), home=os.urandom(16), public=os.urandom(32))
    person.save(using=HERE, force_insert=True)
    Phone(person=person, secret_hash=os.urandom(32)).save(using=HERE, force_insert=True)
    home = bytes(person.home)
    for seq in range(1, ENTRIES + 1):
        Row(home=home, seq=seq, entry=os.urandom(16), author=0, bucket=os.urandom(16), sealed=os.urandom(256)).save(
            using=HERE, force_insert=True
        )


def content(alias: str) -> dict[str, list[str]]:
    return {
        model._meta.db_table: sorted(map(repr, model._base_manager.using(alias).values_list(*rows._names(model))))
        for model in rows.tables()
    }


def go(here: str = HERE, there: str = THERE) -> int:
    return move.move(here, there, told=lambda _table, _rows: None)


def test_every_row_arrives_and_the_old_place_is_left(places: None) -> None:
    before = content(HERE)
    assert go() == ENTRIES + 2
    assert content(THERE) == before
    assert state.state_of(THERE) is State.OURS
    assert state.state_of(HERE) is State.AWAY


def test_nothing_can_be_kept_in_a_place_that_was_left(places: None) -> None:
    go()
    with pytest.raises(DatabaseError), transaction.atomic(using=HERE):
        Home.objects.using(HERE).create(id=os.urandom(16), check_value=b"")
    with pytest.raises(move.LivesElsewhere):
        go()


def test_it_moves_back_over_what_it_left(places: None) -> None:
    go()
    Row.objects.using(THERE).filter(seq__lte=5).delete()
    Phone.objects.using(THERE).update(secret_hash=b"another phone")
    wanted = content(THERE)
    go(THERE, HERE)
    assert content(HERE) == wanted
    assert state.state_of(HERE) is State.OURS


def test_it_goes_nowhere_where_somebody_lives(places: None) -> None:
    call_command("migrate", database=THERE, interactive=False, verbosity=0)
    Person(id=os.urandom(16), name_hash=os.urandom(32), home=os.urandom(16), public=b"").save(
        using=THERE, force_insert=True
    )
    with pytest.raises(move.InTheWay):
        go()
    assert state.state_of(HERE) is State.OURS


class CutOff(BaseException):
    """The power went."""


def cut_after(steps: int) -> Any:
    """Cut everything off at the statement of this number that is sent to either place."""
    seen = count(1)

    def look(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if next(seen) == steps:
            raise CutOff
        return execute(sql, params, many, context)

    return look


def lives_in(alias: str) -> bool:
    return state.state_of(alias) is State.OURS and "person" in tables_of(alias) and Person.objects.using(alias).exists()


def tables_of(alias: str) -> list[str]:
    with connections[alias].cursor() as cursor:
        return connections[alias].introspection.table_names(cursor)


def go_until_cut(steps: int) -> bool:
    """Move until the statement of this number; return whether that was far enough."""
    look = cut_after(steps)
    with connections[HERE].execute_wrapper(look), connections[THERE].execute_wrapper(look):
        try:
            go()
        except CutOff:
            for alias in (HERE, THERE):
                connections[alias].close()
                # A program that comes back has a connection that knows nothing of the one before.
                del connections[alias]
            return False
    return True


def test_cut_off_at_any_statement_it_goes_on_and_the_house_lives_once(places: None) -> None:
    before = content(HERE)
    with mock.patch.object(rows, "BATCH", 7):
        for steps in count(1):
            if go_until_cut(steps):
                break
            assert not (lives_in(HERE) and lives_in(THERE))
    assert content(THERE) == before
    assert (state.state_of(HERE), state.state_of(THERE)) == (State.AWAY, State.OURS)


def test_what_was_written_before_the_move_went_on_arrives_too(places: None) -> None:
    with mock.patch.object(rows, "compare", side_effect=CutOff), pytest.raises(CutOff):
        go()
    assert state.state_of(THERE) is State.FILLING
    Row.objects.using(HERE).filter(seq=3).update(sealed=b"changed")
    Row.objects.using(HERE).filter(seq=4).delete()
    wanted = content(HERE)
    go()
    assert content(THERE) == wanted


def test_a_row_that_did_not_arrive_as_it_was_keeps_the_house_where_it_is(places: None) -> None:
    def spoil(*_args: Any, **_more: Any) -> int:
        moved = real(*_args, **_more)
        Row.objects.using(THERE).filter(seq=9).update(sealed=b"worn out")
        return moved

    real = rows.copy
    with mock.patch.object(rows, "copy", spoil), pytest.raises(rows.NotEqual, match="home_row"):
        go()
    assert state.state_of(HERE) is State.OURS
