"""The last weeks of a home in one sealed digest: what nearly every page needs, in one small read."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from hearthlight.entries import codec
from hearthlight.journal import digests, read
from hearthlight.journal.homes import OpenHome
from hearthlight.journal.read import Kept

WINDOW_DAYS = 35


class _Held(msgspec.Struct, frozen=True, array_like=True):
    id: bytes
    seq: int
    author: int
    day: dt.date | None
    entry: msgspec.Raw


class _Window(msgspec.Struct, frozen=True, array_like=True):
    since: dt.date
    held: list[_Held]


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(_Window)


@dataclass(frozen=True, slots=True)
class Recent:
    """The last weeks of one home and its settled choices; each entry is decoded when somebody asks for it."""

    home: OpenHome
    start: dt.date
    held: dict[bytes, _Held]

    def settled(self, name: str, author: int) -> str | dict[str, str] | None:
        """Return the latest value of the settled choice `name` of `author`, or None."""
        found = self.held.get(self.home.keys.settled_id(f"{author}/{name}"))
        return getattr(codec.decode(found.entry), "value", None) if found else None

    def since(self, day: dt.date) -> list[Kept]:
        """Return the entries from `day` on, in the order they were written; at most WINDOW_DAYS back."""
        dated = [one for one in self.held.values() if one.day is not None and one.day >= day]
        dated.sort(key=lambda one: one.seq)
        return [Kept(one.id, one.seq, one.author, codec.decode(one.entry)) for one in dated]

    def any_dated(self) -> bool:
        """Return whether anything with a day was said in the last weeks."""
        return any(one.day is not None for one in self.held.values())


def recent(home: OpenHome, *, today: dt.date) -> Recent:
    """Return the last WINDOW_DAYS days of `home` up to `today`, at a cost that does not grow with the years."""
    start = today - dt.timedelta(days=WINDOW_DAYS)
    name = home.keys.bucket("digest/recent")
    found = digests.load(home, name)
    window = _decoder.decode(found[1]) if found else None
    if found is None or window is None or window.since > start:
        mark = digests.epoch_and_newest(home)
        held = _add({}, read.buckets(home, ["settled", *_months(start, today)]), start)
        _store(home, name, mark, start, held)
        return Recent(home, start, held)
    mark, fresh = found[0], list(read.since(home, found[0].upto))
    held = _add({one.id: one for one in window.held}, fresh, start)
    if len(fresh) >= digests.KEEP_AFTER_ROWS:
        _store(home, name, digests.Mark(fresh[-1].seq, mark.epoch), start, held)
    return Recent(home, start, held)


def _add(held: dict[bytes, _Held], fresh: Iterable[Kept], start: dt.date) -> dict[bytes, _Held]:
    for one in fresh:
        if one.entry.day is None or one.entry.day >= start:
            held[one.id] = _Held(one.id, one.seq, one.author, one.entry.day, msgspec.Raw(codec.encode(one.entry)))
    return held


def _store(home: OpenHome, name: bytes, mark: digests.Mark, start: dt.date, held: dict[bytes, _Held]) -> None:
    kept = [one for one in held.values() if one.day is None or one.day >= start]
    digests.store(home, name, mark, _encoder.encode(_Window(start, kept)))


def _months(start: dt.date, end: dt.date) -> Iterator[str]:
    day = start
    while codec.month_of(day) <= codec.month_of(end):
        yield codec.month_of(day)
        day = (day.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
