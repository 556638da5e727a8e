"""What moved with what: simulated diaries with known truths, and what is never said of too few days."""

import numpy as np
import pytest
from bench import change as bench
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.insight import drift
from hearthlight.insight.change import after, cycle, levels, together
from hearthlight.insight.drift import Estimate, regress
from hearthlight.insight.series import DaySeries

SEEDS = range(50)


def row(*values: float, first: int = 0, measure: str = "desire") -> DaySeries:
    return DaySeries(measure, tuple(range(first, first + len(values))), tuple(map(float, values)))


def noise(length: int, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).normal(5, 1, length)


def shares(pairs: list[tuple[Estimate, float]]) -> tuple[float, float]:
    """Return how often the interval holds the truth, and how often it clears zero."""
    held = [estimate.low <= truth <= estimate.high for estimate, truth in pairs]
    return float(np.mean(held)), float(np.mean([estimate.is_clear for estimate, _ in pairs]))


@pytest.mark.parametrize("question", [bench.of_two, bench.of_a_medicine, bench.of_a_cycle])
def test_the_interval_holds_the_truth_about_nine_times_in_ten(question) -> None:
    none, some = list(question(SEEDS, 0.0)), list(question(SEEDS, 0.6))
    assert 0.82 <= shares(none + some)[0] <= 0.97


@pytest.mark.parametrize(
    ("question", "size"), [(bench.of_two, 0.5), (bench.of_a_medicine, -2.0), (bench.of_a_cycle, 1.0)]
)
def test_what_is_there_is_seen_far_more_often_than_what_is_not(question, size: float) -> None:
    assert shares(list(question(SEEDS, size)))[1] > 0.8
    assert shares(list(question(SEEDS, 0.0)))[1] < 0.2


def test_two_long_waves_of_their_own_are_not_told_as_moving_together() -> None:
    """Held against each other as if days were independent, most of these pairs would look like one."""
    told, naive = 0, 0
    for seed in SEEDS:
        rng = np.random.default_rng(seed)
        one, other = (np.cumsum(rng.normal(0, 0.4, 120)) + rng.normal(0, 0.3, 120) for _ in range(2))
        found = together(row(*one), row(*other))
        told += found is not None and found.by.is_clear
        naive += abs(np.corrcoef(one, other)[0, 1]) > 1.645 / np.sqrt(120)
    assert naive > 35
    assert told < 15


def test_levels_cut_where_the_step_is_and_nowhere_else() -> None:
    assert np.mean(list(bench.of_levels(SEEDS, 0.0))) > 0.9
    assert np.mean(list(bench.of_levels(SEEDS, 2.5))) > 0.9


def test_levels_of_two_steps_are_three_and_each_holds_its_own() -> None:
    values = noise(90) * 0.5 + np.repeat([2.5, 5.5, 1.5], 30)
    found = levels(row(*values, first=700))
    assert [(one.first, one.days) for one in found] == [(700, 30), (730, 30), (760, 30)]
    for one, truth in zip(found, (5.0, 8.0, 4.0), strict=True):
        assert one.level.low < truth < one.level.high


def test_moving_opposite_ways_is_told_so() -> None:
    values = noise(60)
    found = together(row(*(10 - values + 0.1 * noise(60, 2))), row(*values))
    assert found is not None
    assert (found.way, found.days) == ("down", 60)
    assert found.by.size == pytest.approx(-1, abs=0.05)


def test_a_day_later_is_held_against_the_day_before() -> None:
    sleep = noise(60)
    desire = np.append(5, sleep[:-1])
    late, same = together(row(*desire), row(*sleep), lag=1), together(row(*desire), row(*sleep))
    assert late is not None and same is not None
    assert (late.way, same.way) == ("up", "unsure")


def test_too_few_days_tell_nothing() -> None:
    few = row(*noise(13))
    assert together(few, few) is None
    assert after(few, 7) is None
    assert cycle(few, [0, 6, 12]) is None
    assert levels(few) == ()


def test_what_never_changes_moves_with_nothing() -> None:
    assert together(row(*[5.0] * 40), row(*noise(40))) is None
    assert together(row(*noise(40)), row(*[5.0] * 40)) is None


def test_the_days_in_which_something_settles_are_left_out() -> None:
    values = np.concatenate([noise(40), np.full(10, 0.0), noise(32, 3)])
    whole, settled = after(row(*values), 40), after(row(*values), 40, settles=10)
    assert whole is not None and settled is not None
    assert (whole.way, settled.way) == ("down", "unsure")
    assert (settled.days_before, settled.days_since) == (40, 32)


def test_a_cycle_in_which_a_start_may_be_missing_is_left_out() -> None:
    series = row(*noise(200))
    found = cycle(series, [0, 28, 56, 120, 148])
    assert found is not None
    assert (found.cycles, found.days) == (3, 84)


def test_without_a_wave_the_answer_is_close_to_least_squares() -> None:
    days, values = np.arange(80.0), noise(80)
    columns = np.column_stack([np.ones(80), noise(80, 2)])
    found = regress(days, values, columns)
    plain = np.linalg.lstsq(columns, values)[0]
    assert found is not None
    assert found[1].size == pytest.approx(plain[1], abs=0.05)


def test_the_filter_whitens_as_the_dense_covariance_does() -> None:
    days, rows = np.array([0.0, 1, 2, 5, 6, 20, 21, 33]), np.random.default_rng(4).normal(size=(8, 3))
    white, half = drift.whitened(days, rows)
    for nth, (share, phi) in enumerate(drift.WAYS):
        cover = share * phi ** np.abs(days[:, None] - days)
        np.fill_diagonal(cover, 1.0)
        assert white[nth].T @ white[nth] == pytest.approx(rows.T @ np.linalg.inv(cover) @ rows, abs=1e-10)
        assert half[nth] == pytest.approx(np.linalg.slogdet(cover)[1] / 2, abs=1e-10)


def test_columns_that_say_the_same_tell_nothing() -> None:
    assert regress(np.arange(30.0), noise(30), np.ones((30, 2))) is None


@given(st.integers(0, 500), st.floats(0.01, 100), st.floats(-50, 50))
def test_the_unit_changes_nothing_but_the_unit(seed: int, unit: float, zero: float) -> None:
    values = noise(50, seed)
    one, other = after(row(*values), 25), after(row(*(values * unit + zero)), 25)
    assert one is not None and other is not None
    assert other.by.size == pytest.approx(one.by.size * unit, rel=1e-4, abs=1e-6)
    assert other.by.low == pytest.approx(one.by.low * unit, rel=1e-4, abs=1e-6)
