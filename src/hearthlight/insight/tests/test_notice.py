"""Noticing a lasting shift: on made-up diaries whose truth is known, and its gates."""

from itertools import pairwise

import msgspec
import numpy as np

from hearthlight.insight.notice import BASELINE_DAYS, Chart, add, notices


def diary(*, days=100, drop=0.0, from_day=60, answered=0.9, seed=1):
    """Return days and values of somebody whose days lean on the day before, with a lasting drop in deviations."""
    draw = np.random.default_rng(seed)
    steps, wave = draw.normal(size=days), 0.0
    values = []
    for day in range(days):
        wave = 0.2 * wave + steps[day] * np.sqrt(1 - 0.2**2)
        values.append(float(np.clip(5.5 + 1.5 * (wave - drop * (day >= from_day)), 0, 10)))
    said = [day for day in range(days) if draw.random() < answered]
    return said, [values[day] for day in said]


def downs(people, **shape):
    diaries = [diary(seed=seed, **shape) for seed in people]
    return [[one.day for one in notices(days, values, (0, 10)) if one.direction == "down"] for days, values in diaries]


def test_most_lasting_drops_are_noticed_within_forty_days():
    found = downs(range(100), drop=1.2)
    noticed = [min(later) for days in found if (later := [day for day in days if day >= 60])]
    assert len(noticed) >= 85
    assert np.median(noticed) - 60 <= 14


def test_a_diary_that_stays_as_it_is_seldom_gives_a_notice():
    found = downs(range(200), days=128)
    assert sum(map(len, found)) <= 0.25 * 200 * (128 - BASELINE_DAYS) / 100


def test_a_rise_is_noticed_as_one():
    days, values = diary(drop=-2.0)
    assert next(one.direction for one in notices(days, values, (0, 10)) if one.day >= 60) == "up"


def test_nothing_is_noticed_in_the_first_four_weeks():
    days, values = diary(days=27, drop=4, from_day=14, answered=1)
    assert notices(days, values, (0, 10)) == []


def test_missing_days_are_not_low():
    days, values = diary(days=120, answered=1)
    kept = [day for day in days if day < 60 or day % 9 == 0]
    assert [one for one in notices(kept, [values[day] for day in kept], (0, 10)) if one.day >= 60] == []


def test_fewer_than_four_answers_in_a_week_are_not_enough_to_say():
    days, values = diary(days=120, drop=2, answered=1)
    kept = [day for day in days if day < 60 or day % 3 == 0]
    assert [one for one in notices(kept, [values[day] for day in kept], (0, 10)) if one.day >= 60] == []


def test_one_day_alone_is_never_a_shift():
    days, values = diary(answered=1)
    clean = notices(days, values, (0, 10))
    values[70] = 0.0
    assert [one for one in notices(days, values, (0, 10)) if one.day == 70] == [one for one in clean if one.day == 70]


def test_days_before_a_long_silence_do_not_count_after_it():
    days, values = diary(days=60, drop=1.5, from_day=52, answered=1)
    later, afterwards = diary(days=40, drop=0, answered=1, seed=3)
    there = [*days, *(day + 200 for day in later)]
    found = notices(there, [*values, *afterwards], (0, 10))
    assert [one for one in found if 200 <= one.day < 200 + BASELINE_DAYS] == []


def test_nothing_changes_with_the_unit_of_the_scale():
    days, values = diary(drop=1.5)
    assert notices(days, values, (0, 10)) == notices(days, [value * 7 - 3 for value in values], (-3, 67))


def test_the_same_value_every_day_is_no_shift():
    assert notices(range(200), [7.0] * 200, (0, 10)) == []


def test_going_on_from_a_kept_chart_is_the_same_as_never_stopping():
    days, values = diary(drop=1.5)
    chart, found = Chart(), []
    for day, value in zip(days, values, strict=True):
        found.append(add(chart, day, value / 10))
        chart = msgspec.msgpack.decode(msgspec.msgpack.encode(chart), type=Chart)
    assert [one for one in found if one] == notices(days, values, (0, 10))


def test_what_is_kept_does_not_grow_with_the_years():
    chart = Chart()
    for day in range(1000):
        add(chart, day, 0.5)
    assert len(msgspec.msgpack.encode(chart)) < 2000


def test_one_shift_is_told_once_in_two_weeks():
    days, values = diary(drop=2.5, answered=1)
    told = [one.day for one in notices(days, values, (0, 10)) if one.direction == "down"]
    assert all(later - day >= 14 for day, later in pairwise(told))
    assert told


def steady(*stretches):
    """Return one value a day: each stretch is its level and its days, with a small wave round it."""
    return [level + 0.5 * (day % 3 - 1) for level, days in stretches for day in range(days)]


def test_a_notice_tells_how_often_earlier_ones_came_true():
    values = steady((7, 40), (3, 30), (7, 130), (3, 20))
    first, *_, last = [one for one in notices(range(len(values)), values, (0, 10)) if one.direction == "down"]
    assert (first.before, first.came) == (0, 0)
    assert last.before >= 1 and last.came >= 1


def test_a_notice_that_passed_at_once_did_not_come_true():
    values = steady((7, 60), (2, 3), (7, 120), (2, 3), (7, 20))
    found = [one for one in notices(range(len(values)), values, (0, 10)) if one.direction == "down"]
    assert [(one.before, one.came) for one in found] == [(0, 0), (1, 0)]


def test_two_weeks_with_hardly_a_word_count_neither_way():
    values = steady((7, 60), (2, 3), (7, 120), (2, 3))
    days = [day for day in range(len(values)) if not 63 <= day < 78]
    found = [one for one in notices(days, [values[day] for day in days], (0, 10)) if one.direction == "down"]
    assert [(one.before, one.came) for one in found] == [(0, 0), (0, 0)]
