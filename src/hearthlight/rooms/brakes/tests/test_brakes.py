"""Brakes and what helps: private, with something small that is one’s own for each brake."""

import re

from tests.guests import Guest
from tests.promises.looks import look

from hearthlight.rooms.brakes import lists

PAGE = "/closer/brakes/"


def ticked(guest: Guest) -> list[str]:
    return re.findall(r'value="(\w+)" checked', guest.page(PAGE))


def test_what_is_ticked_is_kept_and_what_is_unknown_is_not(noor: Guest) -> None:
    noor.post(PAGE, tick=["tired", "slow", "a pony"])
    assert ticked(noor) == ["tired", "slow"]
    noor.post(PAGE)
    assert ticked(noor) == []


def test_a_brake_leads_to_something_small_of_ones_own(noor: Guest) -> None:
    noor.post(PAGE, tick=["tired"])
    assert "/closer/timer/ready/lie-down-two/" in noor.page(PAGE)


def test_the_partner_sees_nothing_of_it(noor: Guest, sam: Guest) -> None:
    before = [look(sam.client, path) for path in (PAGE, "/closer/", "/")]
    noor.post(PAGE, tick=list(lists.BRAKES))
    assert [look(sam.client, path) for path in (PAGE, "/closer/", "/")] == before


def test_every_brake_has_a_small_act_that_asks_for_little() -> None:
    for _, act in lists.eased_by(frozenset(lists.BRAKES)):
        assert act.energy <= 1 and act.minutes <= 2


def test_both_kinds_of_wanting_are_told_as_equals(noor: Guest) -> None:
    assert "Both are equal, and one person can be both." in noor.page(PAGE)
