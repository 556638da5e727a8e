"""The calendar address: what it tells is put together at sign-in and sealed under the address's own token."""

import base64
import binascii
import datetime as dt
import hashlib
import secrets
from zoneinfo import ZoneInfo

import msgspec

from hearthlight.due.models import Feed
from hearthlight.due.wishes import Wishes
from hearthlight.entries.ahead import TITLES, Ahead, Plans
from hearthlight.entries.ahead import tells as read_tells
from hearthlight.journal import seal
from hearthlight.journal.recent import Recent
from hearthlight.people.models import Person

TOKEN_BYTES = 32
# Every address is sealed at one size, so that a copy of the disk does not tell how much is planned.
ROOM = 4096


class Hours(msgspec.Struct, frozen=True, array_like=True):
    """Everything an address tells: at which times each day, on which clock, from which day on, and what is planned.

    No word and no name: `title` is one of TITLES.
    """

    zone: str
    times: tuple[dt.time, ...]
    since: dt.date
    title: str = TITLES[0]
    ahead: tuple[Ahead, ...] = ()


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Hours)


def new_token() -> str:
    """Return a fresh token, as it stands in an address."""
    return base64.urlsafe_b64encode(secrets.token_bytes(TOKEN_BYTES)).decode().rstrip("=")


def tell(person: Person, recent: Recent, wishes: Wishes, *, zone: ZoneInfo, since: dt.date, ahead: Plans) -> None:
    """Let the address among this person's settled choices tell what they wish now; without one, none answers any more."""
    token = recent.settled("feed", 0)
    raw = _raw(token) if isinstance(token, str) else None
    if raw is None:
        Feed.objects.filter(person=person).delete()
        return
    start = max(since, wishes.snoozed_until or since)
    tells = read_tells(recent.settled("feed_tells", 0))
    told = tuple(each for what in tells.whats for each in ahead.get(what, ()))
    # A reminder at the hour of the talk is the talk's own, and would stand there twice.
    daily = {each.begins.time() for each in told if each.rule == "FREQ=DAILY"}
    times = tuple(time for time in wishes.times if "times" in tells.whats and time not in daily)
    content = seal.pad(_encoder.encode(Hours(zone.key, times, start, tells.title, told))).ljust(ROOM, b"\0")
    name = _hash(raw)
    Feed.objects.filter(person=person).exclude(token_hash=name).delete()
    sealed = seal.wrap(_key(raw), "feed", name, content)
    Feed.objects.update_or_create(token_hash=name, defaults={"person": person, "sealed": sealed})


def look(token: str) -> Hours | None:
    """Return what the address with this token tells, or None when there is no such address."""
    raw = _raw(token)
    row = Feed.objects.filter(token_hash=_hash(raw)).first() if raw else None
    if raw is None or row is None:
        return None
    try:
        return _decoder.decode(seal.unpad(seal.unwrap(_key(raw), "feed", _hash(raw), bytes(row.sealed))))
    except seal.SealError:
        return None


def _raw(token: str) -> bytes | None:
    try:
        raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except (binascii.Error, ValueError):
        return None
    return raw if len(raw) == TOKEN_BYTES else None


def _hash(raw: bytes) -> bytes:
    return hashlib.sha256(b"hearthlight/feed" + raw).digest()


def _key(raw: bytes) -> bytes:
    return seal.derive(raw, b"", "feed")
