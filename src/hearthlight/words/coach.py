"""Reads one line: safety first, then what presses, then what is tender. It never blocks and keeps nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from hearthlight.words import model, normal, safety, scopes, spelling
from hearthlight.words.grammar import Line, line_of
from hearthlight.words.nudge import nudge_for
from hearthlight.words.reading import BLOCKS, MARKS, SAFETY, Reading, Span
from hearthlight.words.rules import Rule, blocks, marks

LONGEST = 1000
TENDER = "warm"
FOND = ("cont", "crit")
SENTENCES = (normal.SENTENCE, normal.QUESTION)
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A rule met in a line, and the words it shows."""

    rule: Rule
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Look:
    """A line with its words, and every rule met in it."""

    words: list[normal.Word]
    line: Line
    met: list[Found]
    tender: list[Found]
    called: frozenset[str]

    @property
    def families(self) -> set[str]:
        """What the small model is told of the rules that were met; of marks nothing, so that its veto is its own."""
        return {each.rule.family for each in self.tender} | {f"<{label}>" for label in self.called}


def read(text: str) -> Reading:
    """Return what the coach reads in `text`. Any text is read; of a very long one only its beginning, safety aside."""
    reading = _read(text[:LONGEST], far=safety.far(text, beyond=LONGEST))
    if reading.spans:
        reading = _widened(reading)
    reading = replace(reading, text=text)
    return replace(reading, nudge=nudge_for(reading, again=_marked))


def look(text: str) -> Look:
    """Return everything that is met in `text`, before the small model has its say."""
    words = spelling.mended(normal.plain_words(text))
    line = line_of([word.plain for word in words])
    met = [Found(*each) for each in marks().met(line)]
    if met:
        quiet = scopes.scopes(text, words, line)
        met = [each for each in met if not quiet.hush(each.rule.labels[0], each.first, each.last)]
    tender = [Found(*each) for each in blocks().met(line)]
    return Look(words, line, _without_teasing(line, met, tender), tender, safety.called(line))


def _without_teasing(line: Line, met: list[Found], tender: list[Found]) -> list[Found]:
    """Leave out fond names for trifles where warmth stands beside them, unless the warmth is taken back by `but`."""
    warm = any(TENDER in each.rule.labels for each in _apart(tender, met))
    if not warm or "but" in line.places:
        return met
    return [each for each in met if each.rule.labels[0] not in FOND or not _teases(line, each)]


def _teases(line: Line, found: Found) -> bool:
    return any("tease" in line.classes[place] for place in range(found.first, found.last))


def _read(text: str, far: frozenset[str] = frozenset()) -> Reading:
    if not text.strip():
        return Reading(text, safety=tuple(label for label in SAFETY if label in far))
    seen = look(text)
    opinion = model.opinion(seen.line, seen.families)
    alarm = far | safety.alarms(opinion, seen.called)
    pressing = _standing([each for each in seen.met if _stands(seen, each, opinion)], alarm)
    tender = _apart(seen.tender, pressing)
    coerces = any("coer" in each.rule.labels for each in pressing)
    labels = {label for each in pressing for label in each.rule.labels}
    kind = {label for each in tender for label in each.rule.labels}
    return Reading(
        text=text,
        marks=tuple(label for label in MARKS if label in labels),
        blocks=tuple(label for label in BLOCKS if model.settles(opinion, label, met=label in kind)),
        safety=tuple(label for label in SAFETY if label in alarm or (label == "coer" and coerces)),
        spans=tuple(dict.fromkeys(_spans(seen.words, pressing))),
        confidence=opinion.pressing if labels else 0.0,
        tender_spans=tuple(_spans(seen.words, tender)),
    )


def _stands(seen: Look, found: Found, opinion: model.Opinion) -> bool:
    """A mark stands on the whole line, or quite surely on its own sentence: kind words beside it do not hide it."""
    first, last = _trimmed(seen.words, found)
    if first >= last:
        return False
    if found.rule.certain or model.agrees(opinion, found.rule):
        return True
    start, end = _sentence(seen.line, found)
    if end - start >= len(seen.line.words) - 1:
        return False
    alone = model.opinion(line_of(seen.line.words[start:end]), set())
    return model.agrees(alone, found.rule, alone=True)


def _sentence(line: Line, found: Found) -> tuple[int, int]:
    start, end = found.first, found.last
    while start > 0 and line.words[start - 1] not in SENTENCES:
        start -= 1
    while end < len(line.words) - 1 and line.words[end] not in SENTENCES:
        end += 1
    return start, end


def _widened(reading: Reading) -> Reading:
    """Show more words for as long as what is left without those shown would still press."""
    for _ in range(ROUNDS):
        left = [place for place in range(len(reading.text)) if not _covers(reading.spans, place)]
        rest = _read("".join(reading.text[place] for place in left))
        if not rest.spans:
            return reading
        more = (Span(left[each.start], left[each.end - 1] + 1, each.label) for each in rest.spans)
        marks = tuple(label for label in MARKS if label in {*reading.marks, *rest.marks})
        reading = replace(reading, spans=tuple(dict.fromkeys((*reading.spans, *more))), marks=marks)
    return reading


def _covers(spans: tuple[Span, ...], place: int) -> bool:
    return any(span.start <= place < span.end for span in spans)


@lru_cache(maxsize=64)
def _marked(text: str) -> bool:
    return _read(text[:LONGEST]).marked


def _standing(pressing: list[Found], alarm: frozenset[str]) -> list[Found]:
    """Where somebody may be in danger nothing else is said about how they write, a threat of their own aside."""
    threatens = any("coer" in each.rule.labels for each in pressing)
    return pressing if threatens or not alarm else []


def _apart(tender: list[Found], pressing: list[Found]) -> list[Found]:
    """What is shown as pressing is not praised as tender."""
    taken = [(each.first, each.last) for each in pressing]
    return [each for each in tender if not any(each.first < end and start < each.last for start, end in taken)]


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
