"""The evening comes by itself: amber from when screens go into the basket until morning, unless somebody chose a look."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.guests import NOW, Guest, Hands

pytestmark = pytest.mark.django_db
AMSTERDAM = dt.timedelta(hours=1)


def at(hands: Hands, clock: str, *, days: int = 0) -> None:
    """Let it be this time on the wall in Amsterdam."""
    midnight = NOW.replace(hour=0, minute=0) - AMSTERDAM
    time = dt.time.fromisoformat(clock)
    hands.now = midnight + dt.timedelta(days=days, hours=time.hour, minutes=time.minute)


def look(guest: Guest, path: str = "/") -> str:
    found = re.search(r'data-theme="(\w+)"', guest.page(path))
    assert found
    return found.group(1)


def stay(guest: Guest) -> None:
    """Keep this phone open however far the clock of the test is moved."""
    guest.post("/settings/choose/", idle="720")


def hours(guest: Guest, since: str, until: str) -> None:
    guest.post("/rest/evening/", since=since, until=until)


@pytest.mark.parametrize(
    ("clock", "days", "wanted"),
    [("21:44", 0, "auto"), ("21:45", 0, "winddown"), ("23:59", 0, "winddown"), ("05:29", 1, "winddown")],
)
def test_pages_turn_amber_when_screens_go_into_the_basket(
    noor: Guest, hands: Hands, clock: str, days: int, wanted: str
) -> None:
    stay(noor)
    hours(noor, "22:30", "23:30")
    at(hands, clock, days=days)
    assert look(noor) == wanted


def test_in_the_morning_it_is_day_again(noor: Guest, hands: Hands) -> None:
    hours(noor, "22:30", "23:30")
    at(hands, "05:30", days=1)
    noor.unlock()
    assert look(noor) == "auto"


def test_without_hours_nothing_changes_by_itself(noor: Guest, hands: Hands) -> None:
    stay(noor)
    at(hands, "23:30")
    assert look(noor) == "auto"


@pytest.mark.parametrize("chosen", ["day", "night"])
def test_a_look_that_was_chosen_stays(noor: Guest, hands: Hands, chosen: str) -> None:
    stay(noor)
    hours(noor, "22:30", "23:30")
    noor.post("/settings/choose/", theme=chosen)
    at(hands, "22:30")
    assert look(noor) == chosen


def test_in_the_settings_auto_stays_ticked_while_pages_are_amber(noor: Guest, hands: Hands) -> None:
    stay(noor)
    hours(noor, "22:30", "23:30")
    at(hands, "22:30")
    assert 'value="auto" checked' in noor.page("/settings/")
    assert look(noor, "/settings/") == "winddown"


def test_the_hour_both_can_live_with_decides(noor: Guest, sam: Guest, hands: Hands) -> None:
    for guest in (noor, sam):
        stay(guest)
    hours(noor, "21:00", "23:30")
    hours(sam, "22:30", "23:45")
    at(hands, "20:30")
    assert (look(noor), look(sam)) == ("auto", "auto")
    at(hands, "21:45")
    assert (look(noor), look(sam)) == ("winddown", "winddown")


def test_a_veto_for_tonight_gives_each_their_own_hour_back(noor: Guest, sam: Guest, hands: Hands) -> None:
    for guest in (noor, sam):
        stay(guest)
    hours(noor, "21:00", "23:30")
    hours(sam, "22:30", "23:45")
    sam.post("/rest/tonight/", shared="no")
    at(hands, "20:30")
    assert (look(noor), look(sam)) == ("winddown", "auto")


def test_a_locked_phone_is_amber_too(noor: Guest, hands: Hands) -> None:
    hours(noor, "22:30", "23:30")
    noor.lock()
    at(hands, "22:00")
    assert look(noor, "/unlock/") == "winddown"
    at(hands, "12:00")
    assert look(noor, "/unlock/") == "auto"


def test_a_night_that_crosses_the_change_of_the_clock_ends_in_the_morning(noor: Guest, hands: Hands) -> None:
    hours(noor, "22:30", "23:30")
    hands.now = dt.datetime(2026, 10, 25, 3, 0, tzinfo=dt.UTC)
    noor.unlock()
    assert look(noor) == "winddown"
    hands.now = dt.datetime(2026, 10, 25, 4, 30, tzinfo=dt.UTC)
    noor.unlock()
    assert look(noor) == "auto"


@pytest.mark.parametrize("clock", ["12:00", "22:30"])
def test_today_asks_the_database_no_more_for_it(noor: Guest, sam: Guest, hands: Hands, clock: str) -> None:
    counts = []
    for guest in (noor, sam):
        stay(guest)
    at(hands, clock)
    for _ in range(2):
        noor.page("/")
        with CaptureQueriesContext(
            connection,
        ) as found:
            noor.page("/")
        counts.append(len(found))
        for guest in (noor, sam):
            hours(guest, "22:30", "23:30")
    assert counts[0] == counts[1]


def test_by_day_no_page_looks_for_the_shared_hour(noor: Guest, sam: Guest, hands: Hands) -> None:
    stay(noor)
    at(hands, "12:00")
    counts = []
    for _ in range(2):
        noor.page("/wins/")
        with CaptureQueriesContext(connection) as found:
            noor.page("/wins/")
        counts.append(len(found))
        hours(noor, "22:30", "23:30")
    assert counts[0] == counts[1]
