"""Reminders, through the page somebody picks them on, the worker that brings them, and Today that shows them."""

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest
from tests.guests import Guest, Hands

from hearthlight.due import anew, box
from hearthlight.due import round as rounds
from hearthlight.due.models import Brought, Due
from hearthlight.entries.days import day_of
from hearthlight.journal import write

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
LINE = "How are you today?"
HOURS = {"hush_from": "22:00", "hush_until": "08:00"}


def wish(guest: Guest, **more: str) -> str:
    """Pick times on the page and return what it says then."""
    return str(guest.post("/settings/reminders/", **{**HOURS, **more}).content.decode())


def work(hands: Hands) -> int:
    """Let the worker go its round now."""
    return rounds.go(rounds.OnThePage(), now=hands.now)


def test_nothing_comes_unasked(noor: Guest, hands: Hands) -> None:
    for _ in range(40):
        hands.pass_by(hours=1)
        work(hands)
    noor.unlock()
    assert LINE not in noor.page("/")
    assert Due.objects.count() > 20


def test_a_line_waits_on_today_from_its_time_on(noor: Guest, hands: Hands) -> None:
    wish(noor, first="20:00")
    work(hands)
    assert LINE not in noor.page("/")
    hands.pass_by(minutes=50)
    work(hands)
    assert len(spoken()) == 1
    noor.unlock()
    assert LINE in noor.page("/")


def test_whoever_has_said_how_it_is_or_put_it_away_is_not_asked(noor: Guest, hands: Hands) -> None:
    wish(noor, first="20:00")
    hands.pass_by(minutes=50)
    work(hands)
    noor.unlock()
    noor.post("/check-in/skip/")
    assert LINE not in noor.page("/")
    noor.says()
    assert LINE not in noor.page("/?show=everything")


def test_one_tap_keeps_it_quiet_for_a_week(noor: Guest, hands: Hands) -> None:
    wish(noor, first="20:00")
    hands.pass_by(minutes=50)
    work(hands)
    noor.unlock()
    noor.post("/settings/reminders/snooze/", quiet="yes", **{"from": "today"})
    assert LINE not in noor.page("/")
    assert said_on(noor, hands, days=12) == [7, 8, 9]
    assert "Quiet for a week" in noor.page("/settings/reminders/")


def test_the_quiet_can_end_early(noor: Guest, hands: Hands) -> None:
    wish(noor, first="20:00")
    noor.post("/settings/reminders/snooze/", quiet="yes")
    assert "Quiet until Tuesday 1 December" in noor.page("/settings/reminders/")
    noor.post("/settings/reminders/snooze/", quiet="no")
    assert "Quiet until" not in noor.page("/settings/reminders/").replace(">Quiet until<", "")


def said_on(guest: Guest, hands: Hands, *, days: int) -> list[int]:
    """Return on which of the coming days a line was brought while nobody came; tomorrow is 1."""
    today = guest.visit().today
    found = set()
    for _ in range(days * 24 * 4):
        hands.pass_by(minutes=15)
        work(hands)
        found |= {(day_of(one.brought_at, AMSTERDAM) - today).days for one in spoken()}
    guest.unlock()
    return sorted(found - {0})


def spoken() -> list[Brought]:
    """Return what was brought and said something."""
    return [one for one in Brought.objects.all() if box.look_into(bytes(one.id), bytes(one.box)).says]


def test_after_three_days_without_anybody_it_falls_silent_until_they_are_back(noor: Guest, hands: Hands) -> None:
    wish(noor, first="20:00")
    assert said_on(noor, hands, days=8) == [1, 2, 3]
    noor.says()
    assert said_on(noor, hands, days=5) == [1, 2, 3]


def days_with_a_line(hands: Hands, *, days: int, tap: Callable[[], object] = lambda: None) -> int:
    """Let days pass by, with something done on each, and return on how many a line was brought."""
    start, found = hands.now, set()
    for _ in range(days):
        for _ in range(24 * 4):
            hands.pass_by(minutes=15)
            work(hands)
            found |= {one.brought_at for one in spoken() if one.brought_at > start}
        tap()
    return len(found)


def test_whoever_taps_on_a_locked_phone_is_here_and_three_days_count_from_then(noor: Guest, hands: Hands) -> None:
    wish(noor, first="20:00")
    hands.pass_by(hours=1)
    work(hands)
    assert days_with_a_line(hands, days=7, tap=noor.says) == 7
    assert noor.visit().locked
    assert days_with_a_line(hands, days=6) == 3
    noor.unlock()
    assert days_with_a_line(hands, days=6) == 3


def test_a_tap_on_a_locked_phone_wakes_nothing_that_was_not_wished(noor: Guest, hands: Hands) -> None:
    noor.lock()
    assert days_with_a_line(hands, days=4, tap=noor.says) == 0
    noor.unlock()
    wish(noor, first="20:00")
    noor.post("/settings/reminders/snooze/", quiet="yes")
    noor.lock()
    assert days_with_a_line(hands, days=6, tap=noor.says) == 0


def test_a_phone_that_stays_open_counts_as_being_back(noor: Guest, hands: Hands) -> None:
    wish(noor, first="20:00")
    noor.post("/settings/choose/", idle="720")
    for _ in range(20):
        hands.pass_by(hours=6)
        work(hands)
        noor.page("/")
    assert Due.objects.filter(due_at__gt=hands.now + dt.timedelta(days=12)).exists()


def test_a_worker_that_wakes_late_brings_nothing_into_the_night(noor: Guest, hands: Hands) -> None:
    wish(noor, first="20:30")
    hands.pass_by(hours=4)
    # The time picked is among them; the other of the day is drawn, and may be too.
    assert work(hands) >= 1
    assert spoken() == []


def test_a_second_time_on_one_day_needs_a_second_wish(noor: Guest, hands: Hands) -> None:
    wish(noor, first="19:30")
    hands.pass_by(minutes=20)
    work(hands)
    noor.unlock()
    wish(noor, first="20:30")
    hands.pass_by(hours=1, minutes=5)
    work(hands)
    assert len(spoken()) == 1


@pytest.mark.parametrize("time", ["21:00", "21:45", "22:00", "03:00", "07:45"])
def test_a_time_in_the_quiet_hours_or_the_hour_before_is_sent_back_kindly(noor: Guest, time: str) -> None:
    told = wish(noor, first=time)
    assert "That lies in your quiet hours" in told
    assert f'value="{time}"' in told
    assert noor.visit().recent_mine.settled("reminders", 0) is None


def test_what_is_no_time_is_sent_back_with_an_example(noor: Guest) -> None:
    assert "such as 19:30" in wish(noor, first="later")
    assert "Both hours are the same" in wish(noor, hush_until="22:00")


def test_a_hard_answer_keeps_the_house_still_for_a_week_but_for_one_question(noor: Guest, hands: Hands) -> None:
    wish(noor, first="12:00", second="20:00", ask_once="on")
    visit = noor.visit()
    write.settle(visit.mine, "still_since", visit.today.isoformat())
    visit.look_again()
    anew.lay(visit.person, visit.recent_mine, zone=visit.zone, now=visit.now, ahead={})
    assert said_on(noor, hands, days=12) == [1, 8, 9]
