"""The small model: a second opinion on whole lines. It may veto a mark and never makes one; safety may lean on it."""

from dataclasses import dataclass

from hearthlight.words.grammar import Line
from hearthlight.words.rules import Rule


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the small model thinks of a line, each from 0 to 1."""

    pressing: float
    labels: dict[str, float]


def opinion(line: Line, families: set[str]) -> Opinion:
    """Return what the small model thinks of a line, told which families of rules were met in it."""
    return Opinion(0.5, {})


def agrees(opinion: Opinion, rule: Rule) -> bool:
    """Say whether a mark stands."""
    return not rule.unsure


def settles(opinion: Opinion, label: str, *, met: bool, marked: bool) -> bool:
    """Say whether a tender label stands."""
    return met


def alarmed(line: Line) -> frozenset[str]:
    """Return which safety labels the model alone calls for."""
    return frozenset()
