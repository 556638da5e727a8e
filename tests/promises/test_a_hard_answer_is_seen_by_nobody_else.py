"""A hard answer in a check is seen by nobody else: two runs, with and without, leave the same rows, pages and log."""

import logging
import re
from copy import deepcopy
from typing import Any

import pytest
from django.apps import apps
from django.core.signals import request_started
from django.db import transaction
from tests.guests import Guest, Hands
from tests.promises.looks import everything_seen_by

from hearthlight.due import round as rounds

AT = "/care/check/phq-9/"
# Sealed bytes are seen by their length alone; these tables hold random bytes and times of the worker besides.
RANDOM = re.compile(r"^(id|home|home_id|entry|bucket|epoch|name|check_value|wrapped|sealed|public|token.*|person.*)$")


def without(noor: Guest, end: str) -> None:
    """Answer with not at all."""
    noor.post(AT, item="9", answer="0")
    go_on(noor, end)


def with_it(noor: Guest, end: str) -> None:
    """Answer with several days, see the calls, answer the gentle question, and go back."""
    page = noor.post(AT, item="9", answer="1").content.decode()
    assert "Are you thinking of ending your life now?" in page
    if end != "left there":
        noor.post(AT, do="calls", now="yes")
        noor.post(AT, do="on")
    go_on(noor, end)


def go_on(noor: Guest, end: str) -> None:
    if end == "finished":
        noor.post(AT, item="difficulty", answer="1")
        assert "often called" in noor.page(AT)


@pytest.fixture
def before(noor: Guest, sam: Guest) -> tuple[Guest, Guest]:
    """Two people who share everything, one of them at the ninth question."""
    noor.post("/settings/reminders/", first="20:00", hush_from="22:00", hush_until="08:00", ask_once="on")
    noor.says(energy=3, mood=3, to="us")
    noor.post(AT, do="begin", country="GB")
    for item in range(1, 9):
        noor.post(AT, item=str(item), answer="1")
    everything_seen_by(sam)
    return noor, sam


def run(
    what: Any, end: str, people: tuple[Guest, Guest], hands: Hands, log: pytest.LogCaptureFixture
) -> dict[str, Any]:
    """Answer the ninth question and live eight days more; return everything anybody else could see."""
    noor, sam = people
    log.clear()
    with log.at_level(logging.DEBUG):
        what(noor, end)
    seen: dict[str, Any] = {"log": [record.getMessage() for record in log.records if is_ours(record)]}
    for day in range(9):
        seen[f"rows {day}"] = in_the_clear()
        seen[f"partner {day}"] = everything_seen_by(sam)
        for _ in range(12):
            hands.pass_by(hours=2)
            rounds.go(rounds.OnThePage(), now=hands.now)
        for guest in (noor, sam):
            guest.unlock()
    noor.lock()
    seen["a locked phone"] = everything_seen_by(noor)
    return seen


def is_ours(record: logging.LogRecord) -> bool:
    # A query is written to no log of the house; Django's own debugging names each one.
    return record.name != "django.db.backends"


def in_the_clear() -> dict[str, list[str]]:
    """Return every row of every table as somebody with the database sees it: what is sealed or random by its length."""
    return {
        model._meta.db_table: sorted(_row(model, row) for row in model._base_manager.all())
        for model in apps.get_models()
    }


def _row(model: Any, row: Any) -> str:
    facts = {field.attname: getattr(row, field.attname) for field in model._meta.concrete_fields}
    shown = {name: len(value) if isinstance(value, bytes | memoryview) else value for name, value in facts.items()}
    return str({name: value for name, value in shown.items() if not (isinstance(value, str) and RANDOM.match(name))})


@pytest.mark.parametrize("end", ["finished", "left there"])
def test_with_and_without_leave_the_same(
    end: str, before: tuple[Guest, Guest], hands: Hands, caplog: pytest.LogCaptureFixture
) -> None:
    start, seen = hands.now, []
    for what in (without, with_it):
        hands.now, point = start, transaction.savepoint_create()
        cookies = [deepcopy(guest.client.cookies) for guest in before]
        seen.append(run(what, end, before, hands, caplog))
        transaction.savepoint_rollback(point)
        for guest, kept in zip(before, cookies, strict=True):
            guest.client.cookies = kept
    for key in seen[0]:
        assert seen[0][key] == seen[1][key], key
    assert seen[0]["rows 0"]["home_row"]
    assert seen[0]["log"] == []


def test_every_answer_goes_to_the_address_of_the_check(noor: Guest) -> None:
    asked = []
    request_started.connect(lambda environ, **_: asked.append(environ["PATH_INFO"]), weak=False, dispatch_uid="asked")
    try:
        noor.post(AT, do="begin")
        noor.post(AT, item="9", answer="1")
        noor.post(AT, do="calls", now="yes")
        noor.post(AT, do="on")
        noor.page(AT)
    finally:
        request_started.disconnect(dispatch_uid="asked")
    assert set(asked) == {AT}
