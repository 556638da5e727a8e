"""Notices on a phone: how it is reached while nobody is signed in, sealed under the server's own secret.

A row belongs to one phone and one person: it goes when that phone is signed out, and opens for nobody who signs in on it
later. What is due decides when a notice comes; this only says where to.
"""

from functools import lru_cache

import msgspec
from django.conf import settings
from django.db import transaction

from hearthlight.due.models import Bell
from hearthlight.journal import seal
from hearthlight.people.models import Phone
from hearthlight.people.names import keyed_hash

# Every row is sealed at one size, so that a copy of the disk does not tell whose browser it is.
ROOM = 2048
LONGEST_ADDRESS = 1024
PLAIN, FULL, ANSWERS = WORDINGS = ("plain", "full", "answers")


class Way(msgspec.Struct, frozen=True, array_like=True):
    """How a phone is reached. `key` and `secret` are the browser's own, `wording` is one of WORDINGS.

    `contact` is where a push service finds whoever keeps this house.
    """

    address: str
    key: bytes
    secret: bytes
    wording: str
    contact: str


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Way)


@transaction.atomic
def hang(phone: Phone, way: Way) -> None:
    """Bring notices to this phone from now on. An address rings for one phone alone."""
    name = keyed_hash("bell", way.address)
    Bell.objects.filter(address_hash=name).exclude(phone_id=phone.id).delete()
    sealed = seal.wrap(_key(settings.SERVER_SECRET), "bell", _owner(phone), _padded(way))
    Bell.objects.update_or_create(phone_id=phone.id, defaults={"address_hash": name, "sealed": sealed})


def take_down(phone: bytes) -> None:
    """Bring no notice to this phone any more."""
    Bell.objects.filter(phone_id=phone).delete()


def of(phone: Phone) -> Way | None:
    """Return how this phone is reached, or None when it wants no notices."""
    row = Bell.objects.filter(phone_id=phone.id).select_related("phone").first()
    return _open(row) if row else None


def of_person(person: bytes) -> list[tuple[bytes, Way]]:
    """Return the phones of this person that want notices, and how each is reached."""
    rows = Bell.objects.filter(phone__person_id=person).select_related("phone")
    return [(bytes(row.phone_id), way) for row in rows if (way := _open(row))]


def _owner(phone: Phone) -> bytes:
    return bytes(phone.id) + bytes(phone.person_id)


def _padded(way: Way) -> bytes:
    return seal.pad(_encoder.encode(way)).ljust(ROOM, b"\0")


def _open(row: Bell) -> Way | None:
    """Return what a row holds; one of another server's secret, or of whoever had this phone before, holds nothing."""
    key = _key(settings.SERVER_SECRET)
    try:
        return _decoder.decode(seal.unpad(seal.unwrap(key, "bell", _owner(row.phone), bytes(row.sealed))))
    except seal.SealError:
        return None


@lru_cache(maxsize=2)
def _key(server_secret: bytes) -> bytes:
    return seal.derive(server_secret, b"", "bell")
