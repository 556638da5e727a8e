"""The one nudge a page may show: one phrase, one reason, one way to put it; none at all where somebody may be in danger."""

from collections.abc import Callable

from hearthlight.words import tables
from hearthlight.words.reading import Nudge, Reading
from hearthlight.words.scaffold import ways

# What is asked of the writer first, when several things are marked; shutting down is never commented on.
FIRST = ("sexp", "cont", "crit", "mind", "glob", "blame", "guilt", "defn", "cmd", "pseudo")


def nudge_for(reading: Reading, *, again: Callable[[str], bool]) -> Nudge | None:
    """Return the nudge for a reading, or None. `again` tells whether a way to put it would itself be marked."""
    if reading.safety or "ston" in reading.marks:
        return None
    for label in FIRST:
        span = next((span for span in reading.spans if span.label == label), None)
        if span:
            return Nudge(label, span, tables.sentences("reason")[label], _first_clean(reading, label, again))
    return None


def _first_clean(reading: Reading, label: str, again: Callable[[str], bool]) -> str:
    return next((way for way in ways(reading, label) if not again(way)), "")
