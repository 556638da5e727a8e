"""From expectation to quantiles: each step beside a slow twin or its own inverse."""

from fractions import Fraction
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.insight import calibrate
from hearthlight.insight.priors import Odds
from hearthlight.insight.usual import quantile

units = st.lists(st.floats(0, 1), min_size=1, max_size=80)


@given(units)
def test_even_steps_lead_back(values):
    there = calibrate.even(np.array(values))
    assert np.all((there >= 0) & (there <= 1))
    assert np.allclose(calibrate.uneven(there), values, rtol=0, atol=1e-12)


@given(units, st.floats(0, 1))
def test_one_quantile_is_of_type_seven(values, level):
    assert calibrate.quantile_of(np.sort(values), level) == pytest.approx(quantile(values, level), abs=1e-12)


def test_even_steps_treat_both_ends_alike():
    values = np.linspace(0, 1, 21)
    assert np.allclose(calibrate.even(values) + calibrate.even(values)[::-1], 1)


@given(units)
def test_own_quantiles_without_a_step_are_type_seven(values):
    ordered = np.sort(values)
    slow = [quantile(values, level) for level in calibrate.LEVELS]
    assert np.allclose(calibrate.own_quantiles(ordered, None), slow, rtol=0, atol=1e-12)


@given(st.lists(st.integers(0, 4), min_size=1, max_size=60))
def test_own_quantiles_on_steps_give_each_step_its_share_once_snapped(taps):
    ordered = np.sort(taps) / 4
    snapped = calibrate.snap(calibrate.own_quantiles(ordered, 0.25), (0, 4), 1)
    for tap in range(5):
        share = Fraction(taps.count(tap), len(taps))
        assert abs(np.mean(snapped == tap) - share) <= Fraction(1, 50) + Fraction(1, 10**9)


def test_the_bell_has_the_quantiles_of_the_normal_distribution():
    assert pytest.approx([NormalDist().inv_cdf((place + 0.5) / 50) for place in range(50)]) == calibrate.BELL


@pytest.mark.parametrize(("value", "taken"), [(0.0, 1), (0.124, 1), (0.126, 3), (0.5, 5), (0.99, 9), (1.0, 9)])
def test_snapping_takes_the_nearest_step(value, taken):
    assert calibrate.snap(np.array([value]), (1, 9), 2) == [taken]


def test_snapping_never_leaves_a_scale_that_is_no_whole_number_of_steps():
    assert calibrate.snap(np.array([1.0]), (0, 10), 3) == [9]
    assert calibrate.snap(np.array([1.0]), (0, 11), 3) == [11]


def test_without_own_surprises_the_shape_is_that_of_others():
    others = calibrate.BELL
    assert np.array_equal(calibrate.shape(others, np.empty((0, 2)), 30), others)


def test_own_surprises_weigh_as_much_as_others_after_as_many_days():
    flat = np.zeros((30, 2))
    assert np.allclose(calibrate.shape(calibrate.BELL, flat, 30), calibrate.BELL / 2)


@given(st.lists(st.integers(0, 8), min_size=50, max_size=50), st.integers(1, 8))
def test_the_chance_below_a_step_is_the_share_of_snapped_quantiles_below_it(steps, limit):
    quantiles = np.sort(steps) / 8
    slow = np.mean(quantiles < limit / 8)
    spread = quantiles + np.linspace(-0.01, 0.01, 50) / 8
    assert calibrate.chance_below(np.sort(spread), calibrate.below(limit / 8, 1 / 8)) == pytest.approx(slow, abs=0.02)


ODDS = Odds(usual=0.16, kept=0.5, highest=0.5)


def test_an_honest_chance_rises_with_the_chance_and_is_capped():
    found = [calibrate.honest(chance, ODDS) for chance in (0.0, 0.1, 0.3, 0.6, 1.0)]
    assert found == sorted(found)
    assert found[-1] == 0.5
    assert found[0] > 0


def test_an_honest_chance_lies_between_what_is_told_and_what_is_usual():
    assert 0.16 < calibrate.honest(0.3, ODDS) < 0.3
    assert 0.05 < calibrate.honest(0.05, ODDS) < 0.16


def test_with_plain_odds_a_chance_stays_what_it_is():
    assert calibrate.honest(0.3, Odds(usual=0.2, kept=1.0, highest=1.0)) == pytest.approx(0.3)


@given(st.floats(-0.5, 1.5))
def test_one_value_is_evened_like_many(value):
    assert calibrate.even_one(value) == pytest.approx(calibrate.even(np.array([value]))[0], abs=1e-15)


def test_the_spread_is_a_line_between_its_rows():
    table = ((5.0, 1.2), (15.0, 1.0))
    assert [calibrate.spread(days, table) for days in (1, 5, 10, 15, 400)] == pytest.approx([1.2, 1.2, 1.1, 1, 1])
