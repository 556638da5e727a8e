"""What the coach offers: one phrase, one reason, one way to put it that presses nobody; praise for what is tender."""

import pytest

from hearthlight.words.coach import read
from hearthlight.words.praise import praise
from hearthlight.words.scaffold import scaffold
from hearthlight.words.tests.lines import read_lines

NUDGED = [line.reading for line in read_lines("dev.jsonl") if line.reading.nudge]


def test_what_it_offers_would_not_be_marked_itself():
    assert [scaffold(reading) for reading in NUDGED if read(scaffold(reading)).marked] == []


def test_every_nudge_has_a_reason_a_way_and_words_that_stand_there():
    for reading in NUDGED:
        nudge = reading.nudge
        assert nudge is not None
        assert nudge.reason
        assert "…" in nudge.scaffold
        assert nudge.span in reading.spans


def test_the_writers_own_tender_words_stay():
    assert scaffold(read("You never listen to me. I love you.")).startswith("I love you. ")


def test_about_sex_no_count_and_no_debt_is_said_again():
    assert scaffold(read("You owe me at least one night this month.")) == (
        "I feel …. I would like …, only if you would like it too."
    )


@pytest.mark.parametrize("text", ["I'm leaving you.", "Maybe we should just split up.", "I'm done talking about this."])
def test_leaving_and_shutting_down_are_told_and_never_nudged(text):
    assert "ston" in read(text).marks
    assert read(text).nudge is None


@pytest.mark.parametrize(
    "text", ["If you leave I'll make sure you never see the kids.", "You're not going out dressed like that."]
)
def test_a_threat_gets_no_nicer_wording(text):
    assert "coer" in read(text).safety
    assert scaffold(read(text)) == ""


def test_what_is_tender_is_praised_and_danger_is_not():
    assert praise(read("I felt sad when you didn't call on Tuesday.")) != ""
    assert praise(read("I want to die, I love you.")) == ""
    assert praise(read("Your mum rang.")) == ""
