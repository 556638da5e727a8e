"""The chance of a low day: each sign moves it its own way, and few answers raise it by what counting alone says."""

from dataclasses import replace
from math import exp, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.insight import forecast, low
from hearthlight.insight.calibrate import BELL, quantile_of
from hearthlight.insight.low import Past
from hearthlight.insight.priors import LowOdds, learned

ODDS = LowOdds(usual=0.16, highest=0.5, weights=(0.4, 0.2, 0.8, 1.7, 0.1))
PAST = Past(answered=20, low=3, latest=False)
LIMIT = 0.35


def rows(*middles: float) -> np.ndarray:
    """Return bells round these middles; the last is that of a day far ahead."""
    return np.array([middle + 0.15 * BELL for middle in middles])


def chance(now: float = 0.5, far: float = 0.5, past: Past = PAST, limit: float = LIMIT) -> float:
    found = low.signs(rows(now, far), np.array([now, far]), limit, past, ODDS.usual)
    return low.chances(found, past.answered, ODDS)[0]


def test_a_low_stretch_raises_the_chance_and_a_good_one_lowers_it() -> None:
    assert chance(now=0.6) < chance() < chance(now=0.45)


def test_a_person_who_was_low_more_often_is_told_a_higher_chance() -> None:
    assert chance(past=replace(PAST, low=1)) < chance() < chance(past=replace(PAST, low=4))


def test_a_low_answer_today_raises_the_chance() -> None:
    assert chance(past=replace(PAST, latest=True)) > chance()


def test_where_somebody_stands_now_counts_for_more_than_where_they_mostly_stand() -> None:
    assert abs(log(chance(now=0.45) / chance())) > abs(log(chance(far=0.45, now=0.45) / chance(now=0.45)))


def test_no_chance_above_the_highest_is_told() -> None:
    assert chance(now=0.1, limit=0.6, past=replace(PAST, latest=True)) == ODDS.highest


def test_a_horizon_has_the_same_signs_alone_and_among_others() -> None:
    memory = forecast.remember(range(30), [5.0, 7.0, 3.0] * 10, scale=(1, 9), step=2)
    assert forecast.low_signs(memory, (1, 3, 7))[2] == pytest.approx(forecast.low_signs(memory, (7,))[0], abs=1e-12)


def test_on_a_day_far_ahead_nothing_is_of_now() -> None:
    memory = forecast.remember(range(30), [5.0, 7.0, 3.0] * 10, scale=(1, 9), step=2)
    assert forecast.low_signs(memory, (low.FAR,))[0][2] == 0


@pytest.mark.parametrize("answered", [6, 11, 21, 101])
def test_what_few_answers_do_is_what_happens_to_values_without_any_order(answered: int) -> None:
    """One more value of the same kind, held against the 20th percentile of the others: the limit is a place between two."""
    drawn = np.random.default_rng(1).random((40_000, answered + 1))
    limits = np.array([quantile_of(row, low.LOW_LEVEL) for row in np.sort(drawn[:, :-1], axis=1)])
    share = float(np.mean(drawn[:, -1] < limits))
    usual = (low.LOW_LEVEL * (low.USUAL_ANSWERS - 1) + 1) / (low.USUAL_ANSWERS + 1)
    told = exp(low.few(answered)) * usual / (1 - usual)
    assert share == pytest.approx(told / (1 + told), abs=0.01)


@given(st.integers(1, 4000))
def test_more_answers_never_raise_the_chance(answered: int) -> None:
    assert low.few(answered + 1) <= low.few(answered)


def test_what_other_people_taught_says_more_of_now_than_of_ever() -> None:
    _, far, now, _, _ = learned().learned.low.weights
    assert now > far > 0
