"""Where a fault that is named is no accusation: quoted, told of, taken back, denied, owned as a guess, general, or kind."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from hearthlight.words import normal, tables
from hearthlight.words.grammar import Construction, Line, construction

type Reach = tuple[int, int]

QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|(?<!\w)['‘](?=\w)(?:[^'’\n]|['’](?=\w)){2,}['’](?!\w)")
GREEDY = re.compile(
    r"sorry\s+(?:that\s+|if\s+)?(?:i\s+(?:ever\s+)?(?:said|wrote|texted|told\s+you|shouted)|for\s+saying)\s*[:,]?\s*([\"“'‘])"
)
CLOSING = {'"': '"', "“": "”", "'": "'’", "‘": "’'"}
TURNS = frozenset((*normal.EDGES, "but", "and"))
LETS_GUESS = frozenset(("mind", "pseudo", "glob", "blame", "crit"))


@dataclass(frozen=True, slots=True)
class Scopes:
    """What lies quiet in one line, as reaches of words."""

    told: tuple[Reach, ...]
    kind: tuple[Reach, ...]
    guessed: tuple[Reach, ...]
    asked: bool

    def hush(self, label: str, first: int, last: int) -> bool:
        """Say whether a mark `label` on these words is no accusation."""
        if _within((*self.told, *self.kind), first, last):
            return True
        return label in LETS_GUESS and (
            (self.asked and label in ("mind", "pseudo")) or _within(self.guessed, first, last)
        )


def scopes(text: str, words: list[normal.Word], line: Line) -> Scopes:
    """Return what lies quiet in a line."""
    told = [*_reaches("quiet", line), *_reaches("generic", line)]
    quoted = [_words_between(words, start, end) for start, end in quotes(text)]
    return Scopes(
        told=(*told, *quoted),
        kind=tuple(_kind(line)),
        guessed=tuple(_reaches("guess", line)),
        asked=any(True for each in _openers()["asks"] for _ in each.find(line)),
    )


def quotes(text: str) -> list[Reach]:
    """Return the reaches of characters that stand in quotes; a line that is one quote is the writer's own."""
    plain = normal.small(text)
    whole = len(text.strip())
    found = [each.span() for each in QUOTED.finditer(text) if len(each.group()) < whole]
    opened = GREEDY.search(plain)
    if opened:
        last = max(plain.rfind(each) for each in CLOSING[opened.group(1)])
        found.append((max(0, opened.start() - len("i am ")), max(last, opened.end(1)) + 1))
    return found


@cache
def _openers() -> dict[str, tuple[Construction, ...]]:
    found: dict[str, list[Construction]] = {}
    for heading, line in tables.sections("scopes.txt"):
        found.setdefault(heading, []).append(construction(line))
    return {heading: tuple(each) for heading, each in found.items()}


def _reaches(kind: str, line: Line) -> list[Reach]:
    """A scope reaches from its opener to the end of the sentence, or to a turn such as `but`."""
    return [
        (last, _turn(line, last)) for each in _openers()[kind] if each.may_be_in(line) for _, last in each.find(line)
    ]


def _kind(line: Line) -> Iterator[Reach]:
    """What is kind is quiet together with the rest of its clause."""
    for each in _openers()["kind"]:
        if each.may_be_in(line):
            yield from (_clause(line, first, last) for first, last in each.find(line))


def _clause(line: Line, first: int, last: int) -> Reach:
    start, end = first, last
    while start > 0 and line.words[start - 1] not in TURNS:
        start -= 1
    while end < len(line.words) - 1 and line.words[end] not in TURNS:
        end += 1
    return start, end


def _turn(line: Line, start: int) -> int:
    place = start
    while place < len(line.words) - 1 and line.words[place] not in (normal.SENTENCE, normal.QUESTION, "but"):
        place += 1
    return place


def _words_between(words: list[normal.Word], start: int, end: int) -> Reach:
    inside = [place for place, word in enumerate(words) if start <= word.start and word.end <= end]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _within(reaches: tuple[Reach, ...], first: int, last: int) -> bool:
    return any(start <= first and last <= end for start, end in reaches if end > start)
