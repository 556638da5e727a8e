"""A new key for a home: every row sealed afresh, in one transaction, so that it is wholly the old one or wholly the new."""

import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from django.db import connection, transaction

from hearthlight.entries import codec
from hearthlight.entries.preference import Preference
from hearthlight.journal import homes, read, seal, write
from hearthlight.journal.homes import OpenHome
from hearthlight.journal.locks import Keyring
from hearthlight.journal.models import Digest, Home, Lock, Row, new_id

AT_ONCE = 2000
DAMAGED = (seal.Damaged, seal.NotShared, codec.Unreadable)
_RESEAL = "UPDATE home_row SET sealed = %s, bucket = %s, entry = %s WHERE home = %s AND seq = %s"


@dataclass(frozen=True, slots=True)
class NewKey:
    """What the home opens with from now on: *mine*, its public half, and each *ours* wrapped to that half."""

    mine: bytes
    public: bytes
    ours: dict[bytes, bytes]

    def __repr__(self) -> str:
        return "NewKey(…)"


@transaction.atomic
def rekey(home: OpenHome, keyring: Keyring) -> NewKey:
    """Seal everything in a personal home under a fresh *mine*, and remove every wrap of the old one.

    `keyring` holds the shared homes; letters that wait there are taken in first, because the old key alone opens
    them. The caller keeps the public half and the wraps, and sets a passphrase, in the same transaction. A damaged
    row stays as it is. Raises WrongKey when `home` is open with a key that is old already, and codec.TooNew when a
    later Hearthlight wrote a row: what it means is not known here, so it could not be put in its place again.
    """
    seal.check_key(home.keys, _hold(home.id))
    for shared, (ours, author) in sorted(keyring.shared.items()):
        _take_letters_in(homes.open_shared(shared, ours, author=author, mine=home.mine, personal=home.id))
    _take_letters_in(home)
    fresh = homes.open_personal(home.id, secrets.token_bytes(seal.KEY))
    _reseal(home, fresh)
    Lock.objects.filter(home=home.id).delete()
    Digest.objects.filter(home=home.id).delete()
    Home.objects.filter(id=home.id).update(check_value=seal.seal_check(fresh.keys), epoch=new_id())
    transaction.on_commit(write.leave_no_trace)
    public = fresh.letters().public_key().public_bytes_raw()
    wraps = {
        one: homes.wrap_ours(one, ours, public=public, reader=home.id) for one, (ours, _) in keyring.shared.items()
    }
    return NewKey(fresh.mine, public, wraps)


def _hold(home_id: bytes) -> bytes:
    base = Home.objects.select_for_update().filter(id=home_id).first()
    if base is None:
        raise seal.NotShared("this home is gone")
    return bytes(base.check_value)


def _take_letters_in(home: OpenHome) -> None:
    _hold(home.id)
    for row in Row.objects.filter(home=home.id, bucket=b"").order_by("seq"):
        with suppress(*DAMAGED):
            read.opened_row(home, row.seq, row.entry, row.author, row.sealed)


def _reseal(old: OpenHome, fresh: OpenHome) -> None:
    last = 0
    while batch := list(Row.objects.filter(home=old.id, seq__gt=last).order_by("seq")[:AT_ONCE]):
        with connection.cursor() as cursor:
            cursor.executemany(_RESEAL, list(_all_anew(old, fresh, batch)))
        last = batch[-1].seq


def _all_anew(old: OpenHome, fresh: OpenHome, rows: list[Row]) -> Iterator[tuple[bytes | int, ...]]:
    for row in rows:
        with suppress(*DAMAGED):
            yield _anew(old, fresh, row)


def _anew(old: OpenHome, fresh: OpenHome, row: Row) -> tuple[bytes | int, ...]:
    content = seal.open_row(old.keys, seal.Place(old.id, row.author, bytes(row.entry)), bytes(row.sealed))
    said, entry = codec.decode(content), bytes(row.entry)
    if isinstance(said, Preference):
        entry = fresh.keys.settled_id(f"{row.author}/{said.name}")
    sealed = seal.seal_row(fresh.keys, seal.Place(old.id, row.author, entry), content)
    return sealed, fresh.keys.bucket(codec.bucket_of(said)), entry, old.id, row.seq
