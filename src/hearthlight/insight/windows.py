"""Good windows: the parts of the coming week in which both may have some energy, and both are free.

    chance(day, part) = product over the people of P(energy(day) + lean(part) >= bar)

P is the person's own outlook, `lean` how much a part of the day differs from their others (pulled towards nothing while
few days tell of it), and `bar` some energy, or half their own days where that is less. The outlooks are taken as
independent given the day. Only what both chose to share goes in, so both see the same week.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from hearthlight.entries.days import Part

type Kind = Literal["best", "could", "lower", ""]
type Hours = Collection[tuple[int, Part]]

PARTS: tuple[Part, ...] = ("morning", "afternoon", "evening")
WEEK = 7
SOME_ENERGY = 5.0
LEAN_NEEDS = 10
MOST_COULD = 6
LOWER_SHARE = 0.75
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Person:
    """One person's energy in the coming week: quantiles of each day (WEEK, any number), leans, and the bar.

    All are on the scale of the ratings.
    """

    outlook: NDArray[np.float64]
    leans: Mapping[Part, float]
    bar: float

    def chances(self) -> NDArray[np.float64]:
        """Return the chance of some energy in each cell of the week, (WEEK, 3); a value at the bar counts half."""
        found = np.empty((WEEK, len(PARTS)))
        for nth, part in enumerate(PARTS):
            over = self.outlook + self.leans.get(part, 0.0) - self.bar
            found[:, nth] = ((over > 0) + 0.5 * (over == 0)).mean(axis=1)
        return found


@dataclass(frozen=True, slots=True)
class Cell:
    """One part of one day: `day` counts from 0 for today; `kind` is empty for a cell that is neither good nor lower."""

    day: int
    part: Part
    kind: Kind
    free: bool


@dataclass(frozen=True, slots=True)
class Week:
    """The cells of the week, day by day, and the one with the best chance, if any is free."""

    cells: tuple[Cell, ...]
    best: Cell | None

    def row(self, part: Part) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if cell.part == part)


def bar(values: Sequence[float]) -> float:
    """Return what counts as some energy for a person with these day means: SOME_ENERGY, or their median where less."""
    return min(SOME_ENERGY, median(values))


def leans(said: Iterable[tuple[Part, float]]) -> dict[Part, float]:
    """Return how much energy in each part of the day differs from the person's mean, shrunk by n / (n + LEAN_NEEDS)."""
    told = list(said)
    if not told:
        return {}
    middle, found = fmean(value for _, value in told), dict[Part, float]()
    for part in PARTS:
        values = [value for at, value in told if at == part]
        if values:
            found[part] = len(values) / (len(values) + LEAN_NEEDS) * (fmean(values) - middle)
    return found


def week(people: Sequence[Person], free: Sequence[Hours]) -> Week:
    """Return the coming week of one person or two; `free` holds for each the free (day, part), days from 0 for today.

    A free cell no worse than the mean of the free ones could work, MOST_COULD of them at most; the best of all is the
    best chance. Any other whose chance lies clearly below the mean of the whole week is lower, free or not.
    """
    chances = np.prod([person.chances() for person in people], axis=0)
    middle = float(chances.mean())
    open_cells = {(day, part) for day in range(WEEK) for part in PARTS if all((day, part) in hours for hours in free)}
    chance_of = {cell: float(chances[cell[0], PARTS.index(cell[1])]) for cell in open_cells}
    order = sorted(open_cells, key=lambda cell: (-chance_of[cell], cell[0], PARTS.index(cell[1])))
    enough = sum(chance_of.values()) / len(chance_of) - ROUNDING if chance_of else 0.0
    good = [cell for cell in order if chance_of[cell] >= enough][: MOST_COULD + 1]
    cells = []
    for day in range(WEEK):
        for nth, part in enumerate(PARTS):
            kind = _kind((day, part), good, lower=chances[day, nth] < LOWER_SHARE * middle)
            cells.append(Cell(day, part, kind, (day, part) in open_cells))
    return Week(tuple(cells), next((cell for cell in cells if cell.kind == "best"), None))


def _kind(cell: tuple[int, Part], good: Sequence[tuple[int, Part]], *, lower: bool) -> Kind:
    if good and cell == good[0]:
        return "best"
    if cell in good:
        return "could"
    return "lower" if lower else ""
