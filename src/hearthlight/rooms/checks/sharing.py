"""Sharing one result: one act, for one check, without its answers, for thirty days, and taken back at any time."""

import datetime as dt
from dataclasses import dataclass

import msgspec
from django.db import transaction
from django.utils.functional import Promise

from hearthlight.entries.screening import Screening
from hearthlight.frame import checked, keep
from hearthlight.frame.visit import Visit
from hearthlight.insight.instruments import WHO5_PERCENT
from hearthlight.journal import read, seal, write
from hearthlight.safety import taken as history
from hearthlight.safety.taken import Taken

SHARE_EXPIRES_DAYS = 30


@dataclass(frozen=True, slots=True)
class Given:
    """What a partner sees of one check: its name, its day, what it adds up to, and until when."""

    id: str
    name: str | Promise
    day: dt.date
    number: int
    most: int
    until: dt.date
    is_given: bool = False


def own(visit: Visit, entry_id: bytes) -> Taken | None:
    """Return one of this person’s own whole checks, or None."""
    try:
        one = history.told(read.one(visit.mine, entry_id))
    except seal.NotShared:
        return None
    return one if one is not None and one.total is not None else None


def preview(visit: Visit, one: Taken) -> Given:
    """Return exactly what the partner would see."""
    return _given(one, one.total or 0, _until(visit), is_given=one.shared_as in standing(visit))


def press(visit: Visit, one: Taken, pressed: str) -> str:
    """Give the result or take it back; return which sentence the bar says."""
    if pressed == "give" and one.shared_as not in standing(visit):
        return _give(visit, one)
    if pressed == "take_back":
        keep.unshare(visit, one.id)
        return "yours"
    return "kept"


def theirs(visit: Visit) -> list[Given]:
    """Return the results the partner shared and that still stand, the latest first."""
    ours = visit.ours
    if ours is None or not visit.together:
        return []
    return [
        _given(one, one.adds_up_to, one.until)
        for one in reversed(history.taken(ours))
        if one.author != ours.author and one.adds_up_to is not None and one.until and visit.today < one.until
    ]


def standing(visit: Visit) -> frozenset[bytes]:
    """Return the ids of one’s own copies that the partner can still read."""
    ours = visit.ours
    if ours is None:
        return frozenset()
    copies = (one for one in history.taken(ours) if one.author == ours.author and one.until)
    return frozenset(one.id for one in copies if one.until and visit.today < one.until)


@transaction.atomic
def _give(visit: Visit, one: Taken) -> str:
    if visit.ours is None or visit.paused:
        return "paused"
    entry = read.one(visit.mine, one.id).entry
    assert isinstance(entry, Screening), "only a check is shared here"
    copy = Screening(day=one.day, check=one.check, adds_up_to=one.total, until=_until(visit))
    shared = write.append(visit.ours, copy)
    write.change(visit.mine, msgspec.structs.replace(entry, shared_as=shared), one.id)
    return "given"


def _until(visit: Visit) -> dt.date:
    return visit.today + dt.timedelta(days=SHARE_EXPIRES_DAYS)


def _given(one: Taken, number: int, until: dt.date, *, is_given: bool = False) -> Given:
    times = WHO5_PERCENT if one.check == "who-5" else 1
    return Given(
        id=one.id.hex(),
        name=checked.NAMES[one.check],
        day=one.day,
        number=number * times,
        most=checked.most(one.check) * times,
        until=until,
        is_given=is_given,
    )
