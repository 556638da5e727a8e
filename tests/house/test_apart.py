"""What tells two heaps of times apart: it finds a small shift and a slow tail, and keeps quiet where there is nothing."""

from math import comb

import numpy as np
from bench import apart
from numpy.typing import NDArray

RUNS, LEVEL = 500, 1e-4


def times(seed: int) -> NDArray[np.float64]:
    """Return times as a page has them: some milliseconds, with a long tail."""
    return np.random.default_rng(seed).gamma(8.0, 0.25, RUNS) + 3.0


def test_a_shift_of_a_twentieth_is_told_apart() -> None:
    assert apart.compare(times(1) * 1.05, times(2)).is_told_apart(LEVEL)


def test_a_slow_tail_is_told_apart_where_the_middle_is_the_same() -> None:
    slow = times(1)
    slow[:: RUNS // 50] += 4.0
    found = apart.compare(slow, times(2))
    assert found.by_rank > LEVEL
    assert found.by_the_slow < LEVEL


def test_a_wrong_alarm_is_as_rare_as_its_level_says() -> None:
    alarms = [apart.compare(times(seed), times(seed + 1000)).is_told_apart(0.01) for seed in range(300)]
    # Two tests at one in a hundred each; the exact one alarms a little less often.
    assert sum(alarms) <= 12


def test_equal_heaps_are_alike_and_the_slow_ones_are_counted_exactly() -> None:
    assert apart.compare(np.ones(50), np.ones(50)) == apart.Difference(1.0, 1.0, 1.0)
    quick, slow = np.arange(10.0), np.arange(10.0) + 10
    # The slow tenth of twenty is two of them, and both are of the same ten.
    assert np.isclose(apart.by_the_slow(slow, quick), 2 * comb(10, 2) / comb(20, 2))
