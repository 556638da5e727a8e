"""Reads one line: safety first, then what presses, then what is tender. It never blocks and keeps nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from hearthlight.words import model, normal, safety, scopes
from hearthlight.words.grammar import Line, line_of
from hearthlight.words.nudge import nudge_for
from hearthlight.words.reading import BLOCKS, MARKS, Reading, Span
from hearthlight.words.rules import Rule, blocks, marks

LONGEST = 3000
ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A rule met in a line, and the words it shows."""

    rule: Rule
    first: int
    last: int


def read(text: str) -> Reading:
    """Return what the coach reads in `text`. Any text is read; of a very long one only its beginning, safety aside."""
    alarm = safety.alarms(text)
    reading = _read(text[:LONGEST], alarm)
    reading = replace(reading, text=text)
    return replace(reading, nudge=nudge_for(reading, again=_marked))


def _read(text: str, alarm: frozenset[str]) -> Reading:
    words = normal.plain_words(text)
    line = line_of([word.plain for word in words])
    found = _marks_in(text, words, line)
    opinion = model.opinion(line, {each.rule.family for each in found})
    pressing = _standing([each for each in found if model.agrees(opinion, each.rule)], alarm)
    tender = _blocks_in(line, pressing)
    coerces = any("coer" in each.rule.labels for each in pressing)
    labels = {label for each in pressing for label in each.rule.labels}
    return Reading(
        text=text,
        marks=tuple(label for label in MARKS if label in labels),
        blocks=_block_labels(tender, opinion, marked=bool(labels)),
        safety=tuple(label for label in ("sh", "fear", "coer") if label in alarm or (label == "coer" and coerces)),
        spans=_all_spans(text, words, pressing),
        confidence=opinion.pressing if labels else 0.0,
        tender_spans=tuple(_spans(words, tender)),
    )


def _marked(text: str) -> bool:
    return _read(text[:LONGEST], safety.alarms(text)).marked


def _marks_in(text: str, words: list[normal.Word], line: Line) -> list[Found]:
    found = [Found(*met) for met in marks().met(line)]
    if not found:
        return []
    quiet = scopes.scopes(text, words, line)
    return [each for each in found if not quiet.hush(each.rule.labels[0], each.first, each.last)]


def _standing(pressing: list[Found], alarm: frozenset[str]) -> list[Found]:
    """Where somebody may be in danger nothing else is said about how they write, a threat of their own aside."""
    threatens = any("coer" in each.rule.labels for each in pressing)
    return pressing if threatens or not alarm else []


def _blocks_in(line: Line, pressing: list[Found]) -> list[Found]:
    taken = [(each.first, each.last) for each in pressing]
    return [
        Found(rule, first, last)
        for rule, first, last in blocks().met(line)
        if not any(first < end and start < last for start, end in taken)
    ]


def _block_labels(tender: list[Found], opinion: model.Opinion, *, marked: bool) -> tuple[str, ...]:
    met = {label for each in tender for label in each.rule.labels}
    return tuple(label for label in BLOCKS if model.settles(opinion, label, met=label in met, marked=marked))


def _all_spans(text: str, words: list[normal.Word], pressing: list[Found]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(_spans(words, pressing)))


def _spans(words: list[normal.Word], found: Iterable[Found]) -> Iterator[Span]:
    for each in found:
        first, last = _trimmed(words, each)
        if first < last:
            for label in each.rule.labels:
                yield Span(words[first].start, words[last - 1].end, label)


def _trimmed(words: list[normal.Word], found: Found) -> tuple[int, int]:
    """Leave pauses at either end out of what is shown."""
    first, last = found.first, min(found.last, len(words))
    while first < last and words[first].plain in normal.EDGES:
        first += 1
    while last > first and words[last - 1].plain in normal.EDGES:
        last -= 1
    return first, last
