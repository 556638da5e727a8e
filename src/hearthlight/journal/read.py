"""Reading: a month, the last weeks, the settled choices, or everything there is."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from hearthlight.entries import codec
from hearthlight.journal import letters, seal
from hearthlight.journal.homes import OpenHome
from hearthlight.journal.models import Row


@dataclass(frozen=True, slots=True)
class Kept:
    """One entry as it stands in a home: its id, its sequence and its author's number there."""

    id: bytes
    seq: int
    author: int
    entry: codec.AnyEntry


def month(home: OpenHome, day: dt.date) -> list[Kept]:
    """Return the entries of the month of `day`, oldest first."""
    return _latest(buckets(home, [codec.month_of(day)]))


def everything(home: OpenHome) -> list[Kept]:
    """Return every entry of the home, oldest first; what a copy to take along is made from."""
    return _latest(opened(home, Row.objects.filter(home=home.id)))


def one(home: OpenHome, entry_id: bytes) -> Kept:
    """Return one entry; raises seal.NotShared when it is not there."""
    found = _latest(opened(home, Row.objects.filter(home=home.id, entry=entry_id)))
    if not found:
        raise seal.NotShared("no such entry")
    return found[0]


def buckets(home: OpenHome, names: Iterable[str]) -> Iterator[Kept]:
    """Yield the rows of the named buckets, and letters that nobody took in yet, in sequence."""
    return opened(home, Row.objects.filter(home=home.id, bucket__in=[b"", *map(home.keys.bucket, names)]))


def since(home: OpenHome, seq: int) -> Iterator[Kept]:
    """Yield the rows after sequence `seq`."""
    return opened(home, Row.objects.filter(home=home.id, seq__gt=seq))


def opened(home: OpenHome, rows: QuerySet[Row]) -> Iterator[Kept]:
    """Yield each row of `rows` opened, in sequence; raises seal.Damaged or codec.TooNew and never skips one."""
    for row in rows.order_by("seq"):
        entry_id = bytes(row.entry)
        content = _content(home, row, entry_id)
        yield Kept(entry_id, row.seq, row.author, codec.decode(content))


def _content(home: OpenHome, row: Row, entry_id: bytes) -> bytes:
    sealed, place = bytes(row.sealed), seal.Place(home.id, row.author, entry_id)
    if sealed[:1] != bytes([seal.LETTER]):
        return seal.open_row(home.keys, place, sealed)
    content = seal.open_letter(home.letters(), place, home.author, sealed)
    letters.take_in(home, row, content)
    return content


def _latest(kept: Iterable[Kept]) -> list[Kept]:
    by_id: dict[bytes, Kept] = {}
    for one_kept in kept:
        by_id[one_kept.id] = one_kept
    return sorted(by_id.values(), key=lambda k: k.seq)
