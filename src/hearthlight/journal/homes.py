"""Homes: made, opened with their secret, handed to a second person, and emptied for good."""

import secrets
from dataclasses import dataclass
from typing import Any, Protocol

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.db.models import QuerySet

from hearthlight.journal import seal
from hearthlight.journal.models import Digest, Forgotten, Home, Lock, Row, new_id


class Voice(Protocol):
    """Whose rows in which home; enough to take back, never enough to read."""

    @property
    def id(self) -> bytes: ...
    @property
    def author(self) -> int: ...


@dataclass(frozen=True, slots=True)
class ClosedHome:
    """A home whose keys are not in hand, and the person's number there."""

    id: bytes
    author: int


@dataclass(frozen=True, slots=True)
class OpenHome:
    """A home with its keys in hand, and whose voice it is opened in.

    `author` is this person's number here. `mine` and `personal` are the person's own secret and home: letters are
    opened with them. Never log, store or put one in a template.
    """

    id: bytes
    author: int
    keys: seal.HomeKeys
    mine: bytes
    personal: bytes

    def __repr__(self) -> str:
        return "OpenHome(…)"

    def letters(self) -> X25519PrivateKey:
        """Return the key that opens what was written to this person while they were locked."""
        return seal.letter_key(self.mine, self.personal)


def new_personal() -> tuple[bytes, bytes, bytes]:
    """Make a personal home; return its id, its secret *mine* and the public half to which letters are sealed."""
    home, mine = new_id(), secrets.token_bytes(seal.KEY)
    _store(home, mine)
    return home, mine, seal.letter_key(mine, home).public_key().public_bytes_raw()


def new_shared(readers: dict[bytes, bytes]) -> tuple[bytes, dict[bytes, bytes]]:
    """Make a shared home; `readers` maps personal homes to public halves. Return its id and *ours* wrapped for each."""
    home, ours = new_id(), secrets.token_bytes(seal.KEY)
    _store(home, ours)
    return home, {who: seal.seal_to(public, ours, _ours_info(home, who)) for who, public in readers.items()}


def _store(home: bytes, secret: bytes) -> None:
    Home.objects.create(id=home, check_value=seal.seal_check(seal.HomeKeys.of(secret, home)))


def _ours_info(home: bytes, reader: bytes) -> bytes:
    return b"hearthlight/1/ours" + home + reader


def wrap_ours(home: bytes, ours: bytes, *, public: bytes, reader: bytes) -> bytes:
    """Return the secret of a shared home wrapped for one more public half of a reader."""
    return seal.seal_to(public, ours, _ours_info(home, reader))


def open_ours(home: bytes, wrapped: bytes, *, mine: bytes, personal: bytes) -> bytes:
    """Return the secret of a shared home; raises Damaged when the wrap is not for this person."""
    return seal.open_from(seal.letter_key(mine, personal), wrapped, _ours_info(home, personal))


def open_personal(home: bytes, mine: bytes) -> OpenHome:
    """Return a person's own home, open."""
    return OpenHome(home, 0, seal.HomeKeys.of(mine, home), mine, home)


def open_shared(home: bytes, ours: bytes, *, author: int, mine: bytes, personal: bytes) -> OpenHome:
    """Return the home two people share, open in the voice of `author`."""
    return OpenHome(home, author, seal.HomeKeys.of(ours, home), mine, personal)


def check(home: OpenHome, public: bytes) -> None:
    """Raise WrongKey unless the keys in hand are this home's, Damaged when `public` is not this person's own half.

    Somebody who writes to the table could put their own half there, and read what is sealed to it from then on.
    Raises NotShared when the home is gone.
    """
    value = Home.objects.filter(id=home.id).values_list("check_value", flat=True).first()
    if value is None:
        raise seal.NotShared("this home is gone")
    seal.check_key(home.keys, bytes(value))
    if home.letters().public_key().public_bytes_raw() != public:
        raise seal.Damaged("public half")


def is_there(home: bytes) -> bool:
    """Return whether a home of this id stands in this house."""
    return Home.objects.filter(id=home).exists()


def with_more_rows_than(rows: int) -> QuerySet[Home, Any]:
    """Return the ids of homes in which more rows than these were ever written, removed ones too."""
    return Home.objects.filter(next_seq__gt=rows + 1).values_list("id", flat=True)


def remove(home: bytes) -> None:
    """Remove a home with every row, lock and digest. Nothing brings it back."""
    for table in (Row, Digest, Forgotten, Lock):
        table.objects.filter(home=home).delete()
    Home.objects.filter(id=home).delete()
