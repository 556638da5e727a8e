"""What Patterns knows, kept sealed beside the year it was made from: looking again costs nothing until something is new."""

import datetime as dt

import msgspec

from hearthlight.entries.unread import Unread
from hearthlight.insight import diary
from hearthlight.insight.diary import Diary
from hearthlight.journal import digests, read
from hearthlight.journal.homes import OpenHome
from hearthlight.rooms.rhythm import looks
from hearthlight.rooms.rhythm.looks import Looks

# Another way to make any of it needs a new name: what is kept under this one would lack it.
NAME = "digest/patterns.1"


class _Kept(msgspec.Struct, frozen=True):
    """`looks` as they were on `day` (an ordinal), and the year they were made from, packed until it is needed."""

    day: int
    looks: Looks
    diary: msgspec.Raw


_decoder = msgspec.msgpack.Decoder(_Kept)
_diaries = msgspec.msgpack.Decoder(Diary)
_encode = msgspec.msgpack.Encoder().encode


def look(home: OpenHome, today: dt.date) -> Looks:
    """Return what the diary in `home` tells today. Only a person's own home is ever given."""
    name = home.keys.bucket(NAME)
    found = digests.load(home, name, _decoder)
    if found and not found.fresh and found.state.day == today.toordinal():
        return found.state.looks
    if found:
        mark, told, rows = found.mark, _diaries.decode(found.state.diary), found.fresh
    else:
        mark, told, rows = digests.Mark(0, digests.epoch_and_newest(home).epoch), Diary(), read.everything(home)
    for kept in rows:
        if not isinstance(kept.entry, Unread):
            diary.add(told, kept.entry)
    told = diary.lately(told, today)
    made = looks.look(told, today)
    if digests.is_whole(rows):
        upto = max((kept.seq for kept in rows), default=mark.upto)
        content = _Kept(today.toordinal(), made, msgspec.Raw(_encode(told)))
        digests.store(home, name, digests.Mark(upto, mark.epoch), _encode(content))
    return made
