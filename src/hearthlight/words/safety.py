"""Words that call for help, read before anything else: constructions and the small model, at a fixed false-alarm point."""

import re
from collections.abc import Mapping

from hearthlight.words import model, normal, spelling
from hearthlight.words.grammar import Line, line_of
from hearthlight.words.rules import alarms as rules

AROUND = 120
MOST_PLACES = 6
# In a very long text only the surroundings of such words are read.
STEMS = re.compile(
    r"\b(?:kill|kms|di(?:e|ed|ying)\b|dead|suicid|overdos|pills|tablets|cutting|hurt|harm|gone|goodbye|anymore|live|living"
    r"|hit|slap|punch|chok|afraid|scared|terrif|safe|allow|force|threat|lock|bruis|eggshell)",
    re.IGNORECASE,
)

# Said outright, this is heard whatever stands beside it.
OUTRIGHT = re.compile(
    r"\bi (?:(?:just|really|only|honestly|still|actually|so|even|do) )*(?:(?:want|need|plan|intend|am going|going) to|wanna)"
    r" (?:just )?(?:die|be dead|kill myself|end my life|take my (?:own )?life|hang myself)\b"
    r"(?! (?:of|from|laughing|old|in your arms|with (?:shame|embarrassment)|when (?:my|your|the|he|she|they|that|this)))"
)


def called(line: Line) -> frozenset[str]:
    """Return the labels whose constructions are met in `line`."""
    return frozenset(label for rule, _, _ in rules().met(line) for label in rule.labels)


def outright(line: Line) -> frozenset[str]:
    """Return danger to oneself where somebody says in plain words that they want to die."""
    return frozenset({"sh"}) if OUTRIGHT.search(" ".join(line.words)) else frozenset()


def alarms(given: Mapping[str, float]) -> frozenset[str]:
    """Return the labels that stand, from what the heads of the model and the rules say.

    Fear and threats are heard together, for they are told in the same words; a threat is what looks more like one and
    presses as well.
    """
    found = {"sh"} if model.evidence("sh", given) >= 0 else set[str]()
    if model.evidence(model.FORCE, given) >= 0:
        threatens = given["coer"] > given["fear"] and model.evidence(model.PRESSING, given) >= 0
        found.add("coer" if threatens else "fear")
    return frozenset(found)


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
