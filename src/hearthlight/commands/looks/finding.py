"""What a look of the doctor brings back."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at, and a sentence about it that names the way out; a grave one cannot wait."""

    how: Literal["well", "look", "grave"]
    text: str


def well(text: str) -> Finding:
    """Return what is as it is meant to be."""
    return Finding("well", text)


def look(text: str) -> Finding:
    """Return what wants a look at some time."""
    return Finding("look", text)


def grave(text: str) -> Finding:
    """Return what could cost words, or lets others in."""
    return Finding("grave", text)
