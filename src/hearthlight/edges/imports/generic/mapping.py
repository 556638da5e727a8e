"""Which column says what, and on which scale: proposed from the heading and the cells, decided by the person."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

import msgspec

from hearthlight.edges.imports.generic import days
from hearthlight.edges.imports.generic.cells import number, says_nothing
from hearthlight.edges.imports.generic.days import Order, moment
from hearthlight.edges.imports.generic.table import Table

type Field = Literal["mood", "energy", "closeness"]

FIELDS: tuple[Field, ...] = ("mood", "energy", "closeness")
_LOOKED_AT = 400
_TRUSTED = 0.9
_DAY_WORDS = ("date", "full_date", "day", "datum", "tag", "jour", "fecha", "data", "dia", "timestamp")
_TIME_WORDS = ("time", "hour", "uhrzeit", "zeit", "heure", "hora", "ora")
# The second tuple names what runs the other way: more tiredness is less energy.
_FIELD_WORDS: dict[Field, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "mood": (
        ("mood", "contentment", "happiness", "happy", "wellbeing", "valence", "stimmung", "humeur", "humor", "umore"),
        ("sadness", "depression", "depressed"),
    ),
    "energy": (("energy", "vigor", "vigour", "energie", "énergie", "energia"), ("fatigue", "tiredness", "exhaustion")),
    "closeness": (("closeness", "connection", "connectedness", "nähe", "proximité", "cercanía", "vicinanza"), ()),
}
_USUAL_SCALES = ((1, 5), (0, 4), (0, 5), (1, 10), (0, 10), (-1, 1), (-2, 2), (-3, 3), (-5, 5), (0, 100))
_SCALE_IN_HEADING = re.compile(r"(-?\d{1,3})\s*(?:-|–|\.\.|to|bis|à|a)\s*(\d{1,3})\b")


class Rating(msgspec.Struct, frozen=True):
    """The column of one rating, and which original values stand for 0 and for 10; the first may be the larger."""

    column: int
    scale: tuple[float, float]


class Mapping(msgspec.Struct, frozen=True):
    """What each column says. Columns are numbers from 0; whatever is not named here is left out."""

    day: int
    order: Order
    ratings: dict[str, Rating]
    time: int | None = None
    note: int | None = None

    def columns(self) -> set[int]:
        """Return every column that is read."""
        chosen = (self.day, self.time, self.note, *(rating.column for rating in self.ratings.values()))
        return {column for column in chosen if column is not None}


class Proposal(msgspec.Struct, frozen=True):
    """What the house would guess. `order` may be `ask`, and `day` None. A column of notes is never proposed."""

    day: int | None
    order: days.Guess
    time: int | None
    ratings: dict[str, Rating]


def propose(table: Table) -> Proposal:
    """Return a guess for every part of the mapping, from the columns' names and what stands below them."""
    day = _day_column(table)
    names = [_words(name) for name in table.columns]
    numeric = [i for i in range(len(names)) if i != day and _mostly(table.column(i), _is_number)]
    ratings: dict[str, Rating] = {f: found for f in FIELDS if (found := _rating(table, names, numeric, f))}
    time = _named(names, [i for i in range(len(names)) if _mostly(table.column(i), _is_clock)], _TIME_WORDS)
    return Proposal(day, guess_order(table, day), time, ratings)


def guess_order(table: Table, column: int | None) -> days.Guess:
    """Return how day and month stand in a column, or `ask`."""
    return "any" if column is None or column >= len(table.columns) else days.guess(table.column(column))


def guess_scale(heading: str, values: Sequence[float]) -> tuple[float, float]:
    """Return the scale a heading names, as in `Mood (1-10)`; else the smallest usual one that holds all the values.

    A few slips of the finger beside the named scale do not overrule it; many values beside it do.
    """
    low, high = (min(values), max(values)) if values else (1.0, 5.0)
    if found := _SCALE_IN_HEADING.search(heading):
        least, most = float(found[1]), float(found[2])
        inside = sum(least <= value <= most for value in values)
        if least < most and inside >= len(values) * _TRUSTED:
            return least, most
    fitting = [scale for scale in _USUAL_SCALES if scale[0] <= low and high <= scale[1]]
    if not fitting:
        return (low, high) if low < high else (low, low + 1)
    least, most = min(fitting, key=lambda scale: scale[1] - scale[0])
    return float(least), float(most)


def _day_column(table: Table) -> int | None:
    """Return the column whose cells are mostly days; a telling name wins, then the first one."""
    dated = [i for i in range(len(table.columns)) if _mostly(table.column(i), _is_day)]
    named = _named([_words(name) for name in table.columns], dated, _DAY_WORDS)
    return named if named is not None else next(iter(dated), None)


def _rating(table: Table, names: list[list[str]], numeric: list[int], field: Field) -> Rating | None:
    more_is_more, more_is_less = _FIELD_WORDS[field]
    column = _named(names, numeric, more_is_more)
    turned = column is None
    if column is None:
        column = _named(names, numeric, more_is_less)
    if column is None:
        return None
    values = [value for cell in table.column(column) if (value := number(cell)) is not None]
    least, most = guess_scale(table.columns[column], values)
    return Rating(column, (most, least) if turned else (least, most))


def _is_day(cell: str) -> bool:
    return moment(cell, "dmy") is not None or moment(cell, "mdy") is not None


def _is_clock(cell: str) -> bool:
    return days.clock(cell) is not None


def _is_number(cell: str) -> bool:
    return number(cell) is not None


def _named(names: list[list[str]], columns: Iterable[int], wanted: tuple[str, ...]) -> int | None:
    return next((i for word in wanted for i in columns if word in names[i]), None)


def _words(heading: str) -> list[str]:
    plain = heading.casefold()
    return [*re.findall(r"[^\W\d_]+", plain), plain.strip()]


def _mostly(cells: list[str], reads: Callable[[str], bool]) -> bool:
    looked_at = [cell for cell in cells[:_LOOKED_AT] if not says_nothing(cell)]
    return bool(looked_at) and sum(map(reads, looked_at)) * 2 > len(looked_at)
