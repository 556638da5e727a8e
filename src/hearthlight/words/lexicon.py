"""Words grouped by meaning: each class of the lexicon, its phrases, and the forms of its verbs."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from hearthlight.words import inflect, normal, tables

type Phrase = tuple[str, ...]
type Classes = Mapping[str, tuple[int, ...]]

NONE: Classes = {}


@cache
def by_first_word() -> dict[str, list[tuple[Phrase, str]]]:
    """Return every phrase of the lexicon under its first word, as (what follows, class); longer ones come first."""
    found: dict[str, dict[tuple[Phrase, str], None]] = {}
    for name, phrase in _entries():
        found.setdefault(phrase[0], {})[phrase[1:], name] = None
    return {first: sorted(rest, key=lambda each: -len(each[0])) for first, rest in found.items()}


@cache
def names() -> frozenset[str]:
    """Return the name of every class, forms of verbs included."""
    return frozenset(name for name, _ in _entries())


@cache
def vocabulary() -> frozenset[str]:
    """Return every plain word that a class holds."""
    return frozenset(word for _, phrase in _entries() for word in phrase)


def size() -> int:
    """Return how many entries people wrote into the lexicon, before verbs take their forms."""
    return sum(1 for _ in _written())


def classes_of(words: Sequence[str]) -> list[Classes]:
    """Return for each place in `words` the classes that begin there, and where each may end."""
    table = by_first_word()
    return [_starting_at(words, place, table.get(word)) for place, word in enumerate(words)]


def _starting_at(words: Sequence[str], place: int, phrases: list[tuple[Phrase, str]] | None) -> Classes:
    if not phrases:
        return NONE
    found: dict[str, tuple[int, ...]] = {}
    for rest, name in phrases:
        end = place + 1 + len(rest)
        if tuple(words[place + 1 : end]) == rest:
            found[name] = (*found.get(name, ()), end)
    return found


def _written() -> Iterator[tuple[str, str]]:
    for heading, line in tables.sections("lexicon.txt"):
        for entry in line.split(","):
            if entry.strip():
                yield heading, entry.strip()


@cache
def _entries() -> tuple[tuple[str, Phrase], ...]:
    return tuple(_plain_entries())


def _plain_entries() -> Iterator[tuple[str, Phrase]]:
    for heading, entry in _written():
        name, _, kind = (part.strip() for part in heading.partition(":"))
        for written in _spread(entry):
            if kind == "verb":
                yield from _forms(name, written)
            else:
                yield name, tuple(word.plain for word in normal.plain_words(written))


def _forms(name: str, written: str) -> Iterator[tuple[str, Phrase]]:
    verb, _, rest = written.partition(" ")
    for form, words in inflect.forms(verb).items():
        for word in words:
            phrase = tuple(each.plain for each in normal.plain_words(f"{word} {rest}"))
            yield f"{name}.{form}", phrase
            yield name, phrase


def _spread(entry: str) -> Iterator[str]:
    """Yield each reading of an entry such as `leave me|us alone`."""
    first, bar, _ = entry.partition("|")
    if not bar:
        yield entry
        return
    before = first.rsplit(" ", 1)[0] + " " if " " in first else ""
    choice = entry[len(before) :].split(" ", 1)
    after = " " + choice[1] if len(choice) > 1 else ""
    for each in choice[0].split("|"):
        yield from _spread(f"{before}{each}{after}")
