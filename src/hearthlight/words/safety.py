"""Words that call for help, read before anything else: constructions, or a small model at a fixed false-alarm point."""

import re

from hearthlight.words import model, normal, spelling
from hearthlight.words.grammar import Line, line_of
from hearthlight.words.rules import alarms as rules

LABELS = ("sh", "fear")
AROUND = 120
MOST_PLACES = 6
# In a very long text only the surroundings of such words are read.
STEMS = re.compile(
    r"\b(?:kill|kms|di(?:e|ed|ying)\b|dead|suicid|overdos|pills|tablets|cutting|hurt|harm|gone|goodbye|anymore|live|living"
    r"|hit|slap|punch|chok|afraid|scared|terrif|safe|allow|force|threat|lock|bruis|eggshell)",
    re.IGNORECASE,
)


def called(line: Line) -> frozenset[str]:
    """Return the labels whose constructions are met in `line`."""
    return frozenset(label for rule, _, _ in rules().met(line) for label in rule.labels)


def alarms(opinion: model.Opinion, met: frozenset[str]) -> frozenset[str]:
    """Return the labels that stand: met in words, or called for by the small model alone."""
    return frozenset(label for label in LABELS if model.settles(opinion, label, met=label in met))


def far(text: str, *, beyond: int) -> frozenset[str]:
    """Return what the part of a very long text beyond its beginning calls for."""
    found: frozenset[str] = frozenset()
    for place in _places(text, beyond):
        line = line_of(
            [word.plain for word in spelling.mended(normal.plain_words(text[place - AROUND : place + AROUND]))]
        )
        found |= called(line)
    return found


def _places(text: str, beyond: int) -> list[int]:
    places: list[int] = []
    for met in STEMS.finditer(text, beyond):
        if not places or met.start() > places[-1] + AROUND:
            places.append(met.start())
        if len(places) == MOST_PLACES:
            break
    return places
