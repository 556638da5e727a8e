"""Reading: a month, the last weeks, the settled choices, or everything there is.

A row that does not open is told as Unread in its place, so that the rest stays readable; `opened`, which new keys are
made from, raises instead.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from hearthlight.entries import codec
from hearthlight.entries.unread import Unread
from hearthlight.journal import letters, seal
from hearthlight.journal.homes import OpenHome
from hearthlight.journal.models import Row


@dataclass(frozen=True, slots=True)
class Kept:
    """One entry as it stands in a home: its id, its sequence and its author's number there."""

    id: bytes
    seq: int
    author: int
    entry: codec.AnyEntry | Unread


def month(home: OpenHome, day: dt.date) -> list[Kept]:
    """Return the entries of the month of `day`, oldest first."""
    return latest(buckets(home, [codec.month_of(day)]))


def everything(home: OpenHome) -> list[Kept]:
    """Return every entry of the home, oldest first."""
    return latest(_told(home, Row.objects.filter(home=home.id)))


def one_by_one(home: OpenHome) -> Iterator[Kept]:
    """Yield what each entry of the home says now, in sequence, without holding them all; for a copy to take along."""
    rows = Row.objects.filter(home=home.id).order_by("seq")
    newest = {bytes(entry): seq for entry, seq in rows.values_list("entry", "seq").iterator(chunk_size=2000)}
    for seq, entry, author, sealed in _in_sequence(rows):
        if newest.get(bytes(entry), seq) == seq:
            yield told_row(home, seq, entry, author, sealed)


def one(home: OpenHome, entry_id: bytes) -> Kept:
    """Return one entry; raises seal.NotShared when there is no row of it, or none for this reader."""
    found = latest(_told(home, Row.objects.filter(home=home.id, entry=entry_id)))
    if not found or found[0].entry == Unread(why="not_shared"):
        raise seal.NotShared("no such entry")
    return found[0]


def buckets(home: OpenHome, names: Iterable[str]) -> Iterator[Kept]:
    """Yield the rows of the named buckets, and letters that nobody took in yet, in sequence."""
    return _told(home, Row.objects.filter(home=home.id, bucket__in=[b"", *map(home.keys.bucket, names)]))


def opened(home: OpenHome, rows: QuerySet[Row]) -> Iterator[Kept]:
    """Yield each row of `rows` opened, in sequence; raises seal.Damaged or codec.TooNew and never skips one."""
    for row in _in_sequence(rows):
        yield opened_row(home, *row)


def _told(home: OpenHome, rows: QuerySet[Row]) -> Iterator[Kept]:
    for row in _in_sequence(rows):
        yield told_row(home, *row)


def _in_sequence(rows: QuerySet[Row]) -> Iterator[tuple[int, bytes | memoryview, int, bytes | memoryview]]:
    return rows.order_by("seq").values_list("seq", "entry", "author", "sealed").iterator(chunk_size=2000)


def told_row(home: OpenHome, seq: int, entry: bytes | memoryview, author: int, sealed: bytes | memoryview) -> Kept:
    """Return one row opened, or Unread in its place."""
    try:
        return opened_row(home, seq, entry, author, sealed)
    except codec.TooNew:
        return Kept(bytes(entry), seq, author, Unread(why="too_new"))
    except seal.NotShared:
        return Kept(bytes(entry), seq, author, Unread(why="not_shared"))
    except (seal.Damaged, codec.Unreadable):
        return Kept(bytes(entry), seq, author, Unread(why="damaged"))


def opened_row(home: OpenHome, seq: int, entry: bytes | memoryview, author: int, sealed: bytes | memoryview) -> Kept:
    """Return one row opened; a letter is taken in by this. Raises seal.Damaged, seal.NotShared, codec.TooNew."""
    entry, sealed = bytes(entry), bytes(sealed)
    place = seal.Place(home.id, author, entry)
    if sealed[:1] != bytes([seal.LETTER]):
        content = seal.open_row(home.keys, place, sealed)
    else:
        content = seal.open_letter(home.letters(), place, home.author, sealed)
        letters.take_in(home, place, seq, content)
    return Kept(entry, seq, author, codec.decode(content))


def latest(kept: Iterable[Kept]) -> list[Kept]:
    """Return what each entry says now: of several rows with one id, the last."""
    by_id: dict[bytes, Kept] = {}
    for one_kept in kept:
        by_id[one_kept.id] = one_kept
    return sorted(by_id.values(), key=lambda k: k.seq)
