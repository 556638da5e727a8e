"""A check is offered at the start, every four weeks and before an appointment, and two times not now are heard."""

import datetime as dt

import pytest

from hearthlight.entries.visit import Appointment
from hearthlight.journal import write
from hearthlight.rooms.checks import when
from hearthlight.rooms.checks.when import Wishes

TODAY = dt.date(2026, 11, 24)
INVITED = Wishes(invited=True)


def ago(days):
    return TODAY - dt.timedelta(days=days)


@pytest.mark.parametrize(
    ("check", "before", "days", "free"),
    [
        ("phq-2", "phq-2", 13, False),
        ("phq-2", "phq-2", 14, True),
        ("phq-2", "phq-9", 13, False),
        ("phq-9", "phq-9", 13, False),
        ("phq-9", "phq-9", 14, True),
        ("phq-9", "phq-8", 13, False),
        ("phq-9", "phq-2", 0, True),
        ("gad-7", "gad-7", 27, False),
        ("gad-7", "gad-7", 28, True),
        ("gad-7", "gad-2", 0, True),
        ("gad-2", "gad-7", 27, False),
        ("who-5", "phq-9", 0, False),
        ("who-5", "phq-9", 1, True),
        ("phq-9", "who-5", 0, False),
        ("phq-9", "gad-7", 0, True),
    ],
)
def test_a_check_rests_as_long_as_it_looks_back(check, before, days, free):
    assert (when.free_from(check, {before: ago(days)}, today=TODAY) is None) == free


@pytest.mark.parametrize(("days", "offered"), [(13, False), (14, False), (27, False), (28, True)])
def test_it_is_offered_every_four_weeks(days, offered):
    assert when.is_offered(INVITED, {"phq-9": ago(days)}, today=TODAY) == offered


def test_it_is_offered_at_the_start_and_to_nobody_who_did_not_ask():
    assert when.is_offered(INVITED, {}, today=TODAY)
    assert not when.is_offered(Wishes(), {}, today=TODAY)


@pytest.mark.parametrize(
    ("latest", "ahead", "offered"), [(15, 7, True), (15, 0, True), (15, 8, False), (15, -1, False), (13, 3, False)]
)
def test_it_is_offered_in_the_week_before_an_appointment(latest, ahead, offered):
    visits = [TODAY + dt.timedelta(days=ahead)]
    assert when.is_offered(INVITED, {"phq-9": ago(latest)}, today=TODAY, visits=visits) == offered


def test_put_off_once_it_comes_again_after_two_weeks_and_twice_after_four():
    once = when.not_now(INVITED, TODAY)
    offers = {days: when.is_offered(once, {}, today=TODAY + dt.timedelta(days=days)) for days in (1, 13, 14)}
    assert offers == {1: False, 13: False, 14: True}
    second = TODAY + dt.timedelta(days=14)
    twice = when.not_now(once, second)
    offers = {days: when.is_offered(twice, {}, today=second + dt.timedelta(days=days)) for days in (14, 27, 28)}
    assert offers == {14: False, 27: False, 28: True}
    thrice = when.not_now(twice, second + dt.timedelta(days=28))
    assert len(thrice.put_off) == 1


def test_a_check_that_was_answered_ends_the_row():
    assert when.answered(when.not_now(INVITED, TODAY)) == INVITED


def test_wishes_are_read_as_they_were_kept_and_nonsense_as_none():
    wishes = Wishes(invited=True, put_off=(ago(20), ago(3)))
    assert when.read(when.to_map(wishes)) == wishes
    assert when.read({"invite": "yes", "put_off": "soon"}) == INVITED
    assert when.read("yes") == when.read(None) == Wishes()


def test_on_the_page_one_asks_to_be_offered_a_check_and_puts_it_off(noor, hands):
    assert "A mood check, if you like" not in noor.page("/care/check/")
    assert "A mood check, if you like" in noor.post("/care/check/wishes/", do="invite", invite="yes").content.decode()
    assert "A mood check, if you like" not in noor.post("/care/check/wishes/", do="not_now").content.decode()
    hands.pass_by(days=14)
    noor.unlock()
    assert "A mood check, if you like" in noor.page("/care/check/")
    assert "A mood check, if you like" not in noor.post("/care/check/wishes/", do="invite", invite="").content.decode()


def test_on_the_page_an_appointment_brings_an_offer(noor, hands):
    noor.post("/care/check/wishes/", do="invite", invite="yes")
    noor.post("/care/check/phq-9/", do="begin")
    for item in (*range(1, 10), "difficulty"):
        noor.post("/care/check/phq-9/", item=str(item), answer="0")
    hands.pass_by(days=15)
    noor.unlock()
    assert "A mood check, if you like" not in noor.page("/care/check/")
    visit = noor.visit()
    write.append(visit.mine, Appointment(day=visit.today + dt.timedelta(days=5), who="Dr Kim"))
    assert "A mood check, if you like" in noor.page("/care/check/")
