"""Opening a sealed copy with the passphrase or the kit of the day it was made, and looking whether it is whole."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from hearthlight.edges.archive import sealed
from hearthlight.edges.archive.sealed import Cover, End, Home, Record, Said
from hearthlight.entries import codec
from hearthlight.entries.base import Entry
from hearthlight.journal import locks, seal
from hearthlight.journal.locks import Cost
from hearthlight.journal.models import Lock

# A made-up cover may not take all memory.
HIGHEST = Cost(memory_kib=1 << 20, passes=16, lanes=16)


@dataclass
class Found:
    """What a copy holds: how many entries alone and shared, and the days they span."""

    alone: int = 0
    shared: int = 0
    days: set[dt.date] = field(default_factory=set)

    def count(self, entry: Entry, *, shared: bool) -> None:
        self.shared += shared
        self.alone += not shared
        self.days |= {entry.day} if entry.day else set()


def with_passphrase(cover: Cover, passphrase: str) -> bytes:
    """Return *mine*; raises seal.WrongKey, seal.Damaged."""
    return locks.try_passphrase(_lock(cover, locks.PASSPHRASE), passphrase)


def with_kit(cover: Cover, words: str) -> bytes:
    """Return *mine*; raises locks.KitUnreadable, seal.WrongKey, seal.Damaged."""
    return locks.try_kit(_lock(cover, locks.KIT), words)


def look_through(mine: bytes, file: BinaryIO) -> Found:
    """Read a copy from its first byte to its last; raises seal.Damaged, codec.TooNew, codec.Unreadable."""
    found = Found()
    for home, said in entries(sealed.open_records(mine, file)):
        found.count(codec.decode(said.content), shared=home.shared)
    return found


def entries(records: Iterable[Record]) -> Iterator[tuple[Home, Said]]:
    """Yield each entry with the home it lies in; raises seal.Damaged when the records do not fit together."""
    home, said = None, 0
    for record in records:
        match record:
            case Home():
                home = record
            case Said() if home is not None:
                said += 1
                yield home, record
            case End() if record.said == said:
                pass
            case _:
                raise seal.Damaged("records do not fit together")


def _lock(cover: Cover, kind: str) -> Lock:
    for wrap in cover.locks:
        if wrap.kind == kind:
            _look_at_cost(wrap.cost)
            return Lock(home=cover.home, kind=kind, salt=wrap.salt, cost=wrap.cost, wrapped=wrap.wrapped)
    raise seal.WrongKey("there was no such lock when this copy was made")


def _look_at_cost(text: str) -> None:
    if not text:
        return
    try:
        cost = Cost.read(text)
    except ValueError:
        raise seal.Damaged("cost") from None
    pairs = ((cost.memory_kib, HIGHEST.memory_kib), (cost.passes, HIGHEST.passes), (cost.lanes, HIGHEST.lanes))
    if any(not 1 <= value <= highest for value, highest in pairs):
        raise seal.Damaged("cost")
