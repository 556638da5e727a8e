"""Hours as a calendar (RFC 5545). Pure: each time on its own clock, whatever clocks do meanwhile."""

import datetime as dt
import hashlib
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vRecur

from hearthlight.due.feed import Hours
from hearthlight.due.plan import start_of
from hearthlight.entries.ahead import Ahead

LASTS = dt.timedelta(minutes=15)
ASK_AGAIN = dt.timedelta(hours=12)
LOOKS_AHEAD = dt.timedelta(days=366)


def to_calendar(hours: Hours, *, title: str, address: str, now: dt.datetime) -> bytes:
    """Return the calendar of these hours, each called `title`; `address` gives events ids that stay and say nothing.

    What is over at `now` is left out.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"value": "DURATION"})
    for number, time in enumerate(hours.times):
        event = _event(hours, dt.datetime.combine(hours.since, time, ZoneInfo(hours.zone)), title, LASTS)
        event.add("uid", _uid(address, str(number)))
        event.add("rrule", vRecur({"freq": "daily"}))
        calendar.add_component(event)
    coming = [each for each in hours.ahead if each.starts(now - _length(each), now + LOOKS_AHEAD)]
    for each in coming:
        calendar.add_component(_planned(hours, each, title, address))
    if hours.times or coming:
        first = min([hours.since, *(each.begins.date() for each in coming)])
        calendar.add_missing_timezones(first_date=first)
    return bytes(calendar.to_ical())


def _planned(hours: Hours, each: Ahead, title: str, address: str) -> Event:
    zone = ZoneInfo(each.zone)
    event = _event(hours, each.begins.replace(tzinfo=zone), title, _length(each))
    # The hour and the rule of something that comes again name it, because the day it begins on moves along.
    named = each.begins.time() if each.rule else each.begins
    event.add("uid", _uid(address, f"{named.isoformat()} {each.zone} {each.rule}"))
    if each.rule:
        event.add("rrule", vRecur.from_ical(each.rule))
    for name, days in (("exdate", each.without), ("rdate", each.also)):
        if days:
            event.add(name, [at.replace(tzinfo=zone) for at in each.at(days)])
    return event


def _event(hours: Hours, begins: dt.datetime, title: str, lasts: dt.timedelta) -> Event:
    event = Event()
    # The moment the hours were laid, so that a calendar that asks again finds nothing new.
    event.add("dtstamp", start_of(hours.since, ZoneInfo(hours.zone)))
    event.add("dtstart", begins)
    event.add("duration", lasts)
    event.add("summary", title)
    event.add("class", "PRIVATE")
    return event


def _length(each: Ahead) -> dt.timedelta:
    return dt.timedelta(minutes=each.minutes)


def _uid(address: str, event: str) -> str:
    return hashlib.sha256(f"hearthlight/event/{event}/{address}".encode()).hexdigest()[:32]
