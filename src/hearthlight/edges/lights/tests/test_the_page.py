"""The page of the lamps: who sees what, what a try says, and what does not fit is told kindly and kept."""

import html
from collections.abc import Callable
from typing import Any

import pytest
from tests.guests import Guest, Hands

from hearthlight.due.models import Lamp
from hearthlight.edges.lights import views
from hearthlight.edges.lights.tests.deeds import PAGE, say, set_up, words
from hearthlight.edges.lights.tests.stand_in import TOKEN, HomeAssistant

pytestmark = pytest.mark.django_db


def test_the_partner_sees_the_place_and_the_lamps_and_never_the_token(two: tuple[Guest, Guest]) -> None:
    noor, sam = two
    said = words(sam)
    assert "Noor set these up" in said and "http://127.0.0.1" in said and "light.sofa" in said
    assert "Try it once" not in said
    for guest in two:
        for path in (PAGE, f"{PAGE}?change=1"):
            assert TOKEN not in guest.page(path)
    assert "Try it once" in words(noor)


def test_the_partner_can_neither_change_nor_try_nor_take_away(
    two: tuple[Guest, Guest], lamps: HomeAssistant, evening: Callable[..., None]
) -> None:
    sam = two[1]
    set_up(sam, lamps, names="light.bedroom")
    sam.post("/rest/lights/try/")
    sam.post("/rest/lights/away/")
    assert lamps.told == []
    say(sam)
    evening(hours=3)
    assert [told["entity_id"] for told in lamps.told] == [["light.sofa"]]


def test_a_try_calls_at_once_and_says_what_came_of_it(alone: Guest, lamps: HomeAssistant) -> None:
    alone.post("/rest/lights/try/")
    assert lamps.told == [{"brightness_pct": 30, "transition": 2, "entity_id": ["light.sofa"]}]
    assert "The lamps got the latest call." in words(alone)


@pytest.mark.parametrize(
    ("answers", "said"),
    [("elsewhere", "follows nowhere"), ("garbled", "not the way lamps do"), ("silent", "not the way")],
)
def test_what_went_wrong_is_said_kindly(alone: Guest, lamps: HomeAssistant, answers: str, said: str) -> None:
    lamps.answers = answers
    alone.post("/rest/lights/try/")
    assert said in words(alone)


def test_a_wrong_token_is_said_kindly_and_a_new_one_is_enough(alone: Guest, lamps: HomeAssistant) -> None:
    set_up(alone, lamps, token="an.old.token")
    alone.post("/rest/lights/try/")
    assert "The token was not taken. A fresh one" in words(alone)
    set_up(alone, lamps)
    alone.post("/rest/lights/try/")
    assert len(lamps.told) == 1


def test_without_the_setting_a_home_network_is_told_as_closed(
    alone: Guest, lamps: HomeAssistant, settings: Any
) -> None:
    settings.LAMPS_AT_HOME = False
    alone.post("/rest/lights/try/")
    assert "HEARTHLIGHT_LAMPS_AT_HOME" in words(alone)
    assert set_up(alone, lamps).status_code == 422
    assert lamps.asked == []


def test_tries_have_an_end(alone: Guest, lamps: HomeAssistant, hands: Hands) -> None:
    for _ in range(views.TRIES.tries + 3):
        alone.post("/rest/lights/try/")
    assert len(lamps.told) == views.TRIES.tries
    assert "In an hour it works again" in words(alone)


def test_a_token_that_was_given_goes_to_no_other_computer(alone: Guest, lamps: HomeAssistant) -> None:
    assert set_up(alone, lamps, token="", percent="10").status_code == 200
    alone.post("/rest/lights/try/")
    assert lamps.told[0]["brightness_pct"] == 10
    answer = set_up(alone, lamps, token="", address="https://elsewhere.example")
    assert answer.status_code == 422
    page = html.unescape(answer.content.decode())
    assert "Home Assistant asks for a token" in page and 'value="https://elsewhere.example"' in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "fridge"},
        {"address": "not an address"},
        {"address": "http://169.254.169.254/"},
        {"names": "switch.heater"},
        {"names": " ".join(f"light.n{number}" for number in range(9))},
        {"token": "two words"},
        {"percent": "100"},
    ],
)
def test_what_does_not_fit_is_told_and_kept(
    noor: Guest, lamps: HomeAssistant, at_home: Any, wrong: dict[str, str]
) -> None:
    answer = set_up(noor, lamps, **wrong)
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    assert 'class="error"' in page and "light." in page
    assert not Lamp.objects.exists()
