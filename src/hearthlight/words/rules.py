"""The tables of constructions as rules: what each means, how it is found, and how sure it is."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from hearthlight.words import normal, tables
from hearthlight.words.grammar import Construction, Line, construction

UNSURE = "~"
THREAT = "coer"
MANY = 20


@dataclass(frozen=True, slots=True)
class Rule:
    """One construction with its labels; an `unsure` one is found in kind lines as well."""

    labels: tuple[str, ...]
    how: Construction
    unsure: bool


class Book:
    """Rules filed under the rarest thing each of them needs, so that a line is only asked about a few."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self._under: dict[str, list[int]] = {}
        self._anywhere: list[int] = []
        common = Counter(name for rule in self.rules for need in rule.how.needs for name in need)
        for number, rule in enumerate(self.rules):
            if not rule.how.needs:
                self._anywhere.append(number)
                continue
            rarest = min(rule.how.needs, key=lambda need: sum(common[name] for name in need if common[name] > MANY))
            for name in rarest:
                self._under.setdefault(name, []).append(number)

    def worth_walking(self, line: Line) -> list[Rule]:
        """Return the rules that may be met in `line`, in the order of their table."""
        numbers = {number for name in line.places for number in self._under.get(name, ())}
        numbers.update(self._anywhere)
        return [rule for rule in map(self.rules.__getitem__, sorted(numbers)) if rule.how.may_be_in(line)]

    def met(self, line: Line) -> Iterator[tuple[Rule, int, int]]:
        """Yield (rule, first, behind the last word shown) for each rule met in `line`."""
        for rule in self.worth_walking(line):
            for first, last in rule.how.find(line):
                yield rule, first, last


@cache
def marks() -> Book:
    """Return every way to press or threaten; threats stand in both tables."""
    return Book((*_rules("marks.txt"), *(rule for rule in _rules("safety.txt") if THREAT in rule.labels)))


@cache
def blocks() -> Book:
    """Return every way to be tender."""
    return Book(_rules("blocks.txt"))


@cache
def alarms() -> Book:
    """Return every way to call for help."""
    return Book(rule for rule in _rules("safety.txt") if THREAT not in rule.labels)


def _rules(name: str) -> Iterator[Rule]:
    for heading, line in tables.sections(name):
        yield Rule(tuple(heading.split()), construction(line.lstrip(UNSURE).strip()), line.startswith(UNSURE))


@cache
def vocabulary() -> frozenset[str]:
    """Return every plain word that stands in a table of rules."""
    texts = (tables.text(name) for name in ("marks.txt", "blocks.txt", "safety.txt", "scopes.txt"))
    return frozenset(word.plain for text in texts for word in normal.plain_words(text))
