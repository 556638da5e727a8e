"""What seems to help is believed only as far as it can be: simulated people with known truths, and a slow exact twin."""

from dataclasses import replace

import numpy as np
import pytest
from bench import helps as bench
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.insight.coins import Coins, by_coins
from hearthlight.insight.helps import BELIEVED, SPREADS, Days, Effect, helps, running_mean

HOMES = 120


def diary(seed: int = 3, length: int = 200) -> Days:
    return bench.simulate(seed, length=length).days


def flags(*rows: int, length: int = 60) -> np.ndarray:
    found = np.zeros(length, dtype=np.bool_)
    found[list(rows)] = True
    return found


def plain(length: int = 60, seed: int = 1) -> Days:
    """Return days on which nothing depends on anything, and one act done on every fifth."""
    rng = np.random.default_rng(seed)
    return Days(
        start=rng.normal(5, 1, length),
        before=rng.normal(5, 0.5, length),
        weekend=np.arange(length) % 7 >= 5,
        outcome=rng.normal(5, 1, length),
        done={"walk": np.arange(length) % 5 == 0},
    )


@pytest.mark.parametrize("coins", [False, True])
def test_the_intervals_hold_the_truth_about_nine_times_in_ten(coins: bool) -> None:
    found = bench.tally(range(HOMES), coins=coins)
    assert 0.86 <= found.held / found.told <= 0.94


@pytest.mark.parametrize("coins", [False, True])
def test_a_useless_act_is_seldom_called_fairly_sure(coins: bool) -> None:
    found = bench.tally(range(HOMES), coins=coins)
    assert found.useless_sure / found.useless <= 0.05


def test_an_act_that_helps_much_is_found_in_most_homes() -> None:
    found = bench.tally(range(HOMES))
    assert found.real_found / found.real > 0.4


def test_the_answer_is_that_of_the_plain_formula() -> None:
    """Each tau on its own, from the covariance of all outcomes, with nothing taken out beforehand but a flat prior."""
    days = diary(length=90)
    for effect in helps(days):
        assert effect.size == pytest.approx(_slow_mean(days, effect.act), abs=1e-3)


def _slow_mean(days: Days, act: str) -> float:
    known = np.isfinite(days.start) & np.isfinite(days.before) & np.isfinite(days.outcome)
    acts = [each.act for each in helps(days)]
    fixed = np.column_stack([np.ones(known.sum()), days.start[known], days.before[known], days.weekend[known]])
    x = np.column_stack([days.done[each][known] for each in acts]).astype(float)
    y, free = days.outcome[known], int(known.sum()) - 4
    means, weights = [], []
    for tau, believed in zip(SPREADS, BELIEVED, strict=True):
        cover = np.eye(len(y)) + tau**2 * x @ x.T + 1e7 * fixed @ fixed.T
        inverse = np.linalg.inv(cover)
        means.append(tau**2 * x.T @ inverse @ y)
        weights.append(np.log(believed) - 0.5 * np.linalg.slogdet(cover)[1] - free / 2 * np.log(y @ inverse @ y))
    likely = np.exp(np.array(weights) - max(weights))
    return float((likely / likely.sum() @ np.array(means))[acts.index(act)])


def test_the_unit_of_the_scale_changes_nothing_but_the_unit() -> None:
    days = diary()
    scaled = replace(days, start=days.start * 7 + 2, before=days.before * 7 + 2, outcome=days.outcome * 7 + 2)
    for one, other in zip(helps(days), helps(scaled), strict=True):
        assert (other.size / 7, other.low / 7, other.high / 7) == pytest.approx((one.size, one.low, one.high), abs=1e-6)


def test_days_without_a_word_are_left_out_and_not_filled_in() -> None:
    days = diary(length=120)
    longer = Days(
        start=np.append(days.start, [np.nan, 5.0]),
        before=np.append(days.before, [5.0, 5.0]),
        weekend=np.append(days.weekend, [True, False]),
        outcome=np.append(days.outcome, [9.0, np.nan]),
        done={act: np.append(done, [True, True]) for act, done in days.done.items()},
    )
    assert helps(longer) == helps(days)


def test_below_three_weeks_nothing_is_said() -> None:
    assert helps(plain(length=20)) == ()


def test_an_act_done_once_or_twice_is_not_told() -> None:
    assert helps(replace(plain(), done={"walk": flags(3, 9)})) == ()


def test_an_act_of_nearly_every_day_is_not_told() -> None:
    assert helps(replace(plain(), done={"walk": ~flags(3, 9)})) == ()


def test_fairly_sure_needs_eight_times_however_clear_it_is() -> None:
    days = plain()
    walk = flags(*range(4, 60, 8))
    lifted = days.outcome + 6.0 * walk
    seven = helps(replace(days, outcome=lifted, done={"walk": walk}))[0]
    assert (seven.times, seven.low > 0, seven.is_sure) == (7, True, False)
    eight = Effect("walk", seven.size, seven.low, seven.high, 8)
    assert eight.is_sure


def test_an_interval_round_nothing_is_never_sure() -> None:
    assert not Effect("walk", 0.2, -0.1, 0.5, 40).is_sure


@given(st.integers(0, 10_000))
def test_each_interval_lies_round_its_size(seed: int) -> None:
    for effect in helps(bench.simulate(seed, length=70).days):
        assert effect.low < effect.size < effect.high


def test_two_acts_always_done_together_share_what_they_did() -> None:
    days = plain()
    walk = days.done["walk"]
    both = helps(replace(days, outcome=days.outcome + 2.0 * walk, done={"walk": walk, "tea": walk}))
    assert both[0].size == pytest.approx(both[1].size)
    assert both[0].size < helps(replace(days, outcome=days.outcome + 2.0 * walk))[0].size


def test_the_running_mean_knows_only_the_days_before() -> None:
    values = np.array([4.0, np.nan, 8.0, 1.0])
    assert running_mean(values)[1:].tolist() == pytest.approx([4.0, 4.0, (4 * 0.64 + 8) / 1.64])
    assert np.isnan(running_mean(values)[0])


def test_what_chance_decided_is_not_fooled_by_good_days() -> None:
    """A hidden good day brings both the act and a better tomorrow; the coin knows nothing of it."""
    rng = np.random.default_rng(5)
    hidden, offered = rng.normal(size=4000), rng.random(4000) < 0.4
    done = offered & (hidden > 0)
    rest = hidden + rng.normal(size=4000)
    found = by_coins(Coins(offered, np.full(4000, 0.4)), rest, done)
    assert found is not None
    assert abs(found.size) < 3 * found.error
    assert rest[done].mean() - rest[~done].mean() > 0.8


def test_coins_that_moved_nobody_tell_nothing() -> None:
    offered = flags(*range(0, 60, 2))
    assert by_coins(Coins(offered, np.full(60, 0.5)), np.zeros(60), flags()) is None


def test_a_chance_nobody_wrote_down_is_no_coin() -> None:
    offered = flags(*range(0, 60, 2))
    assert by_coins(Coins(offered, np.full(60, np.nan)), np.zeros(60), offered) is None
