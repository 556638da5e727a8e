"""The small acts themselves, kept as plain data beside this file and read once.

One JSON file per kind. The English texts are the message ids the page translates; `{partner}` stands for the
partner's display name. An id never changes and is never used again, because journals remember acts by it.
"""

from functools import cache
from importlib import resources
from typing import Literal

import msgspec

Kind = Literal["touch", "ritual", "words", "rest", "movement", "alone"]
Audience = Literal["alone", "together", "apart"]
Part = Literal["morning", "afternoon", "evening"]
Need = Literal["stand", "walk", "arms", "voice", "hearing", "sight"]
Grade = Literal["strong", "moderate", "weak", "plausible"]

KINDS: tuple[Kind, ...] = ("touch", "ritual", "words", "rest", "movement", "alone")
SAYS_THANKS = "Saying thanks"


class UnknownAct(LookupError):
    """No act has this id; an entry may name one that a newer catalogue brings."""


class Evidence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How well the claim is known for couples with depression, and where it is told."""

    grade: Grade
    ref: str


class Act(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One small act.

    `energy` is what it takes, 0-10; `minutes` is about how long; `closeness` is 0 none, 1 near, 2 hands, arms or
    feet, 3 holding. `audience` is who is in the room: alone, together, or apart for couples at a distance. A `gift`
    is given by one and asks nothing of the other. `part` lists parts of the day, or "any". `quiet` needs no sound
    that carries; `body` lists what it asks of a body; `smaller` is the id of a smaller act, or none. `ritual` is the name
    of the weekly ritual this is one of three sizes of, or empty.
    """

    id: str
    kind: Kind
    audience: Audience = msgspec.field(name="for")
    gift: bool
    title: str
    line: str
    over: str
    start: str
    energy: int
    minutes: int
    closeness: Literal[0, 1, 2, 3]
    part: tuple[Part | Literal["any"], ...]
    indoors: bool
    quiet: bool
    children_around: bool
    body: frozenset[Need]
    safety: str
    purpose: str
    evidence: Evidence
    smaller: str | None
    ritual: str = ""


@cache
def all_acts() -> tuple[Act, ...]:
    """Every act, kind by kind, in the order of the files.

    Grades and references follow the headings of the evidence page. Acts are sized for energy, pleasantness and
    importance (behavioural activation, doi 10.1002/14651858.CD013305.pub2; rule G10).
    """
    folder = resources.files(__name__)
    return tuple(
        act for kind in KINDS for act in msgspec.json.decode((folder / f"{kind}.json").read_bytes(), type=list[Act])
    )


def act(act_id: str) -> Act:
    """The act with this id. Raises UnknownAct when there is none."""
    try:
        return _by_id()[act_id]
    except KeyError:
        raise UnknownAct(act_id) from None


@cache
def rituals(audience: Audience) -> dict[str, tuple[Act, Act, Act]]:
    """The weekly rituals for this audience by name, each in its three sizes: about 2, 10 and 20 minutes (rule E3)."""
    sizes: dict[str, dict[int, Act]] = {}
    for each in all_acts():
        if each.ritual and each.audience == audience:
            sizes.setdefault(each.ritual, {})[each.minutes] = each
    return {name: (found[2], found[10], found[20]) for name, found in sizes.items()}


@cache
def _by_id() -> dict[str, Act]:
    return {each.id: each for each in all_acts()}
