"""A language by person: what the browser asks for until one is chosen, sealed, along on every phone, gone with signing out."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils import translation
from tests.guests import Guest

GERMAN, ENGLISH = '<html lang="de"', '<html lang="en"'


@pytest.fixture(autouse=True)
def _spoken_before() -> Iterator[None]:
    # What is spoken stays with the thread after a request, so it is put back for the tests that follow.
    with translation.override(translation.get_language()):
        yield


def choose(guest: Guest, language: str) -> str:
    page: str = guest.post("/settings/choose/", language=language).content.decode()
    return page


def test_a_stranger_is_shown_what_the_browser_asks_for():
    for asked, shown in (("de-AT,de;q=0.9", GERMAN), ("en", ENGLISH), ("fr", ENGLISH)):
        assert shown in Client(headers={"accept-language": asked}).get("/welcome/").content.decode()


def test_a_chosen_language_is_on_every_page_and_on_help(noor):
    assert GERMAN in choose(noor, "de")
    assert GERMAN in noor.page("/")
    assert "Du brauchst da nicht allein durch." in noor.page("/help/")


def test_a_chosen_language_is_stronger_than_what_the_browser_asks_for(noor):
    choose(noor, "en")
    noor.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "de"
    assert ENGLISH in noor.page("/")


def test_a_locked_phone_keeps_its_language(noor):
    choose(noor, "de")
    noor.lock()
    assert GERMAN in noor.page("/")


def test_the_language_comes_along_to_another_phone(noor):
    choose(noor, "de")
    assert GERMAN in noor.other_phone().page("/")


def test_another_phone_follows_at_its_next_unlock(noor):
    other = noor.other_phone()
    choose(noor, "de")
    assert ENGLISH in other.page("/")
    other.lock()
    other.unlock()
    assert GERMAN in other.page("/")


def test_signing_out_leaves_no_language_behind(noor):
    choose(noor, "de")
    noor.post("/sign-out/")
    assert ENGLISH in noor.page("/")


def test_no_choice_is_what_the_browser_asks_for_again(noor):
    choose(noor, "de")
    choose(noor, "")
    assert ENGLISH in noor.page("/")


def test_a_language_nobody_offers_changes_nothing(noor):
    choose(noor, "de")
    assert GERMAN in choose(noor, "tlh")


def test_words_of_a_partner_stay_while_the_words_of_the_house_are_in_ones_own_language(noor, sam):
    noor.says(energy=1, mood=1, to="us")
    choose(sam, "de")
    assert "Matt" in sam.page("/") or "Leer" in sam.page("/")
