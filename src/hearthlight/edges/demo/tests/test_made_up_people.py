"""The simulator: the same seed tells the same life, and the life has what a year of two people has."""

import datetime as dt
import itertools

import numpy as np
import pytest

from hearthlight.acts.catalogue import all_acts
from hearthlight.edges.demo import sayings
from hearthlight.edges.demo.beside import beside
from hearthlight.edges.demo.simulate import Frame, medicine_day, simulate
from hearthlight.entries.checkin import FEELINGS, NEEDS, Checkin
from hearthlight.entries.medicine import Medicine
from hearthlight.entries.screening import Screening
from hearthlight.entries.step import Step
from hearthlight.entries.win import LINES, Win
from hearthlight.insight import instruments

FRAME = Frame(dt.date(2025, 11, 23))
DAYS = 366


@pytest.fixture(scope="module")
def lives():
    return simulate(7, DAYS, FRAME)


def checkins(life):
    return [told.entry for told in life.told if isinstance(told.entry, Checkin)]


def week_around(mood):
    return np.convolve(mood, np.ones(7) / 7, mode="same")


def test_the_same_seed_tells_the_same_life(lives):
    again, other = simulate(7, DAYS, FRAME), simulate(8, DAYS, FRAME)
    assert [life.told for life in lives] == [life.told for life in again]
    assert [life.told for life in lives] != [life.told for life in other]


def test_a_year_has_gaps_in_runs_and_most_days_answered(lives):
    for life in lives:
        days = sorted({entry.day for entry in checkins(life)})
        gaps = [(later - earlier).days - 1 for earlier, later in itertools.pairwise(days)]
        assert 0.6 < len(days) / DAYS < 0.95
        assert max(gaps) >= 3


def test_only_what_can_be_tapped_and_said_is_told(lives):
    for entry in (entry for life in lives for entry in checkins(life)):
        assert {entry.mood, entry.energy} <= {1.0, 3.0, 5.0, 7.0, 9.0}
        assert set(entry.feelings) <= set(FEELINGS)
        assert set(entry.needs) <= set(NEEDS)
        assert entry.pressure is None


def test_every_step_is_an_act_of_the_house(lives):
    steps = [told for life in lives for told in life.told if isinstance(told.entry, Step)]
    assert {one.entry.answer for one in steps} == {"done", "passed"}
    assert not any(one.ticks for one in steps)
    assert {one.entry.act for one in steps} <= {act.id for act in all_acts()}


def test_some_things_are_shared_and_some_are_not(lives):
    for life in lives:
        ticked = [bool(told.ticks) for told in life.told if isinstance(told.entry, Checkin)]
        assert 0.4 < sum(ticked) / len(ticked) < 0.95


def test_each_mood_is_pulled_by_the_others_yesterday():
    pulls = []
    for seed in range(12):
        noor, sam = (life.mood - week_around(life.mood) for life in simulate(seed, DAYS, FRAME))
        pulls += [np.corrcoef(noor[1:], sam[:-1])[0, 1], np.corrcoef(sam[1:], noor[:-1])[0, 1]]
    assert np.mean(pulls) > 0.04


def test_a_year_holds_a_stretch_that_is_clearly_lower_than_usual():
    falls = []
    for seed in range(12):
        weeks = week_around(simulate(seed, DAYS, FRAME)[0].mood)
        falls.append(np.median(weeks) - weeks.min())
    assert np.mean(falls) > 1.5


def test_the_medicine_changes_once_and_stays_private(lives):
    told = [one for one in lives[0].told if isinstance(one.entry, Checkin) and one.entry.words == sayings.MEDICINE]
    assert len(told) <= 1
    assert all(not one.ticks for one in told)
    assert not [entry for entry in checkins(lives[1]) if entry.words == sayings.MEDICINE]
    assert 0 < medicine_day(DAYS) < DAYS


def test_ten_years_of_six_a_day_are_more_than_36_000_entries():
    lives = simulate(1, 3653, Frame(dt.date(2016, 11, 22), per_day=6))
    assert sum(len(life.told) for life in lives) >= 36_000


def test_what_is_kept_beside_fits_the_house_and_opens_on_no_crisis(lives):
    kept = [one.entry for one in beside(7, lives[0], FRAME, medicine=True)]
    assert {entry.line for entry in kept if isinstance(entry, Win)} <= set(LINES)
    assert [entry.what for entry in kept if isinstance(entry, Medicine)] == ["started", "changed", "noticed", "noticed"]
    checks = [entry for entry in kept if isinstance(entry, Screening)]
    asked = instruments.instrument("phq-9")
    for check in checks:
        assert instruments.read(asked, check.answers).total is not None
        assert check.answers["9"] == 0
    assert len(checks) >= DAYS // 28


def test_only_one_of_the_two_takes_something_and_nothing_of_it_is_shared(lives):
    sams = beside(7, lives[1], FRAME, medicine=False)
    assert all(isinstance(one.entry, Win) for one in sams)
    assert not any(one.ticks for one in [*sams, *beside(7, lives[0], FRAME, medicine=True)])
