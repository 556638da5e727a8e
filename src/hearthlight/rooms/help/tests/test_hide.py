"""Hide, through its door: locked, gone, and nothing of the house on the page that follows."""

import pytest
from django.db import OperationalError
from django.test import Client


class Guest:
    """Stands in for the person behind a request."""

    def __init__(self, *, signed_in: bool) -> None:
        self.signed_in = signed_in
        self.known = signed_in
        self.locks = 0

    def lock(self) -> None:
        self.locks += 1


class Unreachable(Guest):
    """A guest whose house has a database that does not answer."""

    def lock(self) -> None:
        raise OperationalError


@pytest.fixture
def arrive(monkeypatch):
    def arrive_as(guest: Guest) -> Client:
        monkeypatch.setattr("hearthlight.rooms.help.views.visit_of", lambda _request: guest)
        return Client(enforce_csrf_checks=True)

    return arrive_as


@pytest.mark.parametrize("method", ["get", "post"])
def test_hide_locks_and_leaves_by_button_and_by_link_on_an_expired_page_too(arrive, method: str) -> None:
    guest = Guest(signed_in=True)
    answer = getattr(arrive(guest), method)("/hide/")
    assert (answer.status_code, answer.headers["Location"], guest.locks) == (302, "/hide/quiet/", 1)


def test_hide_leaves_for_a_stranger_too(arrive) -> None:
    guest = Guest(signed_in=False)
    assert arrive(guest).post("/hide/").headers["Location"] == "/hide/quiet/"
    assert guest.locks == 0


def test_hide_leaves_even_when_the_database_does_not_answer(arrive) -> None:
    assert arrive(Unreachable(signed_in=True)).post("/hide/").headers["Location"] == "/hide/quiet/"


def test_the_neutral_page_holds_nothing_of_the_house() -> None:
    answer = Client().get("/hide/quiet/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert not answer.cookies
    assert "no-store" in answer.headers["Cache-Control"]
    for trace in ("hearthlight", "hl voice", "/static/", "<script", "<a ", "<form", "http", "help", "hide", "lock"):
        assert trace not in page.lower()


def test_practice_tells_what_hide_does_not_do() -> None:
    page = Client().get("/hide/practice/").content.decode()
    for said in ("Shift, three times", "history of the browser", "software that watches", 'action="/hide/"'):
        assert said in page
