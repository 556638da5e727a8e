"""What Patterns knows and shows, kept sealed beside what it was made from: looking again costs nothing until it is new."""

import datetime as dt
from collections.abc import Callable
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

# Another way to make any of it needs a new name: what is kept under this one would lack it.
NAME = "digest/patterns.1"


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
    """What was shown on `day` (an ordinal) beside `partner_today`, told as `key` says; the rest stays packed."""

    day: int
    partner_today: float | None
    key: str
    page: str
    looks: msgspec.Raw
    source: msgspec.Raw

    def fits(self, now: Now) -> bool:
        return (self.day, self.partner_today) == (now.today.toordinal(), now.partner_today)


_decoder = msgspec.msgpack.Decoder(_Seen)
_looks = msgspec.msgpack.Decoder(Looks)
_sources = msgspec.msgpack.Decoder(_Source)
_encode = msgspec.msgpack.Encoder().encode


def page(home: OpenHome, now: Now, telling: Telling) -> str:
    """Return the page that `telling` makes of the diary in `home`. Only a person's own home is ever given."""
    name = home.keys.bucket(NAME)
    found = digests.load(home, name, _decoder)
    if found and not found.fresh and found.state.fits(now):
        if found.state.key == telling.key:
            return found.state.page
        made, source, mark = _looks.decode(found.state.looks), found.state.source, found.mark
        whole = True
    else:
        made, source, mark, whole = _made(home, found, now)
    told = telling.tell(made)
    if whole:
        raw = msgspec.Raw(_encode(made))
        kept = _Seen(now.today.toordinal(), now.partner_today, telling.key, told, raw, source)
        digests.store(home, name, mark, _encode(kept))
    return told


def look(home: OpenHome, now: Now) -> Looks:
    """Return what the diary in `home` tells, made from the beginning."""
    return _made(home, None, now)[0]


def _made(home: OpenHome, found: digests.Found[_Seen] | None, now: Now) -> tuple[Looks, msgspec.Raw, Mark, bool]:
    """Return the looks, their source packed, how far it reaches, and whether every row opened."""
    if found:
        mark, source, rows = found.mark, _sources.decode(found.state.source), found.fresh
    else:
        mark, source, rows = Mark(0, digests.epoch_and_newest(home).epoch), _Source(), read.everything(home)
    for kept in rows:
        if not isinstance(kept.entry, Unread):
            diary.add(source.diary, kept.entry)
    source.diary = diary.lately(source.diary, now.today)
    made, source.outlook = looks.look(
        source.diary, source.outlook, today=now.today, zone=now.zone, partner_today=now.partner_today
    )
    upto = max((kept.seq for kept in rows), default=mark.upto)
    return made, msgspec.Raw(_encode(source)), Mark(upto, mark.epoch), digests.is_whole(rows)


def now_of(visit: Visit) -> Now:
    """Return the person's day, and the mean of the moods the partner shared on it."""
    if not visit.together or visit.recent_ours is None:
        return Now(visit.today, visit.zone)
    shared = [one.entry for one in visit.recent_ours.since(visit.today, Checkin) if one.author != visit.author]
    moods = [one.mood for one in shared if isinstance(one, Checkin) and one.day == visit.today and one.mood is not None]
    return Now(visit.today, visit.zone, fmean(moods) if moods else None)
