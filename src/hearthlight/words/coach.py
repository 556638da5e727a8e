"""Reads one line: safety first, then what presses, then what is tender. It never blocks and keeps nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from hearthlight.words import model, normal, press, safety
from hearthlight.words.look import Look, apart, look
from hearthlight.words.nudge import nudge_for
from hearthlight.words.press import Press
from hearthlight.words.reading import BLOCKS, MARKS, SAFETY, Reading, Span

LONGEST = 1000
ROUNDS = 3


def read(text: str) -> Reading:
    """Return what the coach reads in `text`. Any text is read; of a very long one only its beginning, safety aside."""
    reading = _read(text[:LONGEST], far=safety.far(text, beyond=LONGEST))
    if reading.spans:
        reading = _widened(reading)
    reading = replace(reading, text=text)
    return replace(reading, nudge=nudge_for(reading, again=_marked))


def _read(text: str, far: frozenset[str] = frozenset()) -> Reading:
    if not text.strip():
        return Reading(text, safety=tuple(label for label in SAFETY if label in far))
    seen = look(text)
    kinds = families(seen)
    heads = model.opinion(seen.line, kinds)
    plain = heads if seen.plain is seen.line else model.opinion(seen.plain, kinds)
    own = plain if seen.own is seen.plain else model.opinion(seen.own, kinds)
    whole, given = weighed(seen, plain), weighed(seen, own)
    alarm = far | safety.alarms(whole) | safety.outright(seen.line)
    pressing = _pressing(seen, [whole, given], alarm)
    spans = tuple(dict.fromkeys(_spans(seen.words, pressing)))
    labels = {span.label for span in spans}
    tender = apart(seen.tender, [(each.first, each.last) for each in pressing])
    kind = {label for each in tender for label in each.rule.labels}
    return Reading(
        text=text,
        marks=tuple(label for label in MARKS if label in labels),
        blocks=tuple(label for label in BLOCKS if model.settles(heads, label, met=label in kind)),
        safety=tuple(label for label in SAFETY if label in labels or (label in alarm and label != "coer")),
        spans=spans,
        confidence=model.chance(model.evidence(model.PRESSING, given)) if labels else 0.0,
        tender_spans=tuple(_spans(seen.words, [Press("", each.first, each.last) for each in tender])),
    )


def _pressing(seen: Look, given: list[dict[str, float]], alarm: frozenset[str]) -> list[Press]:
    """Where somebody may be in danger nothing is said about how they write, a threat to harm oneself aside.

    A line from which something was left out presses only when it does so with that as well as without it.
    """
    if "fear" in alarm:
        return []
    if "sh" in alarm:
        return press.threats(seen)
    return press.pressing(seen, min(given, key=lambda each: model.evidence(model.PRESSING, each)))


def families(seen: Look) -> set[str]:
    """What the small model is told of the rules that were met: the tender ones. Of the others it thinks for itself."""
    return {f"<{label}>" for each in seen.tender for label in each.rule.labels}


def weighed(seen: Look, heads: dict[str, float]) -> dict[str, float]:
    """Return everything a decision is weighed from."""
    return {**heads, "best": press.best(heads), **seen.given}


def _widened(reading: Reading) -> Reading:
    """Show more words for as long as what is left without those shown would still press; in the end all of them."""
    for _ in range(ROUNDS):
        left = [place for place in range(len(reading.text)) if not _covers(reading.spans, place)]
        rest = _read("".join(reading.text[place] for place in left))
        if not rest.spans:
            return reading
        more = (Span(left[each.start], left[each.end - 1] + 1, each.label) for each in rest.spans)
        marks = tuple(label for label in MARKS if label in {*reading.marks, *rest.marks})
        reading = replace(reading, spans=tuple(dict.fromkeys((*reading.spans, *more))), marks=marks)
    return replace(reading, spans=(*reading.spans, Span(0, len(reading.text), reading.spans[0].label)))


def _covers(spans: tuple[Span, ...], place: int) -> bool:
    return any(span.start <= place < span.end for span in spans)


@lru_cache(maxsize=64)
def _marked(text: str) -> bool:
    return _read(text[:LONGEST]).marked


def _spans(words: list[normal.Word], found: Iterable[Press]) -> Iterator[Span]:
    for each in found:
        first, last = _trimmed(words, each)
        if first < last:
            yield Span(words[first].start, words[last - 1].end, each.label)


def _trimmed(words: list[normal.Word], found: Press) -> tuple[int, int]:
    """Leave pauses at either end out of what is shown."""
    first, last = found.first, min(found.last, len(words))
    while first < last and words[first].plain in normal.EDGES:
        first += 1
    while last > first and words[last - 1].plain in normal.EDGES:
        last -= 1
    return first, last
