"""The one file that calls lamps: a computer looked up once, within seconds, and following nowhere.

Of the answer nothing is read but its first line. A slow, endless or hostile one costs no more than the deadline.
"""

import socket
import ssl
import time
from collections.abc import Callable

from hearthlight.edges import wire
from hearthlight.edges.lights import addresses
from hearthlight.edges.lights.addresses import Address
from hearthlight.edges.lights.translate import Call
from hearthlight.edges.wire import Places

SECONDS = 5.0


class NotReached(Exception):
    """The call did not get through; `why` is a key of `words.SAID`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def post(call: Call, *, at_home: bool) -> int:
    """Send `call` and return the status it was answered with; raises NotReached."""
    end = time.monotonic() + SECONDS
    try:
        with wire.connect(_places(call.address, end, at_home=at_home), _hands(call.address), end) as line:
            line.settimeout(wire.left(end))
            line.sendall(call.on_the_wire())
            status = wire.status_of(wire.read_until(b"\n", line, end))
    except TimeoutError:
        raise NotReached("late") from None
    except ssl.SSLCertVerificationError:
        raise NotReached("certificate") from None
    except ssl.SSLError:
        raise NotReached("strange") from None
    except OSError:
        raise NotReached("closed") from None
    if status is None:
        raise NotReached("strange")
    return status


def _places(address: Address, end: float, *, at_home: bool) -> Places:
    """Return the places this name means, looked up once and for all, as far as the house may go there."""
    found = wire.looked_up(lambda: socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM), end)
    open_ = [place for place in found if addresses.may_be_reached(place[4][0], at_home=at_home)]
    if not open_:
        raise NotReached("private" if found else "name")
    if not address.tls and any(addresses.is_public(place[4][0]) for place in open_):
        raise NotReached("in_clear")
    return open_


def _hands(address: Address) -> Callable[[socket.socket], socket.socket]:
    """Return how a connection begins: with TLS and this name, or with nothing more."""
    if not address.tls:
        return lambda line: line
    return lambda line: ssl.create_default_context().wrap_socket(line, server_hostname=address.host)
