"""With a host of many, an account in which nothing was ever written goes by itself; one with a word in it never does."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from tests.guests import Guest, Hands, join

from hearthlight.people.models import Person
from hearthlight.rooms.door import leaving


def go_by(hands: Hands, days: float) -> int:
    hands.pass_by(days=days)
    return leaving.remove_who_never_began(hands.now.date())


def test_an_account_without_a_word_goes_after_half_a_year(stranger: Guest, hands: Hands) -> None:
    stranger.page("/check-in/")
    assert go_by(hands, 179) == 0
    assert go_by(hands, 1) == 1
    assert not Person.objects.exists()


def test_one_word_keeps_it_for_ever(stranger: Guest, hands: Hands) -> None:
    stranger.says()
    assert go_by(hands, 1) == 0
    assert stranger.person.unwritten_until is None
    assert go_by(hands, 4000) == 0


def test_a_word_said_while_locked_keeps_it_too(stranger: Guest, hands: Hands) -> None:
    stranger.lock()
    stranger.says()
    assert go_by(hands, 400) == 0


def test_two_who_share_a_home_stay(noor: Guest, people: Callable[[str], Guest], hands: Hands) -> None:
    other = people("Lou")
    join(noor, other)
    assert go_by(hands, 400) == 0


def test_at_home_nobody_goes_and_no_day_is_kept(house: Any, people: Callable[[str], Guest], hands: Hands) -> None:
    house.OPEN_REGISTRATION = False
    first = people("Noor")
    assert first.person.unwritten_until is None
    assert go_by(hands, 4000) == 0


def test_a_day_that_was_set_is_half_a_year_ahead(stranger: Guest, hands: Hands) -> None:
    assert stranger.person.unwritten_until == hands.now.date() + dt.timedelta(days=180)
