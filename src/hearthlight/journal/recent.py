"""The last weeks of a home in one sealed digest: what nearly every page needs, in one small read."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from hearthlight.entries import codec
from hearthlight.entries.base import Entry
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
    """What the digest holds: settled choices by id, and dated entries by kind, in the order they were written."""

    since: dt.date
    settled: dict[bytes, _Held]
    dated: dict[str, list[_Held]]


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(_Window)


@dataclass(frozen=True, slots=True)
class Recent:
    """The last weeks of one home and its settled choices; each entry is decoded when somebody asks for it."""

    home: OpenHome
    start: dt.date
    window: _Window

    def settled(self, name: str, author: int) -> str | dict[str, str] | None:
        """Return the latest value of the settled choice `name` of `author`, or None."""
        found = self.window.settled.get(self.home.keys.settled_id(f"{author}/{name}"))
        return getattr(codec.decode(found.entry), "value", None) if found else None

    def since(self, day: dt.date, *kinds: type[Entry]) -> list[Kept]:
        """Return the entries of `kinds` (or all) from `day` on, in the order they were written; at most WINDOW_DAYS back."""
        dated = self.window.dated
        found = [
            one
            for kind in kinds or codec.KINDS
            for one in dated.get(codec.kind_of(kind), ())
            if one.day is not None and one.day >= day
        ]
        if len(kinds) != 1:
            found.sort(key=lambda one: one.seq)
        return [Kept(one.id, one.seq, one.author, codec.decode(one.entry)) for one in found]


def recent(home: OpenHome, *, today: dt.date) -> Recent:
    """Return the last WINDOW_DAYS days of `home` up to `today`, at a cost that does not grow with the years."""
    start = today - dt.timedelta(days=WINDOW_DAYS)
    name = home.keys.bucket("digest/recent")
    found = digests.load(home, name, _decoder)
    if found is None or found.state.since > start:
        mark = digests.epoch_and_newest(home)
        window = _add(_Window(start, {}, {}), read.latest(read.buckets(home, ["settled", *_months(start, today)])))
        digests.store(home, name, mark, _encoder.encode(window))
        return Recent(home, start, window)
    window, fresh = _add(found.state, found.fresh), found.fresh
    if len(fresh) >= digests.KEEP_AFTER_ROWS:
        newest = digests.Mark(fresh[-1].seq, found.mark.epoch)
        digests.store(home, name, newest, _encoder.encode(_newer(window, start)))
    return Recent(home, start, window)


def _add(window: _Window, fresh: Iterable[Kept]) -> _Window:
    """Put rows into the window. A change drops every digest, so what is dated and fresh is never there already."""
    for one in fresh:
        held = _Held(one.id, one.seq, one.author, one.entry.day, msgspec.Raw(codec.encode(one.entry)))
        if held.day is None:
            window.settled[held.id] = held
        elif held.day >= window.since:
            window.dated.setdefault(codec.kind_of(type(one.entry)), []).append(held)
    return window


def _newer(window: _Window, start: dt.date) -> _Window:
    """Return the window without the days before `start`."""
    dated = {kind: [one for one in held if one.day and one.day >= start] for kind, held in window.dated.items()}
    return _Window(start, window.settled, dated)


def _months(start: dt.date, end: dt.date) -> Iterator[str]:
    day = start
    while codec.month_of(day) <= codec.month_of(end):
        yield codec.month_of(day)
        day = (day.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
