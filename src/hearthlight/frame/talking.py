"""The hour of the talk as both laid it down: each one's time with its zone, and the time that stands when they are one."""

import datetime as dt
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from hearthlight.frame.visit import Visit

TIME, SKIPPED = "talk", "talk_skipped"

type Said = tuple[dt.time, ZoneInfo]


def said(visit: Visit, author: int) -> Said | None:
    """Return the time this author laid in the shared home, or None."""
    kept = visit.recent_ours.settled(TIME, author) if visit.recent_ours else None
    if not isinstance(kept, Mapping):
        return None
    try:
        return dt.time.fromisoformat(kept.get("at", "")), ZoneInfo(kept.get("zone", "") or "UTC")
    except (KeyError, ValueError, OSError):
        return None


def own_clock(visit: Visit, time: Said | None) -> dt.time | None:
    """Return a time that was said on this person's own clock, today."""
    moment = _moment(visit, time)
    return moment.astimezone(visit.zone).time() if moment else None


def stands(visit: Visit) -> dt.time | None:
    """Return the hour that stands because both picked the same moment, or None."""
    mine, theirs = said(visit, visit.author), said(visit, 1 - visit.author)
    return own_clock(visit, mine) if mine and _moment(visit, mine) == _moment(visit, theirs) else None


def is_passed_over(visit: Visit) -> bool:
    """Return whether this person passes over today."""
    return visit.choice(SKIPPED) == visit.today.isoformat()


def _moment(visit: Visit, time: Said | None) -> dt.datetime | None:
    return dt.datetime.combine(visit.today, *time).astimezone(dt.UTC) if time else None
