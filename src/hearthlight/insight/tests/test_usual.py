"""The own usual range and its dips, each formula beside a slow exact twin."""

import itertools
import statistics
from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.insight.series import DaySeries
from hearthlight.insight.usual import Dip, Usual, dips, quantile, usual

values = st.floats(0, 10, allow_nan=False)


def on(days: dict[int, float]) -> DaySeries:
    return DaySeries("mood", tuple(days), tuple(days.values()))


def row(*day_means: float) -> DaySeries:
    return on(dict(enumerate(day_means)))


def exact_quantile(given_values, level: Fraction) -> Fraction:
    ordered = sorted(map(Fraction, given_values))
    place = (len(ordered) - 1) * level
    low, high = ordered[floor(place)], ordered[ceil(place)]
    return low + (place - floor(place)) * (high - low)


@given(st.lists(values, min_size=1, max_size=60), st.integers(0, 100))
def test_a_quantile_equals_its_definition_in_fractions(given_values, percent) -> None:
    exact = float(exact_quantile(given_values, Fraction(percent, 100)))
    assert quantile(given_values, percent / 100) == pytest.approx(exact, abs=1e-9)


@given(st.lists(values, min_size=2, max_size=60))
def test_a_quantile_is_the_inclusive_one_of_the_standard_library(given_values) -> None:
    fifths = statistics.quantiles(given_values, n=5, method="inclusive")
    assert [quantile(given_values, n / 5) for n in range(1, 5)] == pytest.approx(fifths, abs=1e-9)


def test_what_is_usual_needs_fourteen_answered_days() -> None:
    assert usual(row(*range(13))) is None
    assert usual(row(*range(0, 70, 5))) == Usual(low=13.0, high=52.0)


def test_days_that_are_missing_do_not_count_as_answered() -> None:
    assert usual(on({day * 3: 5.0 for day in range(13)})) is None


def test_two_dips_that_ended_are_told_with_their_lengths() -> None:
    found = dips(row(5, 2, 1, 2, 5, 6, 1, 1, 5), 3)
    assert found == (Dip(1, 3, ended=True), Dip(6, 7, ended=True))
    assert [dip.days for dip in found] == [3, 2]


def test_one_low_day_is_no_dip() -> None:
    assert dips(row(5, 1, 5, 1, 5), 3) == ()


def test_a_day_on_the_line_is_usual() -> None:
    assert dips(row(5, 3, 3, 3, 5), 3) == ()


def test_a_stretch_that_goes_on_has_not_ended() -> None:
    assert dips(row(5, 5, 1, 1), 3) == (Dip(2, 3, ended=False),)


def test_a_missing_day_does_not_cut_a_dip() -> None:
    assert dips(on({0: 5, 1: 1, 3: 1, 4: 6}), 3) == (Dip(1, 3, ended=True),)


def test_after_a_long_gap_nobody_claims_that_a_dip_ended() -> None:
    assert dips(on({0: 1, 1: 1, 6: 8}), 3) == (Dip(0, 1, ended=False),)
    assert dips(on({0: 1, 1: 1, 6: 1, 7: 1, 8: 5}), 3) == (Dip(0, 1, ended=False), Dip(6, 7, ended=True))


def slow_dips(series: DaySeries, low: float) -> list[Dip]:
    """Try every pair of ends, and keep the stretches that nothing longer holds."""
    days, level = series.days, dict(series)
    whole = []
    for start, first in enumerate(days):
        for stop in range(start + 1, len(days)):
            inside = days[start : stop + 1]
            near = all(after - day <= 3 for day, after in itertools.pairwise(inside))
            if near and all(level[day] < low for day in inside):
                after = days[stop + 1] if stop + 1 < len(days) else None
                ended = after is not None and after - days[stop] <= 3 and level[after] >= low
                whole.append(Dip(first, days[stop], ended))
    return [one for one in whole if not any(_holds(other, one) for other in whole)]


def _holds(other: Dip, one: Dip) -> bool:
    return other.first <= one.first and other.latest >= one.latest and other.days > one.days


@given(st.dictionaries(st.integers(0, 40), st.sampled_from([1.0, 2.0, 3.0, 5.0]), max_size=30))
def test_dips_equal_those_found_by_trying_every_stretch(days) -> None:
    series = on(dict(sorted(days.items())))
    assert list(dips(series, 3)) == slow_dips(series, 3)
