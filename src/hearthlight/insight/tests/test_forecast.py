"""The forecast through its public functions: honest shapes, the same in every unit, and as wide as little is known."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearthlight.insight import forecast
from hearthlight.insight.usual import quantile

HORIZONS = (1, 3, 7)
TAPS = st.lists(st.sampled_from([1.0, 3.0, 5.0, 7.0, 9.0]), min_size=1, max_size=60)


def told(values, *, scale=(1.0, 9.0), step=2.0, days=None, horizons=HORIZONS, partner_today=None):
    memory = forecast.remember(days or range(len(values)), values, scale=scale, step=step)
    return forecast.look_ahead(memory, horizons, partner_today)


def wandering(count, *, seed=1):
    draw = np.random.default_rng(seed)
    return np.clip(np.round(draw.normal(5, 1.6, count) + 2 * np.sin(np.arange(count) / 9)), 0, 10).tolist()


@settings(max_examples=60, deadline=None)
@given(TAPS)
def test_quantiles_rise_stay_on_the_scale_and_stand_on_its_steps(values):
    seen = told(values)
    for rows in (seen.raw, seen.quantiles):
        assert rows.shape == (3, 50)
        assert np.all(np.diff(rows, axis=1) >= 0)
        assert np.all((rows >= 1) & (rows <= 9))
    assert set(seen.quantiles.ravel()) <= {1.0, 3.0, 5.0, 7.0, 9.0}
    assert all(0 <= chance <= 1 for chance in seen.low)


@settings(max_examples=30, deadline=None)
@given(TAPS, st.floats(0.01, 1000), st.floats(-1000, 1000))
def test_nothing_changes_with_the_unit_of_the_scale(values, factor, shift):
    moved = [value * factor + shift for value in values]
    one, other = told(values), told(moved, scale=(factor + shift, 9 * factor + shift), step=2 * factor)
    assert np.allclose(other.raw, one.raw * factor + shift, rtol=0, atol=1e-6 * factor)
    assert np.allclose(other.quantiles, one.quantiles * factor + shift, rtol=0, atol=1e-6 * factor)
    assert np.allclose(other.low, one.low, rtol=0, atol=1e-6)


def test_days_are_counted_and_not_dated_but_for_the_weekday():
    values = wandering(40)
    early = told(values, scale=(0, 10), step=1, days=range(40))
    late = told(values, scale=(0, 10), step=1, days=range(7000, 7040))
    assert np.array_equal(early.raw, late.raw)
    assert (early.origin, late.origin) == (39, 7039)


def test_one_more_day_at_a_time_is_the_same_as_all_at_once():
    values = wandering(200)
    memory = forecast.start((0, 10), 1)
    for day, value in enumerate(values):
        forecast.learn(memory, day, value)
        if day % 20 == 0:
            forecast.look_ahead(memory, HORIZONS)
    assert np.array_equal(forecast.look_ahead(memory, HORIZONS).raw, told(values, scale=(0, 10), step=1).raw)


def test_a_horizon_is_told_alike_alone_and_among_others():
    values = wandering(30)
    among = told(values, scale=(0, 10), step=1, horizons=(1, 2, 3, 4, 5, 6, 7))
    assert np.allclose(told(values, scale=(0, 10), step=1, horizons=(4,)).raw[0], among.raw[3], rtol=0, atol=1e-12)


def test_after_one_day_everything_is_still_open():
    seen = told([5.0])
    assert seen.raw[0, 2] < 2.5
    assert seen.raw[0, 47] > 7.5


def test_what_is_known_narrows_the_band():
    unknown = np.ptp(told([5.0], scale=(0, 10), step=None).raw[2, [5, 44]])
    for seed in range(5):
        assert np.ptp(told(wandering(100, seed=seed), scale=(0, 10), step=None).raw[2, [5, 44]]) < unknown


def test_a_person_who_always_says_the_same_is_expected_to():
    seen = told([7.0] * 60)
    assert np.all(seen.quantiles[:, 5:45] == 7.0)


def test_after_a_low_week_tomorrow_is_lower_than_a_far_day():
    values = [7.0, 8.0, 7.0, 6.0, 8.0, 7.0, 7.0] * 5 + [2.0, 3.0, 2.0]
    seen = told(values, scale=(0, 10), step=1, horizons=(1, 60))
    assert seen.raw[0].mean() < seen.raw[1].mean()
    assert seen.low[0] > seen.low[1]


def test_low_is_strictly_below_the_own_twentieth_percentile():
    values = wandering(50)
    memory = forecast.remember(range(50), values, scale=(0, 10), step=1)
    assert memory.low == pytest.approx(quantile(values, 0.2), abs=1e-12)


def test_nothing_is_below_the_lowest_value_there_is():
    assert told([1.0] * 20).low == (0.0, 0.0, 0.0)


def test_what_the_partner_shares_today_moves_the_first_day_alone():
    values = wandering(30)
    plain, bright, dark = (told(values, scale=(0, 10), step=None, partner_today=said) for said in (None, 9.0, 1.0))
    assert dark.raw[0].mean() < plain.raw[0].mean() < bright.raw[0].mean()
    assert np.array_equal(dark.raw[1:], bright.raw[1:])


@pytest.mark.parametrize("day", [4, 5, -1])
def test_a_day_that_does_not_follow_is_refused_and_changes_nothing(day):
    memory = forecast.remember([1, 2, 5], [3, 4, 5], scale=(0, 10), step=1)
    before = forecast.look_ahead(memory, HORIZONS).raw
    with pytest.raises(forecast.DoesNotFollow):
        forecast.learn(memory, day, 3)
    assert np.array_equal(forecast.look_ahead(memory, HORIZONS).raw, before)
