"""What is said: plain, true, and kind; it never claims an end that was not seen."""

import pytest

from hearthlight.insight.usual import Dip, Usual
from hearthlight.rooms.rhythm import words
from hearthlight.rooms.rhythm.words import Seen

SIX_DAYS, FOUR_DAYS = Dip(1, 6, ended=True), Dip(10, 13, ended=True)


@pytest.mark.parametrize(("tap", "word"), [(1, "Heavy"), (3, "Low"), (5, "Mixed"), (7, "Okay"), (9, "Light")])
def test_each_tap_has_its_own_word(tap: float, word: str) -> None:
    assert words.level("mood", tap) == word


def test_the_ends_of_the_scale_have_words_too() -> None:
    assert (words.level("energy", 0), words.level("energy", 10)) == ("Empty", "Full")


def test_the_axis_says_the_lowest_the_middle_and_the_highest_word() -> None:
    assert words.axis("closeness") == ("Far", "Near", "Close")


def test_the_usual_range_is_told_in_words() -> None:
    assert words.usual("mood", Usual(3.2, 7.0)) == "Your usual: between Low and Okay, most days."
    assert words.usual("mood", Usual(4.4, 5.6)) == "Your usual: around Mixed, most days."


@pytest.mark.parametrize(
    ("seen", "headline"),
    [
        (Seen(None), "Not sure yet"),
        (Seen("same"), "About the same"),
        (Seen("same", dips=[SIX_DAYS]), "Dipped once"),
        (Seen("same", dips=[SIX_DAYS, FOUR_DAYS]), "Dipped twice"),
        (Seen("same", dips=[SIX_DAYS] * 3), "Dipped a few times"),
        (Seen("up", dips=[SIX_DAYS]), "Slowly up"),
        (Seen("down"), "Slowly down"),
        (Seen("down", dipping=True), "A lower stretch just now"),
        (Seen("down", with_mood=True), "Moves with mood"),
    ],
)
def test_the_headline_is_the_first_thing_that_is_true(seen: Seen, headline: str) -> None:
    assert words.headline(seen) == headline


def test_both_dips_ended_is_said_when_both_did() -> None:
    twice = Seen("same", dips=[SIX_DAYS, FOUR_DAYS])
    assert words.sentences(twice) == ["About the same in these four weeks.", "Dipped twice. Both dips ended."]
    assert words.worth_knowing(twice) == "both dips ended. The first took 6 days, the second took 4 days."


def test_one_dip_is_told_with_its_length() -> None:
    assert words.worth_knowing(Seen("same", dips=[SIX_DAYS])) == "the dip ended. It took 6 days."


def test_while_a_stretch_lasts_nothing_says_that_dips_ended() -> None:
    now = Seen("down", dips=[SIX_DAYS], dipping=True)
    assert words.sentences(now) == ["Slowly down in these four weeks.", "A lower stretch just now."]
    assert words.worth_knowing(now) == "there was a low stretch before this one, and it ended."


def test_without_a_dip_the_page_still_ends_with_something_true() -> None:
    assert words.worth_knowing(Seen(None)) == "a day without an entry is only that. Nothing is filled in."
