"""Where a forecast is made and what it is held against: the origins of a diary, and the values that then came."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from bench.ahead.diaries import Days, Floats, Person

AFTER_DAYS = (7, 10, 14, 18, 21, 28, 35, 42, 56, 70, 84, 98, 112)
HORIZONS = (1, 3, 7)
FEWEST_VALUES = 5


@dataclass(frozen=True, slots=True)
class Origin:
    """One moment in one diary: `known` values are said, `after` calendar days have passed.

    `targets` are (horizon from the last calendar day, horizon from the latest answered day, the value that came).
    """

    after: int
    known: int
    targets: tuple[tuple[int, int, float], ...]


def of(person: Person, *, daily: bool = False) -> Iterator[Origin]:
    """Yield the origins of a diary that have enough behind them and at least one answered day to be held against.

    They are some days of every diary, so that long ones do not drown short ones; `daily` takes every day instead.
    """
    said = dict(zip(person.days.tolist(), person.values.tolist(), strict=True))
    whole = range(AFTER_DAYS[0], int(person.days[-1] - person.days[0]) + 1)
    for after in whole if daily else AFTER_DAYS:
        today = int(person.days[0]) + after - 1
        known = int(np.searchsorted(person.days, today, side="right"))
        if known < FEWEST_VALUES:
            continue
        latest = int(person.days[known - 1])
        targets = tuple(
            (ahead, today + ahead - latest, said[today + ahead]) for ahead in HORIZONS if today + ahead in said
        )
        if targets:
            yield Origin(after, known, targets)


def past(person: Person, origin: Origin) -> tuple[Days, Floats]:
    """Return the days and values known at `origin`."""
    return person.days[: origin.known], person.values[: origin.known]
