"""A link for a clinician: a page sealed under the link's token and spoken words together, gone on its day.

Whoever has the link alone opens nothing, and neither does whoever has the table. A link that ended, was taken back, or
never was costs the same work and gets the same answer.
"""

import base64
import binascii
import datetime as dt
import hashlib
import secrets
import zlib
from zoneinfo import ZoneInfo

import msgspec
from django.db import transaction
from mnemonic import Mnemonic

from hearthlight.edges.report.models import Link
from hearthlight.entries import days
from hearthlight.entries.report import Report
from hearthlight.frame.visit import Visit
from hearthlight.journal import letters, locks, seal, write
from hearthlight.journal.models import new_id
from hearthlight.people.models import Person
from hearthlight.rooms.reports.sheet import Sheet

TOKEN_BYTES = 16
WORDS = 4
LASTS_DAYS = (14, 7, 30)


class NothingHere(Exception):
    """This link and these words open nothing: wrong, taken back, ended, or never made. Nobody learns which."""


class Sealed(msgspec.Struct, frozen=True):
    """What a link holds: the page, its table and the file for clinics, as they stood, and whose journal is told."""

    sheet: Sheet
    table: bytes
    bundle: bytes
    link: bytes
    zone: str


_decoder = msgspec.msgpack.Decoder(Sealed)


@transaction.atomic
def make(visit: Visit, sheet: Sheet, *, table: bytes, bundle: bytes, of: bytes, who: str, lasts: int) -> bytes:
    """Make a link for this page and return the id of the entry that keeps its token and words for its owner."""
    token, words, link = secrets.token_bytes(TOKEN_BYTES), _new_words(), new_id()
    until = visit.today + dt.timedelta(days=lasts)
    content = msgspec.msgpack.encode(Sealed(sheet, table, bundle, link, visit.zone.key))
    Link.objects.create(
        token_hash=_hash(token),
        person=visit.person,
        until=until,
        sealed=seal.wrap(_key(token, words), "for-you", _hash(token), seal.pad(zlib.compress(content))),
    )
    entry = Report(
        day=visit.today, at=visit.now, what="link", of=of, who=who, until=until, token=_text(token), words=words
    )
    return write.append(visit.mine, entry, link)


def look(token: str, words: str, *, now: dt.datetime) -> Sealed:
    """Return what a link holds; raises NothingHere. Every try does the same work, whatever it finds."""
    Link.objects.filter(until__lte=now.date()).delete()
    raw = _raw(token)
    row = Link.objects.filter(token_hash=_hash(raw)).first()
    sealed = bytes(row.sealed) if row else _no_page()
    try:
        content = seal.unwrap(_key(raw, words), "for-you", _hash(raw), sealed)
    except seal.WrongKey:
        raise NothingHere from None
    return _decoder.decode(zlib.decompress(seal.unpad(content)))


def tell(token: str, sealed: Sealed, *, now: dt.datetime) -> None:
    """Leave a note for the link's owner that it was opened just now, sealed to them alone."""
    person = Person.objects.filter(link__token_hash=_hash(_raw(token))).first()
    if person is None:
        return
    day = days.day_of(now, ZoneInfo(sealed.zone))
    entry = Report(day=day, at=now, what="opened", of=sealed.link)
    letters.post(bytes(person.home), entry, new_id(), author=0, readers={0: bytes(person.public)})


def end(visit: Visit, link: bytes, token: str) -> None:
    """Let a link end now: its page goes from the table, and what its owner kept of it goes too."""
    Link.objects.filter(person=visit.person, token_hash=_hash(_raw(token))).delete()
    write.forget(visit.mine, [link], today=visit.today)
    transaction.on_commit(write.leave_no_trace)


def end_all_but(visit: Visit, tokens: list[str]) -> None:
    """Let every link of this person go that their journal does not know any more, deleted there or ended."""
    known = [_hash(_raw(token)) for token in tokens]
    Link.objects.filter(person=visit.person).exclude(token_hash__in=known).delete()


def _new_words() -> str:
    words = Mnemonic("english").wordlist
    return " ".join(secrets.choice(words) for _ in range(WORDS))


def tidy(words: str) -> str:
    """Return spoken words as they were made, however somebody typed them."""
    return " ".join(words.lower().replace("-", " ").replace(",", " ").split())


def _key(token: bytes, words: str) -> bytes:
    stretched = locks.stretch(tidy(words), _hash(token)[:16], locks.Cost())
    return seal.derive(token + stretched, b"", "for-you")


def _hash(token: bytes) -> bytes:
    return hashlib.sha256(b"hearthlight/for-you" + token).digest()


def _text(token: bytes) -> str:
    return base64.urlsafe_b64encode(token).decode().rstrip("=")


def _raw(token: str) -> bytes:
    """Return the bytes of a token; one that cannot be ours becomes bytes that no link has, and is tried like any."""
    try:
        raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except (binascii.Error, ValueError):
        raw = b""
    return raw if len(raw) == TOKEN_BYTES else bytes(TOKEN_BYTES)


def _no_page() -> bytes:
    return bytes([seal.ROW]) + bytes(1 << 15)
