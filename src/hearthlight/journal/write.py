"""Writing: one entry, one settled choice, and forgetting so that nothing is left."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from django.conf import settings
from django.core.exceptions import BadRequest
from django.db import connection, transaction

from hearthlight.entries import codec
from hearthlight.entries.base import Entry
from hearthlight.entries.preference import Preference
from hearthlight.journal import seal
from hearthlight.journal.homes import OpenHome, Voice
from hearthlight.journal.models import Digest, Forgotten, Home, Row, new_id

KEEP_BARE_IDS_DAYS = 90


class Full(BadRequest):
    """This home holds as many rows as the keeper lets one hold."""


class WasForgotten(Exception):
    """This id was taken back or deleted; an old queue may not bring it back."""


@transaction.atomic
def append(home: OpenHome, entry: Entry, entry_id: bytes | None = None) -> bytes:
    """Seal `entry` into `home` and return its id.

    An id that is there already appends nothing and is returned. Raises WasForgotten for an id that was forgotten,
    seal.TooLong for more than a row holds, Full when the home is.
    """
    entry_id = entry_id or new_id()
    base = claim(home.id, entry_id)
    if base is not None:
        _insert(home, entry, entry_id, base)
    return entry_id


@transaction.atomic
def append_many(home: OpenHome, entries: Iterable[tuple[bytes, Entry]]) -> int:
    """Append many entries with their ids in one go; return how many were new. Forgotten and known ids are passed over."""
    return put_back(home, ((home.author, entry_id, entry) for entry_id, entry in entries))


@transaction.atomic
def put_back(home: OpenHome, said: Iterable[tuple[int, bytes, Entry]]) -> int:
    """Append entries with their authors and ids; return how many were new. Forgotten and known ids are passed over."""
    wanted = {entry_id: (author, entry) for author, entry_id, entry in said}
    base = _lock(home.id)
    seal.check_key(home.keys, bytes(base.check_value))
    there = known(home.id, list(wanted))
    new = [(entry_id, *wanted[entry_id]) for entry_id in wanted if entry_id not in there]
    _make_sure_of_room(base, len(new))
    rows = [
        _row(replace(home, author=author), entry, entry_id, base.next_seq + offset)
        for offset, (entry_id, author, entry) in enumerate(new)
    ]
    Row.objects.bulk_create(rows, batch_size=500)
    _advance(base, len(rows))
    return len(rows)


@transaction.atomic
def change(home: OpenHome, entry: Entry, entry_id: bytes) -> None:
    """Append a new version of an entry that is there; raises seal.NotShared when this author has none of that id."""
    base = _lock(home.id)
    if not Row.objects.filter(home=home.id, entry=entry_id, author=home.author).exists():
        raise seal.NotShared("no such entry of this author")
    _make_sure_of_room(base, 1)
    _insert(home, entry, entry_id, base)
    _drop_digests(home.id)


@transaction.atomic
def settle(home: OpenHome, name: str, value: str | dict[str, str]) -> None:
    """Keep a person's settled choice: the latest value stays, the ones before are removed."""
    entry_id = settled_id(home, name, home.author)
    base = _lock(home.id)
    Row.objects.filter(home=home.id, entry=entry_id).delete()
    _insert(home, Preference(name=name, value=value), entry_id, base)


@transaction.atomic
def unsettle(home: OpenHome, name: str) -> None:
    """Remove a settled choice, so that no byte of it stays."""
    gone, _ = Row.objects.filter(home=home.id, entry=settled_id(home, name, home.author)).delete()
    if gone:
        _drop_digests(home.id)
        transaction.on_commit(leave_no_trace)


def settled_id(home: OpenHome, name: str, author: int) -> bytes:
    """Return the one id under which `author` keeps the choice `name` in this home."""
    return home.keys.settled_id(f"{author}/{name}")


def forget(home: Voice, entry_ids: Iterable[bytes], *, today: dt.date) -> None:
    """Remove every row of these ids written by this author, and every digest of the home, from every byte there is."""
    with transaction.atomic():
        _lock(home.id)
        ids = list(
            Row.objects.filter(home=home.id, author=home.author, entry__in=list(entry_ids)).values_list(
                "entry", flat=True
            )
        )
        Row.objects.filter(home=home.id, entry__in=ids).delete()
        _drop_digests(home.id)
        Forgotten.objects.filter(home=home.id, until__lt=today).delete()
        until = today + dt.timedelta(days=KEEP_BARE_IDS_DAYS)
        Forgotten.objects.bulk_create(
            (Forgotten(home=home.id, entry=bytes(one), until=until) for one in set(map(bytes, ids))),
            ignore_conflicts=True,
        )
        transaction.on_commit(leave_no_trace)


def forget_author(home: Voice, *, today: dt.date) -> None:
    """Forget everything this author wrote in `home`."""
    rows = Row.objects.filter(home=home.id, author=home.author)
    forget(home, map(bytes, rows.values_list("entry", flat=True)), today=today)


def leave_no_trace() -> None:
    """Empty the write-ahead log, so that removed rows are in no file. PostgreSQL: see docs/keeping.md."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def is_there(home_id: bytes, entry_id: bytes) -> bool:
    """Return whether an entry of this id lies in the home."""
    return Row.objects.filter(home=home_id, entry=entry_id).exists()


def hold(home_id: bytes) -> None:
    """Let nobody else write to a home until this transaction ends; raises NotShared when it is gone."""
    _lock(home_id)


def claim(home_id: bytes, entry_id: bytes) -> Home | None:
    """Lock the home for writing; return it, or None when the id is there already. Raises WasForgotten, and Full."""
    base = _lock(home_id)
    if Forgotten.objects.filter(home=home_id, entry=entry_id).exists():
        raise WasForgotten
    if Row.objects.filter(home=home_id, entry=entry_id).exists():
        return None
    _make_sure_of_room(base, 1)
    return base


def _make_sure_of_room(base: Home, more: int) -> None:
    # A settled choice takes the place of an older one and asks for no room, so that nobody is kept from leaving.
    most = settings.ROWS_PER_HOME
    if most and base.next_seq + more > most and Row.objects.filter(home=base.id).count() + more > most:
        raise Full


def insert(base: Home, row: Row) -> None:
    """Store a row under the next sequence number of its home."""
    row.seq = base.next_seq
    row.save(force_insert=True)
    _advance(base, 1)


def _drop_digests(home_id: bytes) -> None:
    """Remove every digest, and renew the epoch so that one being made from the old rows is not kept."""
    Digest.objects.filter(home=home_id).delete()
    Home.objects.filter(id=home_id).update(epoch=new_id())


def _lock(home_id: bytes) -> Home:
    try:
        return Home.objects.select_for_update().get(id=home_id)
    except Home.DoesNotExist:
        raise seal.NotShared("this home is gone") from None


def known(home_id: bytes, ids: list[bytes]) -> set[bytes]:
    """Return those of `ids` that lie in the home, or were forgotten there and are still barred."""
    found: set[bytes] = set()
    for table in (Row, Forgotten):
        for start in range(0, len(ids), 500):
            part = table.objects.filter(home=home_id, entry__in=ids[start : start + 500])
            found.update(map(bytes, part.values_list("entry", flat=True)))
    return found


def _insert(home: OpenHome, entry: Entry, entry_id: bytes, base: Home) -> None:
    # A key that became old while this waited for the lock would seal what nobody can open again.
    seal.check_key(home.keys, bytes(base.check_value))
    insert(base, _row(home, entry, entry_id, base.next_seq))


def _row(home: OpenHome, entry: Entry, entry_id: bytes, seq: int) -> Row:
    sealed = seal.seal_row(home.keys, seal.Place(home.id, home.author, entry_id), codec.encode(entry))
    bucket = home.keys.bucket(codec.bucket_of(entry))
    return Row(home=home.id, seq=seq, entry=entry_id, author=home.author, bucket=bucket, sealed=sealed)


def _advance(base: Home, by: int) -> None:
    base.next_seq += by
    base.save(update_fields=["next_seq"])
