"""What the small model looks at in a line: words and their parts, classes of the lexicon, and fields of meaning."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import product
from typing import TYPE_CHECKING

from hearthlight.words import meanings, normal, tables
from hearthlight.words.grammar import Line

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LONGEST = 160
NAME = "name"
PARTS = (3, 4, 5)
# He, she and they are one to the model, so that nobody is read differently for whom they love.
SOMEONE = {
    **dict.fromkeys(("he", "she"), "they"),
    **dict.fromkeys(("him", "her"), "them"),
    **dict.fromkeys(("his", "hers", "theirs"), "their"),
    **dict.fromkeys(("himself", "herself"), "themselves"),
    **dict.fromkeys(("wife", "husband", "girlfriend", "boyfriend", "partner", "spouse"), "partner"),
}

type Buckets = NDArray[np.uint32]


@cache
def vocabulary() -> frozenset[str]:
    """Return every word the coach knows; names of people are not among them."""
    return frozenset(tables.text("vocabulary.txt").split())


def features(line: Line, families: Iterable[str]) -> Buckets:
    """Return the number of everything that is met in a line, each once, in order."""
    import numpy as np

    found = {zlib.crc32(name.encode()) for name in names(line, families)}
    return np.sort(np.fromiter(found, np.uint32, len(found)))


def names(line: Line, families: Iterable[str]) -> Iterator[str]:
    """Yield what is looked at, by name."""
    words = ("^", *map(_known, _said(line)), "$")
    yield from families
    yield from _of_words(words)
    yield from _of_classes(line, words)
    for word in {*words}:
        yield from _parts(word)
    yield from _of_fields(words)


def _said(line: Line) -> Sequence[str]:
    """Return the words of a line without the full stops at its end, which some write and some do not."""
    end = min(LONGEST, len(line.words))
    while end and line.words[end - 1] in (normal.SENTENCE, normal.COMMA):
        end -= 1
    return line.words[:end]


@lru_cache(maxsize=8192)
def _known(word: str) -> str:
    return NAME if word in meanings.names() else SOMEONE.get(word, word)


def _of_words(words: Sequence[str]) -> Iterator[str]:
    yield from words
    for place in range(len(words) - 1):
        word, *after = words[place : place + 4]
        yield f"{word} {after[0]}"
        if len(after) > 1:
            yield f"{word} {after[0]} {after[1]}"
            yield f"{word} _ {after[1]}"
        if len(after) > 2:
            yield f"{word} .. {after[2]}"


@lru_cache(maxsize=8192)
def _parts(word: str) -> tuple[str, ...]:
    """Return the pieces of a word, by which a slip of the pen or another ending is still known."""
    if word == NAME:
        return ()
    edged = f"<{word[:24]}>"
    return tuple(f"#{edged[start : start + size]}" for size in PARTS for start in range(len(edged) - size + 1))


def _of_classes(line: Line, words: Sequence[str]) -> Iterator[str]:
    for place, here in enumerate(line.classes[: len(words) - 2]):
        for name in here:
            yield f"{{{name}}}"
            yield f"{words[place]} {{{name}}}"
            yield f"{words[max(0, place - 1)]} .. {{{name}}}"


def _of_fields(words: Sequence[str]) -> Iterator[str]:
    """Yield fields alone, and fields beside fields or beside the small words between."""
    kinds = [meanings.fields_of(word) or (word,) for word in words]
    named = [bool(meanings.fields_of(word)) for word in words]
    present = sorted({kind for each, field in zip(kinds, named, strict=True) if field for kind in each})
    yield from (f"@{each}" for each in present)
    for place in range(len(words) - 1):
        here, after, later = kinds[place], kinds[place + 1], kinds[place + 2 : place + 3]
        if named[place] or named[place + 1]:
            yield from (f"@{one} {other}" for one, other in product(here, after))
        if later and (named[place] or named[place + 2]):
            yield from (f"@{one} _ {other}" for one, other in product(here, later[0]))
        if later and any(named[place : place + 3]):
            yield from (f"@{' '.join(each)}" for each in product(here, after, later[0]))
