"""A calendar file (RFC 5545) read for one thing: in which parts of the coming days somebody is busy. Pure.

No title, place, name or hour comes out of it. What is cancelled or marked as free is not busy, and a whole day is busy
only when its event says so: most of those are birthdays.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile
from zoneinfo import ZoneInfo

from dateutil.rrule import rruleset, rrulestr
from icalendar import Calendar, Component

from hearthlight.entries.days import Part

LOOKS_AHEAD_DAYS = 35
LARGEST_BYTES = 2 * 1024 * 1024
MOST_EVENTS, MOST_TIMES = 20_000, 200_000
COUNTS_FROM = dt.timedelta(minutes=45)
PARTS: dict[Part, tuple[dt.time, dt.time]] = {
    "morning": (dt.time(7), dt.time(12)),
    "afternoon": (dt.time(12), dt.time(17)),
    "evening": (dt.time(17), dt.time(22)),
}
TOO_OFTEN = {"SECONDLY", "MINUTELY", "HOURLY"}

type Busy = dict[dt.date, frozenset[Part]]
type Span = tuple[dt.datetime, dt.datetime]


class NotACalendar(Exception):
    """This file holds no calendar that can be read."""


def busy(content: bytes, *, today: dt.date, zone: ZoneInfo) -> Busy:
    """Return the busy parts of the LOOKS_AHEAD_DAYS days from `today`; a day without one is left out.

    Raises NotACalendar.
    """
    first = dt.datetime.combine(today, dt.time(0), zone)
    window = first, first + dt.timedelta(days=LOOKS_AHEAD_DAYS)
    filled: dict[tuple[dt.date, Part], dt.timedelta] = {}
    for begins, ends in islice(_spans(content, window, zone), MOST_TIMES):
        for day, part, length in _parts(max(begins, window[0]), min(ends, window[1]), zone):
            filled[day, part] = filled.get((day, part), dt.timedelta()) + length
    found: dict[dt.date, set[Part]] = {}
    for (day, part), length in filled.items():
        if length >= COUNTS_FROM:
            found.setdefault(day, set()).add(part)
    return {day: frozenset(parts) for day, parts in found.items()}


def _spans(content: bytes, window: Span, zone: ZoneInfo) -> Iterator[Span]:
    try:
        # The text is looked at first: a reader of calendars takes many things for one.
        if b"BEGIN:VCALENDAR" not in content[:4096].upper():
            raise NotACalendar
        events = [each for calendar in Calendar.from_ical(content, multiple=True) for each in calendar.walk("VEVENT")]
    except (ValueError, IndexError, KeyError, TypeError, AttributeError):
        raise NotACalendar from None
    marks = [(str(event.get("uid")), _date(event, "recurrence-id")) for event in events]
    moved = {(uid, _moment(mark, zone)) for uid, mark in marks if mark}
    for event in events[:MOST_EVENTS]:
        try:
            yield from _times(event, moved, window, zone)
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
            continue  # One event that cannot be read is not worth losing the others.


def _date(event: Component, name: str) -> dt.date | None:
    """Return the date or time of a property, or None where it has none."""
    found = getattr(event.get(name), "dt", None)
    return found if isinstance(found, dt.date) else None


def _times(event: Component, moved: set[tuple[str, dt.datetime]], window: Span, zone: ZoneInfo) -> Iterator[Span]:
    """Yield when an event takes place in the window, each time it comes round."""
    start = _date(event, "dtstart")
    if start is None or not _is_busy(event, start):
        return
    begins, length = _moment(start, zone), _length(event, start, zone)
    if _date(event, "recurrence-id"):
        yield begins, begins + length
        return
    uid = str(event.get("uid"))
    for one in _starts(event, begins, window[1], zone):
        if one + length > window[0] and (uid, one) not in moved:
            yield one, one + length


def _is_busy(event: Component, start: dt.date) -> bool:
    if str(event.get("status", "")).upper() == "CANCELLED":
        return False
    marked = str(event.get("transp", "")).upper()
    return marked != "TRANSPARENT" if isinstance(start, dt.datetime) else marked == "OPAQUE"


def _moment(value: dt.date, zone: ZoneInfo) -> dt.datetime:
    """Return a moment of a calendar as an aware time; without a zone it is on the person's own clock."""
    if not isinstance(value, dt.datetime):
        return dt.datetime.combine(value, dt.time(0), zone)
    return value if value.tzinfo else value.replace(tzinfo=zone)


def _length(event: Component, start: dt.date, zone: ZoneInfo) -> dt.timedelta:
    ends, lasts = _date(event, "dtend"), getattr(event.get("duration"), "dt", None)
    if ends is not None:
        return max(_moment(ends, zone) - _moment(start, zone), dt.timedelta())
    if isinstance(lasts, dt.timedelta):
        return max(lasts, dt.timedelta())
    return dt.timedelta() if isinstance(start, dt.datetime) else dt.timedelta(days=1)


def _starts(event: Component, begins: dt.datetime, until: dt.datetime, zone: ZoneInfo) -> Iterable[dt.datetime]:
    """Return when an event begins, by its rule, its further dates and its exceptions, on the event's own clock."""
    clock = begins.tzinfo
    plain = begins.replace(tzinfo=None)
    times = rruleset()
    times.rdate(plain)
    rule = event.get("rrule")
    if rule and str(rule.get("freq", [""])[0]).upper() not in TOO_OFTEN:
        times.rrule(_rule(rule.to_ical().decode(), plain, begins))
    for name, put in (("rdate", times.rdate), ("exdate", times.exdate)):
        for one in _listed(event.get(name)):
            put(_moment(one, zone).astimezone(clock).replace(tzinfo=None))
    last = until.astimezone(clock).replace(tzinfo=None)
    found = takewhile(lambda time: time < last, islice(times, MOST_TIMES))
    return (time.replace(tzinfo=clock) for time in found)


def _rule(text: str, plain: dt.datetime, begins: dt.datetime) -> rruleset:
    """Return a rule on the event's own clock; its end, which is told in UTC, is taken there first."""
    parts = dict(part.split("=", 1) for part in text.split(";"))
    if parts.get("UNTIL", "").endswith("Z"):
        ends = dt.datetime.strptime(parts["UNTIL"], "%Y%m%dT%H%M%SZ").replace(tzinfo=dt.UTC).astimezone(begins.tzinfo)
        parts["UNTIL"] = ends.strftime("%Y%m%dT%H%M%S")
    found: rruleset = rrulestr(";".join(f"{name}={value}" for name, value in parts.items()), dtstart=plain)
    return found


def _listed(value: object) -> list[dt.date]:
    """Return the dates of a property that may come once, several times, or not at all."""
    properties = value if isinstance(value, list) else [value]
    return [one.dt for each in properties for one in getattr(each, "dts", ()) if isinstance(one.dt, dt.date)]


def _parts(begins: dt.datetime, ends: dt.datetime, zone: ZoneInfo) -> Iterator[tuple[dt.date, Part, dt.timedelta]]:
    """Yield how long each part of each day is filled between two moments."""
    day = begins.astimezone(zone).date()
    while day <= ends.astimezone(zone).date():
        for part, (opens, closes) in PARTS.items():
            first = max(begins, dt.datetime.combine(day, opens, zone))
            filled = min(ends, dt.datetime.combine(day, closes, zone)) - first
            if filled > dt.timedelta():
                yield day, part, filled
        day += dt.timedelta(days=1)
