"""Which moments the coming two weeks hold, and at which of them something is said. Pure: no clock, no rows.

Every person has the same number of moments a day, wished or not, so that the table does not tell who wished what. One of
them is silent for everybody: at it the worker looks whether lamps dim.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from hearthlight.due.wishes import MINUTES_A_DAY, MOST_A_DAY, Wishes
from hearthlight.entries import days
from hearthlight.entries.ahead import Ahead

LAID_DAYS = 14
# After three days on which something came and nobody did, the house falls silent until the person is back.
SPEAKING_DAYS = 3
LATEST_AFTER = dt.timedelta(minutes=30)
STEP = dt.timedelta(minutes=5)
QUARTER = 15
# Lamps that are dimmed are dimmed at such times; where there are none, one of these is drawn.
DIMMING = range(17 * 60, 21 * 60 + 1, QUARTER)
# A worker may come a little late, and what is laid anew in between takes nothing away from it.
JUST_NOW = dt.timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Moment:
    """One row to lay: when it is due, whether anything is said then, and until when it may still be said.

    `wished` is whether something would be said if its person were here until then.
    """

    at: dt.datetime
    says: bool
    until: dt.datetime
    wished: bool = False


def moments(
    wishes: Wishes,
    *,
    zone: ZoneInfo,
    now: dt.datetime,
    seed: bytes,
    said_at: Iterable[dt.datetime] = (),
    planned: Iterable[Ahead] = (),
) -> list[Moment]:
    """Return the moments from `now` on. `seed` draws the times that were not wished; `said_at` counts against the caps.

    `planned` decides on which days the time for planned days speaks, and never when a moment is.
    """
    today = days.day_of(now, zone)
    said = Counter(days.day_of(at, zone) for at in said_at)
    holding = _days_of(planned, zone, now) if wishes.planned else frozenset()
    cap = max(1, len(wishes.slots))
    found, speaking = [], 0
    for day in (today + dt.timedelta(days=ahead) for ahead in range(LAID_DAYS)):
        before = said[day]
        for at, is_wished in _clock(wishes, day, zone, seed, holds=day in holding):
            if at <= now:
                continue
            wanted = (is_wished or (wishes.is_still(day) and not wishes.times)) and wishes.may_come_on(day)
            room = 1 if wishes.is_still(day) else cap
            could = wanted and said[day] < room and not _hushed(wishes, at, zone)
            said[day] += could
            until = _latest(wishes, at, zone) if could else at + LATEST_AFTER
            found.append(Moment(at, could and speaking < SPEAKING_DAYS, until, could))
        # What still comes today, to somebody who was here today, cannot be ignored yet.
        speaking += day > today and said[day] > before
    return found


def looks(dim: Iterable[Ahead], *, zone: ZoneInfo, now: dt.datetime, seed: bytes) -> list[Moment]:
    """Return the silent moments of the coming two weeks, one a day: at `dim`, or at a drawn time where there is none."""
    first = days.day_of(now, zone)
    drawn = dt.time(*divmod(DIMMING[seed[3] % len(DIMMING)], 60))
    found = [at for each in dim for at in each.starts(now - JUST_NOW, now + dt.timedelta(days=LAID_DAYS))]
    found = found or [_at(first + dt.timedelta(days=ahead), drawn, zone) for ahead in range(LAID_DAYS)]
    return [Moment(at.astimezone(dt.UTC), False, at + LATEST_AFTER) for at in found if at > now - JUST_NOW]


def start_of(day: dt.date, zone: ZoneInfo) -> dt.datetime:
    """Return when a person's own day begins."""
    return dt.datetime.combine(day, dt.time(days.DAY_ENDS_AT_HOUR), zone).astimezone(dt.UTC)


def _days_of(planned: Iterable[Ahead], zone: ZoneInfo, now: dt.datetime) -> frozenset[dt.date]:
    """Return a person's own days, of those to lay, that hold something planned."""
    first, last = now - dt.timedelta(days=1), now + dt.timedelta(days=LAID_DAYS + 1)
    return frozenset(days.day_of(at, zone) for each in planned for at in each.starts(first, last))


def _clock(
    wishes: Wishes, day: dt.date, zone: ZoneInfo, seed: bytes, *, holds: bool
) -> Iterator[tuple[dt.datetime, bool]]:
    """Yield the moments of one day in their order, and whether each was wished for such a day."""
    spare = [time for time in _drawn(wishes, seed) if time not in wishes.slots]
    times = [*((time, holds or time in wishes.times) for time in wishes.slots), *((time, False) for time in spare)][
        :MOST_A_DAY
    ]
    yield from sorted((_at(day, time, zone), is_wished) for time, is_wished in times)


def _drawn(wishes: Wishes, seed: bytes) -> list[dt.time]:
    """Return times outside the hushed hours that stay the same for one person."""
    quarters = [dt.time(*divmod(minute, 60)) for minute in range(0, MINUTES_A_DAY, QUARTER)]
    free = [time for time in quarters if not wishes.is_hushed(time)] or quarters
    first, step = seed[0] + 256 * seed[1], 1 + (seed[2] % max(1, len(free) // 2))
    return [free[(first + step * number) % len(free)] for number in range(MOST_A_DAY * 2)]


def _at(day: dt.date, time: dt.time, zone: ZoneInfo) -> dt.datetime:
    """Return when `time` comes on a person's own day; a time that a clock change leaves out comes an hour later."""
    date = day if time.hour >= days.DAY_ENDS_AT_HOUR else day + dt.timedelta(days=1)
    return dt.datetime.combine(date, time, zone).astimezone(dt.UTC)


def _hushed(wishes: Wishes, at: dt.datetime, zone: ZoneInfo) -> bool:
    return wishes.is_hushed(at.astimezone(zone).time())


def _latest(wishes: Wishes, at: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """Return until when a late worker may still bring this without coming into the hushed hours."""
    until = at
    while until < at + LATEST_AFTER and not _hushed(wishes, until + STEP, zone):
        until += STEP
    return until
