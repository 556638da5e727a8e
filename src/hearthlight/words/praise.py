"""One sentence for what is already tender in a line."""

from hearthlight.words import tables
from hearthlight.words.reading import Reading


def praise(reading: Reading) -> str:
    """Return one sentence for the tender part of a reading; empty when there is none, or when help comes first."""
    if reading.safety:
        return ""
    there = set(reading.blocks)
    told = tables.sentences("praise").items()
    return next((sentence for labels, sentence in told if set(labels.split()) <= there), "")
