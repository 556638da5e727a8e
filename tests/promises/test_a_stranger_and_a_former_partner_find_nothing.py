"""A stranger and a former partner find nothing: every address, every kind of person, every method."""

from collections.abc import Iterator

import pytest
from django.test import Client
from tests.guests import Guest
from tests.promises.addresses import Address, every_address
from tests.promises.looks import all_rows, changed, settled

METHODS = ("get", "post", "head", "put", "patch", "delete", "options")
ANYONE, KNOWN, OPEN, TOGETHER = "open_to_all", "known", "signed_in", "together"
NOWHERE = "/no-such-room/"

# Who may come to each address. A new page is added here by whoever builds it; the first test names the one left out.
WHO_MAY = {
    "healthz": ANYONE,
    "readyz": ANYONE,
    "metrics": ANYONE,
    "/help": ANYONE,
    "/hide": ANYONE,
    "today:page": ANYONE,
    "welcome:page": ANYONE,
    "welcome:promise": ANYONE,
    "help:page": ANYONE,
    "help:country": ANYONE,
    "help:choose": ANYONE,
    "help:remember": ANYONE,
    "help:sit": ANYONE,
    "help:sources": ANYONE,
    "help:plan": ANYONE,
    "help:plan_write": OPEN,
    "help:plan_paper": ANYONE,
    "help:plan_copy": OPEN,
    "install:hearth": ANYONE,
    "install:plain": ANYONE,
    "offline:worker": ANYONE,
    "offline:no_connection": ANYONE,
    "offline:today": ANYONE,
    "offline:both": ANYONE,
    "offline:step": ANYONE,
    "offline:timer": ANYONE,
    "offline:evening": ANYONE,
    "offline:saved": ANYONE,
    "offline:typed": ANYONE,
    "offline:closed": ANYONE,
    "help:hide": ANYONE,
    "help:quiet": ANYONE,
    "help:practice": ANYONE,
    "calendar:feed": ANYONE,
    "inbox:inbox": ANYONE,
    "report:for_you": ANYONE,
    "door:begin": ANYONE,
    "door:sign_in": ANYONE,
    "door:use_kit": ANYONE,
    "door:join_with": ANYONE,
    "passkeys:ask": ANYONE,
    "passkeys:open": ANYONE,
    "checkin:page": KNOWN,
    "checkin:undo": KNOWN,
    "offline:post": KNOWN,
    "door:unlock": KNOWN,
    "door:lock": KNOWN,
    "door:sign_out": KNOWN,
    "install:page": OPEN,
    "install:not_now": OPEN,
    "install:shared": OPEN,
    "offline:days": OPEN,
    "offline:waiting": OPEN,
    "checkin:in_there": OPEN,
    "checkin:words": OPEN,
    "checkin:parts": OPEN,
    "checkin:share": OPEN,
    "checkin:preview": OPEN,
    "checkin:tell": OPEN,
    "checkin:skip": OPEN,
    "checkin:mine": OPEN,
    "checkin:take_back": OPEN,
    "closeness:page": OPEN,
    "closeness:answers": TOGETHER,
    "closeness:wishes": TOGETHER,
    "rituals:choose": OPEN,
    "rituals:one": OPEN,
    "rituals:stop": OPEN,
    "steps:page": TOGETHER,
    "steps:questions": TOGETHER,
    "steps:say": TOGETHER,
    "steps:start": TOGETHER,
    "steps:move": TOGETHER,
    "steps:noticed": TOGETHER,
    "truths:page": OPEN,
    "truths:read": OPEN,
    "brakes:page": OPEN,
    "timers:now": OPEN,
    "timers:ready": OPEN,
    "timers:press": OPEN,
    "timers:felt": OPEN,
    "asks:ask": TOGETHER,
    "asks:mine": TOGETHER,
    "asks:take_back": TOGETHER,
    "asks:answer": TOGETHER,
    "talk:page": TOGETHER,
    "talk:hour": TOGETHER,
    "talk:tonight": TOGETHER,
    "talk:knock": TOGETHER,
    "talk:now": TOGETHER,
    "talk:aloud": TOGETHER,
    "talk:end": TOGETHER,
    "touch:page": OPEN,
    "touch:step": OPEN,
    "touch:else": OPEN,
    "plan:page": OPEN,
    "plan:free": OPEN,
    "plan:lighter": OPEN,
    "plan:as_usual": OPEN,
    "agreement:page": OPEN,
    "agreement:write": OPEN,
    "agreement:share": TOGETHER,
    "agreement:let_go": OPEN,
    "agreement:theirs": TOGETHER,
    "rhythm:page": OPEN,
    "wins:page": OPEN,
    "wins:put": KNOWN,
    "wins:thank": TOGETHER,
    "history:unread": OPEN,
    "history:page": OPEN,
    "history:search": OPEN,
    "history:entry": OPEN,
    "history:let_go": OPEN,
    "care:page": OPEN,
    "checks:page": OPEN,
    "checks:wishes": OPEN,
    "checks:noticed": OPEN,
    "checks:share": OPEN,
    "checks:take": KNOWN,
    "care:apart": OPEN,
    "care:together": OPEN,
    "reports:page": OPEN,
    "reports:ready": OPEN,
    "report:paper": OPEN,
    "report:table": OPEN,
    "report:links": OPEN,
    "report:new_link": OPEN,
    "report:end_link": OPEN,
    "report:partner": TOGETHER,
    "report:given": TOGETHER,
    "report:ours": TOGETHER,
    "report:our_paper": TOGETHER,
    "fhir:bundle": OPEN,
    "medicines:page": OPEN,
    "medicines:add": OPEN,
    "medicines:taken": OPEN,
    "medicines:body": OPEN,
    "medicines:one": OPEN,
    "medicines:changed": OPEN,
    "medicines:stopped": OPEN,
    "medicines:noticed": OPEN,
    "medicines:share": TOGETHER,
    "push:page": OPEN,
    "push:off": OPEN,
    "push:again": KNOWN,
    "reminders:page": OPEN,
    "reminders:snooze": OPEN,
    "calendar:page": OPEN,
    "calendar:new": OPEN,
    "calendar:away": OPEN,
    "calendar:busy": OPEN,
    "rest:page": OPEN,
    "lights:page": OPEN,
    "lights:try_once": OPEN,
    "lights:say": OPEN,
    "lights:away": OPEN,
    "rest:night": OPEN,
    "rest:evening": OPEN,
    "rest:tonight": OPEN,
    "rest:apart": TOGETHER,
    "rest:away": OPEN,
    "movement:page": OPEN,
    "movement:moved": OPEN,
    "inbox:page": OPEN,
    "inbox:away": OPEN,
    "imports:page": OPEN,
    "imports:columns": OPEN,
    "imports:look": OPEN,
    "imports:kinds": OPEN,
    "imports:part": OPEN,
    "imports:put_away": OPEN,
    "imports:take_back": OPEN,
    "archive:page": OPEN,
    "passkeys:page": OPEN,
    "passkeys:ask_new": OPEN,
    "passkeys:add": OPEN,
    "passkeys:name": OPEN,
    "passkeys:remove": OPEN,
    "passkeys:passphrase": OPEN,
    "door:kit": OPEN,
    "door:kit_together": OPEN,
    "door:kit_kept": OPEN,
    "door:join": OPEN,
    "door:make_code": OPEN,
    "door:take_code": OPEN,
    "door:answer": OPEN,
    "door:settings": OPEN,
    "door:choose": OPEN,
    "door:names": OPEN,
    "door:passphrase": OPEN,
    "door:phones": OPEN,
    "door:name_phone": OPEN,
    "door:sign_out_phone": OPEN,
    "door:second_lock": OPEN,
    "door:new_key": OPEN,
    "door:leave": OPEN,
    "door:part": OPEN,
    "door:delete": OPEN,
}
WORDS = "the lake by the yellow house"


def closed() -> Iterator[Address]:
    """Yield every address that is not for anyone."""
    return (one for one in every_address() if WHO_MAY[one.name] != ANYONE)


def answer_of(client: Client, method: str, path: str) -> tuple[int, str, list[tuple[str, str]], list[str]]:
    """Return everything an answer tells."""
    answer = getattr(client, method)(path)
    headers = sorted((name, settled(value)) for name, value in answer.headers.items())
    return answer.status_code, settled(answer.content.decode()), headers, sorted(answer.cookies)


def test_every_address_says_in_this_table_who_may_come() -> None:
    there = {one.name for one in every_address()}
    assert there - set(WHO_MAY) == set(), "these addresses are new: say above who may come"
    assert set(WHO_MAY) - there == set(), "these addresses are gone: take them out above"


def test_every_view_wears_the_policy_of_this_table() -> None:
    worn = {one.name: one.view.policy for one in every_address()}
    assert worn == {name: WHO_MAY[name] for name in worn}


@pytest.mark.parametrize("method", METHODS)
def test_to_somebody_without_an_account_every_closed_page_looks_like_no_page(noor: Guest, method: str) -> None:
    noor.says(to="me")
    nowhere = answer_of(Client(), method, NOWHERE)
    assert nowhere[0] == 404
    for one in closed():
        assert answer_of(Client(), method, one.path) == nowhere, one.name


@pytest.mark.parametrize("cookie", ["", "x", "A" * 64, "0" * 100, "é" * 30])
def test_a_made_up_cookie_is_nobody(noor: Guest, cookie: str, settings: object) -> None:
    for one in closed():
        client = Client()
        client.cookies[settings.HEARTH_COOKIE] = cookie  # type: ignore[attr-defined]
        assert client.get(one.path).status_code == 404, one.name


@pytest.mark.parametrize("method", METHODS)
def test_a_locked_phone_is_shown_the_lock_and_changes_nothing(noor: Guest, sam: Guest, method: str) -> None:
    noor.lock()
    before = all_rows()
    for one in closed():
        if WHO_MAY[one.name] in (OPEN, TOGETHER):
            answer = getattr(noor.client, method)(one.path)
            assert answer.status_code in (302, 307), one.name
            assert answer.headers["Location"].startswith("/unlock/"), one.name
    assert changed(before, all_rows()) == []


@pytest.mark.parametrize("who", ["stranger", "former", "sam"])
def test_nobody_reads_what_another_keeps_private(noor: Guest, who: str, request: pytest.FixtureRequest) -> None:
    other: Guest = request.getfixturevalue(who)
    say_in_words(noor)
    for method in METHODS:
        for one in every_address():
            if one.name in ("door:sign_out", "door:lock", "help:hide", "/hide", "door:delete"):
                continue
            answer = getattr(other.client, method)(one.path, follow=True)
            assert answer.status_code < 500, (one.name, method)
            assert WORDS.encode() not in answer.getvalue(), (one.name, method)


@pytest.mark.parametrize("who", ["stranger", "former", "sam"])
def test_ids_and_tokens_of_another_open_and_change_nothing(
    noor: Guest, who: str, request: pytest.FixtureRequest
) -> None:
    other: Guest = request.getfixturevalue(who)
    noor.client.post("/check-in/", {"energy": 3, "mood": 1, "for": "us", "id": "ab" * 16})
    undo = noor.client.cookies["bar"].value
    mine, ours = {bytes(noor.person.home)}, {bytes(noor.person.couple or b"")}
    private, shared = of_homes(mine), of_homes(ours)
    for known, unknown in ((undo, "not:a:token"), ("ab" * 16, "cd" * 16)):
        for one in closed():
            if one.name in ("door:sign_out", "door:lock", "door:unlock", "door:delete"):
                continue
            told = other.client.post(one.path, {"id": known, "token": known, "batch": known})
            asked = other.client.post(one.path, {"id": unknown, "token": unknown, "batch": unknown})
            assert told.status_code < 500
            if one.name != "checkin:undo":
                assert told.status_code == asked.status_code, one.name
    assert of_homes(mine) == private
    assert shared <= of_homes(ours)


def test_a_former_partner_finds_an_empty_house_and_no_name(noor: Guest, sam: Guest) -> None:
    noor.says(energy=3, mood=1, to="us")
    sam.post("/leave/part/", sure="yes", shared="leave")
    noor.says(energy=9, mood=9, to="us")
    for one in every_address():
        if one.name not in ("help:hide", "/hide"):
            assert "Noor" not in sam.get(one.path).content.decode(), one.name


def say_in_words(guest: Guest) -> None:
    guest.post("/check-in/", energy=3, mood=1, more="1")
    guest.post("/check-in/words/", words=WORDS, now="1")
    assert WORDS in guest.page("/check-in/mine/")


def of_homes(homes: set[bytes]) -> set[tuple[object, ...]]:
    """Return the rows of what is written in these homes."""
    rows = all_rows()
    return {row for table in ("home_row", "home_lock", "home_forgotten") for row in rows[table] if set(row) & homes}
