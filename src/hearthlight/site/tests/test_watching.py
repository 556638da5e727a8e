"""The keeper sees that the house is well, and nothing of what happens in it."""

from collections.abc import Iterator
from unittest import mock

import pytest
from django.db import OperationalError, connection
from django.test import Client
from tests.guests import Guest
from tests.promises.looks import settled

from hearthlight.site import watching

TOKEN = "a long token of the keeper"
BEARER = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch, house: object) -> Iterator[Guest]:
    """Somebody in a house whose keeper watches."""
    monkeypatch.setenv(watching.TOKEN, TOKEN)
    watching._books.cache_clear()
    yield Guest("Noor")
    watching._books.cache_clear()


def answers(client: Client) -> float:
    """Return how many answers were counted."""
    shown = client.get("/metrics", headers=BEARER).content.decode()
    counted = [line for line in shown.splitlines() if line.startswith("hearthlight_answer_seconds_count")]
    return sum(float(line.split()[-1]) for line in counted)


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer guessed"}, {"Authorization": "Bearer é"}])
def test_without_the_token_there_is_no_such_page(watched: Guest, headers: dict[str, str]) -> None:
    shown, nowhere = Client().get("/metrics", headers=headers), Client().get("/no-such-room/")
    assert shown.status_code == nowhere.status_code == 404
    assert settled(shown.content.decode()) == settled(nowhere.content.decode())


def test_without_a_token_set_nobody_can_watch(house: object) -> None:
    assert Client().get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404


def test_pages_are_counted_and_help_and_hide_never(watched: Guest) -> None:
    before = answers(watched.client)
    for path in ("/help/", "/hide/", "/hide/quiet/", "/help", "/hide"):
        watched.client.get(path)
    # Looking is an answer too: the look before is counted by now.
    assert answers(watched.client) == before + 1
    watched.client.get("/welcome/")
    assert answers(watched.client) == before + 3


def test_no_number_names_a_room_a_person_or_an_address(watched: Guest) -> None:
    for path in ("/welcome/", "/sign-in/", "/no-such-room/", "/care/"):
        watched.client.get(path)
    shown = watched.client.get("/metrics", headers=BEARER).content.decode()
    for word in ("welcome", "sign", "room", "care", "127.0.0.1", "noor"):
        assert word not in shown.casefold()


def test_ready_means_that_the_database_answers(house: object) -> None:
    assert Client().get("/readyz").status_code == 200
    with mock.patch.object(connection, "cursor", side_effect=OperationalError):
        assert Client().get("/readyz").status_code == 503
        assert Client().get("/healthz").status_code == 200
