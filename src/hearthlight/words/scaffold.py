"""A gentler way to put it: the writer's own tender words stay, the rest is blanks; no feeling is ever invented."""

from collections.abc import Iterator

from hearthlight.words import tables
from hearthlight.words.reading import Reading

ENDS = ".!?…\n"


def scaffold(reading: Reading) -> str:
    """Return the gentler way for a reading, with blanks as `…`; empty when there is none to offer."""
    return reading.nudge.scaffold if reading.nudge else ""


def ways(reading: Reading, label: str) -> Iterator[str]:
    """Yield ways to put it, the one with most of the writer's own words first."""
    told = tables.sentences("way")
    way = told.get(label, told["any"])
    kept = "" if label == "sexp" else " ".join(kept_sentences(reading))
    if kept:
        yield f"{kept} {way}"
    yield way


def kept_sentences(reading: Reading) -> list[str]:
    """Return the writer's own sentences that hold something tender and nothing that presses."""
    kept = []
    for start, end in _sentences(reading.text):
        pressed = any(span.start < end and start < span.end for span in reading.spans)
        tender = any(start <= span.start < end for span in reading.tender_spans)
        if tender and not pressed:
            kept.append(reading.text[start:end].strip())
    return kept


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for place, sign in enumerate(text):
        if sign in ENDS and not text[place + 1 : place + 2].strip(' ’”")'):
            yield start, place + 1
            start = place + 1
    if text[start:].strip():
        yield start, len(text)
