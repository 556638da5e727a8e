"""How many years of school a text asks for."""

import re
from collections.abc import Iterable

SHORTEST_SENTENCE_WORDS = 5


def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade: 0.39 words per sentence + 11.8 syllables per word - 15.59 (Kincaid 1975)."""
    words = re.findall(r"[a-z]+(?:’[a-z]+)?", text.lower())
    sentences = [part for part in re.split(r"[.:?…]+", text) if re.search(r"[^\W\d_]", part)]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """Return a word's vowel groups, with a silent e at the end left out: the usual rough count."""
    groups = re.findall(r"[aeiouy]+", word)
    silent = word.endswith("e") and not word.endswith("le") and len(groups) > 1
    return max(1, len(groups) - silent)


def running_text(lines: Iterable[str]) -> str:
    """Return the whole sentences among `lines`; the short words of buttons and rows would flatter a page."""
    return " ".join(line for line in lines if len(line.split()) >= SHORTEST_SENTENCE_WORDS and line[-1] in ".:?…”")
