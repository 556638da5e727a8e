"""One sentence for what is already tender in a line."""

from hearthlight.words.reading import Reading

COMPLETE = frozenset(("feel", "fact", "need", "req"))
SENTENCES = (
    (COMPLETE, "You say how you feel, when, what you need, and you ask. It is all there."),
    (frozenset(("feel", "req")), "You say how it is for you, and you leave room for no."),
    (frozenset(("feel", "need")), "You say how it is for you and what you need."),
    (frozenset(("feel", "fact")), "You say what happened and how it was for you. That is easy to hear."),
    (frozenset(("warm",)), "There is warmth in this."),
    (frozenset(("req",)), "You ask, and you leave room for no."),
    (frozenset(("need",)), "You say what you need. That helps."),
    (frozenset(("feel",)), "You say how it is for you. Thank you for trying."),
    (frozenset(("fact",)), "You tell what happened. That is easy to hear."),
)


def praise(reading: Reading) -> str:
    """Return one sentence for the tender part of a reading; empty when there is none, or when help comes first."""
    if set(reading.safety):
        return ""
    there = set(reading.blocks)
    return next((sentence for needed, sentence in SENTENCES if needed <= there), "")
