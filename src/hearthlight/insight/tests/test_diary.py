"""The last year of a diary: what goes in, what is let go, and the rows that come out."""

import datetime as dt
from zoneinfo import ZoneInfo

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.entries.checkin import Checkin
from hearthlight.entries.movement import Movement
from hearthlight.entries.night import Night
from hearthlight.entries.step import Step
from hearthlight.insight.diary import KEEP_DAYS, MOVING, NIGHT, Diary, add, lately, next_day, same_day

MONDAY = dt.date(2026, 10, 19)
KINDS = {"walk": "movement", "stretch": "movement", "tea": "rest"}


def at(day: int, hour: int) -> dt.datetime:
    return dt.datetime.combine(MONDAY, dt.time(hour), dt.UTC) + dt.timedelta(days=day)


def mood(day: int, value: float, hour: int = 9) -> Checkin:
    return Checkin(day=MONDAY + dt.timedelta(days=day), at=at(day, hour), mood=value)


def step(day: int, act: str = "walk", hour: int = 12, answer: str = "done") -> Step:
    return Step(day=MONDAY + dt.timedelta(days=day), at=at(day, hour), act=act, answer=answer)  # type: ignore[arg-type]


def told(*entries) -> Diary:
    diary = Diary()
    for entry in entries:
        add(diary, entry)
    return diary


def night(day: int, hour: float = 23, hours: float = 8, **more) -> Night:
    """Return the night that ended on `day`, begun at `hour` the evening before."""
    begins = at(day, 0) + dt.timedelta(hours=hour - 24)
    return Night(
        day=MONDAY + dt.timedelta(days=day), asleep_at=begins, wake_at=begins + dt.timedelta(hours=hours), **more
    )


some = st.lists(
    st.builds(mood, st.integers(0, 900), st.sampled_from([1.0, 5.0, 9.0]), st.integers(5, 23))
    | st.builds(step, st.integers(0, 900), st.sampled_from(sorted(KINDS)), st.integers(5, 23))
)


def test_a_row_holds_the_day_and_its_outcome_the_next() -> None:
    days = next_day(told(mood(0, 5), mood(1, 7), mood(1, 9, hour=20), mood(3, 3), step(1)), KINDS)
    assert days is not None
    assert days.start.tolist()[:2] == [5, 7]
    assert days.outcome.tolist()[0] == 8
    assert np.isnan(days.outcome[1]) and np.isnan(days.start[2])
    assert days.done["movement"].tolist() == [False, True, False]


def test_a_day_that_began_with_a_step_starts_from_yesterday() -> None:
    days = next_day(told(mood(0, 3), mood(1, 9, hour=15), mood(2, 5), step(1, hour=10)), KINDS)
    assert days is not None
    assert days.start.tolist() == [3, 3]


def test_later_the_same_day_is_what_was_said_after_the_step() -> None:
    before = told(mood(0, 3), mood(0, 7, hour=20), step(0, hour=12))
    after = told(mood(0, 3), mood(0, 7, hour=11), step(0, hour=12))
    one, other = same_day(before, KINDS), same_day(after, KINDS)
    assert one is not None and other is not None
    assert one.outcome.tolist() == [7]
    assert np.isnan(other.outcome).all()


def test_one_mood_a_day_has_no_later_one() -> None:
    days = same_day(told(mood(0, 3)), KINDS)
    assert days is not None
    assert np.isnan(days.outcome).all()


def test_the_weekend_is_that_of_the_outcome() -> None:
    days = next_day(told(*(mood(day, 5) for day in range(8))), KINDS)
    assert days is not None
    assert days.weekend.tolist() == [False, False, False, False, True, True, False]


def test_an_act_stands_alone_from_five_days_and_the_rest_go_by_kind() -> None:
    often = [step(day) for day in range(5)]
    days = next_day(told(*(mood(day, 5) for day in range(9)), *often, step(6, "stretch"), step(7, "tea")), KINDS)
    assert days is not None
    assert {act: int(done.sum()) for act, done in days.done.items()} == {"walk": 5, "movement": 1, "rest": 1}


def test_what_was_passed_over_is_nowhere() -> None:
    assert told(step(0, answer="passed"), step(0, "nothing")) == Diary()
    assert told(step(0, answer="started")).done != {}


def test_an_empty_diary_has_no_rows() -> None:
    assert next_day(Diary(), KINDS) is None


def test_a_night_at_usual_hours_belongs_to_the_evening_before() -> None:
    late = {5, 11}
    nights = [night(day, 26 if day in late else 23) for day in range(20)]
    days = next_day(told(*(mood(day, 5) for day in range(20)), *nights), KINDS)
    assert days is not None
    assert {day for day in range(19) if not days.done[NIGHT][day]} == {day - 1 for day in late}
    assert all(days.asides[0])


def test_a_clock_change_makes_no_night_unusual() -> None:
    zone, first = ZoneInfo("Europe/Amsterdam"), dt.date(2026, 10, 15)
    nights = []
    for day in range(24):
        begins = dt.datetime.combine(first + dt.timedelta(days=day - 1), dt.time(23), zone)
        woke = dt.datetime.combine(first + dt.timedelta(days=day), dt.time(7), zone)
        nights.append(Night(day=woke.date(), asleep_at=begins.astimezone(dt.UTC), wake_at=woke.astimezone(dt.UTC)))
    moods = [Checkin(day=first + dt.timedelta(days=day), mood=5.0) for day in range(24)]
    local, elsewhere = (next_day(told(*moods, *nights), KINDS, clock) for clock in (zone, dt.UTC))
    assert local is not None and elsewhere is not None
    assert all(local.done[NIGHT])
    assert not all(elsewhere.done[NIGHT])


def test_a_night_nobody_knows_is_set_apart_from_an_unusual_one() -> None:
    days = next_day(told(*(mood(day, 5) for day in range(20)), *(night(day) for day in range(14))), KINDS)
    assert days is not None
    assert days.asides[0].tolist() == [day < 13 for day in range(19)]


def test_naps_and_nights_without_ends_are_left_out() -> None:
    assert told(night(1, is_nap=True), night(2, hours=-1), Night(day=MONDAY)) == Diary()


def test_below_two_weeks_of_nights_none_is_called_usual() -> None:
    days = next_day(told(mood(0, 5), mood(1, 5), *(night(day) for day in range(13))), KINDS)
    assert days is not None
    assert NIGHT not in days.done


def test_moving_counts_and_the_steps_of_a_day_do_not() -> None:
    walk, steps = (Movement(day=MONDAY, at=at(0, 18), what=what) for what in ("walking", "steps"))
    assert told(steps) == Diary()
    days = next_day(told(mood(0, 5), mood(1, 5), walk), KINDS)
    assert days is not None
    assert days.done[MOVING].tolist() == [True]


@given(some, st.integers(300, 900))
def test_what_is_let_go_does_not_depend_on_when(entries, days) -> None:
    today, bit_by_bit = MONDAY + dt.timedelta(days=days), Diary()
    for entry in entries:
        bit_by_bit = lately(add(bit_by_bit, entry), today)
    at_once = lately(told(*entries), today)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(bit_by_bit), type=Diary) == at_once
    assert all(today.toordinal() - KEEP_DAYS < day <= today.toordinal() for day in at_once.moods)


def test_a_day_from_a_wrong_clock_drives_nothing_out() -> None:
    diary = lately(told(mood(0, 5), mood(40_000, 5)), MONDAY)
    assert list(diary.moods) == [MONDAY.toordinal()]


@pytest.mark.parametrize("years", [1, 3])
def test_a_diary_of_any_length_costs_the_same(years: int) -> None:
    length = 365 * years
    diary = told(*(mood(day, 5) for day in range(length)), *(step(day) for day in range(length)))
    assert len(msgspec.msgpack.encode(lately(diary, MONDAY + dt.timedelta(days=length)))) < 25_000
