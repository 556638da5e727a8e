"""What a word is about: wide fields of meaning, so that a word never taught is read like its kin, and names of people."""

from functools import cache, lru_cache

from hearthlight.words import normal, tables

ENDINGS = ("ing", "ed", "es", "s", "ly", "er", "e", "y")
SHORTEST = 3
# A stem is kept apart from whole words by this sign.
STEM = "~"


@lru_cache(maxsize=8192)
def fields_of(word: str) -> tuple[str, ...]:
    """Return the fields a plain word belongs to, or its stem does; none for most small words."""
    return _by_word().get(word) or _by_word().get(STEM + stem(word), ())


def stem(word: str) -> str:
    """Return `word` without its ending."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word[: -len(ending)]
    return word


@cache
def names() -> frozenset[str]:
    """Return first names as plain words."""
    return frozenset(normal.plain(name.strip()) for line in tables.lines("names.txt") for name in line.split(","))


@cache
def vocabulary() -> frozenset[str]:
    """Return every plain word that stands in a field."""
    return frozenset(word for word in _by_word() if not word.startswith(STEM))


@cache
def _by_word() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for field, line in tables.sections("meanings.txt"):
        for entry in filter(None, map(str.strip, line.split(","))):
            words = [word.plain for word in normal.plain_words(entry)]
            if len(words) == 1:
                for key in (words[0], STEM + stem(words[0])):
                    found[key] = tuple(dict.fromkeys((*found.get(key, ()), field)))
    return found
