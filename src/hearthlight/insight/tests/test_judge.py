"""The rules by which forecasts are held against what came, each beside its slow twin."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.insight import judge
from hearthlight.insight.calibrate import BELL, LEVELS

fifty = st.lists(st.floats(-10, 10), min_size=50, max_size=50).map(sorted)


@given(fifty, st.floats(-10, 10))
def test_crps_is_twice_the_mean_pinball_loss(quantiles, value):
    losses = [
        level * (value - told) if value >= told else (1 - level) * (told - value)
        for level, told in zip(LEVELS, quantiles, strict=True)
    ]
    assert judge.crps(np.array(quantiles), value) == pytest.approx(2 * sum(losses) / 50, abs=1e-12)


def test_crps_of_a_bell_is_close_to_its_closed_form():
    density = np.exp(-0.5 * 0.7**2) / np.sqrt(2 * np.pi)
    share = 0.758036347776927
    closed = 0.7 * (2 * share - 1) + 2 * density - 1 / np.sqrt(np.pi)
    assert judge.crps(BELL, 0.7) == pytest.approx(closed, abs=0.01)


def test_crps_takes_many_rows_at_once():
    rows = np.stack([BELL, BELL + 1])
    assert judge.crps(rows, np.array([0.0, 1.0])) == pytest.approx([judge.crps(BELL, 0.0)] * 2)


def test_the_edges_of_a_band_are_the_levels_that_bound_it():
    low, high = judge.edges(LEVELS, 0.9)
    assert (low, high) == pytest.approx((0.05, 0.95))
    low, high = judge.edges(np.stack([LEVELS, 2 * LEVELS]), 0.8)
    assert low == pytest.approx([0.1, 0.2])
    assert high == pytest.approx([0.9, 1.8])


@pytest.mark.parametrize(("value", "place"), [(0.5, 1), (0.25, 0.5), (0.75, 0.5), (0.2, 0), (0.8, 0)])
def test_a_day_on_the_edge_of_a_band_counts_half(value, place):
    assert judge.inside(np.round(LEVELS * 4) / 4, value, 0.5) == place


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=2, max_size=30))
def test_ranked_counts_pairs(told):
    chances, came = np.array([chance for chance, _ in told]), np.array([low for _, low in told])
    pairs = list(itertools.product(chances[came], chances[~came]))
    slow = sum((hit > other) + (hit == other) / 2 for hit, other in pairs) / len(pairs) if pairs else 0.5
    assert judge.ranked(chances, came) == pytest.approx(slow)


def test_the_squared_distance_of_certainty_is_nothing():
    assert judge.below(np.array([1.0, 0.0]), np.array([1, 0])) == 0
    assert judge.below(np.array([0.5, 0.5]), np.array([1, 0])) == 0.25


def test_chances_that_come_true_as_often_as_told_are_off_by_nothing():
    chances = np.repeat([0.25, 0.5], [4, 2])
    assert judge.off_by(chances, np.array([1, 0, 0, 0, 1, 0])) == pytest.approx(0)
    assert judge.off_by(chances, np.zeros(6)) == pytest.approx(2 / 6)
