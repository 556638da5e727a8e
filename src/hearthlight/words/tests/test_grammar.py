"""The small language of the tables does what its page says."""

import pytest

from hearthlight.words import grammar, normal, tables

TEXTS = {
    "you never listen|help": ("You never really listen", "You never sing"),
    "you (make|made) me {bad_mood}": ("You make me so angry", "You make me laugh"),
    "because of you !{good_mood}": ("Because of you I cried", "because of you happy"),
    "^ stop": ("Fine. Stop it", "The bus stop"),
    "you .. again $": ("You did it again.", "You again did it"),
    "_ is late QM": ("Who is late?", "Who is late"),
}


@pytest.mark.parametrize("written", TEXTS)
def test_a_construction_is_found_where_it_stands_and_nowhere_else(written):
    there, not_there = (grammar.line_of([word.plain for word in normal.plain_words(each)]) for each in TEXTS[written])
    assert list(grammar.construction(written).find(there))
    assert not list(grammar.construction(written).find(not_there))


@pytest.mark.parametrize("written", ["you (never", "you % never", ")"])
def test_what_the_language_does_not_know_is_refused(written):
    with pytest.raises(grammar.NotReadable):
        grammar.construction(written)


@pytest.mark.parametrize("name", ["marks.txt", "blocks.txt", "safety.txt", "scopes.txt"])
def test_every_line_of_every_table_can_be_read(name):
    for _, line in tables.sections(name):
        grammar.construction(line.lstrip("~=").strip())


def test_small_words_written_by_ear_are_read_as_meant():
    assert [word.plain for word in normal.plain_words("u r soooo gr8")] == ["you", "are", "so", "great"]
    assert [word.plain for word in normal.plain_words("your so kind")][:2] == ["you", "are"]
