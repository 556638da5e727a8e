"""How far apart two bedtimes lie shows when both chose to see it, and who did not is told by nothing."""

import datetime as dt

import pytest
from tests.guests import ALL_OPEN, NOW, Guest, Hands, begin, join
from tests.promises.looks import look

from hearthlight.entries.base import Imported
from hearthlight.entries.night import Night
from hearthlight.journal import read, write
from hearthlight.rooms.rest.tests.test_rest import words

pytestmark = pytest.mark.django_db
APART = "minutes lie between your usual bedtimes"


@pytest.fixture
def sam(noor: Guest) -> Guest:
    """Noor's partner, with the dial for patterns open on both sides as well."""
    guest = begin("Sam")
    join(noor, guest, **ALL_OPEN, patterns="partner")
    return guest


def sleeps(guest: Guest, bed: str, *, nights: int = 7) -> None:
    """Let a file tell of nights that began at this time, an odd minute earlier or later."""
    told = []
    for back in range(nights):
        start = dt.datetime.combine(NOW.date() - dt.timedelta(days=back), dt.time.fromisoformat(bed), dt.UTC)
        start -= dt.timedelta(days=start.hour > 12, minutes=back % 3 - 1)
        wake = start + dt.timedelta(hours=7)
        night = Night(
            day=wake.date(), imported=Imported("garmin:0"), bed_at=start, asleep_at=start, wake_at=wake, asleep=420
        )
        told.append((bytes([back]) * 16, night))
    write.append_many(guest.visit().mine, told)


def see(guest: Guest, see: str = "yes") -> None:
    guest.post("/rest/bedtimes/", see=see)


def test_it_shows_when_both_chose_it(noor: Guest, sam: Guest) -> None:
    sleeps(noor, "22:15")
    sleeps(sam, "23:30")
    see(noor)
    assert APART not in words(noor) and APART not in words(sam)
    see(sam)
    for guest in (noor, sam):
        assert f"About 75 {APART}. That is neither good nor bad." in words(guest)


def test_midnight_parts_nothing(noor: Guest, sam: Guest) -> None:
    sleeps(noor, "23:45")
    sleeps(sam, "00:15")
    for guest in (noor, sam):
        see(guest)
    assert f"About 30 {APART}" in words(noor)


def test_that_the_other_chose_it_shows_in_nothing(noor: Guest, sam: Guest) -> None:
    for guest in (noor, sam):
        sleeps(guest, "22:15")
    before = look(noor.client, "/rest/")
    see(sam)
    assert look(noor.client, "/rest/") == before


@pytest.mark.parametrize("who", ["Noor", "Sam"])
def test_taken_back_it_is_gone_for_both_and_from_the_shared_home(noor: Guest, sam: Guest, who: str) -> None:
    for guest in (noor, sam):
        sleeps(guest, "22:15")
        see(guest)
    assert "at about the same time" in words(noor)
    see(next(guest for guest in (noor, sam) if guest.called == who), "no")
    for guest in (noor, sam):
        assert "at about the same time" not in words(guest)
    ours = noor.visit().ours
    assert ours is not None
    left = [one.author for one in read.everything(ours) if getattr(one.entry, "name", "") == "bedtime"]
    assert len(left) == 1


def test_after_thirty_days_it_is_over(noor: Guest, sam: Guest, hands: Hands) -> None:
    for guest in (noor, sam):
        sleeps(guest, "22:15")
        see(guest)
    hands.pass_by(days=30)
    noor.unlock()
    assert "at about the same time" not in words(noor)


def test_it_takes_five_nights_an_open_dial_and_no_pause(noor: Guest, sam: Guest) -> None:
    sleeps(noor, "22:15", nights=4)
    see(noor)
    assert "It takes five nights" in words(noor)
    sleeps(sam, "22:15")
    sam.post("/settings/choose/", paused="yes")
    see(sam)
    assert "Sharing is paused" in words(sam)
    sam.post("/settings/choose/", paused="", form="dials")
    see(sam)
    assert "Your dial for patterns stands at only me" in words(sam)


def test_on_ones_own_there_is_no_such_question(noor: Guest) -> None:
    sleeps(noor, "22:15")
    assert "Two bedtimes" not in words(noor)
    assert noor.post("/rest/bedtimes/", see="yes").status_code == 404
