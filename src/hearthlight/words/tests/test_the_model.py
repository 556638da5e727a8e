"""What the small model looks at, and what it is kept from seeing."""

from importlib import resources

import pytest

from hearthlight.words import features, look, meanings, model, normal, tables
from hearthlight.words.coach import read
from hearthlight.words.grammar import line_of


def seen(text):
    return list(features.names(line_of([word.plain for word in normal.plain_words(text)]), ()))


def kept(text):
    words = [word.plain for word in normal.plain_words(text)]
    return [words[place] for place in look.unfond(words) if words[place] not in normal.EDGES]


def test_a_word_stands_in_its_fields_whatever_its_ending():
    assert "Harm_verb" in meanings.fields_of(normal.plain("ruining"))
    assert "Doer_feeling" in meanings.fields_of("ignored")
    assert meanings.fields_of("xylophones") == ()


def test_whoever_is_named_or_loved_is_read_the_same():
    assert seen("Priya never listens") == seen("Marcus never listens")
    assert seen("He is so kind to her") == seen("She is so kind to him")


def test_a_full_stop_at_the_end_says_nothing():
    assert seen("You never listen.") == seen("you never listen")


@pytest.mark.parametrize(
    "fond", ["You never listen. I love you.", "you never listen I love you so much", "You never listen, love you"]
)
def test_fond_words_at_the_end_are_set_aside(fond):
    assert kept(fond) == ["you", "never", "listen"]


def test_a_line_that_is_only_fond_is_kept_whole():
    assert kept("I love you.") == ["i", "love", "you"]
    assert "warm" in read("I love you.").blocks


def test_a_quote_is_not_shown_to_the_model_when_it_asks_what_presses():
    assert "selfish" not in look.look("I’m sorry I said “you are selfish”.").own.words
    assert "selfish" in look.look("You are selfish.").own.words


def test_the_model_is_small():
    folder = resources.files("hearthlight.words").joinpath(tables.LANGUAGE)
    assert sum(len(folder.joinpath(name).read_bytes()) for name in ("weights.bin", "weights.json")) <= 1_000_000
    assert len(model.weights().heads) == len(set(model.weights().heads))


@pytest.mark.parametrize(
    "text",
    [
        "The dog has more energy than the two of us.",
        "You must think I'm asleep already, I'm on the last chapter.",
        "You never make me feel like a chore.",
        "Because of you I laughed all day.",
    ],
)
def test_talk_that_only_sounds_hard_is_left_alone(text):
    assert not read(text).marked


@pytest.mark.parametrize("beside", ["and you never listen", "you always leave", "and thanks for the soup"])
def test_somebody_who_says_outright_that_they_want_to_die_is_heard_whatever_stands_beside_it(beside: str) -> None:
    for line in (f"I want to die {beside}.", f"{beside}, i just wanna die", f"I am going to kill myself, {beside}"):
        assert "sh" in read(line).safety, line
        assert read(line).nudge is None
