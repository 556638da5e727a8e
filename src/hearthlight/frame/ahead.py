"""What is planned for one person, as hours a calendar may tell: the ritual, asks both said yes to, the talk, one window.

It is put together only where everything due is laid anew, so that nothing moves when something is planned or answered.
"""

import datetime as dt
from zoneinfo import ZoneInfo

from hearthlight.entries import days
from hearthlight.entries.ahead import DIM, Ahead, Plans, tells
from hearthlight.frame import asking, batches, evening, good_week, rituals, talking
from hearthlight.frame.visit import Visit

RITUAL, ASK, TALK, WINDOW = 30, 30, 15, 60
MOST_DAYS = 24
FURTHEST = dt.timedelta(days=366)


def of(visit: Visit) -> Plans:
    """Return what lies ahead of this person. A window is looked for only when their calendar address tells it."""
    wished = tells(visit.recent_mine.settled("feed_tells", 0))
    looks = bool(visit.choice("feed")) and "window" in wished.whats
    return {
        "ritual": _ritual(visit),
        "ask": [_once(visit, ask.at or ask.by, ASK) for ask in asking.agreed(visit)],
        "talk": _talk(visit),
        "window": _window(visit) if looks else [],
        DIM: _dim(visit),
    }


def _ritual(visit: Visit) -> list[Ahead]:
    ritual = rituals.planned(visit)
    # The other one may have written any rule, and a calendar is handed only those the house plans by.
    if ritual is None or not rituals.is_ours(ritual.rule):
        return []
    begins, also = ritual.next_by_rule(visit.today), _near(visit, ritual.also)
    rule = ritual.rule if begins else ""
    first = begins or min(also, default=None)
    if first is None:
        return []
    at = dt.datetime.combine(first, asking.HOURS[ritual.part])
    return [Ahead(at, shared_zone(visit).key, RITUAL, rule, _near(visit, ritual.without), also)]


def _near(visit: Visit, found: frozenset[dt.date]) -> tuple[dt.date, ...]:
    return tuple(sorted(day for day in found if visit.today <= day < visit.today + FURTHEST)[:MOST_DAYS])


def shared_zone(visit: Visit) -> ZoneInfo:
    """Return the zone of the hours both keep, so that two calendars hold one moment; on one's own, one's own."""
    kept = visit.recent_ours.settled("hours", 0) if visit.recent_ours and visit.together else None
    return batches.zone_of(kept) if kept else visit.zone


def _dim(visit: Visit) -> list[Ahead]:
    """Return the hour at which lamps may dim, day by day, whatever anybody said about lamps or about tonight."""
    hour = evening.dims_at(visit)
    return [Ahead(dt.datetime.combine(visit.today, hour), shared_zone(visit).key, 0, "FREQ=DAILY")] if hour else []


def _talk(visit: Visit) -> list[Ahead]:
    time = talking.stands(visit) if visit.together else None
    if time is None:
        return []
    late = time.hour < days.DAY_ENDS_AT_HOUR
    first = visit.today + dt.timedelta(days=late + talking.is_passed_over(visit))
    return [Ahead(dt.datetime.combine(first, time), visit.zone.key, TALK, "FREQ=DAILY")]


def _window(visit: Visit) -> list[Ahead]:
    """Return the best window of the week, which rests on nothing but what both can see."""
    week = good_week.look(visit)
    if week is None or week.best is None:
        return []
    day = visit.today + dt.timedelta(days=week.best.day)
    return [_once(visit, dt.datetime.combine(day, asking.HOURS[week.best.part], visit.zone), WINDOW)]


def _once(visit: Visit, at: dt.datetime, minutes: int) -> Ahead:
    return Ahead(at.astimezone(visit.zone).replace(tzinfo=None), visit.zone.key, minutes)
