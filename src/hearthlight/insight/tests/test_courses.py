"""Medicines as lines of days: stretches by dose, what was noticed and how long after, each traced to its entry."""

import datetime as dt

import msgspec
import pytest

from hearthlight.entries.checkin import Checkin
from hearthlight.entries.cycle import Cycle
from hearthlight.entries.medicine import Medicine
from hearthlight.insight import courses
from hearthlight.insight.courses import After, Courses

START = dt.date(2026, 9, 4)
COURSE = b"c" * 16


def day(number):
    return START + dt.timedelta(days=number)


def said(*events):
    """Return the one course these events make; each is day, what and more fields."""
    state = Courses()
    for number, (when, what, more) in enumerate(events):
        entry = Medicine(day=day(when), course=COURSE, what=what, name="Sertraline", **more)
        courses.add(state, bytes([number]) * 16, entry)
    return state.by_id[COURSE]


def told(course):
    return [
        (span.first - START.toordinal(), span.latest and span.latest - START.toordinal(), span.dose)
        for span in courses.spans(course)
    ]


def test_a_change_ends_one_stretch_and_begins_the_next():
    course = said((0, "started", {"dose": "25 mg"}), (20, "changed", {"dose": "50 mg"}))
    assert told(course) == [(0, 19, "25 mg"), (20, None, "50 mg")]
    assert [span.is_first for span in courses.spans(course)] == [True, False]


def test_a_stop_ends_it_and_it_may_begin_again():
    course = said((0, "started", {}), (30, "stopped", {}), (90, "started", {"dose": "25 mg"}))
    assert told(course) == [(0, 30, ""), (90, None, "25 mg")]
    assert courses.dose_on(course, day(30)) == ""
    assert courses.dose_on(course, day(31)) is None
    assert courses.dose_on(course, day(95)) == "25 mg"


@pytest.mark.parametrize(("when", "on"), [(-1, False), (0, True), (400, True)])
def test_a_medicine_belongs_to_every_day_from_its_start_on(when, on):
    assert courses.is_on(said((0, "started", {})), day(when)) is on


def test_after_a_stop_it_is_not_taken_any_more():
    assert not courses.is_on(said((0, "started", {}), (9, "stopped", {})), day(9))


def test_events_told_late_lie_on_their_own_day():
    course = said(
        (0, "started", {"dose": "25 mg"}), (40, "changed", {"dose": "75 mg"}), (20, "changed", {"dose": "50 mg"})
    )
    assert [span[2] for span in told(course)] == ["25 mg", "50 mg", "75 mg"]


def test_two_changes_on_one_day_leave_the_later_one():
    course = said((0, "started", {"dose": "25 mg"}), (0, "changed", {"dose": "50 mg"}))
    assert courses.dose_on(course, day(0)) == "50 mg"


def test_an_effect_is_told_from_the_first_day_it_was_noticed():
    course = said(
        (0, "started", {}),
        (20, "changed", {"dose": "50 mg"}),
        (31, "noticed", {"effects": ("less_wanting", "dry_mouth")}),
        (40, "noticed", {"effects": ("less_wanting",)}),
    )
    first = courses.first_noticed(course)
    assert first == {"less_wanting": day(31).toordinal(), "dry_mouth": day(31).toordinal()}
    assert courses.after(course, first["less_wanting"]) == After(11, "changed")


def test_how_long_after_is_told_only_while_the_change_is_near():
    course = said((0, "started", {}))
    assert courses.after(course, day(0).toordinal()) == After(0, "started")
    assert courses.after(course, day(courses.NEAR_DAYS).toordinal()) == After(84, "started")
    assert courses.after(course, day(courses.NEAR_DAYS + 1).toordinal()) is None
    assert courses.after(course, day(-1).toordinal()) is None


def test_days_marked_as_taken_are_days_and_not_presses():
    course = said((0, "started", {}), (3, "taken", {}), (3, "taken", {}), (5, "taken", {}))
    assert courses.taken_in(course, day(0), day(4)) == 1
    assert courses.taken_in(course, day(0), day(9)) == 2


def test_ten_years_of_one_tap_a_day_keep_the_days_a_page_looks_at():
    course = said(*((number, "taken", {}) for number in range(256)))
    assert len(course.taken) == 256
    state = Courses()
    for number in range(3650):
        courses.add(
            state, number.to_bytes(16), Medicine(day=day(number), course=COURSE, what="taken", name="Sertraline")
        )
    kept = state.by_id[COURSE].taken
    assert len(kept) == courses.KEEP_TAKEN_DAYS
    assert max(kept) == day(3649).toordinal()
    assert len(msgspec.msgpack.encode(state)) < 16_000


def test_seasons_of_the_body_lie_on_the_same_line():
    state = courses.add(Courses(), b"1" * 16, Cycle(day=day(9), marker="thyroid"))
    courses.add(state, b"2" * 16, Cycle(day=day(2), marker="period", words="Late."))
    assert [(one.marker, one.words) for one in state.markers] == [("period", "Late."), ("thyroid", "")]


def test_other_entries_change_nothing_and_what_is_kept_comes_back_equal():
    state = courses.add(Courses(), b"1" * 16, Checkin(day=day(0), mood=3.0))
    assert state == Courses()
    courses.add(state, b"2" * 16, Medicine(day=day(0), course=COURSE, what="started", name="Sertraline"))
    courses.add(state, b"3" * 16, Medicine(day=day(1), course=COURSE, what="taken", name="Sertraline"))
    packed = msgspec.msgpack.encode(state)
    assert msgspec.msgpack.decode(packed, type=Courses) == state
