"""The same words written otherwise are read the same."""

import pytest

from hearthlight.words.coach import read
from hearthlight.words.tests.lines import read_lines

LINES = read_lines("dev.jsonl")
PRESSING = [line for line in LINES if line.reading.marked and not line.labels & {"sh", "fear"}]

OTHERWISE = {
    "curly apostrophes": lambda text: text.replace("'", "’"),
    "straight apostrophes": lambda text: text.replace("’", "'"),
    "capitals": str.upper,
    "a trailing emoji": lambda text: f"{text} 🙂",
    "another trailing emoji": lambda text: f"{text} 🙄",
    "another name": lambda text: text.replace("Marcus", "Priya").replace("Jo.", "Kim.").replace("Danny", "Wim"),
    "British spelling": lambda text: text.replace("apologize", "apologise").replace("behavior", "behaviour"),
    "American spelling": lambda text: text.replace("apologise", "apologize").replace("behaviour", "behavior"),
}


@pytest.mark.parametrize("change", OTHERWISE.values(), ids=OTHERWISE.keys())
def test_how_it_is_written_changes_nothing(change):
    changed = [line.text for line in LINES if read(change(line.text)).marked != line.reading.marked]
    assert changed == []


def test_a_doubled_letter_changes_nothing():
    words = [(line, line.text.split()) for line in LINES]
    longest = [(line, max(each, key=len)) for line, each in words if max(map(len, each)) > 3 and "'" not in line.text]
    doubled = [(line, line.text.replace(word, word[:2] + word[1] + word[2:], 1)) for line, word in longest]
    assert [text for line, text in doubled if read(text).marked != line.reading.marked] == []


def test_whom_somebody_loves_changes_nothing():
    swap = {"husband": "wife", "wife": "husband", "boyfriend": "girlfriend", "he": "she", "she": "he"}
    swapped = [" ".join(swap.get(word, word) for word in line.text.split(" ")) for line in LINES]
    assert [text for line, text in zip(LINES, swapped, strict=True) if read(text).marked != line.reading.marked] == []


def test_saying_i_love_you_as_well_never_makes_a_mark():
    calm = [line.text for line in LINES if not line.reading.marked]
    assert [text for text in calm if read(f"{text} I love you.").marked] == []


def test_taking_words_back_takes_the_mark_back():
    taken_back = [f"I’m sorry I said “{line.text}”" for line in PRESSING]
    assert [text for text in taken_back if set(read(text).marks)] == []


def test_without_the_words_shown_nothing_presses():
    left = [(line.text, without(line.text, line.reading.spans)) for line in PRESSING]
    assert [text for text, rest in left if read(rest).marked] == []


def without(text, spans):
    shown = {place for span in spans for place in range(span.start, span.end)}
    return "".join(letter for place, letter in enumerate(text) if place not in shown)
