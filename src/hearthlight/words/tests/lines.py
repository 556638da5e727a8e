"""The labelled lines that come with the house, and how a reading is held against them."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hearthlight.words.coach import read
from hearthlight.words.reading import BLOCKS, MARKS, SAFETY, Reading

FOLDER = Path(__file__).resolve().parents[4] / "tests" / "data" / "words"


@dataclass(frozen=True)
class Line:
    """One labelled line, and what the coach read in it."""

    text: str
    labels: frozenset[str]
    maybe: frozenset[str]
    spans: tuple[tuple[int, int], ...]
    reading: Reading

    @property
    def marked(self) -> bool:
        return bool(self.labels & {*MARKS, "coer"})

    @property
    def tender(self) -> bool:
        return bool(self.labels & {*BLOCKS}) and not self.marked and not self.labels & {*SAFETY}


@cache
def read_lines(name: str) -> tuple[Line, ...]:
    """Return the lines of one file, each read by the coach."""
    rows = map(json.loads, (FOLDER / name).read_text(encoding="utf-8").splitlines())
    return tuple(
        Line(
            row["text"],
            frozenset(row["labels"]),
            frozenset(row["maybe"]),
            tuple(map(tuple, row["spans"])),
            read(row["text"]),
        )
        for row in rows
    )


def balance(lines: tuple[Line, ...], label: str) -> float:
    """Return the F1 of one label; lines where it is right either way are left out."""
    told = [(label in line.reading.labels, label in line.labels) for line in lines if label not in line.maybe]
    right = sum(said and true for said, true in told)
    return 2 * right / max(1, sum(said + true for said, true in told))
