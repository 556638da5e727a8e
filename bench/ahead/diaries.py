"""The real diaries: each study as series of one value per person and day, higher is better; missing days stay missing.

They are other people's data. They are read from the folder that HEARTHLIGHT_DIARIES names and never copied.
"""

import csv
import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

type Row = dict[str, str]
type Floats = NDArray[np.float64]
type Days = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Person:
    """One person's diary of one item: ascending days and the value of each; `partner` is who lives with them."""

    name: str
    days: Days
    values: Floats
    partner: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """One item of one study; `step` is the distance of two possible values, or None where days are averaged."""

    study: str
    item: str
    scale: tuple[float, float]
    step: float | None
    people: tuple[Person, ...]

    @property
    def name(self) -> str:
        return f"{self.study}/{self.item}"


@dataclass(frozen=True, slots=True)
class Item:
    """How one column of a study is read; `turned` where more is worse, so that more is better in all of them."""

    name: str
    scale: tuple[float, float]
    step: float | None = None
    turned: bool = False
    columns: tuple[str, ...] = ()

    def read(self, row: Row) -> float | None:
        """Return the value of a row, or None when a part of it was not answered."""
        cells = [row[column] for column in self.columns or (self.name,)]
        if not all(cells):
            return None
        value = sum(map(float, cells))
        low, high = self.scale
        return float(np.clip(low + high - value if self.turned else value, low, high))


THIRD = 1 / 3
STUDIES: dict[str, tuple[Item, ...]] = {
    "couples_daily": (
        Item("contentment", (0, 4), THIRD),
        Item("vigor", (0, 4), THIRD),
        Item("anxiety", (0, 4), THIRD, turned=True),
        Item("sadness", (0, 4), THIRD, turned=True),
    ),
    "patients_long": (
        Item("mood", (-3, 3), 1, columns=("positive_feeling", "negative_feeling")),
        Item("energy", (-3, 3), 1, columns=("positive_energy", "negative_energy")),
        Item("anxiety", (0, 3), 1, turned=True),
        Item("annoying", (0, 3), 1, turned=True),
    ),
    "students_14d": (
        Item("relax", (1, 5)),
        *(Item(name, (1, 5), turned=True) for name in ("irritable", "worry", "nervous", "anhedonia", "tired")),
    ),
    "students_32d": (
        Item("positive_affect", (1, 7), THIRD),
        Item("negative_affect", (1, 7), THIRD, turned=True),
        Item("sleep_quality", (0, 4), 1),
    ),
    "young_adults_21d": (Item("valence", (0, 100)), Item("arousal", (0, 100)), Item("life_satisfaction", (0, 100))),
}
ALONE = tuple(Item(f"mood_{name}", (1, 7)) for name in ("relaxed", "satisfi", "enthus", "cheerf", "strong"))


def folder() -> Path:
    """Return where the diaries lie."""
    return Path(os.environ.get("HEARTHLIGHT_DIARIES", "../shared/data"))


def load() -> list[Series]:
    """Return every series that the priors may be learned from."""
    return [_series(study, item) for study, items in STUDIES.items() for item in items]


def single_case() -> list[Series]:
    """Return the one long diary that nothing is learned from, averaged per day."""
    rows = _rows("single_case_239d", "prompts.csv")
    return [_gathered("single_case_239d", item, rows, lambda _: ("one", "")) for item in ALONE]


def _series(study: str, item: Item) -> Series:
    return _gathered(study, item, _rows(study, "daily.csv"), _couple if study == "couples_daily" else _alone)


def _gathered(study: str, item: Item, rows: list[Row], who: Callable[[Row], tuple[str, str]]) -> Series:
    found: dict[tuple[str, str], dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        value = item.read(row)
        if value is not None:
            found[who(row)][int(float(row["day"]))].append(value)
    return Series(study, item.name, item.scale, item.step, tuple(_people(found)))


def _people(found: dict[tuple[str, str], dict[int, list[float]]]) -> Iterator[Person]:
    for (name, partner), said in sorted(found.items()):
        days = sorted(said)
        yield Person(name, np.array(days), np.array([np.mean(said[day]) for day in days]), partner)


def _couple(row: Row) -> tuple[str, str]:
    other = "W" if row["role"] == "M" else "M"
    return row["couple"] + row["role"], row["couple"] + other


def _alone(row: Row) -> tuple[str, str]:
    return row["person"], ""


def _rows(study: str, file: str) -> list[Row]:
    with (folder() / study / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
