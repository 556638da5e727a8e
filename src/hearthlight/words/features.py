"""What the small model looks at in a line: words and pairs of words, classes of the lexicon, and families of rules."""

import zlib
from collections.abc import Iterable, Iterator
from functools import cache

from hearthlight.words import normal, tables
from hearthlight.words.grammar import Line, colours

BUCKETS = 1 << 14
LONGEST = 160
# He, she and they are one to the model, so that nobody is read differently for whom they love.
SOMEONE = {
    **dict.fromkeys(("he", "she"), "they"),
    **dict.fromkeys(("him", "her"), "them"),
    **dict.fromkeys(("his", "hers", "theirs"), "their"),
    **dict.fromkeys(("himself", "herself"), "themselves"),
    **dict.fromkeys(("wife", "husband", "girlfriend", "boyfriend", "partner", "spouse"), "partner"),
}


@cache
def vocabulary() -> frozenset[str]:
    """Return every word the coach knows; names of people are not among them."""
    return frozenset(tables.text("vocabulary.txt").split())


def features(line: Line, families: Iterable[str]) -> list[int]:
    """Return the buckets that a line falls into, each once."""
    return sorted({zlib.crc32(name.encode()) % BUCKETS for name in names(line, families)})


def names(line: Line, families: Iterable[str]) -> Iterator[str]:
    """Yield what is looked at, by name."""
    words = ["^", *_known(line), "$"]
    yield from families
    for place, word in enumerate(words):
        yield word
        for ahead in words[place + 1 : place + 3]:
            yield f"{word} {ahead}"
        for farther in words[place + 3 : place + 4]:
            yield f"{word} .. {farther}"
        yield from (f"{word} {' '.join(words[place + 1 : place + 3])}",)
    yield from _of_classes(line)


def _known(line: Line) -> list[str]:
    words = (SOMEONE.get(word, word) for word in line.words[:LONGEST] if word not in colours())
    return [word if word in vocabulary() or word in normal.EDGES else normal.UNKNOWN for word in words]


def _of_classes(line: Line) -> Iterator[str]:
    for place, here in enumerate(line.classes[:LONGEST]):
        before = line.words[place - 1] if place else "^"
        two_before = line.words[place - 2] if place > 1 else "^"
        for name in here:
            yield f"{{{name}}}"
            yield f"{SOMEONE.get(before, before)} {{{name}}}"
            yield f"{SOMEONE.get(two_before, two_before)} .. {{{name}}}"
