"""Slowly up, about the same, slowly down, and moving together: said only when the days bear it out."""

import statistics
from fractions import Fraction
from itertools import permutations
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.insight.series import DaySeries
from hearthlight.insight.trend import correlation, direction, is_a_trend, moves_with, slope

taps = st.sampled_from([1.0, 3.0, 5.0, 7.0, 9.0])
diaries = st.dictionaries(st.integers(0, 27), taps, min_size=2, max_size=28)


def on(days: dict[int, float], measure: str = "mood") -> DaySeries:
    return DaySeries(measure, tuple(sorted(days)), tuple(days[day] for day in sorted(days)))


def row(*day_means: float) -> DaySeries:
    return on(dict(enumerate(day_means)))


@given(diaries)
def test_the_slope_is_the_middle_one_of_all_pairs(days) -> None:
    slopes = sorted(Fraction(days[b]) / (b - a) - Fraction(days[a]) / (b - a) for a in days for b in days if a < b)
    middle = (slopes[(len(slopes) - 1) // 2] + slopes[len(slopes) // 2]) / 2
    assert slope(on(days)) == pytest.approx(float(middle), abs=1e-12)


def test_the_spread_behind_a_trend_is_that_of_all_orders() -> None:
    values = (1, 3, 3, 5, 7, 7)
    orders = [_rises(order) for order in permutations(values)]
    spread = sqrt(statistics.fmean(rises**2 for rises in orders))
    for order in set(permutations(values)):
        assert is_a_trend(order) == (abs(_rises(order)) - 1 > 1.645 * spread)


def _rises(values) -> int:
    return sum(
        (values[b] > values[a]) - (values[b] < values[a]) for a in range(len(values)) for b in range(a + 1, len(values))
    )


def test_a_slow_rise_is_up_and_its_mirror_is_down() -> None:
    rise = [3 + day / 9 for day in range(28)]
    assert direction(row(*rise)) == "up"
    assert direction(row(*reversed(rise))) == "down"


def test_a_rise_too_small_to_feel_is_about_the_same() -> None:
    assert direction(row(*(5 + day / 50 for day in range(28)))) == "same"


def test_days_that_never_change_are_about_the_same() -> None:
    assert direction(row(*[5.0] * 28)) == "same"


def test_up_and_down_without_a_way_is_about_the_same() -> None:
    assert direction(row(*[3, 7] * 14)) == "same"


def test_one_odd_day_does_not_make_a_direction() -> None:
    assert direction(row(*[5.0] * 27, 0.0)) == "same"


def test_below_ten_days_nothing_is_said() -> None:
    assert direction(row(*range(9))) is None


def exact_correlation(xs, ys) -> float:
    n, xs, ys = len(xs), [Fraction(x) for x in xs], [Fraction(y) for y in ys]
    both = n * sum(x * y for x, y in zip(xs, ys, strict=True)) - sum(xs) * sum(ys)
    alone = [n * sum(v * v for v in vs) - sum(vs) ** 2 for vs in (xs, ys)]
    return float(both) / sqrt(alone[0] * alone[1])


@given(diaries, diaries)
def test_a_correlation_equals_its_definition_over_the_shared_days(mood, energy) -> None:
    shared = sorted(mood.keys() & energy.keys())
    xs, ys = [mood[day] for day in shared], [energy[day] for day in shared]
    found = correlation(on(mood), on(energy, "energy"))
    if len(shared) < 10 or len(set(xs)) == 1 or len(set(ys)) == 1:
        assert found is None
    else:
        assert found == pytest.approx(exact_correlation(xs, ys), abs=1e-9)


def test_energy_that_follows_mood_moves_with_it_and_its_mirror_does_not() -> None:
    mood = row(*[1, 3, 5, 7, 9, 7] * 3)
    assert moves_with(row(*(value / 2 for value in mood.values)), mood)
    assert not moves_with(row(*(10 - value for value in mood.values)), mood)


def test_nine_shared_days_are_too_few_to_move_together() -> None:
    assert not moves_with(row(*range(9)), row(*range(9)))
