"""The hour of the talk: it stands when both picked it, and it is moved, let go or passed over without a word."""

import datetime as dt

import pytest

from hearthlight.due import plan, wishes
from hearthlight.due.models import Due
from hearthlight.journal import write
from hearthlight.journal.models import Row

TALK = "/closer/talk/"


def suggest(guest, at):
    return guest.post(f"{TALK}hour/", at=at)


def shared_rows(guest):
    return list(Row.objects.filter(home=guest.person.couple).order_by("seq").values_list())


def wished(guest):
    visit = guest.visit()
    return wishes.read(lambda name: visit.recent_mine.settled(name, 0))


@pytest.fixture
def agreed(noor, sam):
    for guest in (noor, sam):
        suggest(guest, "20:30")
    return noor


def test_a_time_stands_when_both_picked_it(noor, sam):
    assert "If you suggest one" in noor.page(TALK)
    suggest(noor, "20:30")
    assert "You suggest 20:30." in noor.page(TALK)
    assert "Noor suggests 20:30." in sam.page(TALK)
    suggest(sam, "20:30")
    for guest in (noor, sam):
        assert "At 20:30, if it fits." in guest.page(TALK)


def test_each_sees_the_hour_on_their_own_clock(noor, sam):
    write.settle(sam.visit().mine, "zone", "Europe/London")
    suggest(noor, "20:30")
    assert "Noor suggests 19:30." in sam.page(TALK)
    suggest(sam, "19:30")
    assert "At 20:30, if it fits." in noor.page(TALK)


def test_moving_it_leaves_a_time_and_no_word(agreed, sam):
    suggest(sam, "21:15")
    page = agreed.page(TALK)
    assert "Sam suggests 21:15." in page
    assert "Leaving it there is fine too." in page
    assert "moved" not in page


def test_letting_it_go_looks_like_never_having_picked_one(noor, sam):
    suggest(noor, "20:30")
    before = noor.page(TALK)
    suggest(sam, "20:30")
    sam.post(f"{TALK}hour/", say="none")
    after = noor.page(TALK)
    assert "You suggest 20:30." in before
    assert "You suggest 20:30." in after
    assert "If you suggest one" not in after


def test_passing_over_tonight_changes_nothing_in_the_shared_home(agreed, sam):
    before = shared_rows(agreed)
    page = agreed.post(f"{TALK}tonight/").content.decode()
    assert "Sam sees nothing of it." in page
    assert "At 20:30, if it fits." in sam.page(TALK)
    assert shared_rows(agreed) == before
    assert "At 20:30" in agreed.post(f"{TALK}tonight/", say="on").content.decode()


def test_a_reminder_for_it_is_one_of_the_neutral_ones(agreed):
    visit = agreed.visit()
    tomorrow = plan.start_of(visit.today + dt.timedelta(days=1), visit.zone)
    coming = Due.objects.filter(person=agreed.person, due_at__gte=tomorrow)
    before = coming.count()
    assert "A neutral line comes then" in agreed.post(f"{TALK}knock/").content.decode()
    assert wished(agreed).times == (dt.time(20, 30),)
    assert coming.count() == before


def test_passing_over_tonight_keeps_the_reminder_away_until_tomorrow(agreed, hands):
    agreed.post(f"{TALK}knock/")
    agreed.post(f"{TALK}tonight/")
    today = agreed.visit().today
    assert not wished(agreed).may_come_on(today)
    assert wished(agreed).may_come_on(today + dt.timedelta(days=1))
    agreed.post(f"{TALK}tonight/", say="on")
    assert wished(agreed).may_come_on(today)


def test_a_week_of_quiet_is_not_shortened_by_passing_over_one_evening(agreed):
    agreed.post("/settings/reminders/", first="19:00", hush_from="22:00", hush_until="08:00")
    agreed.post("/settings/reminders/snooze/", quiet="yes")
    until = wished(agreed).snoozed_until
    agreed.post(f"{TALK}tonight/")
    agreed.post(f"{TALK}tonight/", say="on")
    assert wished(agreed).snoozed_until == until


def test_quiet_hours_and_two_a_day_hold_for_it_as_well(noor, sam):
    for guest in (noor, sam):
        suggest(guest, "21:30")
    late = noor.post(f"{TALK}knock/")
    assert late.status_code == 422
    assert "Nothing comes then. The time stands." in late.content.decode()
    assert wished(noor).times == ()
    noor.post("/settings/reminders/", first="09:00", second="12:00", hush_from="22:00", hush_until="08:00")
    for guest in (noor, sam):
        suggest(guest, "20:00")
    assert "Two reminders a day are the most" in noor.post(f"{TALK}knock/").content.decode()


@pytest.mark.parametrize("at", ["", "half past eight", "25:00", "20:30:xx", "<b>"])
def test_a_time_that_is_none_is_asked_for_again(noor, sam, at):
    answer = suggest(noor, at)
    assert answer.status_code == 422
    assert "Two numbers with a colon between" in answer.content.decode()


def test_while_sharing_is_paused_no_time_goes_over(noor, sam):
    noor.post("/settings/choose/", paused="yes")
    suggest(noor, "20:30")
    assert "The hour can wait." in noor.page(TALK)
    assert "suggests" not in sam.page(TALK)


def test_a_knock_without_an_hour_leads_back(noor, sam):
    assert "Ten quiet minutes" in noor.post(f"{TALK}knock/").content.decode()
