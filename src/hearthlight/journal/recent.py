"""The last weeks of a home in one sealed digest: what nearly every page needs, in one small read."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter

import msgspec

from hearthlight.entries import codec
from hearthlight.entries.base import Entry
from hearthlight.entries.unread import Unread
from hearthlight.journal import digests, read
from hearthlight.journal.homes import OpenHome
from hearthlight.journal.read import Kept

WINDOW_DAYS = 35


class _Held(msgspec.Struct, frozen=True, array_like=True, gc=False):
    id: bytes
    seq: int
    author: int
    entry: msgspec.Raw


class _Window(msgspec.Struct, frozen=True, array_like=True):
    """What the digest holds: settled choices by id, and dated entries by kind and day (counted from year 1).

    The entries of one kind and day stay packed until somebody asks for that day.
    """

    since: int
    settled: dict[bytes, msgspec.Raw]
    dated: dict[str, dict[int, msgspec.Raw]]


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(_Window)
_day_decoder = msgspec.msgpack.Decoder(list[_Held])


@dataclass(frozen=True, slots=True)
class Recent:
    """The last weeks of one home and its settled choices; each entry is decoded when somebody asks for it."""

    home: OpenHome
    start: dt.date
    window: _Window
    fresh: list[Kept]

    def settled(self, name: str, author: int) -> str | dict[str, str] | None:
        """Return the latest value of the settled choice `name` of `author`, or None."""
        wanted = self.home.keys.settled_id(f"{author}/{name}")
        for one in reversed(self.fresh):
            if one.id == wanted:
                return getattr(one.entry, "value", None)
        found = self.window.settled.get(wanted)
        return getattr(codec.decode(found), "value", None) if found else None

    def unread(self) -> list[Kept]:
        """Return what is for this reader and did not open."""
        return [one for one in self.fresh if isinstance(one.entry, Unread) and one.entry.why != "not_shared"]

    def is_unread(self, name: str, author: int) -> bool:
        """Return whether the settled choice `name` of `author` is there and did not open."""
        wanted = self.home.keys.settled_id(f"{author}/{name}")
        return any(one.id == wanted for one in self.unread())

    def since(self, day: dt.date, *kinds: type[Entry]) -> list[Kept]:
        """Return the entries of `kinds` (or all) from `day` on, in the order they were written; at most WINDOW_DAYS back."""
        wanted = kinds or codec.KINDS
        found = [
            Kept(one.id, one.seq, one.author, codec.decode(one.entry))
            for kind in codec.kinds_of(kinds)
            for ordinal, packed in self.window.dated.get(kind, {}).items()
            if ordinal >= day.toordinal()
            for one in _day_decoder.decode(packed)
        ]
        found += [one for one in self.fresh if one.entry.day and one.entry.day >= day and isinstance(one.entry, wanted)]
        found.sort(key=attrgetter("seq"))
        return found


def recent(home: OpenHome, *, today: dt.date) -> Recent:
    """Return the last WINDOW_DAYS days of `home` up to `today`, at a cost that does not grow with the years."""
    start = today - dt.timedelta(days=WINDOW_DAYS)
    name = home.keys.bucket("digest/recent")
    found = digests.load(home, name, _decoder)
    if found is None or found.state.since > start.toordinal():
        mark = digests.epoch_and_newest(home)
        rows = read.latest(read.buckets(home, ["settled", *_months(start, today)]))
        # What came while these rows were read is after the mark, and will be read again from there.
        fresh = [one for one in rows if one.seq > mark.upto or isinstance(one.entry, Unread)]
        apart = {one.id for one in fresh}
        window = _pack(_Window(start.toordinal(), {}, {}), (one for one in rows if one.id not in apart))
        if digests.is_whole(fresh):
            digests.store(home, name, mark, _encoder.encode(window))
        return Recent(home, start, window, fresh)
    if len(found.fresh) >= digests.KEEP_AFTER_ROWS and digests.is_whole(found.fresh):
        window = _pack(_newer(found.state, start), found.fresh)
        newest = digests.Mark(found.fresh[-1].seq, found.mark.epoch)
        digests.store(home, name, newest, _encoder.encode(window))
        return Recent(home, start, window, [])
    return Recent(home, start, found.state, found.fresh)


def _pack(window: _Window, rows: Iterable[Kept]) -> _Window:
    """Put rows into the window. A change drops every digest, so what is dated and new is never there already."""
    by_day: dict[tuple[str, int], list[_Held]] = {}
    for one in rows:
        raw, day = msgspec.Raw(codec.encode(one.entry)), one.entry.day
        if day is None:
            window.settled[one.id] = raw
        elif day.toordinal() >= window.since:
            key = codec.kind_of(type(one.entry)), day.toordinal()
            by_day.setdefault(key, []).append(_Held(one.id, one.seq, one.author, raw))
    for (kind, ordinal), held in by_day.items():
        days = window.dated.setdefault(kind, {})
        before = _day_decoder.decode(days[ordinal]) if ordinal in days else []
        days[ordinal] = msgspec.Raw(_encoder.encode([*before, *held]))
    return window


def _newer(window: _Window, start: dt.date) -> _Window:
    """Return the window without the days before `start`."""
    first = start.toordinal()
    dated = {kind: {day: packed for day, packed in days.items() if day >= first} for kind, days in window.dated.items()}
    return _Window(first, window.settled, dated)


def _months(start: dt.date, end: dt.date) -> Iterator[str]:
    day = start
    while codec.month_of(day) <= codec.month_of(end):
        yield codec.month_of(day)
        day = (day.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
