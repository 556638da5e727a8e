"""What Patterns knows and shows, kept sealed beside what it was made from: looking again costs nothing until it is new."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import fmean

import msgspec

from hearthlight.entries.checkin import Checkin
from hearthlight.entries.unread import Unread
from hearthlight.frame.visit import Visit
from hearthlight.insight import diary
from hearthlight.insight.diary import Diary
from hearthlight.insight.resume import Kept
from hearthlight.journal import digests, read
from hearthlight.journal.digests import Mark
from hearthlight.journal.homes import OpenHome
from hearthlight.rooms.rhythm import looks
from hearthlight.rooms.rhythm.looks import Looks

# Another way to make any of it needs a new name: what is kept under these would lack it. The source is the larger part by
# far and lies apart, so that looking again does not open it.
PAGE, SOURCE = "digest/patterns.page.2", "digest/patterns.source.2"


@dataclass(frozen=True, slots=True)
class Now:
    """What a look depends on beside the diary: the person's day and clock, and the mood the partner shared on it, if any."""

    today: dt.date
    zone: dt.tzinfo
    partner_today: float | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """How looks become a page. `key` names all that it depends on beside the looks: the language, the partner's name."""

    key: str
    tell: Callable[[Looks], str]


class _Source(msgspec.Struct):
    """What the looks are made from: the diary, and where its outlook goes on from."""

    diary: Diary = msgspec.field(default_factory=Diary)
    outlook: Kept | None = None


class _Seen(msgspec.Struct, frozen=True):
    """What was shown on `day` (an ordinal) beside `partner_today`, told as `key` says; the looks stay packed."""

    day: int
    partner_today: float | None
    key: str
    page: str
    looks: msgspec.Raw

    def fits(self, now: Now) -> bool:
        return (self.day, self.partner_today) == (now.today.toordinal(), now.partner_today)


_decoder = msgspec.msgpack.Decoder(_Seen)
_looks = msgspec.msgpack.Decoder(Looks)
_sources = msgspec.msgpack.Decoder(_Source)
_encode = msgspec.msgpack.Encoder().encode


def page(home: OpenHome, now: Now, telling: Telling) -> str:
    """Return the page that `telling` makes of the diary in `home`. Only a person's own home is ever given."""
    name = home.keys.bucket(PAGE)
    mark: Mark | None
    found = digests.load(home, name, _decoder)
    if found and not found.fresh and found.state.fits(now):
        if found.state.key == telling.key:
            return found.state.page
        made, mark = _looks.decode(found.state.looks), found.mark
    else:
        made, mark = _go_on(home, now)
    told = telling.tell(made)
    if mark is not None:
        raw = msgspec.Raw(_encode(made))
        seen = _Seen(now.today.toordinal(), now.partner_today, telling.key, told, raw)
        digests.store(home, name, mark, _encode(seen))
    return told


def look(home: OpenHome, now: Now) -> Looks:
    """Return what the diary in `home` tells, made from the beginning."""
    return _made(_Source(), read.everything(home), now)


def _go_on(home: OpenHome, now: Now) -> tuple[Looks, Mark | None]:
    """Return the looks, made from where they were left, and how far they reach; None when a row did not open."""
    name = home.keys.bucket(SOURCE)
    found = digests.load(home, name, _sources)
    if found:
        mark, source, rows = found.mark, found.state, found.fresh
    else:
        mark, source, rows = Mark(0, digests.epoch_and_newest(home).epoch), _Source(), read.everything(home)
    made = _made(source, rows, now)
    if not digests.is_whole(rows):
        return made, None
    reached = Mark(max((kept.seq for kept in rows), default=mark.upto), mark.epoch)
    digests.store(home, name, reached, _encode(source))
    return made, reached


def _made(source: _Source, rows: Iterable[read.Kept], now: Now) -> Looks:
    """Return the looks of `source` with `rows` taken in, which goes on from there."""
    for kept in rows:
        if not isinstance(kept.entry, Unread):
            diary.add(source.diary, kept.entry)
    source.diary = diary.lately(source.diary, now.today)
    made, source.outlook = looks.look(
        source.diary, source.outlook, today=now.today, zone=now.zone, partner_today=now.partner_today
    )
    return made


def now_of(visit: Visit) -> Now:
    """Return the person's day, and the mean of the moods the partner shared on it."""
    if not visit.together or visit.recent_ours is None:
        return Now(visit.today, visit.zone)
    shared = [one.entry for one in visit.recent_ours.since(visit.today, Checkin) if one.author != visit.author]
    moods = [one.mood for one in shared if isinstance(one, Checkin) and one.day == visit.today and one.mood is not None]
    return Now(visit.today, visit.zone, fmean(moods) if moods else None)
