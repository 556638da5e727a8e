"""What is planned stands in one's own calendar, under a neutral word: read back by two parsers that share no code."""

import datetime as dt
import re
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from dateutil.rrule import rruleset, rrulestr
from django.test import Client
from tests.guests import NOW, Guest, Hands

from hearthlight.due.feed import Hours
from hearthlight.due.models import Feed
from hearthlight.edges.calendar.translate import to_calendar
from hearthlight.entries.ahead import Ahead
from hearthlight.entries.checkin import Checkin
from hearthlight.frame import asking, good_week
from hearthlight.journal import write

AMSTERDAM, NEW_YORK = ZoneInfo("Europe/Amsterdam"), ZoneInfo("America/New_York")
PLAN = {"name": "Tea in the dark", "weekday": "6", "part": "evening", "often": "weekly"}
TELLS = ("times", "ritual", "ask", "talk")
SIX_WEEKS = NOW + dt.timedelta(weeks=6)


def feed(guest: Guest) -> str:
    """Come in again, which lays everything anew, and ask the address as a calendar does."""
    guest.lock()
    guest.unlock()
    if 'value="http' not in guest.page("/settings/calendar/"):
        guest.post("/settings/calendar/new/")
    found = re.search(r'value="http://testserver(/feed/[^"]+)"', guest.page("/settings/calendar/"))
    assert found is not None
    return str(Client().get(found.group(1)).content.decode())


def begins(text: str, until: dt.datetime = SIX_WEEKS) -> list[dt.datetime]:
    """Return when events begin until a moment, once both parsers agree on it."""
    by_one = sorted(at for event in icalendar.Calendar.from_ical(text).walk("VEVENT") for at in _of_one(event, until))
    events = getattr(vobject.readOne(text), "vevent_list", [])
    by_other = sorted(at for event in events for at in _of_other(event, until))
    assert by_one == by_other
    return by_one


def _of_one(event: Any, until: dt.datetime) -> list[dt.datetime]:
    start = event["DTSTART"].dt
    comes = rruleset()
    comes.rdate(start.replace(tzinfo=None))
    if "RRULE" in event:
        comes.rrule(rrulestr(event["RRULE"].to_ical().decode(), dtstart=start.replace(tzinfo=None)))
    for name, put in (("RDATE", comes.rdate), ("EXDATE", comes.exdate)):
        for each in event[name].dts if name in event else ():
            put(each.dt.replace(tzinfo=None))
    last = until.astimezone(start.tzinfo).replace(tzinfo=None)
    found = comes.between(dt.datetime.combine(dt.date(2026, 1, 1), dt.time()), last, inc=True)
    return [at.replace(tzinfo=start.tzinfo).astimezone(dt.UTC) for at in found]


def _of_other(event: Any, until: dt.datetime) -> list[dt.datetime]:
    found = []
    for at in event.getrruleset(addRDate=True) or [event.dtstart.value]:
        if at.astimezone(dt.UTC) > until:
            break
        found.append(at.astimezone(dt.UTC))
    return found


def wall(text: str, zone: ZoneInfo = AMSTERDAM) -> list[str]:
    return [at.astimezone(zone).strftime("%m-%d %H:%M") for at in begins(text)]


def keep(guest: Guest, *whats: str, title: str = "busy") -> str:
    return str(guest.post("/settings/calendar/", whats=whats, title=title).content.decode())


def test_a_ritual_stands_in_both_calendars_by_its_rule(noor: Guest, sam: Guest) -> None:
    noor.post("/plan/ritual/", **PLAN)
    for guest in (noor, sam):
        text = feed(guest)
        assert "RRULE:FREQ=WEEKLY;BYDAY=SU" in text
        assert wall(text)[:3] == ["11-29 20:00", "12-06 20:00", "12-13 20:00"]
        assert not re.search("tea|dark|ritual|noor|sam|hearth", text.replace("testserver", ""), re.IGNORECASE)


def test_a_time_that_moved_or_was_dropped_is_told_so(noor: Guest, sam: Guest) -> None:
    noor.post("/plan/ritual/", **PLAN)
    sam.post("/plan/ritual/2026-11-29/", do="move", to="2026-11-28")
    assert wall(feed(noor))[:2] == ["11-28 20:00", "12-06 20:00"]
    noor.post("/plan/ritual/2026-11-28/", do="drop")
    assert wall(feed(sam))[0] == "12-06 20:00"
    sam.post("/plan/ritual/stop/")
    assert wall(feed(noor)) == []


def test_once_and_moved_is_one_event_on_its_new_day(noor: Guest, sam: Guest, hands: Hands) -> None:
    noor.post("/plan/ritual/", **{**PLAN, "often": "once"})
    noor.post("/plan/ritual/2026-11-29/", do="move", to="2026-11-30")
    assert wall(feed(noor)) == ["11-30 20:00"]
    hands.pass_by(days=6, hours=1)
    assert wall(feed(noor)) == ["11-30 20:00"]
    hands.pass_by(days=1)
    assert wall(feed(noor)) == []


def test_every_other_week_stays_every_other_week_as_weeks_go_by(noor: Guest, sam: Guest, hands: Hands) -> None:
    noor.post("/plan/ritual/", **{**PLAN, "often": "other"})
    first = wall(feed(noor))
    hands.pass_by(days=7)
    assert set(wall(feed(noor))) <= set(first)
    assert first[:2] == ["11-29 20:00", "12-13 20:00"]


def test_two_zones_hold_one_moment(noor: Guest, sam: Guest) -> None:
    sam.post("/settings/names/", called="Sam", zone="America/New_York")
    for guest in (sam, noor):
        feed(guest)
    noor.post("/plan/ritual/", **PLAN)
    assert begins(feed(noor)) == begins(feed(sam))


def ask_for_tea(noor: Guest, sam: Guest, *, answer: str) -> dt.datetime:
    by = asking.hours(sam.visit())[1]
    sam.post("/closer/ask/", item="tea-in-the-dark-ten", words="Tea tonight?", by=by.isoformat())
    if answer:
        noor.post("/closer/ask/answer/", answer=answer)
    return by


def test_what_both_said_yes_to_stands_there_until_it_is_over(noor: Guest, sam: Guest, hands: Hands) -> None:
    by = ask_for_tea(noor, sam, answer="yes")
    for guest in (noor, sam):
        assert begins(feed(guest)) == [by]
    hands.now = by + dt.timedelta(minutes=31)
    assert begins(feed(noor)) == []


@pytest.mark.parametrize("answer", ["", "later", "no"])
def test_silence_and_no_leave_a_calendar_as_if_nobody_asked(noor: Guest, sam: Guest, answer: str) -> None:
    before = [feed(guest) for guest in (noor, sam)]
    ask_for_tea(noor, sam, answer=answer)
    assert [feed(guest) for guest in (noor, sam)] == before


def test_nothing_of_an_address_moves_at_the_moment_of_an_answer(noor: Guest, sam: Guest) -> None:
    for guest in (noor, sam):
        feed(guest)
    before = sorted(bytes(row.sealed) for row in Feed.objects.all())
    ask_for_tea(noor, sam, answer="yes")
    assert sorted(bytes(row.sealed) for row in Feed.objects.all()) == before


def test_the_hour_of_the_talk_stands_there_once_both_picked_it(noor: Guest, sam: Guest) -> None:
    noor.post("/closer/talk/hour/", at="20:30")
    assert wall(feed(noor)) == []
    sam.post("/closer/talk/hour/", at="20:30")
    noor.post("/closer/talk/knock/")
    assert wall(feed(noor))[:2] == ["11-24 20:30", "11-25 20:30"]
    noor.post("/closer/talk/tonight/")
    assert wall(feed(noor))[0] == "11-25 20:30"
    assert wall(feed(sam))[0] == "11-24 20:30"


def two_weeks(guest: Guest) -> None:
    visit = guest.visit()
    assert visit.ours is not None
    for back in range(16):
        day = visit.today - dt.timedelta(days=back)
        at = dt.datetime.combine(day, dt.time(9), visit.zone)
        write.append(visit.ours, Checkin(day=day, at=at, energy=5 + back % 3))


def test_the_best_window_stands_there_for_whoever_ticked_it(noor: Guest, sam: Guest) -> None:
    for guest in (noor, sam):
        two_weeks(guest)
        guest.post("/plan/free/", free=[f"{weekday}-evening" for weekday in range(7)])
    assert [wall(feed(guest)) for guest in (noor, sam)] == [[], []]
    keep(noor, *TELLS, "window")
    week = good_week.look(noor.visit())
    assert week is not None
    assert week.best is not None
    day = noor.visit().today + dt.timedelta(days=week.best.day)
    assert wall(feed(noor)) == [f"{day:%m-%d} 20:00"]
    assert wall(feed(sam)) == []


def test_what_is_not_ticked_is_not_told_and_the_word_is_the_one_picked(noor: Guest, sam: Guest) -> None:
    noor.post("/plan/ritual/", **PLAN)
    assert "Saved." in keep(noor, "ritual", title="tea")
    assert "SUMMARY:Tea" in feed(noor)
    keep(noor, "times", title="tea")
    assert begins(feed(noor)) == []


@pytest.mark.parametrize("sent", [{"title": "our secret"}, {"title": "tea", "whats": ["everything"]}, {}])
def test_what_is_not_on_the_list_is_sent_back_and_changes_nothing(noor: Guest, sent: dict[str, Any]) -> None:
    feed(noor)
    response = noor.post("/settings/calendar/", **sent)
    assert response.status_code == 422
    assert noor.visit().recent_mine.settled("feed_tells", 0) is None


def test_every_address_is_sealed_at_one_size(noor: Guest, sam: Guest) -> None:
    noor.post("/plan/ritual/", **PLAN)
    ask_for_tea(noor, sam, answer="yes")
    feed(noor)
    keep(sam)
    feed(sam)
    assert len({len(row.sealed) for row in Feed.objects.all()}) == 1


def test_a_rule_the_house_does_not_plan_by_reaches_no_calendar(noor: Guest, sam: Guest) -> None:
    ours = sam.visit().ours
    assert ours is not None
    told = {"name": "Tea in the dark", "part": "evening", "since": "2026-11-24", "rule": "FREQ=MINUTELY"}
    write.settle(ours, "ritual", told | {"at": "2026-11-24T18:00:00+00:00"})
    assert begins(feed(noor)) == []


@pytest.mark.parametrize("by", ["0001-01-01T00:00:00+14:00", "2026-11-24T20:00:00", "9999-12-31T23:00:00-12:00", "x"])
def test_an_hour_that_was_tampered_with_keeps_nobody_out(noor: Guest, sam: Guest, by: str) -> None:
    ours, mine = sam.visit().ours, noor.visit().ours
    assert ours is not None
    assert mine is not None
    write.settle(ours, "ask", {"id": "a", "act": "", "words": "", "by": by, "until": "2026-11-25T03:00:00+00:00"})
    write.settle(mine, "ask_yes", {"ask": "a"})
    write.settle(ours, "talk", {"at": by, "zone": by})
    assert begins(feed(noor)) == []


@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "UTC"])
def test_two_parsers_read_one_ritual_through_a_year_of_clock_changes(zone: str) -> None:
    ritual = Ahead(
        dt.datetime.combine(dt.date(2026, 11, 29), dt.time(20)),
        zone,
        30,
        "FREQ=WEEKLY;BYDAY=SU",
        without=(dt.date(2027, 3, 28),),
        also=(dt.date(2027, 3, 27),),
    )
    hours = Hours("Asia/Kathmandu", (), dt.date(2026, 11, 24), "pause", (ritual,))
    text = to_calendar(hours, title="Pause", address="a", now=NOW).decode()
    last = NOW + dt.timedelta(days=366)
    found = begins(text, last)
    assert found == [at.astimezone(dt.UTC) for at in ritual.starts(NOW, last)]
    assert {at.astimezone(ZoneInfo(zone)).hour for at in found} == {20}
    assert len(found) > 50
