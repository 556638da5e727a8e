"""Asking about a good window ahead: the day is in the words and in the plan of both, and the rest is as for tonight."""

import datetime as dt
import html

import pytest
from tests.guests import Guest, Hands, in_another_world
from tests.promises.looks import look

from hearthlight.frame import ahead, asking
from hearthlight.journal.models import Row

# NOW is a Tuesday.
SUNDAY = {"day": "2026-11-29", "part": "morning"}
ASK, MINE, ANSWER, PLAN = "/closer/ask/", "/closer/ask/mine/", "/closer/ask/answer/", "/plan/"
TEA = "tea-in-the-dark-ten"


def ask(guest: Guest, **more: str) -> dt.datetime:
    by = asking.hours(guest.visit())[1]
    sent = {"item": TEA, "words": "Tea, Sunday morning? No is fine.", "by": by.isoformat(), **SUNDAY, **more}
    assert guest.post(ASK, **sent).status_code == 200
    return by


def words_of(guest: Guest, path: str) -> str:
    return html.unescape(guest.page(path))


def test_the_form_says_the_day_in_its_words_and_keeps_it(noor: Guest, sam: Guest) -> None:
    page = html.unescape(noor.get(ASK, item=TEA, **SUNDAY).content.decode())
    assert "Tea in the dark, Sunday morning? No is fine." in page
    assert 'name="day" value="2026-11-29"' in page
    answer = noor.client.post(ASK, {"item": TEA, "words": " ", "by": "", **SUNDAY})
    assert answer.status_code == 422
    assert 'name="day" value="2026-11-29"' in answer.content.decode()


@pytest.mark.parametrize("day", ["2026-11-24", "2026-11-23", "2026-12-01", "9999-12-31", "0001-01-01", "soon", ""])
def test_a_day_that_is_none_of_the_six_ahead_is_tonight(noor: Guest, sam: Guest, day: str) -> None:
    page = html.unescape(noor.get(ASK, day=day, part="morning").content.decode())
    assert ", tonight? No is fine." in page
    assert 'name="day"' not in page


def test_a_yes_lands_on_its_day_in_the_plan_and_the_calendar_of_both(noor: Guest, sam: Guest, hands: Hands) -> None:
    ask(noor)
    sam.post(ANSWER, answer="yes")
    assert "Yes, Sunday morning" in words_of(noor, MINE)
    assert "in your plan for Sunday morning" in words_of(sam, ANSWER)
    for days in (0, 3, 2):
        hands.pass_by(days=days)
        for guest in (noor, sam):
            guest.unlock()
            week = words_of(guest, PLAN).split('id="small"')[1]
            assert "Morning, if it fits." in week
            assert "Both in" in week
            assert [one.begins.isoformat() for one in ahead.of(guest.visit())["ask"]] == ["2026-11-29T09:00:00"]
    hands.pass_by(days=1)
    noor.unlock()
    assert "Both in" not in noor.page(PLAN)


def test_everything_but_a_yes_reads_not_this_time_and_leaves_the_same_rows(
    noor: Guest, sam: Guest, hands: Hands
) -> None:
    home, seen = bytes(noor.person.couple or b""), []
    by = ask(noor)
    for said in ("no", "later", ""):
        with in_another_world(noor, sam, hands=hands):
            sam.post(ANSWER, answer=said)
            hands.pass_by(seconds=(by - hands.now).total_seconds())
            noor.unlock()
            rows = sorted((row.author, bytes(row.entry)) for row in Row.objects.filter(home=home))
            seen.append([rows, *(look(noor.client, path) for path in (MINE, PLAN, "/closer/"))])
    assert seen[0] == seen[1] == seen[2]
    hands.pass_by(hours=3)
    noor.unlock()
    assert "Not this time." in words_of(noor, MINE)


def test_either_can_let_it_go_and_it_is_gone_for_both(noor: Guest, sam: Guest, hands: Hands) -> None:
    ask(noor)
    sam.post(ANSWER, answer="yes")
    for let_go in (lambda: noor.post("/closer/ask/back/"), lambda: sam.post(ANSWER, answer="later")):
        with in_another_world(noor, sam, hands=hands):
            let_go()
            assert all("Both in" not in guest.page(PLAN) for guest in (noor, sam))


def test_while_something_agreed_lies_ahead_the_button_rests(noor: Guest, sam: Guest, hands: Hands) -> None:
    ask(noor)
    sam.post(ANSWER, answer="yes")
    hands.pass_by(days=2)
    noor.unlock()
    assert "One thing at a time." in words_of(noor, ASK)
    noor.post("/closer/ask/back/")
    assert asking.may_ask(noor.visit())


def test_a_no_takes_away_no_older_yes(noor: Guest, sam: Guest, hands: Hands) -> None:
    home, seen = bytes(noor.person.couple or b""), []
    ask(noor, day="")
    sam.post(ANSWER, answer="yes")
    hands.pass_by(days=1)
    for guest in (noor, sam):
        guest.unlock()
    ask(noor, day="")
    for said in ("no", ""):
        with in_another_world(noor, sam, hands=hands):
            sam.post(ANSWER, answer=said)
            seen.append(sorted((row.author, bytes(row.sealed)) for row in Row.objects.filter(home=home)))
    assert seen[0] == seen[1]
