"""Day series: means a day, missing stays missing, and the folded diary tells the same as the diary itself."""

import datetime as dt
from statistics import fmean

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.entries.checkin import Checkin
from hearthlight.entries.step import Step
from hearthlight.insight.series import MEASURES, DaySums, add, series

FIRST = dt.date(2026, 10, 20)
ratings = st.none() | st.floats(0, 10, allow_nan=False)
checkins = st.builds(
    Checkin,
    day=st.integers(0, 30).map(lambda days: FIRST + dt.timedelta(days=days)),
    mood=ratings,
    energy=ratings,
    closeness=ratings,
)


def folded(entries) -> DaySums:
    sums = DaySums()
    for entry in entries:
        add(sums, entry)
    return sums


def test_several_checkins_a_day_become_their_mean() -> None:
    mood = series(folded(Checkin(day=FIRST, mood=value) for value in (3, 5, 1)), "mood")
    assert (mood.days, mood.values) == ((FIRST.toordinal(),), (3.0,))


def test_a_day_without_an_entry_is_missing_and_not_zero() -> None:
    mood = series(folded([Checkin(day=FIRST, mood=5), Checkin(day=FIRST + dt.timedelta(days=2), mood=7)]), "mood")
    assert dict(mood) == {FIRST.toordinal(): 5.0, FIRST.toordinal() + 2: 7.0}


def test_what_was_not_rated_leaves_no_day() -> None:
    sums = folded([Checkin(day=FIRST, mood=5), Checkin(day=FIRST, words="A long day."), Checkin(mood=9)])
    assert (len(series(sums, "energy")), len(series(sums, "mood")), sums.checkins) == (0, 1, 1)


def test_other_kinds_of_entries_change_nothing() -> None:
    assert folded([Step(day=FIRST, act="tea", answer="done", felt=9.0)]) == DaySums()


def test_a_window_holds_both_its_ends() -> None:
    week = series(folded(Checkin(day=FIRST + dt.timedelta(days=n), mood=n) for n in range(7)), "mood")
    middle = week.between(FIRST + dt.timedelta(days=2), FIRST + dt.timedelta(days=4))
    assert middle.values == (2.0, 3.0, 4.0)


@given(st.lists(checkins, max_size=60))
def test_the_folded_diary_equals_the_plain_means(entries) -> None:
    sums = folded(entries)
    for measure in MEASURES:
        said: dict[int, list[float]] = {}
        for entry in entries:
            if getattr(entry, measure) is not None:
                said.setdefault(entry.day.toordinal(), []).append(getattr(entry, measure))
        assert dict(series(sums, measure)) == pytest.approx({day: fmean(values) for day, values in said.items()})


@given(st.lists(checkins, max_size=30), st.lists(checkins, max_size=30))
def test_a_fold_that_was_put_down_and_taken_up_again_comes_out_equal(before, after) -> None:
    kept = msgspec.msgpack.decode(msgspec.msgpack.encode(folded(before)), type=DaySums)
    for entry in after:
        add(kept, entry)
    assert kept == folded(before + after)


def test_ten_years_fit_into_one_digest() -> None:
    days = (FIRST + dt.timedelta(days=n) for n in range(3653))
    sums = folded(Checkin(day=day, mood=1.25, energy=2.5, closeness=3.75) for day in days)
    assert len(msgspec.msgpack.encode(sums)) < 250_000
