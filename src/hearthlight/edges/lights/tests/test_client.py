"""A call goes to the computer it was meant for and to no other, ends within seconds, and follows nowhere."""

import datetime as dt
import socket
import threading
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from hearthlight.due.lamps import Where
from hearthlight.edges.lights import addresses, client, translate
from hearthlight.edges.lights.client import NotReached
from hearthlight.edges.lights.tests.stand_in import TOKEN, HomeAssistant, home_assistant
from hearthlight.edges.tls import authority

AT = dt.datetime(2026, 11, 24, 18, 30, tzinfo=dt.UTC)
PUBLIC, PRIVATE = "93.184.215.14", "127.0.0.1"


def call_to(address: str, *, token: str = TOKEN) -> translate.Call:
    where = Where("home_assistant", address, token, ("light.sofa",), 30)
    return translate.call(where, at=AT, seconds=300)


def why(call: translate.Call, *, at_home: bool = True) -> str:
    with pytest.raises(NotReached) as refused:
        client.post(call, at_home=at_home)
    return refused.value.why


def means(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Let every name mean these numbers, one answer for each time it is asked; return the names that were asked."""
    asked: list[str] = []

    def look_up(host: str, port: int, **_: Any) -> list[Any]:
        asked.append(host)
        found = answers[min(len(asked), len(answers)) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in found]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


@pytest.fixture
def wires(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Keep where connections would go, and let none be made."""
    gone: list[Any] = []

    def connect(self: socket.socket, place: Any) -> None:
        gone.append(place)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket.socket, "connect", connect)
    return gone


def test_home_assistant_is_told_which_lamps_how_bright_and_how_slowly(lamps: HomeAssistant) -> None:
    assert client.post(call_to(lamps.address), at_home=True) == 200
    assert lamps.told == [{"brightness_pct": 30, "transition": 300, "entity_id": ["light.sofa"]}]


def test_another_address_is_told_a_time_and_numbers_and_no_word(lamps: HomeAssistant) -> None:
    where = Where("webhook", f"{lamps.address}/api/webhook/abc", "", (), 20)
    assert client.post(translate.call(where, at=AT, seconds=300), at_home=True) == 200
    assert lamps.told == [{"brightness_pct": 20, "transition": 300, "at": "2026-11-24T18:30+00:00"}]


def test_a_redirect_is_followed_nowhere(lamps: HomeAssistant) -> None:
    lamps.answers = "elsewhere"
    status = client.post(call_to(lamps.address), at_home=True)
    assert translate.came_of_it(status) == "elsewhere"
    assert lamps.asked == ["/api/services/light/turn_on"]


@pytest.mark.parametrize(
    ("answers", "wanted"),
    [("slow", "late"), ("endless", "strange"), ("garbled", "strange"), ("silent", "strange")],
)
def test_an_answer_that_drips_or_never_ends_is_cut_off(
    lamps: HomeAssistant, monkeypatch: pytest.MonkeyPatch, answers: str, wanted: str
) -> None:
    monkeypatch.setattr(client, "SECONDS", 0.4)
    lamps.answers = answers
    assert why(call_to(lamps.address)) == wanted


def test_a_name_that_is_never_told_is_waited_for_no_longer_than_anything_else(monkeypatch: pytest.MonkeyPatch) -> None:
    never = threading.Event()
    monkeypatch.setattr(client, "SECONDS", 0.2)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: never.wait(5))
    assert why(call_to("http://lamps.example")) == "late"
    never.set()


def test_a_home_network_is_closed_until_the_keeper_opens_it(lamps: HomeAssistant) -> None:
    assert why(call_to(lamps.address), at_home=False) == "private"
    assert lamps.asked == []


def test_a_name_is_looked_up_once_and_cannot_mean_another_computer_a_moment_later(
    monkeypatch: pytest.MonkeyPatch, wires: list[Any]
) -> None:
    asked = means(monkeypatch, [PUBLIC], [PRIVATE])
    assert why(call_to("https://lamps.example"), at_home=False) == "closed"
    assert asked == ["lamps.example"]
    assert wires == [(PUBLIC, 443)]


def test_of_a_name_that_means_two_places_only_the_open_one_is_called(
    monkeypatch: pytest.MonkeyPatch, wires: list[Any]
) -> None:
    means(monkeypatch, [PRIVATE, PUBLIC, "169.254.169.254"])
    assert why(call_to("https://lamps.example"), at_home=False) == "closed"
    assert wires == [(PUBLIC, 443)]


@pytest.mark.parametrize("ip", ["169.254.169.254", "0.0.0.0", "224.0.0.1", "255.255.255.255", "192.0.2.7"])
def test_some_addresses_stay_closed_whatever_the_keeper_says(
    monkeypatch: pytest.MonkeyPatch, wires: list[Any], ip: str
) -> None:
    means(monkeypatch, [ip])
    assert why(call_to("https://lamps.example")) == "private"
    assert wires == []


def test_a_token_never_travels_in_the_clear_beyond_home(monkeypatch: pytest.MonkeyPatch, wires: list[Any]) -> None:
    means(monkeypatch, [PUBLIC])
    assert why(call_to("http://lamps.example")) == "in_clear"
    assert wires == []


def test_a_certificate_nobody_vouches_for_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    papers = authority.renew(tmp_path, ["127.0.0.1"], now=dt.datetime.now(dt.UTC))
    with home_assistant(papers) as lamps:
        call = call_to(f"https://127.0.0.1:{lamps.port}")
        assert why(call) == "certificate"
        assert lamps.asked == []
        vouched = tmp_path / "vouched.pem"
        vouched.write_bytes(papers.authority.public_bytes(Encoding.PEM))
        monkeypatch.setenv("SSL_CERT_FILE", str(vouched))
        assert client.post(call, at_home=True) == 200


def test_nobody_there_is_told_apart_from_a_name_that_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert why(call_to(f"http://127.0.0.1:{port}")) == "closed"
    means(monkeypatch, [])
    assert why(call_to("http://lamps.example")) == "name"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ftp://lamps.example",
        "http://",
        "http://me:secret@lamps.example",
        "http://lamps.example:99999",
        "http://lamps.example:0",
        "http://lamps.example/#part",
        "http://lamps.example/\r\nX-More: 1",
        "http://lamps .example",
        "http://[::1",
        "http://lamps.example\\@elsewhere.example",
        "http://lämpchen.example",
        "file:///etc/passwd",
        "http://" + "a" * 300,
    ],
)
def test_what_does_not_read_as_an_address_is_none(text: str) -> None:
    with pytest.raises(addresses.NotAnAddress):
        addresses.read(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("homeassistant.local:8123", "http://homeassistant.local:8123"),
        (" HTTPS://Lamps.Example:443/lovelace/0?x=1 ", "https://lamps.example"),
        ("http://[fd00::5]:8123/", "http://[fd00::5]:8123"),
    ],
)
def test_of_home_assistant_the_computer_alone_is_kept(text: str, wanted: str) -> None:
    assert translate.address_of("home_assistant", text) == wanted


@pytest.mark.parametrize(
    ("ip", "public", "at_home"),
    [
        ("93.184.215.14", True, True),
        ("2606:2800:21f::1", True, True),
        ("192.168.1.20", False, True),
        ("100.100.1.1", False, True),
        ("fd00::1", False, True),
        ("127.0.0.1", False, True),
        ("::ffff:192.168.1.20", False, True),
        ("::ffff:169.254.169.254", False, False),
        ("64:ff9b::a9fe:a9fe", False, False),
        ("2002:a9fe:a9fe::1", False, False),
        ("fe80::1%eth0", False, False),
        ("169.254.169.254", False, False),
        ("ff02::1", False, False),
    ],
)
def test_which_networks_a_call_may_lead_to(ip: str, public: bool, at_home: bool) -> None:
    assert addresses.may_be_reached(ip, at_home=False) is public
    assert addresses.may_be_reached(ip, at_home=True) is at_home
