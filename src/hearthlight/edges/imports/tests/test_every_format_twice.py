"""Every format, whatever is chosen: a file again, a newer export after an older one, and two that overlap add nothing twice."""

import datetime as dt
import random
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearthlight.edges.imports import gather, parcel, reader
from hearthlight.edges.imports.formats import daylio
from hearthlight.edges.imports.here import Here, slot
from hearthlight.edges.imports.tests.samples import files
from hearthlight.entries.base import Entry
from hearthlight.entries.checkin import Checkin
from hearthlight.entries.cycle import Cycle
from hearthlight.entries.medicine import Medicine
from hearthlight.entries.movement import STEPS_OF_A_DAY, Movement
from hearthlight.entries.night import Night

ZONE = ZoneInfo("Europe/Berlin")
TODAY = dt.date(2026, 2, 1)
choices = st.builds(
    gather.Choice,
    st.sets(st.sampled_from(gather.TICKS), min_size=1).map(frozenset),
    st.sampled_from([(0.0, 10.0), (1.0, 5.0), (5.0, 1.0)]),
)
levels = st.integers(1, 5)
LISTS = ("sleeps", "moves", "moods", "energies", "doses")
TABLES = ("steps", "flows", "hours")


def read(path):
    return reader.read(parcel.of_path(path, companions=sorted(path.parent.iterdir())), ZONE, today=TODAY)


FOUND = {f"{path.parent.name}/{path.name}": read(path) for path in files()}
FORMATS = sorted({found.format for found in FOUND.values()})


def named(found, level):
    told = replace(found)
    daylio.named(told, dict.fromkeys(found.unnamed_moods(), level))
    return told


def entries(found, choice, batch):
    # A plain table says nothing about which app it comes from.
    form = "csv" if found.format == "generic" else found.format
    owner = gather.Owner(ZONE, f"{form}:{batch}", lambda name: name.encode()[:16])
    return gather.entries(found, choice, owner)


def brought(*told):
    """Return what a home holds after these files, each with its own choice."""
    home: list[Entry] = []
    for number, (found, choice) in enumerate(told):
        home += Here(home).new({slot(one): one for one in entries(found, choice, number)}.values())
    return home


def older(found, chance):
    """Return what an earlier export of the same app would have told: some of it."""
    fewer: dict[str, Any] = {name: [one for one in getattr(found, name) if chance.random() < 0.6] for name in LISTS}
    fewer |= {name: {key: one for key, one in getattr(found, name).items() if chance.random() < 0.6} for name in TABLES}
    return replace(found, **fewer)


def thing_of(one):
    """Return what an entry tells of; a check-in is asked about elsewhere."""
    match one:
        case Night():
            return "night", one.bed_at, one.wake_at, one.day
        case Movement(what=what) if what == STEPS_OF_A_DAY:
            return "steps", one.day, one.steps
        case Movement():
            return "walk", one.at, one.what
        case Medicine():
            return "medicine", one.at or one.day, one.name, one.what
        case Cycle():
            return "cycle", one.day, one.marker


def told_twice(home):
    """Return what two entries tell of."""
    things = Counter(thing_of(one) for one in home if not isinstance(one, Checkin))
    return [thing for thing, count in things.items() if count > 1]


def moments(home):
    return Counter(one.at or one.day for one in home if isinstance(one, Checkin))


@pytest.mark.parametrize("name", FOUND)
@settings(max_examples=25, deadline=None)
@given(first=choices, second=choices, level=levels, other=levels)
def test_a_file_again_with_other_choices_tells_nothing_twice(name, first, second, level, other):
    found = FOUND[name]
    home = brought((named(found, level), first), (named(found, other), second))
    assert told_twice(home) == []
    if found.format != "generic":
        once = moments(brought((named(found, level), gather.Choice(frozenset(gather.TICKS), (0.0, 10.0)))))
        assert moments(home) <= once
    assert brought((found, first), (found, first)) == brought((found, first))


@pytest.mark.parametrize("name", FOUND)
@settings(max_examples=25, deadline=None)
@given(choice=choices, level=levels, seed=st.integers(0, 10**6))
def test_a_newer_export_after_an_older_one_adds_only_what_is_new(name, choice, level, seed):
    found = named(FOUND[name], level)
    before = older(found, random.Random(seed))
    home = brought((before, choice), (found, choice))
    assert told_twice(home) == []
    assert moments(home) == moments(brought((found, choice)))
    assert brought((before, choice), (found, choice), (before, choice), (found, choice)) == home


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(sorted(FOUND)), min_size=2, max_size=4), choices, levels)
def test_sources_that_overlap_tell_no_night_walk_or_medicine_twice(names, choice, level):
    home = brought(*((named(FOUND[name], level), choice) for name in names))
    assert told_twice(home) == []
    nights = sorted((one.bed_at, one.wake_at) for one in home if isinstance(one, Night) and one.bed_at and one.wake_at)
    assert all(one[1] <= other[0] for one, other in pairwise(nights))


def test_every_format_is_among_the_samples():
    assert sorted(one.name for one in reader.FORMATS) == FORMATS


def test_a_mood_that_was_changed_in_its_app_stays_as_it_came():
    found = FOUND["daylio/2020_12h.csv"]
    everything = gather.Choice(frozenset(gather.TICKS), (1.0, 5.0))
    changed = named(found, 3)
    changed.moods = [replace(one, value=4.0) for one in found.moods]
    assert brought((found, everything), (changed, everything)) == brought((found, everything))
