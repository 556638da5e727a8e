"""Care, through its door: help first, then plain words; there for the person whose phone is open and for nobody else."""

from types import SimpleNamespace

import pytest
from django.test import Client


@pytest.fixture
def arrive(monkeypatch):
    def arrive_as(**facts: bool) -> Client:
        guest = SimpleNamespace(theme="auto", letters="", partner="", together=False, me="Noor", **facts)
        monkeypatch.setattr("hearthlight.frame.visit.find", lambda _request: guest)
        return Client()

    return arrive_as


def test_help_is_the_first_thing_on_care(arrive) -> None:
    page = arrive(known=True, signed_in=True, locked=False).get("/care/").content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    assert main.index('href="/help/"') == main.index('href="')
    assert 'aria-current="page"' in page


def test_care_names_what_can_be_told_apart_and_never_tells_anybody_to_stop_a_medicine(arrive) -> None:
    page = arrive(known=True, signed_in=True, locked=False).get("/care/").content.decode()
    for part in ("Mood", "Medicine", "Hormones", "Sleep", "Pain", "Don’t stop or change a medicine on your own"):
        assert part in page


def test_care_has_no_dead_row(arrive) -> None:
    page = arrive(known=True, signed_in=True, locked=False).get("/care/").content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    assert main.count("<a ") == main.count('href="/help/"')


def test_care_is_locked_with_the_house(arrive) -> None:
    answer = arrive(known=True, signed_in=False, locked=True).get("/care/")
    assert (answer.status_code, "unlock" in answer.headers["Location"]) == (302, True)


def test_care_is_not_there_for_a_stranger(arrive) -> None:
    assert arrive(known=False, signed_in=False, locked=False).get("/care/").status_code == 404
