"""Whatever the files say: a file again, a newer one after an older one, and two that overlap add nothing twice."""

import datetime as dt
from itertools import combinations
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from hearthlight.edges.imports import gather, nights, parcel, reader
from hearthlight.edges.imports.here import Here, slot
from hearthlight.edges.imports.readings import Segment, Sleep
from hearthlight.entries.base import Entry
from hearthlight.entries.movement import STEPS_OF_A_DAY, Movement
from hearthlight.entries.night import Night

ZONE = ZoneInfo("Europe/Berlin")
OFFSET = dt.timezone(dt.timedelta(hours=1))
FIRST = dt.datetime(2026, 1, 5, 12, tzinfo=OFFSET)
EVERYTHING = gather.Choice(frozenset(gather.TICKS), (1, 5))
SOURCES = ("Watch", "Phone", "App & Co")
STAGES = ("AsleepCore", "AsleepDeep", "AsleepREM", "Awake", "InBed", "AsleepUnspecified", "Asleep")

minutes = st.integers(0, 6 * 24 * 60)
stretches = st.tuples(st.sampled_from(SOURCES), minutes, st.integers(1, 500), st.sampled_from(STAGES))
steps = st.tuples(st.sampled_from(SOURCES), minutes, st.integers(1, 60), st.integers(0, 5000))
walks = st.tuples(st.sampled_from(SOURCES), minutes, st.integers(1, 90))
exports = st.tuples(st.lists(stretches, max_size=12), st.lists(steps, max_size=8), st.lists(walks, max_size=4))


def stamp(minute):
    return (FIRST + dt.timedelta(minutes=minute)).strftime("%Y-%m-%d %H:%M:%S +0100")


def written(said):
    """Return an Apple export that says this."""
    slept, walked, moved = said
    record = '<Record type="{}" sourceName="{}" startDate="{}" endDate="{}" value="{}"/>'
    lines = [
        record.format(
            "HKCategoryTypeIdentifierSleepAnalysis",
            source.replace("&", "&amp;"),
            stamp(start),
            stamp(start + length),
            f"HKCategoryValueSleepAnalysis{stage}",
        )
        for source, start, length, stage in slept
    ]
    lines += [
        record.format(
            "HKQuantityTypeIdentifierStepCount",
            source.replace("&", "&amp;"),
            stamp(start),
            stamp(start + length),
            count,
        )
        for source, start, length, count in walked
    ]
    lines += [
        f'<Workout workoutActivityType="HKWorkoutActivityTypeWalking" duration="{length}" durationUnit="min" '
        f'sourceName="{source.replace("&", "&amp;")}" startDate="{stamp(start)}" endDate="{stamp(start + length)}"/>'
        for source, start, length in moved
    ]
    return f'<HealthData locale="en">{"".join(lines)}</HealthData>'.encode()


def entries(said):
    found = reader.read(parcel.of_bytes(written(said), "export.xml"), ZONE, today=dt.date(2026, 2, 1))
    owner = gather.Owner(ZONE, "apple_health:1", lambda _: b"")
    return gather.entries(found, EVERYTHING, owner)


def brought(*files):
    """Return what a home holds after these files, one after the other."""
    home: list[Entry] = []
    for said in files:
        home += Here(home).new({slot(one): one for one in entries(said)}.values())
    return home


def overlapping(home):
    spans = [(one.bed_at, one.wake_at) for one in home if isinstance(one, Night) and one.bed_at and one.wake_at]
    return [pair for pair in combinations(spans, 2) if pair[0][0] < pair[1][1] and pair[1][0] < pair[0][1]]


@settings(max_examples=150)
@given(exports)
def test_a_file_again_adds_nothing(said):
    assert brought(said, said) == brought(said)


@settings(max_examples=150)
@given(exports, exports)
def test_a_newer_file_after_an_older_one_tells_no_night_twice(old, more):
    newer = tuple(first + second for first, second in zip(old, more, strict=True))
    home = brought(old, newer)
    assert overlapping(home) == []
    assert brought(old, newer, newer) == home
    assert brought(old, newer, old) == home


@settings(max_examples=150)
@given(exports, exports)
def test_the_steps_of_a_day_are_those_of_the_source_that_counted_most(one, other):
    home = [entry for entry in brought(one, other) if isinstance(entry, Movement) and entry.what == STEPS_OF_A_DAY]
    known: dict[dt.date | None, float] = {}
    for entry in home:
        known[entry.day] = max(entry.steps or 0, known.get(entry.day, 0))
    for day, most in known.items():
        told = [
            entry.steps or 0
            for said in (one, other)
            for entry in entries(said)
            if entry.day == day and isinstance(entry, Movement) and entry.what == STEPS_OF_A_DAY
        ]
        assert most == max(told)


@settings(max_examples=200)
@given(exports)
def test_no_night_is_longer_than_its_own_time_and_no_two_overlap(said):
    home = brought(said)
    assert overlapping(home) == []
    for one in home:
        if isinstance(one, Night) and one.bed_at and one.wake_at and one.asleep is not None:
            assert one.asleep <= (one.wake_at - one.bed_at).total_seconds() / 60 + 0.01


@given(st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 400)), max_size=20))
def test_the_union_of_stretches_is_every_minute_once(spans):
    segments = [
        Segment(FIRST + dt.timedelta(minutes=start), FIRST + dt.timedelta(minutes=start + length), "asleep")
        for start, length in spans
    ]
    covered = {minute for start, length in spans for minute in range(start, start + length)}
    assert nights.union(segments) == len(covered)


def test_a_nap_is_short_or_begun_by_day_and_never_the_longest():
    def slept(hour, length):
        start = dt.datetime(2026, 1, 9, tzinfo=OFFSET) + dt.timedelta(hours=hour)
        return Sleep("Watch", start, start + dt.timedelta(hours=length), asleep=length * 60)

    found = nights.choose([slept(23, 7), slept(35, 4.5), slept(44.5, 3)])
    assert [one.span for one in found.nights] == [420]
    assert [one.span for one in found.naps] == [270, 180]
    halves = nights.choose([slept(20.5, 4.25), slept(25.5, 5)])
    assert [(one.span, one.asleep) for one in halves.nights] == [(600, 555)]
    assert halves.naps == ()
