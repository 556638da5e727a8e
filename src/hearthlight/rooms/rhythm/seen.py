"""What Patterns knows, kept sealed beside what it was made from: looking again costs nothing until something is new."""

import datetime as dt
from statistics import fmean

import msgspec

from hearthlight.entries.checkin import Checkin
from hearthlight.entries.unread import Unread
from hearthlight.frame.visit import Visit
from hearthlight.insight import diary
from hearthlight.insight.diary import Diary
from hearthlight.insight.resume import Kept
from hearthlight.journal import digests, read
from hearthlight.journal.homes import OpenHome
from hearthlight.rooms.rhythm import looks
from hearthlight.rooms.rhythm.looks import Looks

# Another way to make any of it needs a new name: what is kept under this one would lack it.
NAME = "digest/patterns.1"


class _Source(msgspec.Struct):
    """What the looks are made from: the diary, and where its outlook goes on from."""

    diary: Diary = msgspec.field(default_factory=Diary)
    outlook: Kept | None = None


class _Seen(msgspec.Struct, frozen=True):
    """`looks` as they were on `day` (an ordinal) beside `partner_today`; their source stays packed until it is needed."""

    day: int
    partner_today: float | None
    looks: Looks
    source: msgspec.Raw


_decoder = msgspec.msgpack.Decoder(_Seen)
_sources = msgspec.msgpack.Decoder(_Source)
_encode = msgspec.msgpack.Encoder().encode


def look(home: OpenHome, today: dt.date, partner_today: float | None = None) -> Looks:
    """Return what the diary in `home` tells today. Only a person's own home is ever given.

    `partner_today` is the mood the partner shared today, or None.
    """
    name = home.keys.bucket(NAME)
    found = digests.load(home, name, _decoder)
    if found and not found.fresh and (found.state.day, found.state.partner_today) == (today.toordinal(), partner_today):
        return found.state.looks
    if found:
        mark, source, rows = found.mark, _sources.decode(found.state.source), found.fresh
    else:
        mark, source, rows = digests.Mark(0, digests.epoch_and_newest(home).epoch), _Source(), read.everything(home)
    for kept in rows:
        if not isinstance(kept.entry, Unread):
            diary.add(source.diary, kept.entry)
    source.diary = diary.lately(source.diary, today)
    made, source.outlook = looks.look(source.diary, source.outlook, today=today, partner_today=partner_today)
    if digests.is_whole(rows):
        upto = max((kept.seq for kept in rows), default=mark.upto)
        seen = _Seen(today.toordinal(), partner_today, made, msgspec.Raw(_encode(source)))
        digests.store(home, name, digests.Mark(upto, mark.epoch), _encode(seen))
    return made


def partner_today(visit: Visit) -> float | None:
    """Return the mood the partner shared today, the mean of several; None for nothing shared."""
    if not visit.together or visit.recent_ours is None:
        return None
    shared = [one.entry for one in visit.recent_ours.since(visit.today, Checkin) if one.author != visit.author]
    moods = [one.mood for one in shared if isinstance(one, Checkin) and one.day == visit.today and one.mood is not None]
    return fmean(moods) if moods else None
