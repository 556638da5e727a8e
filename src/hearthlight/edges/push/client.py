"""The one file that hands a notice to a push service; RFC 8030. It says what came of it, and never where it went."""

import datetime as dt
import re
from enum import Enum
from http import HTTPStatus

from django.conf import settings

from hearthlight.due.bells import Way
from hearthlight.edges import wire
from hearthlight.edges.push import address, keys, message
from hearthlight.edges.push.address import Address
from hearthlight.edges.wire import NotReached, Unsure, Ways

# A newer notice that waits at the service takes the place of an older one; the word is the same for every kind.
TOPIC = "note"
_NUMBER = re.compile(r"\d{1,5}")


class Came(Enum):
    """What came of handing over: it is done with, the browser is gone, or it may be tried again."""

    DONE = "done"
    GONE = "gone"
    LATER = "later"
    REFUSED = "refused"


def hand_over(way: Way, *, until: dt.datetime, now: dt.datetime, ways: Ways) -> tuple[Came, int]:
    """Hand one notice over, for a browser that is reached before `until`; return what came of it, and what wait is asked."""
    try:
        goes_to = address.read(way.address)
        answer = wire.ask(goes_to.host, _request(way, goes_to, until=until, now=now), ways)
    except NotReached:
        return Came.LATER, 0
    except (Unsure, ValueError):
        # Once it is sent, a notice that is lost is better than one that comes twice.
        return Came.DONE, 0
    return _came(answer.status), _wait(answer.headers.get("retry-after", ""))


def _request(way: Way, goes_to: Address, *, until: dt.datetime, now: dt.datetime) -> bytes:
    body = message.notice(way.wording, key=way.key, secret=way.secret)
    key = keys.key_of(settings.SERVER_SECRET)
    shown = keys.authorization(key, origin=goes_to.origin, contact=settings.PUSH_CONTACT or way.contact, now=now)
    head = [
        f"POST {goes_to.target} HTTP/1.1",
        f"Host: {goes_to.host}",
        f"Authorization: {shown}",
        f"TTL: {max(0, int((until - now).total_seconds()))}",
        f"Topic: {TOPIC}",
        "Urgency: normal",
        "Content-Encoding: aes128gcm",
        "Content-Type: application/octet-stream",
        f"Content-Length: {len(body)}",
        "Connection: close",
    ]
    return "\r\n".join([*head, "", ""]).encode() + body


def _came(status: int) -> Came:
    if status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        return Came.GONE
    if status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Came.LATER
    return Came.DONE if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES else Came.REFUSED


def _wait(asked: str) -> int:
    """Return the seconds in a Retry-After; one that names a day says nothing here, because no notice lives that long."""
    return int(asked) if _NUMBER.fullmatch(asked) else 0
