"""The filter beside its slow exact twin: one dense Gaussian over all answered days."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearthlight.insight.filter import Belief, Floats, Waves, ahead, begin, let_pass, pooled, take, together
from hearthlight.insight.priors import learned

NEAR = 1e-8


def covariance(waves: Waves, guess: int, days: list[int]) -> Floats:
    """Return how the answered days move together, over the noise variance, by the definition of the model."""
    apart = np.abs(np.subtract.outer(days, days))
    same_weekday = np.equal.outer(np.mod(days, 7), np.mod(days, 7))
    whole: Floats = (
        waves.level[guess]
        + waves.fast[guess] * waves.fast_keeps[guess] ** apart
        + waves.slow[guess] * waves.slow_keeps[guess] ** apart
        + waves.weekday[guess] * same_weekday
        + np.eye(len(days))
    )
    return whole


def dense(waves: Waves, guess: int, days: list[int], values: list[float], *, later: int) -> tuple[float, float, float]:
    """Return mean and variance of the value on the day `later`, and the log evidence up to what all guesses share."""
    whole = covariance(waves, guess, [*days, later])
    known, towards = whole[:-1, :-1], whole[:-1, -1]
    off = np.array(values) - waves.start
    solved = np.linalg.solve(known, off)
    shape = waves.sureness + len(days) / 2
    rate = waves.noise[guess] * waves.sureness + off @ solved / 2
    variance = (whole[-1, -1] - towards @ np.linalg.solve(known, towards)) * rate / (shape - 1)
    first_rate = waves.noise[guess] * waves.sureness
    evidence = waves.log_prior[guess] + waves.sureness * math.log(first_rate)
    evidence -= 0.5 * np.linalg.slogdet(known)[1] + shape * math.log(rate)
    return float(waves.start + towards @ solved), float(variance), float(evidence)


def filtered(waves: Waves, days: list[int], values: list[float]) -> Belief:
    belief = begin(waves)
    gaps = [0, *(later - day for day, later in pairwise(days))]
    for day, value, gap in zip(days, values, gaps, strict=True):
        let_pass(belief, waves, gap)
        take(belief, day, value)
    return belief


def diary(*, answered: int, longest_gap: int, seed: int) -> tuple[list[int], list[float]]:
    draw = np.random.default_rng(seed)
    days = np.cumsum(draw.integers(1, longest_gap + 1, answered)) + 700_000
    return days.tolist(), draw.random(answered).tolist()


@settings(max_examples=30, deadline=None)
@given(answered=st.integers(1, 40), longest_gap=st.integers(1, 60), later=st.integers(1, 200), seed=st.integers(0, 99))
def test_the_filter_equals_a_dense_gaussian_over_the_answered_days(answered, longest_gap, later, seed):
    waves = learned().waves
    days, values = diary(answered=answered, longest_gap=longest_gap, seed=seed)
    belief = filtered(waves, days, values)
    mean, variance = ahead(belief, waves, day=days[-1], horizons=(later,))
    evidence = belief.log_weight - belief.shape * np.log(belief.rate)
    exact = np.array([dense(waves, guess, days, values, later=days[-1] + later) for guess in range(len(waves.level))])
    assert np.allclose(mean[0], exact[:, 0], rtol=0, atol=NEAR)
    assert np.allclose(variance[0], exact[:, 1], rtol=0, atol=NEAR)
    assert np.allclose(evidence, exact[:, 2], rtol=0, atol=NEAR)


def test_days_ahead_move_together_as_the_dense_gaussian_says():
    waves = learned().waves
    days, values = diary(answered=30, longest_gap=4, seed=1)
    belief, horizons = filtered(waves, days, values), (1, 2, 5, 7)
    whole = np.zeros((4, 4))
    for guess, weight in enumerate(belief.weights()):
        every = covariance(waves, guess, [*days, *(days[-1] + horizon for horizon in horizons)])
        known, towards, later = every[:-4, :-4], every[:-4, -4:], every[-4:, -4:]
        whole += weight * belief.noise()[guess] * (later - towards.T @ np.linalg.solve(known, towards))
    deviation = np.sqrt(np.diag(whole))
    found = together(belief, waves, day=days[-1], horizons=horizons)
    assert np.allclose(found, whole / np.outer(deviation, deviation), rtol=0, atol=NEAR)


def test_taking_a_day_tells_what_was_expected_of_it():
    waves = learned().waves
    days, values = diary(answered=12, longest_gap=3, seed=2)
    belief = filtered(waves, days, values)
    expected = pooled(belief.weights(), *ahead(belief, waves, day=days[-1], horizons=(2,)))
    let_pass(belief, waves, 2)
    assert take(belief, days[-1] + 2, 0.3) == pytest.approx((expected[0][0], expected[1][0]), abs=NEAR)


def test_one_long_gap_is_as_many_short_ones():
    waves = learned().waves
    one, many = (filtered(waves, *diary(answered=9, longest_gap=2, seed=3)) for _ in range(2))
    let_pass(one, waves, 40)
    for _ in range(40):
        let_pass(many, waves, 1)
    assert np.allclose(one.mean, many.mean, rtol=0, atol=NEAR)
    assert np.allclose(one.spread, many.spread, rtol=0, atol=NEAR)


def test_a_gap_of_an_age_leaves_level_and_weekday_alone():
    waves = learned().waves
    belief = filtered(waves, *diary(answered=20, longest_gap=2, seed=4))
    let_pass(belief, waves, 10**15)
    assert np.all(belief.mean[:, 1:3] == 0)
    assert np.allclose(np.diagonal(belief.spread, axis1=1, axis2=2)[:, 1:3], np.stack([waves.fast, waves.slow], axis=1))
    assert np.all(np.isfinite(belief.spread))


def test_weights_of_guesses_are_shares():
    belief = filtered(learned().waves, *diary(answered=50, longest_gap=2, seed=5))
    assert belief.weights().sum() == pytest.approx(1)
    assert np.all(belief.weights() >= 0)
