"""What is known about medicines for depression and wanting, so that a person can bring the right question along.

Only what was read in a study is told, each with its source; where nothing was looked up the house says so. The list
holds no dose and no advice, and no page puts one medicine beside another.
"""

from functools import cache
from importlib import resources
from typing import Literal

import msgspec

type Band = Literal["high", "moderate", "low", "minimal", "unclear"]


class Known(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One medicine by its international name: what kind it is, and what studies found about desire, arousal and orgasm.

    `band` says how many notice something: more than half of those asked directly, fewer, about a quarter or less,
    about a tenth or less, or unclear where nobody looked it up.
    """

    name: str
    kind: str = msgspec.field(name="class")
    band: Band = "unclear"
    facts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    confidence: str = "none"


class _List(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    compiled: str
    reading: tuple[str, ...]
    sources: dict[str, str]
    drugs: tuple[Known, ...]


@cache
def _read() -> _List:
    listed = resources.files("hearthlight.safety").joinpath("medicines.json").read_bytes()
    return msgspec.json.decode(listed, type=_List)


def names() -> tuple[str, ...]:
    """Return the names on the list in the order of the alphabet, so that no order says which is better."""
    return tuple(sorted((one.name for one in _read().drugs), key=str.casefold))


def known(name: str) -> Known | None:
    """Return what is known about the medicine called `name`, however it is written, or None for one not on the list."""
    wanted = name.strip().casefold()
    return next((one for one in _read().drugs if one.name.casefold() == wanted), None)


def in_text(words: str) -> Known | None:
    """Return what is known about the first listed medicine whose name stands in `words`, as in “Sertraline 50 mg”."""
    held = f" {' '.join(words.casefold().replace(',', ' ').split())} "
    return next((one for one in _read().drugs if f" {one.name.casefold()} " in held), None)


def sources_of(one: Known) -> tuple[str, ...]:
    """Return the studies behind `one`, written out."""
    return tuple(_read().sources[key] for key in one.sources)


def how_to_read() -> tuple[str, ...]:
    """Return what every one of these numbers is to be read with."""
    return _read().reading
