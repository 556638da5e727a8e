"""The two-week checks as their authors published them, and how their answers are added up: exact words in, a reading out.

`instrument` finds one by its name, `read` adds up answers, `depressive_pattern` counts symptoms after the PHQ-9's own rule.
The words of an instrument are data and are never rewritten; sources stand in docs/checks.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import msgspec

# A WHO-5 counts to 25 and is usually named as a percentage.
WHO5_PERCENT = 4


class UnknownInstrument(Exception):
    """There is no check of this name; the text lists those there are."""


class NotAnAnswer(Exception):
    """An answer that the instrument does not offer; the text says which."""


class Option(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One answer to pick, and the value it counts."""

    value: int
    text: str
    loinc: str = ""


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One question. `highest` is set where it has its own range from 0; its words are empty where we may not print them."""

    id: str
    text: str
    loinc: str = ""
    highest: int | None = None


class Band(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A range of totals under the name it is often called by."""

    id: str
    min: int
    max: int


class Difficulty(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The question after the PHQ-9 that is asked and not added up."""

    text: str
    options: tuple[str, ...]
    loinc: str


class Danger(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The question that is acted on at once when its answer is `least` or more, whatever the total."""

    item: str
    least: int


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The same check in another language, item by item."""

    language: str
    stem: str
    options: tuple[str, ...]
    items: tuple[str, ...]


class Instrument(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One check; `codes` holds only LOINC codes that were seen in a published source."""

    title: str
    short: str
    credit: str
    recall_days: int
    stem: str
    options: tuple[Option, ...]
    items: tuple[Item, ...]
    codes: dict[str, str]
    bands: tuple[Band, ...] = ()
    difficulty: Difficulty | None = None
    danger: Danger | None = None
    wordings: tuple[Wording, ...] = ()

    def values(self, item: Item) -> range:
        """Return the values an answer to `item` may have."""
        highest = max(option.value for option in self.options) if item.highest is None else item.highest
        return range(highest + 1)

    def band(self, total: int) -> str | None:
        """Return the id of the range `total` lies in, or None where no ranges are published."""
        return next((band.id for band in self.bands if band.min <= total <= band.max), None)


@dataclass(frozen=True, slots=True)
class Reading:
    """What answers add up to. With an answer left out there is no total, only the lowest and highest it could be."""

    lowest: int
    highest: int
    missing: tuple[str, ...]
    band: str | None
    is_danger: bool

    @property
    def total(self) -> int | None:
        return None if self.missing else self.lowest


@cache
def instruments() -> dict[str, Instrument]:
    """Return every instrument by its name, in the order of the list."""
    listed = resources.files("hearthlight.insight").joinpath("instruments.json").read_bytes()
    return msgspec.json.decode(listed, type=dict[str, Instrument])


def instrument(name: str) -> Instrument:
    """Return the instrument of this name, as `phq-9`; raises UnknownInstrument."""
    try:
        return instruments()[name]
    except KeyError:
        raise UnknownInstrument(f"there is no instrument of this name; there are: {', '.join(instruments())}") from None


def read(check: Instrument, answers: Mapping[str, int | None]) -> Reading:
    """Return what `answers`, by item id, add up to; one left out or None was not said, and is never a zero.

    Raises NotAnAnswer for an item or a value the check does not have.
    """
    ids = [item.id for item in check.items]
    for unknown in answers.keys() - set(ids):
        raise NotAnAnswer(f"there is no item {unknown!r}; there are: {', '.join(ids)}")
    said = {item.id: value for item in check.items if (value := answers.get(item.id)) is not None}
    for item in check.items:
        if item.id in said and said[item.id] not in check.values(item):
            raise NotAnAnswer(f"item {item.id} is answered with 0 to {check.values(item)[-1]}, or null")
    lowest = sum(said.values())
    missing = tuple(item.id for item in check.items if item.id not in said)
    highest = lowest + sum(check.values(item)[-1] for item in check.items if item.id in missing)
    danger = check.danger
    is_danger = danger is not None and said.get(danger.item, 0) >= danger.least
    return Reading(lowest, highest, missing, None if missing else check.band(lowest), is_danger)


def depressive_pattern(answers: Mapping[str, int | None]) -> str | None:
    """Return what a whole PHQ-9 counts to by its own symptom rule: none, other or major; None with an answer left out.

    A symptom counts from 2 on, item 9 from 1 on; one of items 1 and 2 has to be among them. Two to four symptoms are
    `other_depressive_syndrome`, five or more `major_depressive_syndrome`. It is for a clinician; no page tells it.
    """
    check = instrument("phq-9")
    if read(check, answers).missing:
        return None
    counts = {item.id for item in check.items if (answers[item.id] or 0) >= (1 if item.id == "9" else 2)}
    if not counts & {"1", "2"} or len(counts) < 2:
        return "none"
    return "major_depressive_syndrome" if len(counts) >= 5 else "other_depressive_syndrome"
