"""Tries are counted for a name, however it is written, and for a place; and they are forgotten."""

import datetime as dt

import pytest

from hearthlight.people import limits
from hearthlight.people.models import Tries

NOW = dt.datetime(2026, 11, 24, 18, 12, tzinfo=dt.UTC)
TWO = limits.Limit("test/name", 2, dt.timedelta(minutes=15))

pytestmark = pytest.mark.django_db


def test_a_name_written_another_way_counts_as_the_same_name():
    limits.count(TWO, "noor", now=NOW)
    limits.count(TWO, " NOOR", now=NOW)
    with pytest.raises(limits.TooMany) as refused:
        limits.count(TWO, "Noor ", now=NOW)
    assert refused.value.wait == TWO.stretch


def test_a_try_that_went_well_forgets_the_ones_before():
    limits.count(TWO, "noor", now=NOW)
    limits.count(TWO, "noor", now=NOW)
    limits.clear(TWO, "Noor")
    limits.count(TWO, "noor", now=NOW)


def test_what_is_over_is_removed_at_the_next_try():
    limits.count(TWO, "noor", now=NOW)
    limits.count(TWO, "sam", now=NOW + TWO.stretch)
    assert Tries.objects.count() == 1
