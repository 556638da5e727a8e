"""Challenges that know themselves: asking for one writes nothing, and each is good for one answer within five minutes.

`time (8) ‖ random (16) ‖ mark (32)`, where the mark is a keyed hash of purpose, person, time and random.
"""

import datetime as dt
import hmac
import secrets

from hearthlight.people import limits
from hearthlight.people.names import keyed_hash

LIVES = dt.timedelta(minutes=5)
TIME, RANDOM = 8, 16
ONCE = limits.Limit("passkey/challenge", 1, LIVES)
ADD, OPEN = "add", "open"


class NotOurs(Exception):
    """Made elsewhere or for something else, too old, or answered before."""


def make(purpose: str, who: bytes, *, now: dt.datetime) -> bytes:
    """Return a fresh challenge for `purpose`; `who` is the person it is bound to, or empty."""
    head = int(now.timestamp()).to_bytes(TIME) + secrets.token_bytes(RANDOM)
    return head + _mark(purpose, who, head)


def use(challenge: bytes, purpose: str, who: bytes, *, now: dt.datetime) -> None:
    """Use up a challenge; raises NotOurs."""
    head, mark = challenge[: TIME + RANDOM], challenge[TIME + RANDOM :]
    if not hmac.compare_digest(mark, _mark(purpose, who, head)):
        raise NotOurs
    age = int(now.timestamp()) - int.from_bytes(head[:TIME])
    if not 0 <= age <= LIVES.total_seconds():
        raise NotOurs
    try:
        limits.count(ONCE, challenge.hex(), now=now)
    except limits.TooMany:
        raise NotOurs from None


def _mark(purpose: str, who: bytes, head: bytes) -> bytes:
    return keyed_hash(f"passkey/{purpose}", f"{who.hex()}/{head.hex()}")
