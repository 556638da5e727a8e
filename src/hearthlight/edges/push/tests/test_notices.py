"""Notices, through the page that turns them on, the worker that sends them, and a push service that stands in."""

import datetime as dt
import logging
import socket
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import TestCase
from tests.guests import Guest, Hands, begin

from hearthlight.due import bells
from hearthlight.due import round as rounds
from hearthlight.due.models import Bell
from hearthlight.edges.push.outbox import Outbox
from hearthlight.edges.push.tests.browser import Browser
from hearthlight.edges.push.tests.stand_in import PushService

PAGE = "/settings/reminders/notices/"
AGAIN = f"{PAGE}again/"
HOURS = {"hush_from": "22:00", "hush_until": "08:00"}


def wish(guest: Guest, **more: str) -> None:
    guest.post("/settings/reminders/", **{**HOURS, **more})


def turn_on(guest: Guest, browser: Browser, wording: str = "plain") -> str:
    return str(guest.post(PAGE, wording=wording, **browser.given()).content.decode())


@pytest.fixture
def browser() -> Browser:
    return Browser()


@pytest.fixture
def outbox(service: PushService) -> Outbox:
    return Outbox(service.ways)


@pytest.fixture
def work(outbox: Outbox, hands: Hands) -> Callable[..., None]:
    """Return how a test lets the worker go its rounds from now on, one every few minutes."""

    def go(*, hours: float = 0, minutes: float = 0, each: int = 5) -> None:
        end = hands.now + dt.timedelta(hours=hours, minutes=minutes)
        while hands.now < end:
            hands.pass_by(minutes=each)
            with TestCase.captureOnCommitCallbacks(execute=True):
                rounds.go(rounds.Each(rounds.OnThePage(), outbox), now=hands.now)
            outbox.send(now=hands.now)

    return go


def test_a_notice_comes_at_its_time_with_the_words_that_were_picked(
    noor: Guest, browser: Browser, service: PushService, work: Callable[..., None]
) -> None:
    wish(noor, first="20:00")
    assert "Notices are on for this phone." in turn_on(noor, browser, "full")
    work(minutes=45)
    assert service.handed == []
    work(minutes=10)
    assert [browser.opens(one.body) for one in service.handed] == [{"wording": "full"}]


def test_nothing_is_sent_unless_a_time_was_picked(
    noor: Guest, browser: Browser, service: PushService, work: Callable[..., None]
) -> None:
    assert "No time of yours is picked yet" in turn_on(noor, browser)
    work(hours=48, each=15)
    assert service.handed == []


def test_nothing_is_sent_to_a_phone_that_did_not_ask(
    noor: Guest, service: PushService, work: Callable[..., None]
) -> None:
    wish(noor, first="20:00")
    work(hours=24, each=15)
    assert service.handed == []


def test_they_stop_after_three_days_without_anybody_and_begin_again(
    noor: Guest, browser: Browser, service: PushService, work: Callable[..., None]
) -> None:
    wish(noor, first="20:00")
    turn_on(noor, browser)
    work(hours=24 * 8, each=15)
    assert len(service.handed) == 1 + 3
    noor.unlock()
    work(hours=24 * 5, each=15)
    # What comes this evening, to somebody who was here today, counts against nothing.
    assert len(service.handed) == 4 + 1 + 3


def test_a_week_of_quiet_is_quiet_here_too(
    noor: Guest, browser: Browser, service: PushService, work: Callable[..., None]
) -> None:
    wish(noor, first="20:00")
    turn_on(noor, browser)
    noor.post("/settings/reminders/snooze/", quiet="yes")
    work(hours=24 * 6, each=15)
    assert service.handed == []


def test_a_notice_that_waits_at_a_service_is_gone_before_the_quiet_hours(
    noor: Guest, browser: Browser, service: PushService, work: Callable[..., None], hands: Hands
) -> None:
    wish(noor, first="20:45")
    turn_on(noor, browser)
    work(hours=2)
    [handed] = service.handed
    # The day winds down from nine on, and it was sent by ten to.
    assert 0 < int(handed.headers["ttl"]) <= 15 * 60


def test_a_service_that_is_busy_is_asked_again_more_and_more_slowly(
    noor: Guest, browser: Browser, service: PushService, work: Callable[..., None], hands: Hands
) -> None:
    wish(noor, first="20:00")
    turn_on(noor, browser)
    service.answers = [429, 503, 500]
    seen = []
    for _ in range(90):
        work(minutes=1, each=1)
        seen.append(len(service.handed))
    assert seen[-1] == 4
    times = [seen.index(many) for many in (1, 2, 3, 4)]
    assert [later - before for before, later in pairwise(times)] == [1, 1, 2]


def test_what_a_service_never_takes_is_let_go_in_time(
    noor: Guest, browser: Browser, service: PushService, outbox: Outbox, work: Callable[..., None]
) -> None:
    wish(noor, first="20:00")
    turn_on(noor, browser)
    service.answers = [503] * 100
    work(hours=3, each=1)
    assert 3 <= len(service.handed) <= 7
    assert outbox.waiting == []


def test_a_service_that_asks_for_time_gets_it(
    noor: Guest, browser: Browser, service: PushService, work: Callable[..., None]
) -> None:
    wish(noor, first="20:00")
    turn_on(noor, browser)
    service.answers, service.more = [429], {"Retry_After": "600"}
    work(minutes=55)
    assert len(service.handed) == 1
    work(minutes=10)
    assert len(service.handed) == 2


@pytest.mark.parametrize("gone", [404, 410])
def test_a_browser_that_is_gone_is_forgotten(
    noor: Guest, browser: Browser, service: PushService, work: Callable[..., None], gone: int
) -> None:
    wish(noor, first="20:00")
    turn_on(noor, browser)
    service.answers = [gone]
    work(hours=24, each=15)
    assert not Bell.objects.exists()
    assert len(service.handed) == 1
    noor.unlock()
    assert "Turn on for this phone" in noor.page(PAGE)


def test_a_refusal_is_told_to_the_keeper_without_saying_whose(
    noor: Guest, browser: Browser, service: PushService, work: Callable[..., None], caplog: pytest.LogCaptureFixture
) -> None:
    wish(noor, first="20:00")
    turn_on(noor, browser)
    service.answers = [403]
    with caplog.at_level(logging.DEBUG, logger="hearthlight"):
        work(hours=1)
    [said] = [record.getMessage() for record in caplog.records if record.name.startswith("hearthlight")]
    assert said.startswith("a push service refused a notice")
    assert "push.example.org" not in caplog.text


def test_all_phones_of_one_person_get_it_and_nobody_elses(
    noor: Guest, sam: Guest, service: PushService, work: Callable[..., None]
) -> None:
    other = noor.other_phone()
    browsers = [Browser(f"https://push.example.org/send/{number}") for number in range(3)]
    for guest, browser in zip((noor, other, sam), browsers, strict=True):
        turn_on(guest, browser)
    wish(noor, first="20:00")
    work(minutes=55)
    assert sorted(one.path for one in service.handed) == ["/send/0", "/send/1"]


def test_off_is_off_at_once_also_for_what_waits(
    noor: Guest, browser: Browser, service: PushService, work: Callable[..., None]
) -> None:
    wish(noor, first="20:00")
    turn_on(noor, browser)
    service.answers = [503] * 3
    work(minutes=50)
    before = len(service.handed)
    assert before
    noor.unlock()
    assert "Turn on for this phone" in noor.post(f"{PAGE}off/").content.decode()
    work(hours=3)
    assert len(service.handed) == before


def test_signing_out_ends_them(noor: Guest, browser: Browser) -> None:
    turn_on(noor, browser)
    noor.post("/sign-out/")
    assert not Bell.objects.exists()


def test_a_phone_that_somebody_else_signs_in_on_brings_them_nothing(
    noor: Guest, stranger: Guest, browser: Browser
) -> None:
    turn_on(noor, browser)
    row = Bell.objects.get()
    row.phone.person = stranger.person
    row.phone.save()
    assert bells.of_person(bytes(stranger.person.id)) == []


def test_one_browser_rings_for_one_person_alone(noor: Guest, stranger: Guest, browser: Browser) -> None:
    turn_on(noor, browser)
    turn_on(stranger, browser)
    assert Bell.objects.count() == 1
    assert "Turn on for this phone" in noor.page(PAGE)


def test_the_words_can_be_changed_without_the_browser_saying_yes_again(noor: Guest, browser: Browser) -> None:
    turn_on(noor, browser)
    page = noor.post(PAGE, wording="answers").content.decode()
    assert 'value="answers" checked' in page
    assert Bell.objects.count() == 1


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"address": "http://push.example.org/send/1"},
        {"address": "https://192.168.1.1/send/1"},
        {"address": "https://push.example.org/" + "x" * 2000},
        {"key": "AAAA"},
        {"key": "!"},
        {"secret": "AAAA"},
        {"secret": "é"},
    ],
)
def test_a_browser_that_gives_no_way_is_told_so_kindly(noor: Guest, browser: Browser, given: dict[str, str]) -> None:
    sent = browser.given() | given if given else {}
    answer = noor.client.post(PAGE, {"wording": "full", **sent})
    assert answer.status_code == 422
    assert "A line still waits on your page at its time." in answer.content.decode()
    assert 'value="full" checked' in answer.content.decode()
    assert not Bell.objects.exists()


def test_a_wording_that_is_none_of_ours_is_asked_again(noor: Guest, browser: Browser) -> None:
    answer = noor.client.post(PAGE, {"wording": "Sam says hello", **browser.given()})
    assert "Pick one of these." in answer.content.decode()
    assert not Bell.objects.exists()


def test_a_browser_may_move_while_the_phone_is_locked(noor: Guest, browser: Browser) -> None:
    turn_on(noor, browser, "answers")
    noor.lock()
    moved = Browser("https://push.example.org/send/2")
    answer = noor.client.post(AGAIN, moved.given(), headers={"X-Hearthlight": "notices"})
    assert answer.status_code == 204
    noor.unlock()
    assert 'value="answers" checked' in noor.page(PAGE)
    assert noor.client.post(AGAIN, {"address": "x"}, headers={"X-Hearthlight": "notices"}).status_code == 422


def test_nobody_moves_what_was_never_turned_on_nor_without_the_mark(noor: Guest, browser: Browser) -> None:
    given = browser.given()
    assert noor.client.post(AGAIN, given, headers={"X-Hearthlight": "notices"}).status_code == 404
    turn_on(noor, browser)
    assert noor.client.post(AGAIN, given).status_code == 404
    assert noor.client.get(AGAIN, headers={"X-Hearthlight": "notices"}).status_code == 404


def test_where_a_browser_is_reached_lies_sealed_and_always_at_one_size(noor: Guest, stranger: Guest) -> None:
    turn_on(noor, Browser("https://push.example.org/send/1"))
    turn_on(stranger, Browser("https://push.example.org/" + "y" * 800), "answers")
    rows = [bytes(row.sealed) for row in Bell.objects.all()]
    assert len({len(row) for row in rows}) == 1
    assert not any(b"push.example" in row for row in rows)


def test_a_round_that_is_undone_sends_nothing(
    noor: Guest,
    browser: Browser,
    service: PushService,
    outbox: Outbox,
    hands: Hands,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wish(noor, first="20:00")
    turn_on(noor, browser)
    hands.pass_by(minutes=50)

    class Breaks:
        def bring(self, *_: Any, **__: Any) -> None:
            raise DatabaseError

    with pytest.raises(DatabaseError), TestCase.captureOnCommitCallbacks(execute=True):
        rounds.go(rounds.Each(outbox, Breaks()), now=hands.now)
    outbox.send(now=hands.now)
    assert service.handed == []


def test_no_page_of_notices_reaches_out(noor: Guest, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: Any) -> None:
        raise AssertionError

    monkeypatch.setattr(socket.socket, "connect", never)
    turn_on(noor, browser)
    noor.page(PAGE)
    noor.post(f"{PAGE}off/")


def test_a_house_without_a_side_that_is_deleted_rings_nowhere(noor: Guest, browser: Browser) -> None:
    turn_on(noor, browser)
    noor.person.delete()
    assert not Bell.objects.exists()


def test_many_at_one_time_are_handed_over_together(house: Any, service: PushService, work: Callable[..., None]) -> None:
    for number in range(12):
        guest = begin(f"Kim{number}")
        wish(guest, first="20:00")
        turn_on(guest, Browser(f"https://push.example.org/send/{number}"))
    work(minutes=55)
    assert len({one.path for one in service.handed}) == len(service.handed) == 12
