"""The forms of an English verb: base, s, ing and ed, so that a table names each verb once."""

from functools import cache

from hearthlight.words import tables

VOWELS = frozenset("aeiou")
SHORTEST_DOUBLED = 3


@cache
def forms(verb: str) -> dict[str, tuple[str, ...]]:
    """Return the forms of `verb` under base, s, ing and ed (past and participle)."""
    past = _irregular().get(verb) or (_past(verb),)
    return {"base": (verb,), "s": (_third(verb),), "ing": (_ing(verb), _ing(verb)[:-1]), "ed": past}


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    return {words[0]: tuple(words[1:]) for words in map(str.split, tables.lines("verbs.txt"))}


def _third(verb: str) -> str:
    if verb in ("have", "do", "go", "be"):
        return {"have": "has", "do": "does", "go": "goes", "be": "is"}[verb]
    if verb.endswith(("s", "x", "z", "ch", "sh")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


def _ing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return verb[:-1] + "ing"
    return _stem(verb) + "ing"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb[:-1] + "ied"
    return _stem(verb) + "ed"


def _stem(verb: str) -> str:
    """Double the last letter of a short verb; doubling is set aside when words are read, so a guess does no harm."""
    short = len(verb) >= SHORTEST_DOUBLED and verb[-1] not in VOWELS | set("wxy")
    return verb + verb[-1] if short and verb[-2] in VOWELS and verb[-3] not in VOWELS else verb
