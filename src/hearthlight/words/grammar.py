"""The small language in which the tables describe how something is said, and the walk that finds it in a line.

    word          that word                     a|b           one of several words or {classes}
    {class}       a phrase of the lexicon       (a b|c d)     one of several groups
    x?            x or nothing                  !x            here x does not follow
    _             any one word                  ..  ...       up to two, up to six words
    ^  $          a pause before, after         ,  QM         a comma, a question mark
    < ... >       the part that is shown; else all of it

Small words that only colour what is said (really, just, so) may stand anywhere between the others.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from hearthlight.words import normal, tables
from hearthlight.words.lexicon import Classes, classes_of

SIGN = re.compile(r"\{[a-z_.]+\}|\.\.\.|\.\.|[()|?!<>^$_,]|[a-z0-9']+|QM")
MOST_COLOURS = 3
GAPS = {"_": (1, 1), "..": (0, 2), "...": (0, 6)}
SHOWN_FROM, SHOWN_TO = "<", ">"


class NotReadable(ValueError):
    """A table holds a line that the small language does not know."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line ready to be walked: its plain words with a pause at the end, and the classes at each place.

    `past` holds for each place that place and those behind the small words that only colour what is said.
    """

    words: Sequence[str]
    classes: Sequence[Classes]
    places: Mapping[str, Sequence[int]]
    past: Sequence[tuple[int, ...]]


class Step(Protocol):
    """One step of a walk."""

    def ends(self, line: Line, at: int) -> Iterable[int]:
        """Return each place where this step may end when it starts at `at`."""

    def needs(self) -> frozenset[str] | None:
        """Return what a line has at least one of when this step is found in it, or None when it needs nothing."""


type Walk = tuple[Step, ...]


def line_of(words: Sequence[str]) -> Line:
    """Return `words` ready to be walked."""
    padded = (*words, normal.SENTENCE)
    classes = classes_of(padded)
    places: dict[str, list[int]] = {}
    for at, (word, here) in enumerate(zip(padded, classes, strict=True)):
        places.setdefault(word, []).append(at)
        for name in here:
            places.setdefault(f"{{{name}}}", []).append(at)
    return Line(padded, classes, places, tuple(_past_colours(padded, at) for at in range(len(padded))))


@cache
def colours() -> frozenset[str]:
    """Return the small words that only colour what is said."""
    return frozenset(normal.plain(word.strip()) for line in tables.lines("colours.txt") for word in line.split(","))


def ends(walk: Walk, line: Line, at: int, step: int = 0) -> Iterator[int]:
    """Yield each place where `walk` may end when its part from `step` on starts at `at`."""
    if step == len(walk):
        yield at
    elif step == len(walk) - 1:
        yield from walk[step].ends(line, at)
    else:
        for middle in walk[step].ends(line, at):
            yield from ends(walk, line, middle, step + 1)


def _past_colours(words: Sequence[str], at: int) -> tuple[int, ...]:
    behind = at
    while behind < at + MOST_COLOURS and words[behind] in colours():
        behind += 1
    return tuple(range(at, behind + 1))


@dataclass(frozen=True, slots=True)
class Words:
    """One of several words or classes."""

    words: frozenset[str]
    classes: frozenset[str]

    def ends(self, line: Line, at: int) -> Iterable[int]:
        found: list[int] = []
        for place in line.past[at]:
            if line.words[place] in self.words:
                found.append(place + 1)
            here = line.classes[place]
            if here and self.classes:
                for name in here.keys() & self.classes:
                    found += here[name]
        return found

    def needs(self) -> frozenset[str]:
        return self.words | {f"{{{name}}}" for name in self.classes}


@dataclass(frozen=True, slots=True)
class Either:
    """One of several walks; those that begin with a word or a class are found by it, not tried one by one."""

    walks: tuple[Walk, ...]
    by_first: Mapping[str, tuple[Walk, ...]]
    others: tuple[Walk, ...]

    def ends(self, line: Line, at: int) -> Iterator[int]:
        for place in line.past[at]:
            yield from self._from(self.by_first.get(line.words[place], ()), line, place)
            for name in line.classes[place]:
                yield from self._from(self.by_first.get(f"{{{name}}}", ()), line, place)
        yield from self._from(self.others, line, at)

    @staticmethod
    def _from(walks: Sequence[Walk], line: Line, at: int) -> Iterator[int]:
        for walk in walks:
            yield from ends(walk, line, at)

    def needs(self) -> frozenset[str] | None:
        firsts = [needs_of(walk) for walk in self.walks]
        return frozenset[str]().union(*(first[0] for first in firsts)) if all(firsts) else None


@dataclass(frozen=True, slots=True)
class Perhaps:
    """A step that may be left out."""

    step: Step

    def ends(self, line: Line, at: int) -> Iterator[int]:
        yield from self.step.ends(line, at)
        yield at

    def needs(self) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Gap:
    """Any few words without a pause."""

    fewest: int
    most: int

    def ends(self, line: Line, at: int) -> Iterator[int]:
        for count in range(self.most + 1):
            if count >= self.fewest:
                yield at + count
            if line.words[at + count] in normal.EDGES:
                return

    def needs(self) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Pause:
    """The edge of a clause, before (`^`) or after (`$`)."""

    after: bool

    def ends(self, line: Line, at: int) -> Iterator[int]:
        if self.after:
            if any(line.words[place] in normal.EDGES for place in line.past[at]):
                yield at
            return
        beside = at - 1
        while beside >= 0 and line.words[beside] in colours():
            beside -= 1
        if beside < 0 or line.words[beside] in normal.EDGES or line.words[beside] in OPENERS:
            yield at

    def needs(self) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Unless:
    """Here something does not follow."""

    walk: Walk

    def ends(self, line: Line, at: int) -> Iterator[int]:
        if next(ends(self.walk, line, at), None) is None:
            yield at

    def needs(self) -> None:
        return None


# A clause also begins after these.
OPENERS = frozenset(normal.plain(each) for each in ("but", "and", "so", "because", "well", "then", "yes", "honestly"))


def needs_of(walk: Walk) -> tuple[frozenset[str], ...]:
    """Return what a line needs to be worth walking: at least one of each set."""
    return tuple(need for need in (step.needs() for step in walk) if need is not None)


@dataclass(frozen=True, slots=True)
class Construction:
    """One way to say something: the steps before what is shown, those shown, those behind, and what a line needs."""

    before: Walk
    inside: Walk
    behind: Walk
    needs: tuple[frozenset[str], ...]
    begins: frozenset[str] | None

    def may_be_in(self, line: Line) -> bool:
        """Say quickly whether it is worth walking `line` at all."""
        return not any(map(line.places.keys().isdisjoint, self.needs))

    def find(self, line: Line) -> Iterator[tuple[int, int]]:
        """Yield (first, behind the last) word of what is shown, once for each place where the walk begins."""
        for start in self._starts(line):
            found = next(self._shown(line, start), None)
            if found is not None:
                yield found

    def _starts(self, line: Line) -> Sequence[int]:
        if self.begins is None:
            return range(len(line.words))
        return sorted({at for name in self.begins & line.places.keys() for at in line.places[name]})

    def _shown(self, line: Line, start: int) -> Iterator[tuple[int, int]]:
        for first in ends(self.before, line, start):
            for last in ends(self.inside, line, first):
                if not self.behind or any(True for _ in ends(self.behind, line, last)):
                    yield first, last


def construction(written: str) -> Construction:
    """Return the construction that a table describes; raises NotReadable."""
    signs = SIGN.findall(written)
    if "".join(signs).replace(" ", "") != written.replace(" ", ""):
        raise NotReadable(written)
    reader = _Reader(signs, written)
    walk = reader.walk(stop=())
    start, stop = reader.shown_from, len(walk) if reader.shown_to is None else reader.shown_to
    return Construction(walk[:start], walk[start:stop], walk[stop:], needs_of(walk), _begins(walk))


def _begins(walk: Walk) -> frozenset[str] | None:
    """Return the words and classes a walk may begin with, or None when that may be anything."""
    for step in walk:
        if isinstance(step, Pause | Unless):
            continue
        return step.needs()
    return None


class _Reader:
    """Reads the signs of one construction from left to right."""

    def __init__(self, signs: list[str], written: str) -> None:
        self.signs = signs
        self.written = written
        self.at = 0
        self.depth = 0
        self.shown_from = 0
        self.shown_to: int | None = None

    def walk(self, *, stop: tuple[str, ...]) -> Walk:
        steps: list[Step] = []
        while self.at < len(self.signs) and self.signs[self.at] not in stop:
            if self.signs[self.at] == SHOWN_FROM:
                self.shown_from = len(steps)
                self.at += 1
            elif self.signs[self.at] == SHOWN_TO:
                self.shown_to = len(steps)
                self.at += 1
            else:
                steps += self._steps()
        return tuple(steps)

    def _take(self) -> str:
        if self.at == len(self.signs):
            raise NotReadable(self.written)
        self.at += 1
        return self.signs[self.at - 1]

    def _steps(self) -> list[Step]:
        sign = self._take()
        steps: list[Step] = self._one(sign)
        if self.at < len(self.signs) and self.signs[self.at] == "?":
            self.at += 1
            inner = steps[0] if len(steps) == 1 else _together([tuple(steps)])
            return [Perhaps(inner)]
        return steps

    def _one(self, sign: str) -> list[Step]:
        if sign in GAPS:
            return [Gap(*GAPS[sign])]
        if sign in ("^", "$"):
            return [Pause(after=sign == "$")]
        if sign == "!":
            return [Unless(tuple(self._steps()))]
        if sign == "(":
            return [self._group()]
        if sign in ("|", "?", ")"):
            raise NotReadable(self.written)
        return self._words(sign)

    def _group(self) -> Step:
        self.depth += 1
        walks = [self.walk(stop=("|", ")"))]
        while self._take() == "|":
            walks.append(self.walk(stop=("|", ")")))
        self.depth -= 1
        return _together(walks)

    def _words(self, sign: str) -> list[Step]:
        choices = [sign]
        # Inside a group a bar parts whole walks, outside it parts words.
        while not self.depth and self._bar_before_word():
            choices.append(self.signs[self.at + 1])
            self.at += 2
        if len(choices) == 1 and not sign.startswith("{"):
            return [_word(each) for each in _plain(sign)]
        walks = [_plain(each) for each in choices if not each.startswith("{")]
        if any(len(each) > 1 for each in walks):
            raise NotReadable(self.written)
        classes = frozenset(each[1:-1] for each in choices if each.startswith("{"))
        return [Words(frozenset(each[0] for each in walks), classes)]

    def _bar_before_word(self) -> bool:
        if self.at + 1 >= len(self.signs) or self.signs[self.at] != "|":
            return False
        following = self.signs[self.at + 1]
        return following[0].isalnum() or following.startswith("{")


def _together(walks: list[Walk]) -> Step:
    """Join choices of one word each into one step, which is quicker to walk."""
    if all(len(walk) == 1 and isinstance(walk[0], Words) for walk in walks):
        steps = [walk[0] for walk in walks]
        words = frozenset[str]().union(*(step.words for step in steps if isinstance(step, Words)))
        classes = frozenset[str]().union(*(step.classes for step in steps if isinstance(step, Words)))
        return Words(words, classes)
    by_first: dict[str, tuple[Walk, ...]] = {}
    others: list[Walk] = []
    for walk in walks:
        if walk and isinstance(walk[0], Words):
            for first in walk[0].needs():
                by_first[first] = (*by_first.get(first, ()), walk)
        else:
            others.append(walk)
    return Either(tuple(walks), by_first, tuple(others))


@cache
def _plain(sign: str) -> tuple[str, ...]:
    if sign == "QM":
        return (normal.QUESTION,)
    if sign == ",":
        return (normal.COMMA,)
    return tuple(word.plain for word in normal.plain_words(sign))


@cache
def _word(plain: str) -> Words:
    return Words(frozenset((plain,)), frozenset())
