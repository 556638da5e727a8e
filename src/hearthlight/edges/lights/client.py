"""The one file that opens a connection to lamps: to a computer looked up once, within seconds, and following nowhere.

Of the answer nothing is read but its first line. A slow, endless or hostile one costs no more than the deadline.
"""

import re
import socket
import ssl
import threading
import time
from queue import Empty, SimpleQueue
from typing import Any

from hearthlight.edges.lights import addresses
from hearthlight.edges.lights.addresses import Address
from hearthlight.edges.lights.translate import Call

SECONDS = 5.0
LARGEST = 1024
MOST_PLACES = 4
_STATUS = re.compile(rb"HTTP/1\.[01] (\d{3})[ \r\n]")


class NotReached(Exception):
    """The call did not get through; `why` is a key of `words.SAID`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class _Until:
    """The moment by which everything is done with."""

    def __init__(self, seconds: float) -> None:
        self.end = time.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds that are left; raises NotReached when none are."""
        left = self.end - time.monotonic()
        if left <= 0:
            raise NotReached("late")
        return left


def post(call: Call, *, at_home: bool) -> int:
    """Send `call` and return the status it was answered with; raises NotReached."""
    until = _Until(SECONDS)
    places = _places(call.address, until, at_home=at_home)
    try:
        with _connect(places, call.address, until) as wire:
            wire.settimeout(until.left())
            wire.sendall(call.on_the_wire())
            return _status(wire, until)
    except TimeoutError:
        raise NotReached("late") from None
    except ssl.SSLCertVerificationError:
        raise NotReached("certificate") from None
    except ssl.SSLError:
        raise NotReached("strange") from None
    except OSError:
        raise NotReached("closed") from None


def _places(address: Address, until: _Until, *, at_home: bool) -> list[tuple[Any, ...]]:
    """Return the places this name means, looked up once and for all, as far as the house may go there."""
    found = _look_up(address, until)
    open_ = [one for one in found if addresses.may_be_reached(one[4][0], at_home=at_home)]
    if not open_:
        raise NotReached("private" if found else "name")
    if not address.tls and any(addresses.is_public(one[4][0]) for one in open_):
        raise NotReached("in_clear")
    return open_[:MOST_PLACES]


def _look_up(address: Address, until: _Until) -> list[tuple[Any, ...]]:
    """Ask what a name means. There is no time limit in that question itself, so it is asked aside."""
    answer: SimpleQueue[list[tuple[Any, ...]]] = SimpleQueue()

    def ask() -> None:
        try:
            answer.put(socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError):
            answer.put([])

    threading.Thread(target=ask, name="lamps", daemon=True).start()
    try:
        return answer.get(timeout=until.left())
    except Empty:
        raise NotReached("late") from None


def _connect(places: list[tuple[Any, ...]], address: Address, until: _Until) -> socket.socket:
    """Return a connection to the first place that takes one; each has its share of the time that is left."""
    for number, (family, kind, protocol, _, place) in enumerate(places):
        wire = socket.socket(family, kind, protocol)
        try:
            wire.settimeout(until.left() / (len(places) - number))
            wire.connect(place)
            wire.settimeout(until.left())
            return ssl.create_default_context().wrap_socket(wire, server_hostname=address.host) if address.tls else wire
        except BaseException as problem:
            wire.close()
            if number == len(places) - 1 or not isinstance(problem, OSError) or isinstance(problem, ssl.SSLError):
                raise
    raise NotReached("name")


def _status(wire: socket.socket, until: _Until) -> int:
    """Return the number in the first line of the answer."""
    said = b""
    while b"\n" not in said and len(said) < LARGEST:
        wire.settimeout(until.left())
        more = wire.recv(LARGEST - len(said))
        if not more:
            break
        said += more
    found = _STATUS.match(said)
    if found is None:
        raise NotReached("strange")
    return int(found.group(1))
