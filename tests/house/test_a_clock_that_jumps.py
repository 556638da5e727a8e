"""A clock that jumps, forwards or back, loses nothing and shuts nobody out for good."""

import datetime as dt

import pytest

from hearthlight.entries.checkin import Checkin
from hearthlight.journal import read
from tests.guests import NOW, Guest, Hands

YEAR = dt.timedelta(days=366)


@pytest.mark.parametrize("jump", [dt.timedelta(hours=-1), dt.timedelta(days=-40), -YEAR, YEAR, 20 * YEAR], ids=str)
def test_what_is_said_around_a_jump_is_kept_and_read(noor: Guest, hands: Hands, jump: dt.timedelta) -> None:
    noor.says(energy=7, mood=7)
    hands.now = NOW + jump
    noor.unlock()
    noor.says(energy=3, mood=3)
    hands.now = NOW
    noor.unlock()
    noor.says(energy=5, mood=5)
    for path in ("/", "/history/", "/patterns/", "/wins/", "/settings/", "/closer/", "/plan/", "/care/"):
        assert noor.get(path).status_code == 200, path
    kept = [one.entry for one in read.everything(noor.visit().mine)]
    assert [one.energy for one in kept if isinstance(one, Checkin)] == [7, 3, 5]


def test_a_clock_that_went_back_leaves_a_locked_phone_locked(noor: Guest, hands: Hands) -> None:
    noor.lock()
    hands.now = NOW - YEAR
    assert "You hold the dial" not in noor.page("/unlock/")
    assert not noor.visit().signed_in


def test_an_open_phone_does_not_stay_open_for_the_years_a_clock_went_back(noor: Guest, hands: Hands) -> None:
    hands.now = NOW - YEAR
    assert not noor.visit().signed_in
