"""Coin-flip days: what a draw leaves in the diary, and that people of known truths are told the truth by them."""

import datetime as dt
from dataclasses import replace

import numpy as np
from bench import drawn as bench

from hearthlight.entries.checkin import Checkin
from hearthlight.entries.step import DrawnStep
from hearthlight.insight.coins import Coins, by_coins
from hearthlight.insight.diary import Diary, add, lately, next_day, same_day
from hearthlight.insight.helps import helps

MONDAY = dt.date(2026, 9, 7)
HOMES = 60


def at(day: int, hour: int) -> dt.datetime:
    return dt.datetime.combine(MONDAY + dt.timedelta(days=day), dt.time(hour), dt.UTC)


def step(day: int, *, came: bool = True, chance: int = 2500, hour: int = 12, taken: bool = True) -> DrawnStep:
    """Return the answer to a draw that named a walk."""
    return DrawnStep(
        day=MONDAY + dt.timedelta(days=day),
        at=at(day, hour),
        act="walk" if came and taken else "nothing",
        answer="done" if came and taken else "passed",
        coins={"walk": chance},
        drawn=("walk",) if came else (),
    )


def diary(*steps: DrawnStep, days: int = 8) -> Diary:
    told = Diary()
    for day in range(days):
        add(told, Checkin(day=MONDAY + dt.timedelta(days=day), at=at(day, 8), mood=5.0))
    for one in steps:
        add(told, one)
    return told


def walks(told: Diary) -> Coins:
    days = next_day(told, lambda act: "movement")
    assert days is not None
    return days.coins["walk"]


def test_a_day_without_the_offer_has_its_chance_as_well() -> None:
    found = walks(diary(*(step(day, came=day != 2, chance=1000 * (day + 1)) for day in range(6))))
    assert found.offered.tolist() == [True, True, False, True, True, True, False]
    assert found.chance.tolist()[:6] == [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]
    assert np.isnan(found.chance[6])


def test_only_the_first_draw_of_a_day_is_its_coin() -> None:
    taken = [step(day) for day in range(5)]
    first, later = step(5, came=False, hour=9), step(5, chance=4000, hour=18)
    for told in (diary(*taken, first, later), diary(*taken, later, first)):
        assert (walks(told).offered[5], walks(told).chance[5]) == (False, 0.25)


def test_later_on_the_same_day_has_no_coins() -> None:
    days = same_day(diary(*(step(day) for day in range(6))), lambda act: "movement")
    assert days is not None and not days.coins


def test_a_draw_of_long_ago_is_not_kept() -> None:
    told = diary(step(0))
    assert not lately(told, MONDAY + dt.timedelta(days=500)).tosses
    assert lately(told, MONDAY).tosses == told.tosses


def test_days_chosen_by_the_offer_are_no_coins() -> None:
    """Somebody who answers nearly only when the act is there keeps no day that could be held against it."""
    rng = np.random.default_rng(2)
    offered = rng.random(400) < 0.4
    answered = offered | (rng.random(400) < 0.2)
    done, rest = offered & (rng.random(400) < 0.6), rng.normal(size=400)
    fair = Coins(offered, np.full(400, 0.4))
    assert by_coins(fair, rest, done) is not None
    assert by_coins(fair.on(answered), rest[answered], done[answered]) is None


def test_few_offers_are_known_to_be_few() -> None:
    """An act that came on a dozen of many days: its error is as wide as its size truly scatters."""
    rng = np.random.default_rng(4)
    off: list[float] = []
    while len(off) < 500:
        offered = rng.random(150) < 0.08
        done, rest = offered & (rng.random(150) < 0.8), rng.normal(size=150)
        found = by_coins(Coins(offered, np.full(150, 0.08)), rest, done)
        if found is not None:
            off.append(found.size / found.error)
    assert 0.8 < np.std(off) < 1.15
    assert np.mean(np.abs(off) < 1.645) > 0.86


def test_what_rests_on_a_single_day_is_not_told() -> None:
    offered = np.arange(40) < 10
    done = np.arange(40) == 3
    assert by_coins(Coins(offered, np.full(40, 0.25)), np.ones(40), done) is None


def test_through_the_choice_of_the_house_the_intervals_hold_the_truth() -> None:
    found = bench.tried(range(HOMES))
    assert len(found) >= 12
    assert sum(one.low <= truth <= one.high for one, truth in found) >= 0.8 * len(found)
    assert abs(np.mean([one.size - truth for one, truth in found])) < 0.2


def test_without_kept_chances_nothing_was_tried_on_coin_flip_days() -> None:
    lives = map(bench.live, range(HOMES))
    life = next(life for life in lives if any(one.by_coins for one in helps(life.days)))
    assert not any(one.by_coins for one in helps(replace(life.days, coins={})))
