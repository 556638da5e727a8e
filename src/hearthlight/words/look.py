"""What is met in one line before anything is decided: its words, the rules that hold, and the line as the model sees it."""

from collections.abc import Sequence
from dataclasses import dataclass

from hearthlight.words import normal, safety, scopes, spelling
from hearthlight.words.grammar import Line, line_of
from hearthlight.words.rules import Rule, blocks, marks

TENDER = "warm"
TEASING = ("cont", "crit")
FOND = (("i", "love", "you"), ("love", "you"), ("i", "love", "you", "so", "much"))


@dataclass(frozen=True, slots=True)
class Found:
    """A rule met in a line, and the words it shows."""

    rule: Rule
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Look:
    """A line with its words, and every rule met in it.

    `plain` is the line without fond words put at an end of it, `own` also without what is quoted, told of or taken back:
    `plain` is asked about danger and `own` about marks, so that neither fondness nor a quote ever makes one.
    """

    words: list[normal.Word]
    line: Line
    plain: Line
    own: Line
    own_places: tuple[int, ...]
    met: list[Found]
    tender: list[Found]
    called: frozenset[str]

    @property
    def given(self) -> dict[str, float]:
        """What the rules have to say when it is decided."""
        sure = [found for found in self.met if not found.rule.unsure]
        told = {f"called.{label}": 1.0 for label in self.called}
        told |= {f"rule.{label}": 1.0 for found in sure for label in found.rule.labels}
        return told | {"rule.sure": float(bool(sure)), "rule.unsure": float(len(sure) < len(self.met))}


def look(text: str) -> Look:
    """Return everything that is met in `text`, before the small model has its say."""
    words = spelling.mended(normal.plain_words(text))
    plain_words = [word.plain for word in words]
    line = line_of(plain_words)
    quiet = scopes.scopes(text, words, line)
    met = [Found(*each) for each in marks().met(line)]
    met = [each for each in met if not quiet.hush(each.rule.labels[0], each.first, each.last)]
    tender = [Found(*each) for each in blocks().met(line)]
    kept = unfond(plain_words)
    own = tuple(place for place in kept if not any(start <= place < end for start, end in quiet.told))
    return Look(
        words=words,
        line=line,
        plain=_only(line, kept),
        own=_only(line, own),
        own_places=own,
        met=_without_teasing(line, met, tender),
        tender=tender,
        called=safety.called(line),
    )


def apart(tender: list[Found], pressing: list[tuple[int, int]]) -> list[Found]:
    """What is shown as pressing is not praised as tender."""
    return [each for each in tender if not any(each.first < end and start < each.last for start, end in pressing)]


def unfond(words: Sequence[str]) -> tuple[int, ...]:
    """Return the places of `words` without fond words that stand as a sentence or end the line, unless all is fond."""
    kept: list[int] = []
    for start, end in parts(words):
        for fond in sorted(FOND, key=len, reverse=True):
            if tuple(words[max(start, end - len(fond)) : end]) == fond and (
                end - start == len(fond) or _last(words, end)
            ):
                kept += range(start, end - len(fond))
                break
        else:
            kept += range(start, min(end + 1, len(words)))
    return tuple(kept) if any(words[place] not in normal.EDGES for place in kept) else tuple(range(len(words)))


def parts(words: Sequence[str]) -> list[tuple[int, int]]:
    """Return the reaches of words between pauses."""
    found, start = [], 0
    for place, word in enumerate((*words, normal.SENTENCE)):
        if word in normal.EDGES:
            found.append((start, place))
            start = place + 1
    return found


def _last(words: Sequence[str], end: int) -> bool:
    return all(word in normal.EDGES for word in words[end:])


def _only(line: Line, places: tuple[int, ...]) -> Line:
    if len(places) == len(line.words) - 1:
        return line
    return line_of([line.words[place] for place in places])


def _without_teasing(line: Line, met: list[Found], tender: list[Found]) -> list[Found]:
    """Leave out fond names for trifles where warmth stands beside them, unless the warmth is taken back by `but`."""
    kind = apart(tender, [(each.first, each.last) for each in met])
    if "but" in line.places or not any(TENDER in each.rule.labels for each in kind):
        return met
    return [each for each in met if each.rule.labels[0] not in TEASING or not _teases(line, each)]


def _teases(line: Line, found: Found) -> bool:
    return any("tease" in line.classes[place] for place in range(found.first, found.last))
