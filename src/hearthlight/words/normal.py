"""One line of writing as plain words: capitals, apostrophes, doubled letters, spelling and typing slips set aside."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from hearthlight.words import tables

SENTENCE, QUESTION, COMMA = ".", "?", ","
EDGES = frozenset((SENTENCE, QUESTION, COMMA))
NUMBER = "7"
UNKNOWN = "_"
# Two words that only a doubled letter tells apart keep it.
DOUBLED_ON_PURPOSE = frozenset(("good", "too", "off", "meet", "choose", "feed", "bee", "loose", "hoop", "poof"))
APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´′", "'"))
PIECE = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?|[.!?…;:\n]+|[,()–—/]|(?<=\s)-+(?=\s)", re.UNICODE)
RUN = re.compile(r"(.)\1{2,}")
DOUBLE = re.compile(r"(.)\1+")
# Applied to every word of the tables as well, so that both spellings meet in the middle, right or wrong.
AMERICAN = (
    (re.compile(r"is(e|ed|es|ing|er|ation)$"), r"iz\1"),
    (re.compile(r"ys(e|ed|es|ing)$"), r"yz\1"),
    (re.compile(r"(?<=..)our(?=$|s|ed|ing|ite|able|ful|hood)"), "or"),
    (re.compile(r"(?<=...)tre(s?)$"), r"ter\1"),
    (re.compile(r"ogue$"), "og"),
    (re.compile(r"ence$"), "ense"),
)
LONG_ENOUGH = 6
SAFE_TO_SQUEEZE = 4
# Many write `your` for `you are`; before these words it can be nothing else.
AFTER_YOU_ARE = frozenset(
    (
        "so",
        "such",
        "a",
        "an",
        "the",
        "to",
        "too",
        "not",
        "just",
        "being",
        "always",
        "never",
        "realy",
        "very",
        "lazy",
        "selfish",
    )
)


class Word(NamedTuple):
    """One plain word, and where it stands in what was written."""

    plain: str
    start: int
    end: int


def plain_words(text: str) -> list[Word]:
    """Return the words of `text` in their plain form, with `.`, `?` and `,` where it pauses."""
    words = list(_words(text))
    found: list[Word] = []
    for place, word in enumerate(words):
        if word.plain == "your" and place + 1 < len(words) and words[place + 1].plain in AFTER_YOU_ARE:
            found += [word._replace(plain="you"), word._replace(plain="are")]
        else:
            found.append(word)
    return found


@cache
def plain(word: str) -> str:
    """Return one word as it stands in every table: small, without doubled letters, in one spelling."""
    word = RUN.sub(r"\1\1", word)
    if word in DOUBLED_ON_PURPOSE:
        return word
    word = DOUBLE.sub(r"\1", word)
    if len(word) > LONG_ENOUGH - 2:
        for pattern, other in AMERICAN:
            word = pattern.sub(other, word)
    return word


def small(text: str) -> str:
    """Return `text` in small letters with straight apostrophes, each character in its old place."""
    lower = text.translate(APOSTROPHES).lower()
    if len(lower) == len(text):
        return lower
    return "".join(each.lower() if len(each.lower()) == 1 else each for each in text.translate(APOSTROPHES))


def _words(text: str) -> Iterator[Word]:
    for found in PIECE.finditer(small(text)):
        piece = found.group()
        if not piece[0].isalnum():
            yield Word(_edge(piece), found.start(), found.end())
            continue
        for each in _spelled(piece.rstrip("'")):
            yield Word(each, found.start(), found.end())


def _edge(piece: str) -> str:
    if "?" in piece:
        return QUESTION
    return COMMA if piece[0] in ",()–—/-:" else SENTENCE


@cache
def _short_forms() -> dict[str, tuple[str, ...]]:
    """What is written short or by ear, and the plain words it stands for."""
    forms: dict[str, tuple[str, ...]] = {}
    for line in tables.lines("spelling.txt"):
        written, _, meant = line.partition("=")
        words = tuple(plain(each) for each in meant.split())
        for each in written.split(","):
            forms[each.strip()] = words
            if len(_squeezed(each.strip())) >= SAFE_TO_SQUEEZE:
                forms[_squeezed(each.strip())] = words
    return forms


def _squeezed(word: str) -> str:
    return DOUBLE.sub(r"\1", word)


ENDINGS = {
    "n't": ("not",),
    "'re": ("are",),
    "'ve": ("have",),
    "'ll": (plain("will"),),
    "'d": ("would",),
    "'m": ("am",),
    "'em": ("them",),
}
IS_AFTER = frozenset(
    ("it", "that", "what", "who", "he", "she", "there", "here", "where", "how", "when", "why", "everything", "nothing")
)


def _spelled(piece: str) -> tuple[str, ...]:
    """Return the plain words that one written word stands for."""
    forms = _short_forms()
    known = forms.get(piece) or forms.get(_squeezed(piece))
    if known:
        return known
    if piece.isdigit() or piece[0].isdigit():
        return (NUMBER,)
    if "'" in piece:
        return _taken_apart(piece)
    return (plain(piece),)


def _taken_apart(piece: str) -> tuple[str, ...]:
    squeezed = _squeezed(piece)
    for ending, words in ENDINGS.items():
        if squeezed.endswith(_squeezed(ending)) and len(squeezed) > len(ending):
            return (*_spelled(squeezed[: -len(_squeezed(ending))]), *words)
    head, _, tail = squeezed.rpartition("'")
    if tail == "s":
        return (*_spelled(head), "is" if head in IS_AFTER else "'s")
    return (plain(squeezed.replace("'", "")),)
