"""Nights as numbers: the published vectors hold, an unknown hour is no hour, and midnight is no edge."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.insight.sleep import Asleep, jetlag, jetlag_of, middle, regularity, regularity_of

ZONE = dt.timezone(dt.timedelta(hours=1))
NIGHT = [1] * 7 + [0] * 16 + [1]
LATER = [0] + [1] * 8 + [0] * 15
VECTORS = {
    "identical nights": ([NIGHT] * 3, 100.0),
    "opposite days": ([[1] * 24, [0] * 24], -100.0),
    "a shift of two hours": ([NIGHT, LATER], 66.667),
    "half agreement": ([[1, 1, 0, 0], [1, 0, 0, 1]], 0.0),
    "five days and a weekend three hours later": (
        [NIGHT] * 5 + [[0, 0] + [1] * 8 + [0] * 14] * 2,
        91.667,
    ),
    "an hour later each day": (
        [[1] * 6 + [0] * 16 + [1] * 2, NIGHT, [1] * 8 + [0] * 16],
        83.333,
    ),
}
JETLAGS = [
    ("03:00", "04:30", 1.5),
    ("03:00", "03:00", 0),
    ("23:30", "01:00", 1.5),
    ("02:15", "05:00", 2.75),
    ("04:00", "03:00", 1.0),
    ("00:30", "23:45", 0.75),
]


def hour(clock):
    return int(clock[:2]) + int(clock[3:]) / 60


def nights(*starts, hours=8.0):
    """Return a night for each start, hours after noon of day 1, 2, 3 and so on; None leaves a day out."""
    first = dt.datetime(2026, 1, 5, 12, tzinfo=ZONE)
    begun = [first + dt.timedelta(days=day, hours=after) for day, after in enumerate(starts) if after is not None]
    return [Asleep(start, start + dt.timedelta(hours=hours)) for start in begun]


def slowly(days):
    """Compare epoch by epoch, as the formula is written."""
    pairs = [
        (day[epoch], after[epoch])
        for day, after in pairwise(days)
        for epoch in range(len(day))
        if day[epoch] is not None and after[epoch] is not None
    ]
    return -100 + 200 * sum(one == other for one, other in pairs) / len(pairs) if pairs else None


@pytest.mark.parametrize(("days", "wanted"), VECTORS.values(), ids=VECTORS)
def test_the_published_vectors_hold(days, wanted):
    assert regularity(days) == pytest.approx(wanted, abs=5e-4)


@pytest.mark.parametrize(("work", "free", "wanted"), JETLAGS)
def test_two_mid_sleeps_are_apart_the_short_way_round(work, free, wanted):
    assert jetlag(hour(work), hour(free)) == pytest.approx(wanted)


@given(
    st.integers(2, 12).flatmap(
        lambda n: st.lists(st.lists(st.sampled_from([0, 1, None]), min_size=n, max_size=n), min_size=2, max_size=9)
    )
)
def test_the_quick_way_and_the_slow_way_agree(days):
    wanted = slowly(days)
    assert regularity(days) == (None if wanted is None else pytest.approx(wanted))


def test_an_unknown_day_is_passed_over_and_lowers_nothing():
    assert regularity_of(nights(11, 11, 11, None, 11, 11, 11, 11)) == 100.0


def test_fewer_than_seven_days_say_nothing():
    assert regularity_of(nights(11, 11, 11, 11, 11, 11)) is None
    assert regularity_of([]) is None
    assert regularity_of(nights(*[11] * 7)) == 100.0


def test_nights_that_wander_are_less_regular():
    steady, wandering = regularity_of(nights(*[11] * 10)), regularity_of(nights(*[10, 13] * 5))
    assert steady == 100.0
    assert wandering == pytest.approx(100 * (1 - 2 * 6 / 24))


def test_a_night_over_a_clock_change_keeps_its_length():
    before, after = dt.timezone(dt.timedelta(hours=2)), ZONE
    one = Asleep(dt.datetime(2025, 10, 26, 0, 30, tzinfo=before), dt.datetime(2025, 10, 26, 6, 30, tzinfo=after))
    assert (one.end - one.start).total_seconds() == 7 * 3600
    assert regularity_of([one], fewest_days=1) is None


def test_the_usual_middle_of_nights_around_midnight_is_midnight():
    found = middle(nights(7.5, 8.5, hours=8.0))
    assert found is not None
    assert found.nights == 2
    assert min(found.hour, 24 - found.hour) == pytest.approx(0, abs=1e-6)
    assert middle([]) is None


def test_free_days_move_the_middle():
    # The first night ends on a Tuesday; Saturday and Sunday are free.
    week = nights(11, 11, 11, 11, 12.5, 12.5, 11)
    assert jetlag_of(week) == pytest.approx(1.5)
    assert jetlag_of(week[:4]) is None
