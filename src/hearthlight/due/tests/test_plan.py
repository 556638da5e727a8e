"""The plan of the coming two weeks, for any wish and any clock: never in the hushed hours, never too often, always as long."""

import datetime as dt
from collections import Counter
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from hearthlight.due import plan, wishes
from hearthlight.due.wishes import Wishes
from hearthlight.entries.ahead import Ahead
from hearthlight.entries.days import day_of

QUARTERS = st.integers(0, 95).map(lambda quarter: dt.time(quarter // 4, quarter % 4 * 15))
ZONES = st.sampled_from(["Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"])
# Around the days on which one clock or another changes.
MOMENTS = st.sampled_from(["2027-03-10", "2027-03-24", "2027-04-01", "2027-10-28", "2027-11-04"]).flatmap(
    lambda day: st.integers(0, 14 * 24 * 60).map(
        lambda minutes: dt.datetime.fromisoformat(f"{day}T00:00+00:00") + dt.timedelta(minutes=minutes)
    )
)
DAYS = st.dates(dt.date(2027, 3, 1), dt.date(2027, 11, 30))
WISHES = st.builds(
    Wishes,
    times=st.sets(QUARTERS, max_size=2).map(lambda times: tuple(sorted(times))),
    planned=st.none() | QUARTERS,
    hush_from=QUARTERS,
    hush_until=QUARTERS,
    snoozed_until=st.none() | DAYS,
    ask_once=st.booleans(),
    still_since=st.none() | DAYS,
)
SEEDS = st.binary(min_size=32, max_size=32)
MORNINGS = DAYS.map(lambda day: dt.datetime.combine(day, dt.time(9)))
RULES = st.sampled_from(["", "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU"])
PLANNED = st.lists(
    st.builds(Ahead, MORNINGS, ZONES, st.just(30), RULES),
    max_size=3,
)


@settings(max_examples=300, deadline=None)
@given(WISHES, ZONES, MOMENTS, SEEDS, PLANNED)
def test_nothing_is_said_in_the_quiet_hours_the_wind_down_a_snooze_or_a_still_day(wished, name, now, seed, planned):
    zone = ZoneInfo(name)
    for moment in plan.moments(wished, zone=zone, now=now, seed=seed, planned=planned):
        assert moment.at > now
        if moment.says:
            day = day_of(moment.at, zone)
            assert wished.asks_on(day) or not wished.is_still(day)
            assert not wished.is_snoozed(day)
            for at in (moment.at, moment.until):
                assert not wished.is_hushed(at.astimezone(zone).time())


@settings(max_examples=300, deadline=None)
@given(WISHES, ZONES, MOMENTS, SEEDS, PLANNED)
def test_no_day_is_said_more_than_was_wished_and_silence_comes_after_three_days(wished, name, now, seed, planned):
    zone = ZoneInfo(name)
    said = [
        day_of(moment.at, zone)
        for moment in plan.moments(wished, zone=zone, now=now, seed=seed, planned=planned)
        if moment.says
    ]
    assert all(said.count(day) <= max(1, len(wished.slots)) for day in said)
    assert len(set(said) - {day_of(now, zone)}) <= plan.SPEAKING_DAYS


@settings(max_examples=200, deadline=None)
@given(WISHES, ZONES, MOMENTS, SEEDS, PLANNED)
def test_what_is_planned_moves_no_moment(wished, name, now, seed, planned):
    zone = ZoneInfo(name)
    free = plan.moments(wished, zone=zone, now=now, seed=seed)
    full = plan.moments(wished, zone=zone, now=now, seed=seed, planned=planned)
    assert [moment.at for moment in free] == [moment.at for moment in full]


def test_the_time_for_planned_days_speaks_on_those_days_alone():
    zone = ZoneInfo("Europe/Amsterdam")
    ritual = Ahead(
        dt.datetime.combine(dt.date(2026, 11, 27), dt.time(20)),
        zone.key,
        30,
        "FREQ=WEEKLY;BYDAY=FR",
        without=(dt.date(2026, 12, 4),),
    )
    wished, now = Wishes(planned=dt.time(18)), dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
    found = plan.moments(wished, zone=zone, now=now, seed=bytes(32), planned=[ritual])
    said = [moment.at.astimezone(zone) for moment in found if moment.says]
    assert [(at.date(), at.hour) for at in said] == [(dt.date(2026, 11, 27), 18)]
    assert not any(moment.says for moment in plan.moments(wished, zone=zone, now=now, seed=bytes(32)))


@settings(max_examples=300, deadline=None)
@given(WISHES, WISHES, ZONES, MOMENTS, SEEDS)
def test_every_day_to_come_has_as_many_moments_whatever_is_wished(one, other, name, now, seed):
    zone = ZoneInfo(name)
    for wished in (one, other):
        found = plan.moments(wished, zone=zone, now=now, seed=seed)
        counts = Counter(day_of(moment.at, zone) for moment in found)
        counts.pop(day_of(now, zone), None)
        assert set(counts.values()) == {wishes.MOST_A_DAY}
        assert len(counts) == plan.LAID_DAYS - 1


@given(WISHES)
def test_a_wish_that_was_kept_reads_the_same(wished):
    settled = {"reminders": wishes.to_map(wished), "still_since": str(wished.still_since)}
    assert wishes.read(settled.get) == wished


@given(st.dictionaries(st.text(), st.text()) | st.text() | st.none())
def test_what_reads_as_no_wish_is_none(said):
    assert wishes.read({"reminders": said}.get).times == ()


def test_a_time_that_the_clock_leaves_out_comes_an_hour_later_and_one_that_comes_twice_comes_once():
    wished = Wishes(times=(dt.time(2, 30),), hush_from=dt.time(12), hush_until=dt.time(20))
    amsterdam = ZoneInfo("Europe/Amsterdam")
    for night, expected in (("2027-03-27", "03:30"), ("2027-10-30", "02:30")):
        evening = dt.datetime.fromisoformat(f"{night}T21:00+00:00")
        first, *_ = [one for one in plan.moments(wished, zone=amsterdam, now=evening, seed=bytes(32)) if one.says]
        assert first.at.astimezone(amsterdam).strftime("%H:%M") == expected
