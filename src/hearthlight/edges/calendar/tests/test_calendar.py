"""The calendar address, asked as a calendar asks it, and read back by two parsers that share no code."""

import datetime as dt
import re
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from dateutil.rrule import rrulestr
from django.test import Client
from tests.guests import NOW, Guest, Hands

from hearthlight.due.feed import Hours
from hearthlight.due.models import Feed
from hearthlight.edges.calendar.translate import to_calendar

HOURS = {"hush_from": "22:00", "hush_until": "08:00"}
ZONES = ("Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC")


def address_of(guest: Guest) -> str:
    """Return the path of this person's address, as their page shows it."""
    found = re.search(r'value="http://testserver(/feed/[^"]+)"', guest.page("/settings/calendar/"))
    return found.group(1) if found else ""


@pytest.fixture
def address(noor: Guest) -> str:
    noor.post("/settings/reminders/", first="09:30", second="20:00", **HOURS)
    noor.post("/settings/calendar/new/")
    return address_of(noor)


def test_nobody_has_an_address_unasked(noor: Guest) -> None:
    assert address_of(noor) == ""
    assert not Feed.objects.exists()


def test_an_address_tells_busy_times_and_no_word(noor: Guest, address: str) -> None:
    answer = Client().get(address)
    assert answer.headers["Content-Type"].startswith("text/calendar")
    text = answer.content.decode()
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in events] == ["Busy", "Busy"]
    assert not re.search("noor|hearth|remind|check|depress|mood", text, re.IGNORECASE)


def test_it_answers_while_the_phone_is_locked_and_keeps_no_cookie(noor: Guest, address: str) -> None:
    noor.lock()
    client = Client()
    assert client.get(address).status_code == 200
    assert not client.cookies


def test_a_new_address_ends_the_old_one_and_taken_away_none_answers(noor: Guest, address: str) -> None:
    noor.post("/settings/calendar/new/")
    newer = address_of(noor)
    assert newer != address
    assert (Client().get(address).status_code, Client().get(newer).status_code) == (404, 200)
    noor.post("/settings/calendar/away/")
    assert Client().get(newer).status_code == 404
    assert not Feed.objects.exists()


@pytest.mark.parametrize("token", ["x", "A" * 43, "%C3%A9", "A" * 400])
def test_a_made_up_address_is_no_page(noor: Guest, address: str, token: str) -> None:
    assert Client().get(f"/feed/{token}.ics").status_code == 404


def test_without_its_token_the_table_does_not_tell_the_times(noor: Guest, address: str) -> None:
    row = Feed.objects.get()
    token = address.removeprefix("/feed/").removesuffix(".ics")
    for secret in (token.encode(), b"Amsterdam", b"Busy"):
        assert secret not in bytes(row.sealed) + bytes(row.token_hash)


def test_new_times_are_told_once_they_are_kept(noor: Guest, address: str) -> None:
    noor.post("/settings/reminders/", first="12:15", **HOURS)
    assert [when.hour for when in first_days(Client().get(address).content.decode(), days=2)] == [12, 12]


def test_while_it_is_snoozed_the_calendar_is_empty_too(noor: Guest, address: str, hands: Hands) -> None:
    noor.post("/settings/reminders/snooze/", quiet="yes")
    first = min(first_days(Client().get(address).content.decode(), days=1))
    assert first.date() == hands.now.date() + dt.timedelta(days=7)


def first_days(text: str, *, days: int) -> list[dt.datetime]:
    """Return when the events of the first days are, by icalendar and the rule they carry."""
    found = []
    event: Any
    for event in icalendar.Calendar.from_ical(text).walk("VEVENT"):
        start = event["DTSTART"].dt
        rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=start.replace(tzinfo=None))
        found += [when.replace(tzinfo=start.tzinfo) for when in list(rule[:days])]
    return found


@pytest.mark.parametrize("zone", ZONES)
def test_two_parsers_read_the_same_times_through_a_year_of_clock_changes(zone: str) -> None:
    hours = Hours(zone, (dt.time(1, 30), dt.time(20)), dt.date(2026, 11, 24))
    text = to_calendar(hours, title="Busy", address="a", now=NOW).decode()
    by_one = [when.astimezone(dt.UTC) for when in first_days(text, days=366)]
    by_other = [
        when.astimezone(dt.UTC)
        for event in vobject.readOne(text).vevent_list
        for when in list(event.getrruleset(addRDate=True)[:366])
    ]
    wished = [
        dt.datetime.combine(hours.since + dt.timedelta(days=day), time, ZoneInfo(zone)).astimezone(dt.UTC)
        for time in hours.times
        for day in range(366)
    ]
    assert by_one == by_other == wished


def test_no_wish_is_an_empty_calendar_that_still_reads() -> None:
    text = to_calendar(Hours("UTC", (), dt.date(2026, 11, 24)), title="Busy", address="a", now=NOW).decode()
    assert icalendar.Calendar.from_ical(text).walk("VEVENT") == []
    assert vobject.readOne(text).name == "VCALENDAR"
