"""Words that call for help, read before anything else: constructions, or a small model at a fixed false-alarm point."""

import re

from hearthlight.words import model, normal, spelling
from hearthlight.words.grammar import Line, line_of
from hearthlight.words.rules import alarms as rules

AT_ONCE = 1500
AROUND = 200
MOST_PLACES = 12
LABELS = ("sh", "fear")
# In a very long text only the surroundings of such words are read.
STEMS = re.compile(
    r"\b(?:kill|kms|di(?:e|ed|ying)\b|dead|suicid|overdos|pills|tablets|cutting|hurt|harm|gone|goodbye|anymore|live|living"
    r"|hit|slap|punch|chok|afraid|scared|terrif|safe|allow|force|threat|lock|bruis|eggshell)",
    re.IGNORECASE,
)


def alarms(text: str) -> frozenset[str]:
    """Return which of `sh` and `fear` the whole of `text` calls for."""
    found = _alarms(text[:AT_ONCE])
    for place in _places(text):
        found |= _alarms(text[max(0, place - AROUND) : place + AROUND])
    return found


def _places(text: str) -> list[int]:
    places: list[int] = []
    for met in STEMS.finditer(text, AT_ONCE - AROUND):
        if not places or met.start() > places[-1] + AROUND:
            places.append(met.start())
        if len(places) == MOST_PLACES:
            break
    return places


def _alarms(text: str) -> frozenset[str]:
    line, met = look(text)
    opinion = model.opinion(line, {f"<{label}>" for label in met})
    return frozenset(label for label in LABELS if model.settles(opinion, label, met=label in met))


def look(text: str) -> tuple[Line, frozenset[str]]:
    """Return `text` ready to be walked, and the labels whose constructions are met in it."""
    line = line_of([word.plain for word in spelling.mended(normal.plain_words(text))])
    return line, frozenset(label for rule, _, _ in rules().met(line) for label in rule.labels)
