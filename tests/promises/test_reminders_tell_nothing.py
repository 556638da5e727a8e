"""What is due tells nothing: two runs, one with a check-in, a question and a hard answer in it, leave the same rows."""

import datetime as dt
import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.test import TestCase
from tests.guests import Guest, Hands, begin, join

from hearthlight.due import round as rounds
from hearthlight.due.models import Bell, Brought, Due, Feed
from hearthlight.edges.push.outbox import Outbox
from hearthlight.edges.push.tests.browser import Browser
from hearthlight.edges.wire import Ways
from hearthlight.frame import asking, rituals, talking
from hearthlight.journal import write

TEA = "tea-in-the-dark-ten"
PLAN = {"name": "Tea in the dark", "weekday": "6", "part": "evening", "often": "weekly"}
PLANNED = {"planned": "18:30", "second": ""}
WISHES = {"first": "10:00", "second": "20:00", "hush_from": "22:00", "hush_until": "08:00", "ask_once": "on"}


def nothing(noor: Guest, sam: Guest) -> None:
    """A quiet evening."""


def check_in(noor: Guest, sam: Guest) -> None:
    noor.says(energy=1, mood=1, to="us")
    noor.post("/closer/step/", act="nothing", answer="done")


def ask(noor: Guest, sam: Guest) -> None:
    sam.says(to="us")
    noor.post("/check-in/tell/")


def help_page(noor: Guest, sam: Guest) -> None:
    noor.get("/help/GB/")
    noor.get("/help/sit/")


def hard_answer(noor: Guest, sam: Guest) -> None:
    write.settle(noor.visit().mine, "still_since", noor.visit().today.isoformat())


def snooze(noor: Guest, sam: Guest) -> None:
    noor.post("/settings/reminders/snooze/", quiet="yes")


def ritual(noor: Guest, sam: Guest) -> None:
    noor.post("/plan/ritual/", **PLAN)
    assert rituals.coming(sam.visit())


def ritual_let_go(noor: Guest, sam: Guest) -> None:
    ritual(noor, sam)
    sam.post("/plan/ritual/stop/")


def ask_for_tea(noor: Guest, sam: Guest) -> None:
    by = asking.hours(sam.visit())[0].isoformat()
    sam.post("/closer/ask/", item=TEA, words="Tea tonight?", by=by)
    assert asking.theirs(noor.visit())


def yes(noor: Guest, sam: Guest) -> None:
    ask_for_tea(noor, sam)
    noor.post("/closer/ask/answer/", answer="yes")
    assert asking.agreed(sam.visit())


def no(noor: Guest, sam: Guest) -> None:
    ask_for_tea(noor, sam)
    noor.post("/closer/ask/answer/", answer="no")


def talk(noor: Guest, sam: Guest) -> None:
    for guest in (noor, sam):
        guest.post("/closer/talk/hour/", at="20:30")
    assert talking.stands(noor.visit())


def run(
    what: Callable[[Guest, Guest], None], hands: Hands, caplog: pytest.LogCaptureFixture, **wished: str
) -> list[Any]:
    """Live one evening and two days after it; return everything that is in the clear, at each step."""
    noor, sam = begin("Noor"), begin("Sam")
    join(noor, sam, headline="partner")
    for guest in (noor, sam):
        guest.post("/settings/reminders/", **{**WISHES, **wished})
        guest.post("/settings/calendar/new/")
        browser = Browser(f"https://push.example.org/send/{guest.called}")
        guest.post("/settings/reminders/notices/", wording="plain", **browser.given())
    notices, hung = Outbox(Ways(look_up=lambda _: [])), bells()
    with caplog.at_level(logging.DEBUG, logger="hearthlight"):
        what(noor, sam)
        seen = [in_the_clear(noor, sam)]
        for _ in range(30):
            hands.pass_by(hours=2)
            with TestCase.captureOnCommitCallbacks(execute=True):
                rounds.go(rounds.Each(rounds.OnThePage(), notices), now=hands.now)
            notices.send(now=hands.now)
            seen.append(in_the_clear(noor, sam))
        for guest in (noor, sam):
            guest.unlock()
        seen.append(in_the_clear(noor, sam))
    # A phone that gets notices has a row for it, and that row stays as it is whatever is sent.
    assert bells() == hung and len(hung) == 2
    return [*seen, [record.getMessage() for record in caplog.records if record.name.startswith("hearthlight")]]


def bells() -> list[tuple[bytes, bytes]]:
    return sorted((bytes(one.address_hash), bytes(one.sealed)) for one in Bell.objects.all())


def in_the_clear(noor: Guest, sam: Guest) -> list[Any]:
    who = {bytes(noor.person.id): "Noor", bytes(sam.person.id): "Sam"}
    due = [
        (who[bytes(r.person_id)], r.due_at, len(r.box), len(r.lease), r.lease_until, r.attempts)
        for r in Due.objects.all()
    ]
    brought = [(who[bytes(r.person_id)], r.brought_at, len(r.box)) for r in Brought.objects.all()]
    feeds = [(who[bytes(r.person_id)], len(r.sealed)) for r in Feed.objects.all()]
    # In which order a table gives its rows is the database’s own affair.
    return [sorted(due, key=str), sorted(brought), sorted(feeds)]


def same(what: Callable[[Guest, Guest], None], hands: Hands, caplog: pytest.LogCaptureFixture, **wished: str) -> None:
    """Live it with and without `what`, and hold both runs against each other."""
    start, seen = hands.now, []
    for one in (nothing, what):
        hands.now = start
        caplog.clear()
        seen.append(run(one, hands, caplog, **wished))
        for guest in (Guest("Noor"), Guest("Sam")):
            guest.person.delete()
    assert seen[0] == seen[1]
    assert seen[0][0][0]


@pytest.mark.parametrize("what", [check_in, ask, help_page, hard_answer, snooze])
def test_the_rows_are_the_same_whatever_happened(
    what: Callable[[Guest, Guest], None], house: Any, hands: Hands, caplog: pytest.LogCaptureFixture
) -> None:
    same(what, hands, caplog)


@pytest.mark.parametrize("what", [ritual, ritual_let_go, ask_for_tea, yes, no, talk])
def test_the_rows_are_the_same_whatever_was_planned_asked_or_answered(
    what: Callable[[Guest, Guest], None], house: Any, hands: Hands, caplog: pytest.LogCaptureFixture
) -> None:
    same(what, hands, caplog, **PLANNED)


def test_somebody_without_wishes_has_as_many_rows_at_as_many_hours(house: Any) -> None:
    noor, sam = begin("Noor"), begin("Sam")
    noor.post("/settings/reminders/", **{**WISHES, "second": ""})
    rows = {
        guest.called: [row.due_at for row in Due.objects.filter(person=guest.person).order_by("due_at")]
        for guest in (noor, sam)
    }
    tomorrow = noor.visit().now + dt.timedelta(days=1)
    later = {called: [at for at in due if at > tomorrow] for called, due in rows.items()}
    assert len({at.time() for at in later["Noor"]}) == len({at.time() for at in later["Sam"]}) == 3
    # Of today only what is still ahead is laid, so the first day may hold fewer of its three.
    assert abs(len(rows["Noor"]) - len(rows["Sam"])) <= 3


def test_a_side_that_is_deleted_leaves_nothing_due(house: Any) -> None:
    noor = begin("Noor")
    noor.post("/settings/reminders/", **WISHES)
    noor.post("/settings/calendar/new/")
    noor.person.delete()
    assert not Due.objects.exists()
    assert not Feed.objects.exists()
