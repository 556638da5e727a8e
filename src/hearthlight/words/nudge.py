"""The one nudge a page may show: one phrase, one reason, one way to put it; none at all where somebody may be in danger."""

from collections.abc import Callable

from hearthlight.words.reading import Nudge, Reading, Span
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
            return Nudge(label, span, reason(label, reading.text, span), _first_clean(reading, label, again))
    return None


def _first_clean(reading: Reading, label: str, again: Callable[[str], bool]) -> str:
    return next((way for way in ways(reading, label) if not again(way)), "")


def reason(label: str, text: str, span: Span) -> str:
    """Return one line that says why, in the words of a calm friend."""
    return REASONS[label].format(words=text[span.start : span.end].strip())


REASONS = {
    "crit": "This can land as a verdict on who they are. What happened, and what it does in you, is easier to hear.",
    "blame": "This can sound like the whole weight is on them. Your own side of it may be easier to hear.",
    "cont": "This can sting more than you mean. What would you like them to know underneath it?",
    "defn": "This can sound like a door closing. One small piece that is yours often opens it.",
    "glob": "Words like “always” and “never” can sound like blame. One moment, told once, is easier to answer.",
    "mind": "Only they know what goes on inside them. You could say what you see, and ask.",
    "pseudo": "This tells more about them than about you. The feeling under it may be sad, lonely or something else.",
    "cmd": "This can sound like an order. A wish that leaves room for no is easier to say yes to.",
    "guilt": "This can sound like a debt. What you long for now may be easier to hear.",
    "sexp": "This can feel like pressure. Wanting is fine, and so is no.",
}
