"""Good windows: only where both are free, best where both chances are, and the same for either of the two."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.entries.days import Part
from hearthlight.insight.windows import MOST_COULD, PARTS, WEEK, Person, bar, leans, week

EVERY = frozenset((day, part) for day in range(WEEK) for part in PARTS)
MORNINGS, EVENINGS = (frozenset((day, PARTS[nth]) for day in range(WEEK)) for nth in (0, 2))
hours = st.sets(st.sampled_from(sorted(EVERY)))


def person(*levels: float, leaning: dict[Part, float] | None = None) -> Person:
    """Return somebody whose days spread evenly two points round these levels."""
    week_long = np.array(levels if len(levels) == WEEK else [levels[0]] * WEEK)
    return Person(week_long[:, None] + np.linspace(-2, 2, 41), leaning or {}, 5.0)


@st.composite
def people(draw) -> Person:
    levels = draw(st.lists(st.floats(0, 10), min_size=WEEK, max_size=WEEK))
    return person(*levels, leaning={part: draw(st.floats(-2, 2)) for part in PARTS})


def test_the_best_chance_is_the_better_day_of_both() -> None:
    found = week([person(4, 4, 4, 4, 4, 7, 4), person(5, 5, 5, 5, 5, 6, 5)], [EVERY, EVENINGS])
    assert found.best is not None
    assert (found.best.day, found.best.part) == (5, "evening")


def test_a_part_of_the_day_that_suits_both_is_found() -> None:
    found = week([person(5, leaning={"morning": 1.0}), person(5, leaning={"morning": 0.5})], [EVERY, EVERY])
    assert found.best is not None
    assert found.best.part == "morning"


def test_a_day_low_for_one_of_them_is_lower_for_both() -> None:
    found = week([person(6, 6, 3.2, 6, 6, 6, 6), person(6)], [EVENINGS, EVENINGS])
    assert {cell.kind for cell in found.cells if cell.day == 2} == {"lower"}


def test_without_a_common_hour_there_is_no_window() -> None:
    found = week([person(6), person(6)], [MORNINGS, EVENINGS])
    assert found.best is None
    assert {cell.kind for cell in found.cells} <= {"", "lower"}


def test_one_person_alone_has_windows_of_their_own() -> None:
    found = week([person(4, 4, 7, 4, 4, 4, 4)], [EVENINGS])
    assert found.best is not None
    assert found.best.day == 2


@given(people(), people(), hours, hours)
def test_both_see_the_same_week(one, other, mine, theirs) -> None:
    assert week([one, other], [mine, theirs]) == week([other, one], [theirs, mine])


@given(people(), people(), hours, hours)
def test_only_hours_that_both_entered_are_offered(one, other, mine, theirs) -> None:
    found = week([one, other], [mine, theirs])
    good = [cell for cell in found.cells if cell.kind in ("best", "could")]
    assert all((cell.day, cell.part) in mine & theirs for cell in good)
    assert sum(cell.kind == "best" for cell in good) <= 1
    assert len(good) <= MOST_COULD + 1
    assert [len(found.row(part)) for part in PARTS] == [WEEK] * 3


def test_a_lean_grows_with_the_days_that_tell_of_it() -> None:
    few = leans([("morning", 7.0), ("evening", 5.0)])
    many = leans([("morning", 7.0), ("evening", 5.0)] * 40)
    assert 0 < few["morning"] < many["morning"] < 1
    assert many["morning"] == pytest.approx(-many["evening"])
    assert leans([]) == {}


def test_some_energy_is_half_ones_own_days_where_that_is_less() -> None:
    assert (bar([7.0, 8.0, 9.0]), bar([1.0, 3.0, 3.0])) == (5.0, 3.0)


def test_a_value_at_the_bar_counts_half() -> None:
    level = Person(np.full((WEEK, 4), 5.0), {}, 5.0)
    assert level.chances() == pytest.approx(np.full((WEEK, 3), 0.5))
