"""One request to another computer: looked up once, within seconds, following nowhere, and no more than its head is read.

A slow, endless or hostile answer costs no more than the deadline.
"""

import email
import ipaddress
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any

type Places = list[tuple[Any, ...]]

SECONDS = 8.0
LARGEST = 4096
MOST_PLACES = 4
PORT = 443
# What is sent here reaches a number of the older kind, which may be one at home.
_THROUGH_A_GATE = ipaddress.ip_network("64:ff9b::/96")
_STATUS = re.compile(rb"HTTP/1\.[01] (\d{3})[ \r\n]")
_END = b"\r\n\r\n"


class NotReached(Exception):
    """The request did not get through. It never holds where it went."""


class Unsure(Exception):
    """The request was sent, and no answer came that tells whether it arrived."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The head of an answer."""

    status: int
    headers: Mapping[str, str]


def is_public(place: str) -> bool:
    """Return whether a number is one of the internet at large, and none of a home or of this computer."""
    number = ipaddress.ip_address(place.partition("%")[0])
    if isinstance(number, ipaddress.IPv6Address) and (number.ipv4_mapped or number.sixtofour or number.teredo):
        return False
    return number.is_global and not number.is_multicast and number not in _THROUGH_A_GATE


def _look_up(host: str) -> Places:
    return list(socket.getaddrinfo(host, PORT, type=socket.SOCK_STREAM))


@dataclass(frozen=True, slots=True)
class Ways:
    """How names are looked up, which places may be reached, and whose certificates are believed."""

    look_up: Callable[[str], Places] = _look_up
    may_reach: Callable[[str], bool] = is_public
    trust: Callable[[], ssl.SSLContext] = ssl.create_default_context
    seconds: float = SECONDS


def ask(host: str, request: bytes, ways: Ways) -> Answer:
    """Send `request` to `host` over TLS and return the head of its answer; raises NotReached and Unsure."""
    end = time.monotonic() + ways.seconds
    try:
        wire = _connect(_places(host, ways, end), host, ways, end)
    except (OSError, UnicodeError):
        raise NotReached("no way there") from None
    try:
        with wire:
            wire.settimeout(_left(end))
            wire.sendall(request)
            return _head(wire, end)
    except OSError:
        raise Unsure("no answer") from None


def _left(end: float) -> float:
    left = end - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _places(host: str, ways: Ways, end: float) -> Places:
    """Return what a name means, looked up once and for all. One place that may not be reached spoils them all."""
    answer: SimpleQueue[Places] = SimpleQueue()

    def look_up() -> None:
        try:
            answer.put(ways.look_up(host))
        except (OSError, UnicodeError):
            answer.put([])

    # There is no time limit in that question itself, so it is asked aside.
    threading.Thread(target=look_up, name="look up", daemon=True).start()
    try:
        found = answer.get(timeout=_left(end))
    except Empty:
        raise NotReached("late") from None
    if not found or not all(ways.may_reach(place[4][0]) for place in found):
        raise NotReached("not a place to go to")
    return found[:MOST_PLACES]


def _connect(places: Places, host: str, ways: Ways, end: float) -> ssl.SSLSocket:
    """Return a connection to the first place that takes one; each has its share of the time that is left."""
    trouble: OSError = TimeoutError()
    for number, (family, kind, protocol, _, place) in enumerate(places):
        wire = socket.socket(family, kind, protocol)
        try:
            wire.settimeout(_left(end) / (len(places) - number))
            wire.connect(place)
            wire.settimeout(_left(end))
            return ways.trust().wrap_socket(wire, server_hostname=host)
        except OSError as problem:
            wire.close()
            trouble = problem
    raise trouble


def _head(wire: ssl.SSLSocket, end: float) -> Answer:
    said = b""
    while _END not in said and len(said) < LARGEST:
        wire.settimeout(_left(end))
        more = wire.recv(LARGEST - len(said))
        if not more:
            break
        said += more
    status = _STATUS.match(said)
    if status is None:
        raise Unsure("no answer of this kind")
    lines = said.partition(_END)[0].partition(b"\n")[2].decode("latin-1")
    headers = {name.lower(): value.strip() for name, value in email.message_from_string(lines).items()}
    return Answer(int(status.group(1)), headers)
