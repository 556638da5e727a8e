"""The heads-up: its event, its chance beside a slow twin, and the gates before it is ever told."""

from itertools import pairwise

import numpy as np
import pytest

from hearthlight.insight import forecast, odds
from hearthlight.insight.calibrate import BELL
from hearthlight.insight.filter import together
from hearthlight.insight.odds import Event, Record, Told


def person(count=200, *, seed=1, lean=0.85):
    """Return (day, value) of somebody whose days come in long waves, on 0 to 10."""
    draw, wave, said = np.random.default_rng(seed), 0.0, []
    for day in range(count):
        wave = lean * wave + draw.normal()
        said.append((day, float(np.clip(np.round(5.5 + wave + 0.6 * draw.normal()), 0, 10))))
    return said


def lived(said):
    """Return memory and records after all of `said`, and the heads-up that each day raised."""
    memory, records, raised = forecast.start((0, 10), 1), [Record(3), Record(7)], []
    recent: list[tuple[int, float]] = []
    for day, value in said:
        forecast.learn(memory, day, value)
        recent = [*recent[-13:], (day, value)]
        for record in records:
            odds.came(record, recent)
        odds.look(records, memory, recent)
        raised += [(day, one) for record in records if (one := odds.heads_up(record)) and one.day == day]
    return memory, records, raised


def test_the_event_is_the_mean_of_the_next_days_below_the_own_twentieth_percentile_of_such_means():
    said = person(60)
    _, (record, _), _ = lived(said)
    values = [value for _, value in said]
    means = [np.mean(values[max(end - 2, 0) : end + 1]) for end in range(1, 60)]
    assert [mean for _, mean in record.means] == pytest.approx(means)
    assert record.event().limit == pytest.approx(np.quantile(means, 0.2))
    for told in record.told[:-3]:
        assert told.low == (np.mean(values[told.day + 1 : told.day + 4]) < told.limit)
    assert all(told.low is None for told in record.told[-3:])


def test_the_chance_is_that_of_many_drawn_weeks():
    memory, (three, seven), _ = lived(person(120))
    events = [Event(3, three.event().limit, 0.2), Event(7, seven.event().limit, 0.1)]
    found = odds.chances(memory, events)
    fan = forecast.look_ahead(memory, range(1, 8)).quantiles
    tied = together(memory.belief, memory.priors.waves, day=memory.latest, horizons=range(1, 8))
    drawn = np.random.default_rng(5).multivariate_normal(np.zeros(7), tied, 20_000)
    days = np.stack([np.interp(drawn[:, place], BELL, fan[place]) for place in range(7)], axis=1)
    for chance, event in zip(found, events, strict=True):
        told = memory.priors.learned.heads_up[event.span]
        slow = np.mean(days[:, : event.span].mean(axis=1) < event.limit - 1e-9)
        line = np.log(event.usual / (1 - event.usual)) * (1 - told.kept) + told.kept * np.log(slow / (1 - slow))
        assert chance == pytest.approx(min(1 / (1 + np.exp(-line)), told.highest), abs=0.02)


def test_low_days_make_low_days_likelier():
    said = person(120)
    event = Event(3, 4.0, 0.2)
    low, _, _ = lived([*said, *((120 + day, 1.0) for day in range(3))])
    high, _, _ = lived([*said, *((120 + day, 10.0) for day in range(3))])
    assert odds.chances(low, [event]) > odds.chances(high, [event])


def test_a_heads_up_is_at_least_twice_the_usual_and_never_the_second_in_a_week():
    raised = [one for seed in range(12) for one in lived(person(seed=seed))[2]]
    assert raised
    for _, one in raised:
        assert one.chance >= 2 * one.usual
        assert one.chance <= 0.45
        assert one.came <= one.before
    for seed in range(6):
        days = [day for day, one in lived(person(seed=seed))[2] if one.span == 3]
        assert all(later - day >= 7 for day, later in pairwise(days))


def test_a_heads_up_comes_true_more_often_than_usual():
    told = [one for seed in range(12) for record in lived(person(seed=seed))[1] for one in record.told if one.raised]
    known = [one.low for one in told if one.low is not None]
    assert len(known) >= 6
    assert np.mean(known) > 0.3


def test_nothing_is_reckoned_before_four_weeks_with_fourteen_answers_and_four_lately():
    said = person(100)
    assert lived(said[:27])[1][0].told == []
    assert lived(said[:60:5])[1][0].told == []
    _, (record, _), _ = lived([*said[:40], *said[60:64]])
    assert [told.day for told in record.told if told.day >= 60] == [63]


def test_where_the_lowest_days_are_the_lowest_there_can_be_nothing_lies_below():
    memory, _, _ = lived([(day, 0.0) for day in range(60)])
    assert odds.chances(memory, [Event(3, 0.0, 0.2), Event(7, 0.0, 0.2)]) == [0.0, 0.0]


def record_of(*, low_in_the_highest, low_in_the_rest):
    told = [Told(day, 0.1, 4.0, low=low_in_the_rest) for day in range(90)]
    told += [Told(90 + day, 0.45, 4.0, low=low_in_the_highest) for day in range(10)]
    means = [(day, 6.0 if day % 5 else 3.0) for day in range(100)]
    return Record(3, means=means, told=told)


@pytest.mark.parametrize(("came", "is_told"), [(True, True), (False, False)])
def test_a_record_worse_than_chance_keeps_it_silent(monkeypatch, came, is_told):
    memory, _, _ = lived(person(60))
    monkeypatch.setattr(odds, "chances", lambda *_: [0.48])
    record = record_of(low_in_the_highest=came, low_in_the_rest=not came)
    recent = [(100 + day, 3.0) for day in range(6)]
    memory.latest = 105
    odds.look([record], memory, recent)
    assert (odds.heads_up(record) is not None) == is_told


def test_a_year_is_kept_and_no_more():
    record = Record(3)
    for day in range(800):
        odds.came(record, [(day - 1, 5.0), (day, 5.0)])
    assert len(record.means) == 365
