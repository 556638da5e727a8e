"""The command that moves the house: it says what it needs, and a place that was left opens no more."""

import argparse
from typing import Any

import pytest
from django.db import connection

from hearthlight.commands import move, rows
from hearthlight.commands.refusal import Refused
from hearthlight.edges.moving import state


def test_it_asks_which_postgresql(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HEARTHLIGHT_DATABASE_URL", raising=False)
    with pytest.raises(Refused, match="HEARTHLIGHT_DATABASE_URL"):
        move.run(argparse.Namespace(to="postgresql"))


def test_a_place_that_was_left_says_where_the_house_is(db: Any) -> None:
    state.leave(connection.alias)
    with pytest.raises(Refused, match="lives in"):
        rows.waiting_migrations()


def test_a_place_that_is_half_filled_says_how_to_go_on(db: Any) -> None:
    state.begin(connection.alias)
    with pytest.raises(Refused, match="hearthlight move"):
        rows.waiting_migrations()
