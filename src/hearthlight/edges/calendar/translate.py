"""Hours as a calendar (RFC 5545). Pure: each day's times on the person's own clock, whatever clocks do meanwhile."""

import datetime as dt
import hashlib
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vRecur

from hearthlight.due.feed import Hours
from hearthlight.due.plan import start_of

LASTS = dt.timedelta(minutes=15)
ASK_AGAIN = dt.timedelta(hours=12)


def to_calendar(hours: Hours, *, title: str, address: str) -> bytes:
    """Return the calendar of these hours, each called `title`; `address` gives events ids that stay and say nothing."""
    calendar = Calendar()
    calendar.add("prodid", "-//Calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"value": "DURATION"})
    for number, time in enumerate(hours.times):
        calendar.add_component(_event(hours, time, title=title, uid=_uid(address, number)))
    if hours.times:
        calendar.add_missing_timezones(first_date=hours.since)
    return bytes(calendar.to_ical())


def _event(hours: Hours, time: dt.time, *, title: str, uid: str) -> Event:
    zone = ZoneInfo(hours.zone)
    event = Event()
    event.add("uid", uid)
    # The moment the hours were laid, so that a calendar that asks again finds nothing new.
    event.add("dtstamp", start_of(hours.since, zone))
    event.add("dtstart", dt.datetime.combine(hours.since, time, zone))
    event.add("duration", LASTS)
    event.add("rrule", vRecur({"freq": "daily"}))
    event.add("summary", title)
    event.add("class", "PRIVATE")
    return event


def _uid(address: str, number: int) -> str:
    return hashlib.sha256(f"hearthlight/event/{number}/{address}".encode()).hexdigest()[:32]
