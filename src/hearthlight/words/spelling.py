"""A hurried thumb: a word nobody knows is read as the one known word that is a single slip away, if there is only one."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from hearthlight.words import meanings, normal
from hearthlight.words.features import vocabulary

SHORTEST = 5
NEIGHBOURS = 2


def mended(words: Sequence[normal.Word]) -> list[normal.Word]:
    """Return `words` with slips of the thumb set right; their places stay, and names are left as they are."""
    known, names = vocabulary(), meanings.names()
    return [
        word if word.plain in known or word.plain in names else word._replace(plain=_nearest(word.plain))
        for word in words
    ]


@lru_cache(maxsize=4096)
def _nearest(word: str) -> str:
    if word.endswith("in") and f"{word}g" in vocabulary():
        return f"{word}g"
    if len(word) < SHORTEST or not word.isalpha():
        return word
    found = {known for each in (word, *_shorter(word)) for known in _by_shorter().get(each, ())}
    near = [each for each in found if _one_slip(word, each)]
    return near[0] if len(near) == 1 else word


@cache
def _by_shorter() -> dict[str, tuple[str, ...]]:
    """Return each known word under itself and under itself with one letter left out."""
    found: dict[str, tuple[str, ...]] = {}
    for word in vocabulary():
        if len(word) >= SHORTEST:
            for each in (word, *_shorter(word)):
                found[each] = (*found.get(each, ()), word)
    return found


def _shorter(word: str) -> Iterator[str]:
    # The first letter is hardly ever the one that slips, and keeping it keeps strange words apart.
    return (word[:place] + word[place + 1 :] for place in range(1, len(word)))


def _one_slip(word: str, known: str) -> bool:
    """Whether one letter was left out, doubled in wrongly, or two neighbours changed places; never one for another."""
    if word[0] != known[0] or word.rstrip("s") == known.rstrip("s"):
        return False
    if len(word) == len(known):
        pairs = [place for place in range(len(word)) if word[place] != known[place]]
        return len(pairs) == NEIGHBOURS and pairs[1] == pairs[0] + 1 and sorted(word) == sorted(known)
    return True


def forget() -> None:
    """Let go of what was laid out for an older vocabulary."""
    _nearest.cache_clear()
    _by_shorter.cache_clear()
