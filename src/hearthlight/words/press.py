"""What presses in a line: whether anything does, what kind it is, and the words it rests on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hearthlight.words import model, normal
from hearthlight.words.grammar import Line, line_of
from hearthlight.words.look import Found, Look, parts
from hearthlight.words.reading import MARKS

THREAT = "coer"
KINDS = (*MARKS, THREAT)
SENTENCES = (normal.SENTENCE, normal.QUESTION)
# How much more has to speak for a sentence when only it is looked at.
ALONE = 1.0
MOST_CLAUSES = 6


@dataclass(frozen=True, slots=True)
class Press:
    """Words that press, from `first` up to `last`, and how."""

    label: str
    first: int
    last: int


def pressing(seen: Look, given: Mapping[str, float]) -> list[Press]:
    """Return what presses in a line. The rules and the model decide together, on the whole line or on one sentence."""
    if not any(word not in normal.EDGES for word in seen.own.words):
        return []
    if model.evidence(model.PRESSING, given) >= 0:
        return list(_told_apart(seen, given))
    return [
        Press(label, found.first, found.last)
        for found in seen.met
        if not found.rule.unsure and _stands_alone(seen, found)
        for label in found.rule.labels
    ]


def threats(seen: Look) -> list[Press]:
    """Return the threats among the rules that were met: with harm to oneself, say, which is heard first all the same."""
    sure = [found for found in seen.met if not found.rule.unsure and THREAT in found.rule.labels]
    return [Press(THREAT, found.first, found.last) for found in sure]


def best(heads: Mapping[str, float]) -> float:
    """Return how much speaks for the mark that looks likeliest."""
    return max(heads[label] for label in KINDS)


def _told_apart(seen: Look, given: Mapping[str, float]) -> Iterator[Press]:
    """Yield each kind of pressing with its words: those of its rules, else the clause that presses most."""
    told = {label: model.evidence(label, given) for label in KINDS}
    labels = [label for label in KINDS if told[label] >= 0] or [max(told, key=lambda label: told[label])]
    clause: tuple[int, int] | None = None
    for label in labels:
        met = [found for found in seen.met if label in found.rule.labels and found.first < found.last]
        if met:
            yield from (Press(label, found.first, found.last) for found in met)
            continue
        clause = clause or _clause(seen)
        yield Press(label, *clause)


def _clause(seen: Look) -> tuple[int, int]:
    """Return the clause of the writer's own words that presses most; of many clauses all."""
    places = seen.own_places
    words = [seen.line.words[place] for place in places]
    clauses = [(start, end) for start, end in parts(words) if start < end]
    if len(clauses) > MOST_CLAUSES:
        clauses = [(clauses[0][0], clauses[-1][1])]
    start, end = max(clauses, key=lambda each: _alone(words[each[0] : each[1]])) if len(clauses) > 1 else clauses[0]
    return places[start], places[end - 1] + 1


def _alone(words: Sequence[str]) -> float:
    heads = model.opinion(line_of(words), set())
    return heads[model.PRESSING]


def _stands_alone(seen: Look, found: Found) -> bool:
    """A sure rule may stand on its own sentence: kind words beside it do not hide it."""
    start, end = _sentence(seen.line, found)
    if end - start >= len(seen.line.words) - 1:
        return False
    heads = model.opinion(line_of(seen.line.words[start:end]), set())
    return model.evidence(model.PRESSING, {**heads, "best": best(heads), "rule.sure": 1.0}) >= ALONE


def _sentence(line: Line, found: Found) -> tuple[int, int]:
    start, end = found.first, found.last
    while start > 0 and line.words[start - 1] not in SENTENCES:
        start -= 1
    while end < len(line.words) - 1 and line.words[end] not in SENTENCES:
        end += 1
    return start, end
