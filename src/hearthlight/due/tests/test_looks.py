"""Everybody has one silent row a day at which the worker looks at lamps, whether there are any or not."""

import datetime as dt
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from hearthlight.due import plan
from hearthlight.due.lamps import Agreed
from hearthlight.due.tests.test_plan import MOMENTS, QUARTERS, SEEDS, ZONES
from hearthlight.entries.ahead import Ahead

HOURS = st.none() | QUARTERS


def dims(hour: dt.time | None, zone: str, now: dt.datetime) -> list[Ahead]:
    day = now.astimezone(ZoneInfo(zone)).date()
    return [Ahead(dt.datetime.combine(day, hour), zone, 0, "FREQ=DAILY")] if hour else []


@settings(max_examples=150, deadline=None)
@given(HOURS, ZONES, MOMENTS, SEEDS)
def test_there_is_one_a_day_and_none_of_them_says_anything(hour, name, now, seed):
    found = plan.looks(dims(hour, name, now), zone=ZoneInfo(name), now=now, seed=seed)
    assert plan.LAID_DAYS - 1 <= len(found) <= plan.LAID_DAYS + 1
    assert not any(moment.says for moment in found)
    assert all(moment.at > now - plan.JUST_NOW for moment in found)
    days = [moment.at.astimezone(ZoneInfo(name)).date() for moment in found]
    assert len(set(days)) == len(days)


@settings(max_examples=150, deadline=None)
@given(QUARTERS, ZONES, MOMENTS, SEEDS)
def test_at_each_of_them_lamps_that_were_agreed_are_due(hour, name, now, seed):
    agreed = Agreed(hour, name, of_two=False)
    found = plan.looks(dims(hour, name, now), zone=ZoneInfo(name), now=now, seed=seed)
    evenings = [agreed.day(moment.at) for moment in found]
    assert None not in evenings
    assert len(set(evenings)) == len(evenings)


@settings(max_examples=50, deadline=None)
@given(ZONES, MOMENTS, SEEDS)
def test_a_drawn_one_lies_where_evenings_dim_and_stays_the_same(name, now, seed):
    zone = ZoneInfo(name)
    found = plan.looks([], zone=zone, now=now, seed=seed)
    clocks = {moment.at.astimezone(zone).time() for moment in found}
    assert len(clocks) == 1
    (clock,) = clocks
    assert clock.hour * 60 + clock.minute in plan.DIMMING
