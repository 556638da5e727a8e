"""What a partner keeps to themselves changes no bit of my outlook; the mood they share today may, and nothing else of it."""

import datetime as dt

import pytest
from tests.guests import Guest, Hands

from hearthlight.entries.checkin import Checkin
from hearthlight.insight.outlook import Outlook
from hearthlight.journal import write
from hearthlight.rooms.rhythm import seen

DAYS = 40


@pytest.fixture
def told(noor: Guest, sam: Guest) -> Guest:
    """Somebody with forty days of their own, up to yesterday."""
    visit = noor.visit()
    for back in range(1, DAYS):
        day = visit.today - dt.timedelta(days=back)
        write.append(visit.mine, Checkin(day=day, mood=float(3 + 2 * (back % 3)), energy=5))
    return noor


def outlook_of(guest: Guest) -> Outlook:
    visit = guest.visit()
    return seen.look(visit.mine, seen.now_of(visit)).ahead


def say(home, day: dt.date, mood: float) -> None:
    write.append(home, Checkin(day=day, mood=mood, energy=1, closeness=1))


def test_no_private_entry_changes_a_bit(told: Guest, sam: Guest) -> None:
    before, page = outlook_of(told), told.page("/patterns/").split("<main")[1]
    visit = sam.visit()
    for back in range(DAYS):
        say(visit.mine, visit.today - dt.timedelta(days=back), 1)
    sam.says(energy=1, mood=1, to="me")
    assert outlook_of(told) == before
    assert told.page("/patterns/").split("<main")[1] == page


def test_what_was_shared_on_other_days_changes_nothing(told: Guest, sam: Guest) -> None:
    before, visit = outlook_of(told), sam.visit()
    for back in range(1, DAYS):
        say(visit.ours, visit.today - dt.timedelta(days=back), 1)
    assert outlook_of(told) == before


def test_a_mood_shared_today_moves_today_alone_and_goes_when_it_is_taken_back(told: Guest, sam: Guest) -> None:
    before = outlook_of(told)
    sam.client.post("/check-in/", {"energy": 9, "mood": 9, "for": "us"})
    with_it = outlook_of(told)
    assert with_it.fan[1:] == before.fan[1:]
    assert (with_it.heads_up, with_it.shift, with_it.record) == (before.heads_up, before.shift, before.record)
    sam.post("/check-in/undo/", token=sam.client.cookies["bar"].value)
    assert outlook_of(told) == before


def test_what_was_shared_and_kept_for_tomorrow_is_not_used_a_day_late(told: Guest, sam: Guest, hands: Hands) -> None:
    with_nothing = outlook_of(told)
    sam.says(energy=9, mood=9, to="us")
    hands.pass_by(days=1)
    told.unlock()
    sam.unlock()
    late = outlook_of(told)
    assert [one.day for one in late.fan] == [one.day + 1 for one in with_nothing.fan]
    assert seen.now_of(told.visit()).partner_today is None
