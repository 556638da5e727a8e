"""Making a way in, finding whose it is, and taking it away again."""

import base64
import binascii
import hashlib
import secrets
from zoneinfo import ZoneInfo

from hearthlight.edges.inbox.models import WayIn
from hearthlight.journal import seal
from hearthlight.people.models import Person

MOST = 8
_BYTES = 32


def make(person: Person, zone: ZoneInfo) -> str:
    """Return a new token of this person; it is shown once and kept nowhere."""
    raw = secrets.token_bytes(_BYTES)
    sealed = seal.wrap(_key(raw), "inbox", _hash(raw), seal.pad(str(zone).encode()))
    WayIn.objects.create(token_hash=_hash(raw), person=person, sealed=sealed)
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def look(token: str) -> tuple[Person, ZoneInfo, bytes] | None:
    """Return whose token this is, the zone they live in and the token's own id; None for one that opens nothing."""
    try:
        raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except (binascii.Error, ValueError):
        return None
    way = WayIn.objects.select_related("person").filter(token_hash=_hash(raw)).first() if len(raw) == _BYTES else None
    if way is None:
        return None
    zone = seal.unpad(seal.unwrap(_key(raw), "inbox", _hash(raw), bytes(way.sealed))).decode()
    return way.person, ZoneInfo(zone), _hash(raw)


def names(person: Person) -> list[str]:
    """Return what tells this person's ways in from each other: the first letters of each token's hash."""
    return sorted(found.hex()[:8] for found in _own(person))


def away(person: Person, name: str) -> None:
    """Take ways in away: from now on they add nothing."""
    gone = [found for found in _own(person) if found.hex().startswith(name) and len(name) == 8]
    WayIn.objects.filter(person=person, token_hash__in=gone).delete()


def _own(person: Person) -> list[bytes]:
    return [bytes(found) for found in WayIn.objects.filter(person=person).values_list("token_hash", flat=True)]


def _hash(raw: bytes) -> bytes:
    return hashlib.sha256(b"hearthlight/inbox" + raw).digest()


def _key(raw: bytes) -> bytes:
    return seal.derive(raw, b"", "inbox")
