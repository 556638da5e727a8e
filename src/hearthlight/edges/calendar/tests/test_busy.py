"""A calendar file tells when somebody is busy, and nothing else: each way an event can come round, and each bad file."""

import datetime as dt
from contextlib import suppress
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from tests.guests import Guest

from hearthlight.edges.calendar.busy import LOOKS_AHEAD_DAYS, NotACalendar, busy
from hearthlight.journal import read

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
TODAY = dt.date(2026, 3, 24)
TUESDAY = "DTSTART;TZID=Europe/Amsterdam:20260324T130000\nDTEND;TZID=Europe/Amsterdam:20260324T150000"


def calendar(*events: str) -> bytes:
    inside = "".join(f"BEGIN:VEVENT\nUID:{nth}\n{event}\nEND:VEVENT\n" for nth, event in enumerate(events))
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//\n{inside}END:VCALENDAR\n".replace("\n", "\r\n").encode()


def told(*events: str) -> dict[str, set[str]]:
    found = busy(calendar(*events), today=TODAY, zone=AMSTERDAM)
    return {day.strftime("%m-%d"): set(parts) for day, parts in sorted(found.items())}


def test_an_afternoon_is_busy_and_the_rest_of_the_day_is_not() -> None:
    assert told(TUESDAY) == {"03-24": {"afternoon"}}


def test_a_meeting_over_noon_fills_both_where_it_is_long_enough() -> None:
    assert told("DTSTART:20260324T093000Z\nDTEND:20260324T120000Z") == {"03-24": {"morning", "afternoon"}}
    assert told("DTSTART:20260324T103000Z\nDTEND:20260324T113000Z") == {}


def test_every_week_stays_at_its_hour_across_the_clock_change() -> None:
    found = told(f"{TUESDAY}\nRRULE:FREQ=WEEKLY;COUNT=3")
    assert found == {day: {"afternoon"} for day in ("03-24", "03-31", "04-07")}


def test_a_rule_ends_where_it_says_in_utc() -> None:
    found = told(f"{TUESDAY}\nRRULE:FREQ=DAILY;UNTIL=20260326T120000Z")
    assert set(found) == {"03-24", "03-25", "03-26"}


def test_a_day_taken_out_of_a_rule_is_free() -> None:
    found = told(f"{TUESDAY}\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE;TZID=Europe/Amsterdam:20260325T130000")
    assert set(found) == {"03-24", "03-26"}


def test_one_that_was_moved_is_busy_where_it_went() -> None:
    rule = f"UID:series\n{TUESDAY}\nRRULE:FREQ=DAILY;COUNT=2"
    moved = (
        "UID:series\nRECURRENCE-ID;TZID=Europe/Amsterdam:20260325T130000\n"
        "DTSTART;TZID=Europe/Amsterdam:20260327T180000\nDTEND;TZID=Europe/Amsterdam:20260327T200000"
    )
    inside = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in (rule, moved))
    content = f"BEGIN:VCALENDAR\n{inside}END:VCALENDAR\n".encode()
    found = busy(content, today=TODAY, zone=AMSTERDAM)
    assert {day.day: set(parts) for day, parts in found.items()} == {24: {"afternoon"}, 27: {"evening"}}


@pytest.mark.parametrize("marked", ["STATUS:CANCELLED", "TRANSP:TRANSPARENT"])
def test_what_is_cancelled_or_marked_free_is_not_busy(marked: str) -> None:
    assert told(f"{TUESDAY}\n{marked}") == {}


def test_a_birthday_fills_no_day_and_a_day_off_sick_does() -> None:
    assert told("DTSTART;VALUE=DATE:20260326\nSUMMARY:Birthday") == {}
    assert told("DTSTART;VALUE=DATE:20260326\nTRANSP:OPAQUE") == {"03-26": {"morning", "afternoon", "evening"}}


def test_two_short_things_in_one_morning_fill_it_together() -> None:
    short = "DTSTART:20260324T0{}0000Z\nDURATION:PT30M"
    assert told(short.format(7)) == {}
    assert told(short.format(7), short.format(8)) == {"03-24": {"morning"}}


def test_only_the_next_five_weeks_are_read() -> None:
    days = busy(calendar(f"{TUESDAY}\nRRULE:FREQ=DAILY"), today=TODAY, zone=AMSTERDAM)
    assert (min(days), len(days)) == (TODAY, LOOKS_AHEAD_DAYS)
    assert told("DTSTART:20250324T120000Z\nDTEND:20250324T140000Z") == {}


def test_an_hour_without_a_zone_is_on_the_persons_own_clock() -> None:
    assert told("DTSTART:20260324T180000\nDTEND:20260324T190000") == {"03-24": {"evening"}}


def test_a_rule_of_every_second_is_taken_as_once() -> None:
    assert told(f"{TUESDAY}\nRRULE:FREQ=SECONDLY") == {"03-24": {"afternoon"}}


def test_one_event_that_cannot_be_read_does_not_lose_the_others() -> None:
    assert told("DTSTART:never\nDTEND:20260324T190000", "SUMMARY:no time", TUESDAY) == {"03-24": {"afternoon"}}


@pytest.mark.parametrize("content", [b"", b"day,mood\n", b"\xff\xfe\x00", b"BEGIN:VCARD\nEND:VCARD\n", b"{}"])
def test_what_is_no_calendar_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(NotACalendar):
        busy(content, today=TODAY, zone=AMSTERDAM)


@given(st.binary(max_size=200), st.integers(0, 400))
def test_a_broken_calendar_never_breaks_the_house(noise: bytes, at: int) -> None:
    whole = calendar(f"{TUESDAY}\nRRULE:FREQ=WEEKLY\nEXDATE:20260331T110000Z", TUESDAY)
    with suppress(NotACalendar):
        busy(whole[:at] + noise + whole[at:], today=TODAY, zone=AMSTERDAM)


def sends(guest: Guest, content: bytes):
    return guest.post("/plan/free/calendar/", file=SimpleUploadedFile("me.ics", content, "text/calendar"))


def seen_by(partner: Guest) -> object:
    """Return what the partner can see of the other's calendar."""
    ours, author = partner.visit().recent_ours, partner.visit().author
    assert ours is not None
    return ours.settled("busy", 1 - author)


EVENT = "DTSTART:20261125T130000Z\nDTEND:20261125T150000Z\nSUMMARY:the lake by the yellow house"


def test_of_a_file_only_parts_of_days_are_kept(noor: Guest, sam: Guest) -> None:
    assert "Saved." in sends(noor, calendar(EVENT)).content.decode()
    visit = noor.visit()
    assert visit.recent_mine.settled("busy", 0) == {"2026-11-25": "afternoon"}
    assert seen_by(sam) == {"2026-11-25": "afternoon"}
    assert all("lake" not in repr(kept) for home in (visit.mine, visit.ours) if home for kept in read.everything(home))
    assert "until November 25" in noor.page("/plan/free/") or "until 25 November" in noor.page("/plan/free/")


def test_what_was_read_can_be_let_go(noor: Guest, sam: Guest) -> None:
    sends(noor, calendar(EVENT))
    noor.post("/plan/free/calendar/", away="1")
    assert noor.visit().recent_mine.settled("busy", 0) == {}
    assert seen_by(sam) == {}


def test_a_pause_keeps_a_calendar_to_oneself(noor: Guest, sam: Guest) -> None:
    noor.post("/settings/choose/", paused="yes")
    assert noor.visit().paused
    sends(noor, calendar(EVENT))
    assert seen_by(sam) is None


@pytest.mark.parametrize(
    ("content", "said"), [(b"", "empty"), (b"hello", "does not read as a calendar"), (b"x" * 2_200_000, "larger than")]
)
def test_a_file_that_is_none_meets_a_kind_sentence_and_changes_nothing(noor: Guest, content: bytes, said: str) -> None:
    response = sends(noor, content)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert noor.visit().recent_mine.settled("busy", 0) is None
