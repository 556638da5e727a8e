"""A notice goes to the service it was meant for and to no other, ends within seconds, and follows nowhere."""

import datetime as dt
import socket
import time
from dataclasses import replace
from typing import Any

import pytest

from hearthlight.due.bells import LONGEST_ADDRESS, Way
from hearthlight.edges import wire
from hearthlight.edges.push import address, keys
from hearthlight.edges.push.address import NotAnAddress
from hearthlight.edges.push.client import Came, hand_over
from hearthlight.edges.push.tests.browser import Browser
from hearthlight.edges.push.tests.stand_in import HOST, PushService
from hearthlight.edges.wire import Ways

NOW = dt.datetime(2026, 11, 24, 18, 30, tzinfo=dt.UTC)
UNTIL = NOW + dt.timedelta(minutes=30)
PUBLIC = "93.184.215.14"


def way(browser: Browser, wording: str = "plain") -> Way:
    return Way(browser.address, browser.key, browser.secret, wording, "https://house.example.org")


def hand(service: PushService, browser: Browser, **changed: Any) -> tuple[Came, int]:
    ways = replace(service.ways, **changed) if changed else service.ways
    return hand_over(way(browser), until=UNTIL, now=NOW, ways=ways)


def test_the_service_gets_who_sends_and_how_long_it_may_wait_and_reads_no_word(service: PushService) -> None:
    browser = Browser()
    assert hand(service, browser) == (Came.DONE, 0)
    [handed] = service.handed
    assert handed.path == "/send/1"
    assert browser.opens(handed.body) == {"wording": "plain"}
    assert {name: handed.headers[name] for name in ("ttl", "topic", "urgency", "content-encoding")} == {
        "ttl": "1800",
        "topic": "note",
        "urgency": "normal",
        "content-encoding": "aes128gcm",
    }
    claims = handed.claims()
    assert claims["aud"] == f"https://{HOST}"
    assert claims["sub"] == "https://house.example.org"
    assert 0 < claims["exp"] - NOW.timestamp() <= 24 * 3600


def test_all_requests_have_one_size_whatever_the_wording(service: PushService) -> None:
    browser = Browser()
    for wording in ("plain", "full", "answers"):
        hand_over(way(browser, wording), until=UNTIL, now=NOW, ways=service.ways)
    assert len({len(one.body) for one in service.handed}) == 1
    assert len({tuple(sorted(set(one.headers) - {"authorization"})) for one in service.handed}) == 1


def test_the_keeper_may_say_how_they_are_found(service: PushService, settings: Any) -> None:
    settings.PUSH_CONTACT = "mailto:keeper@example.org"
    hand(service, Browser())
    assert service.handed[0].claims()["sub"] == "mailto:keeper@example.org"


def test_the_key_is_the_houses_own_and_stays_with_its_secret(settings: Any) -> None:
    before = keys.told(settings.SERVER_SECRET)
    assert before == keys.told(settings.SERVER_SECRET) != keys.told(bytes(32))


@pytest.mark.parametrize(
    ("status", "came"),
    [
        (200, Came.DONE),
        (201, Came.DONE),
        (202, Came.DONE),
        (400, Came.REFUSED),
        (403, Came.REFUSED),
        (404, Came.GONE),
        (410, Came.GONE),
        (413, Came.REFUSED),
        (429, Came.LATER),
        (500, Came.LATER),
        (503, Came.LATER),
    ],
)
def test_an_answer_tells_how_to_go_on(service: PushService, status: int, came: Came) -> None:
    service.answers = [status]
    assert hand(service, Browser())[0] is came


@pytest.mark.parametrize(
    ("asked", "wait"), [("120", 120), ("Wed, 25 Nov 2026 08:00:00 GMT", 0), ("-5", 0), ("9" * 9, 0)]
)
def test_a_service_that_is_busy_may_ask_for_time(service: PushService, asked: str, wait: int) -> None:
    service.answers, service.more = [429], {"Retry_After": asked}
    assert hand(service, Browser()) == (Came.LATER, wait)


def test_a_redirect_is_followed_nowhere(service: PushService) -> None:
    service.answers = ["elsewhere"]
    assert hand(service, Browser())[0] is Came.REFUSED
    assert len(service.handed) == 1


@pytest.mark.parametrize("answer", ["slow", "endless", "garbled", "silent"])
def test_an_answer_that_never_comes_ends_by_itself_and_nothing_is_sent_again(service: PushService, answer: str) -> None:
    service.answers = [answer]
    began = time.monotonic()
    assert hand(service, Browser(), seconds=1)[0] is Came.DONE
    assert time.monotonic() - began < 60


def test_a_certificate_nobody_vouches_for_gets_nothing(service: PushService) -> None:
    assert hand(service, Browser(), trust=Ways().trust)[0] is Came.LATER
    assert service.handed == []


def test_a_certificate_of_another_name_gets_nothing(service: PushService) -> None:
    assert hand(service, Browser("https://other.example.org/send/1"))[0] is Came.LATER
    assert service.handed == []


def places(*numbers: str) -> list[tuple[Any, ...]]:
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 443)) for number in numbers]


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1",
        "10.0.0.7",
        "192.168.1.4",
        "172.20.0.1",
        "100.64.0.1",
        "169.254.169.254",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fd00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
    ],
)
def test_no_network_at_home_is_ever_reached(service: PushService, number: str, monkeypatch: pytest.MonkeyPatch) -> None:
    gone: list[Any] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _, place: gone.append(place))
    ways = {"may_reach": wire.is_public}
    assert hand(service, Browser(), look_up=lambda _: places(number), **ways)[0] is Came.LATER
    assert hand(service, Browser(), look_up=lambda _: places(PUBLIC, number), **ways)[0] is Came.LATER
    assert gone == []


@pytest.mark.parametrize("number", [PUBLIC, "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_the_internet_at_large_is(number: str) -> None:
    assert wire.is_public(number)


def test_a_name_is_looked_up_once_so_that_it_cannot_mean_something_else_in_between(
    service: PushService, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, gone = [], []

    def look_up(host: str) -> list[tuple[Any, ...]]:
        asked.append(host)
        return places(PUBLIC if len(asked) == 1 else "127.0.0.1")

    def connect(_: socket.socket, place: Any) -> None:
        gone.append(place)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket.socket, "connect", connect)
    assert hand(service, Browser(), look_up=look_up, may_reach=wire.is_public)[0] is Came.LATER
    assert (asked, gone) == ([HOST], [(PUBLIC, 443)])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "http://push.example.org/send/1",
        "https://push.example.org:8443/send/1",
        "https://push.example.org:/send\r\nHost: other",
        "https://me:secret@push.example.org/send/1",
        "https://127.0.0.1/send/1",
        "https://2130706433/send/1",
        "https://0x7f.1/send/1",
        "https://[::1]/send/1",
        "https://localhost/send/1",
        "https://push/send/1",
        "https://.example.org/",
        "https://push..example.org/",
        "https://push.example.org/#part",
        "https://push.example.org\\@127.0.0.1/",
        "ftp://push.example.org/",
        "https://" + "a" * LONGEST_ADDRESS + ".example.org/",
    ],
)
def test_what_is_no_address_of_a_push_service_is_sent_nothing(service: PushService, text: str) -> None:
    with pytest.raises(NotAnAddress):
        address.read(text)
    assert hand(service, Browser(text))[0] is Came.DONE
    assert service.handed == []


@pytest.mark.parametrize(
    "text",
    [
        "https://fcm.googleapis.com/fcm/send/abc:APA91b_x-y",
        "https://updates.push.services.mozilla.com/wpush/v2/gAAAA",
        "https://web.push.apple.com/QCZbsBBf3jVP",
        "https://wns2-par02p.notify.windows.com/w/?token=BQYAAAD%2b%2f",
    ],
)
def test_the_addresses_that_browsers_give_are_taken(text: str) -> None:
    found = address.read(text)
    assert found.origin + found.target == text
