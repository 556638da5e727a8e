"""A person's own nights over the latest weeks, from one summary, and what they come to. Never anybody else's."""

import datetime as dt
import statistics
from dataclasses import dataclass

import msgspec

from hearthlight.entries.night import Night
from hearthlight.frame.visit import Visit
from hearthlight.insight import sleep
from hearthlight.insight.sleep import Asleep
from hearthlight.journal.digests import Fold, fold
from hearthlight.journal.read import Kept

WEEKS = dt.timedelta(days=28)
_KEPT = dt.timedelta(days=60)
_FEWEST = 5


class Slept(msgspec.Struct, frozen=True, array_like=True):
    """One night, as short as it can be said."""

    start: dt.datetime | None
    end: dt.datetime | None
    asleep: float | None
    rested: float | None


class Weeks(msgspec.Struct):
    """The latest nights by the day they ended on."""

    nights: dict[dt.date, Slept] = {}


@dataclass(frozen=True, slots=True)
class Usual:
    """What the latest weeks come to; each is None until enough nights tell it."""

    nights: int
    asleep: float | None
    bed: dt.time | None
    middle: dt.time | None
    regular: int | None
    regular_before: int | None
    jetlag: float | None


def _add(weeks: Weeks, kept: Kept) -> Weeks:
    entry = kept.entry
    if not isinstance(entry, Night) or entry.is_nap or entry.day is None:
        return weeks
    told = Slept(entry.asleep_at or entry.bed_at, entry.wake_at, entry.asleep, entry.rested)
    before = weeks.nights.get(entry.day)
    # A night that knows its hours stands before one that was told by two taps.
    if before is None or before.start is None or told.start is not None:
        weeks.nights[entry.day] = told
    newest = max(weeks.nights)
    weeks.nights = {day: one for day, one in weeks.nights.items() if newest - day < _KEPT}
    return weeks


NIGHTS = Fold("nights.1", Weeks, Weeks, _add)


def latest(visit: Visit) -> dict[dt.date, Slept]:
    """Return the nights of the latest weeks, the latest first."""
    return dict(sorted(fold(visit.mine, NIGHTS).nights.items(), reverse=True))


def usual(nights: dict[dt.date, Slept], today: dt.date) -> Usual:
    """Return what the latest four weeks come to, and how regular the four before were."""
    recent = {day: one for day, one in nights.items() if today - WEEKS < day <= today}
    earlier = {day: one for day, one in nights.items() if today - 2 * WEEKS < day <= today - WEEKS}
    asleep = [one.asleep for one in recent.values() if one.asleep is not None]
    timed = _timed(recent)
    middle = sleep.middle(timed) if len(timed) >= _FEWEST else None
    return Usual(
        nights=len(recent),
        asleep=statistics.median(asleep) if len(asleep) >= _FEWEST else None,
        bed=_bed(timed) if len(timed) >= _FEWEST else None,
        middle=_clock(middle.hour) if middle else None,
        regular=_whole(sleep.regularity_of(timed)),
        regular_before=_whole(sleep.regularity_of(_timed(earlier))),
        jetlag=sleep.jetlag_of(timed),
    )


def _timed(nights: dict[dt.date, Slept]) -> list[Asleep]:
    return [Asleep(one.start, one.end) for one in nights.values() if one.start and one.end and one.start < one.end]


def _bed(timed: list[Asleep]) -> dt.time:
    """Return when these nights usually begin, counted from noon, so that midnight parts nothing."""
    hours = [(one.start.hour + one.start.minute / 60 - 12) % 24 for one in timed]
    return _clock((statistics.median(hours) + 12) % 24)


def _clock(hour: float) -> dt.time:
    minutes = round(hour * 60) % 1440
    return dt.time(minutes // 60, minutes % 60)


def _whole(index: float | None) -> int | None:
    return None if index is None else round(index)
