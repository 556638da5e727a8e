"""One request to another computer: looked up once, within seconds, following nowhere, and no more than its head is read.

A slow, endless or hostile answer costs no more than the deadline. `ask` is the whole of it for a push service; lamps, which may
lie at home and speak without TLS, put it together from the same parts.
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
        wire = connect(_places(host, ways, end), lambda wire: ways.trust().wrap_socket(wire, server_hostname=host), end)
    except (OSError, UnicodeError):
        raise NotReached("no way there") from None
    try:
        with wire:
            wire.settimeout(left(end))
            wire.sendall(request)
            return _head(read_until(_END, wire, end))
    except OSError:
        raise Unsure("no answer") from None


def left(end: float) -> float:
    """Return the seconds until `end`; raises TimeoutError when none are."""
    seconds = end - time.monotonic()
    if seconds <= 0:
        raise TimeoutError
    return seconds


def looked_up(look_up: Callable[[], Places], end: float) -> Places:
    """Return what a name means, or nothing; raises TimeoutError. There is no limit in that question, so it is asked aside."""
    answer: SimpleQueue[Places] = SimpleQueue()

    def ask_aside() -> None:
        try:
            answer.put(look_up())
        except (OSError, UnicodeError):
            answer.put([])

    threading.Thread(target=ask_aside, name="look up", daemon=True).start()
    try:
        return answer.get(timeout=left(end))
    except Empty:
        raise TimeoutError from None


def connect[Wire: socket.socket](places: Places, shake_hands: Callable[[socket.socket], Wire], end: float) -> Wire:
    """Return a connection to the first place that takes one; each has its share of the time that is left. Raises OSError."""
    trouble: OSError = TimeoutError()
    for number, (family, kind, protocol, _, place) in enumerate(places[:MOST_PLACES]):
        wire = socket.socket(family, kind, protocol)
        try:
            wire.settimeout(left(end) / (min(len(places), MOST_PLACES) - number))
            wire.connect(place)
            wire.settimeout(left(end))
            return shake_hands(wire)
        except OSError as problem:
            wire.close()
            trouble = problem
    raise trouble


def read_until(mark: bytes, wire: socket.socket, end: float) -> bytes:
    """Return what is said up to `mark`, or as much of it as an answer may hold; raises OSError."""
    said = b""
    while mark not in said and len(said) < LARGEST:
        wire.settimeout(left(end))
        more = wire.recv(LARGEST - len(said))
        if not more:
            break
        said += more
    return said


def status_of(said: bytes) -> int | None:
    """Return the number in the first line of an answer, or None when it is no answer of this kind."""
    found = _STATUS.match(said)
    return int(found.group(1)) if found else None


def _places(host: str, ways: Ways, end: float) -> Places:
    """Return what a name means, looked up once and for all. One place that may not be reached spoils them all."""
    found = looked_up(lambda: ways.look_up(host), end)
    if not found or not all(ways.may_reach(place[4][0]) for place in found):
        raise NotReached("not a place to go to")
    return found


def _head(said: bytes) -> Answer:
    status = status_of(said)
    if status is None:
        raise Unsure("no answer of this kind")
    lines = said.partition(_END)[0].partition(b"\n")[2].decode("latin-1")
    headers = {name.lower(): value.strip() for name, value in email.message_from_string(lines).items()}
    return Answer(status, headers)
