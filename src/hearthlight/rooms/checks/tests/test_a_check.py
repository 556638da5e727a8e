"""One check through its door: one question a page, saved for later, no total with an answer left out, and never too often."""

import re

import pytest
from django.test import override_settings

from hearthlight.entries.screening import Screening
from hearthlight.journal import read

PHQ, GAD = "/care/check/phq-9/", "/care/check/gad-7/"


def kept(guest):
    return [one.entry for one in read.everything(guest.visit().mine) if isinstance(one.entry, Screening)]


def take(guest, *values, at=PHQ, difficulty="0", **begin):
    """Go through a check; None leaves an answer out. Return the page it ends on."""
    answer = guest.post(at, do="begin", **begin)
    for item, value in enumerate(values, start=1):
        answer = guest.post(at, item=str(item), answer="none" if value is None else str(value))
        if item == 9 and value:
            answer = guest.post(at, do="on")
    if "how difficult" in answer.content.decode():
        answer = guest.post(at, item="difficulty", answer=difficulty)
    return answer.content.decode()


def test_it_asks_one_question_a_page_in_the_authors_words(noor):
    page = noor.post(PHQ, do="begin").content.decode()
    assert "Over the last 2 weeks, how often have you been bothered by any of the following problems?" in page
    assert "Little interest or pleasure in doing things" in page
    assert "Feeling down, depressed, or hopeless" not in page
    assert page.count('type="radio"') == 4
    assert "Feeling down, depressed, or hopeless" in noor.post(PHQ, item="1", answer="1").content.decode()


def test_every_page_says_that_it_is_a_check_and_not_a_diagnosis(noor):
    pages = [noor.page("/care/check/"), noor.page(PHQ), noor.post(PHQ, do="begin").content.decode()]
    pages.append(take(noor, *[1] * 7, at=GAD))
    assert all("This is a check, not a diagnosis." in page for page in pages)


def test_a_whole_check_tells_its_number_and_the_range_it_is_often_called_by(noor):
    page = take(noor, 2, 2, 1, 1, 1, 1, 1, 1, 0)
    assert "10 of 27, a range often called moderate." in page
    assert [(one.check, one.answers["1"], one.difficulty, one.language) for one in kept(noor)] == [
        ("phq-9", 2, 0, "en")
    ]


def test_with_an_answer_left_out_there_is_no_total_but_what_it_could_be(noor):
    page = take(noor, 2, 2, 2, 2, None, 2, 1, 1, 0)
    assert "It lies from 12 to 15, of 27." in page
    assert "often called" not in page
    assert "5" not in kept(noor)[0].answers


def test_how_difficult_it_was_is_asked_whatever_was_answered_and_can_be_left_out(noor):
    assert "0 of 27, a range often called minimal." in take(noor, *[0] * 9, difficulty="none")
    assert kept(noor)[0].difficulty is None


def test_what_was_said_waits_for_a_day_and_no_longer(noor, hands):
    noor.post(PHQ, do="begin")
    page = noor.post(PHQ, item="1", answer="2", do="later").content.decode()
    assert "It waits where you left it" in page
    assert "Feeling down, depressed, or hopeless" in noor.page(PHQ)
    hands.pass_by(hours=25)
    noor.unlock()
    assert "It waits where you left it" not in noor.page("/care/check/")
    assert "Begin" in noor.page(PHQ)
    assert kept(noor) == []


def test_saving_for_later_without_an_answer_asks_for_none(noor):
    noor.post(PHQ, do="begin")
    assert "It waits where you left it" in noor.post(PHQ, item="1", do="later").content.decode()


def test_it_can_be_put_away(noor):
    noor.post(PHQ, do="begin")
    noor.post(PHQ, item="1", answer="2")
    assert "It waits where you left it" not in noor.post(PHQ, do="away").content.decode()
    assert not any(getattr(one.entry, "name", "") == "check" for one in read.everything(noor.visit().mine))


def test_one_can_go_back_and_pick_another_answer(noor):
    noor.post(PHQ, do="begin")
    noor.post(PHQ, item="1", answer="2")
    page = noor.page(f"{PHQ}?at=0")
    assert re.search(r'value="2" checked', page)
    noor.post(PHQ, item="1", answer="0")
    assert re.search(r'value="0" checked', noor.page(f"{PHQ}?at=0"))


@pytest.mark.parametrize("at", ["8", "99", "-1", "x", "١"])
def test_no_address_looks_ahead(noor, at):
    noor.post(PHQ, do="begin")
    assert "Little interest or pleasure" in noor.page(f"{PHQ}?at={at}")


@pytest.mark.parametrize(
    "sent", [{}, {"answer": "4"}, {"answer": "-1"}, {"answer": "x"}, {"answer": "1", "item": "12"}]
)
def test_an_answer_that_does_not_fit_is_asked_for_again(noor, sent):
    noor.post(PHQ, do="begin")
    answer = noor.post(PHQ, **({"item": "1"} | sent))
    assert answer.status_code == 422
    assert "Pick the one that comes closest, or leave it out." in answer.content.decode()


def test_the_german_words_are_there_and_marked(noor):
    assert "compared with the official sheet" in noor.page(PHQ)
    page = noor.post(PHQ, do="begin", language="de").content.decode()
    assert "Wenig Interesse oder Freude an Ihren Tätigkeiten" in page
    assert 'lang="de"' in page
    for item in range(1, 10):
        page = noor.post(PHQ, item=str(item), answer="1" if item < 9 else "0").content.decode()
    assert "8 of 27" in page
    assert kept(noor)[0].language == "de"


def test_a_check_rests_for_its_two_weeks(noor, hands):
    take(noor, *[0] * 9)
    assert "rests until Tuesday 8 December" in noor.page(PHQ)
    assert "rests until" in noor.page("/care/check/phq-8/").replace("Rests", "rests")
    noor.post(PHQ, do="begin")
    assert "Little interest" not in noor.page(PHQ)
    hands.pass_by(days=14)
    noor.unlock()
    assert "Little interest" in noor.post(PHQ, do="begin").content.decode()


def test_a_change_is_named_only_where_it_means_something(noor, hands):
    ends = []
    for first in (3, 2, 0):
        ends.append(take(noor, first, first, first, first, 0, 0, 0, 0, 0))
        hands.pass_by(days=15)
        noor.unlock()
    assert "than on" not in ends[0]
    assert "About the same as on 24 November 2026." in ends[1]
    assert "That is 8 lower than on 9 December 2026." in ends[2]


def test_two_questions_lead_to_the_others_and_take_their_answers_along(noor):
    page = take(noor, 2, 1, at="/care/check/phq-2/")
    assert "3 of 6." in page
    page = noor.post(PHQ, do="begin", over="yes").content.decode()
    assert "Trouble falling or staying asleep" in page
    assert "Go on with the rest" not in take(noor, 0, 1, at="/care/check/gad-2/")


def test_question_nine_can_be_left_out_from_the_start(noor):
    page = take(noor, *[1] * 8, at="/care/check/phq-8/")
    assert "8 of 24, a range often called mild." in page
    assert "/care/check/phq-8/" in noor.page(PHQ) or "Rests" in noor.page("/care/check/")


def test_the_well_being_check_is_off_until_a_keeper_turns_it_on(noor):
    assert noor.get("/care/check/who-5/").status_code == 404
    with override_settings(WHO5=True):
        assert "48 of 100." in take(noor, 2, 3, 2, 3, 2, at="/care/check/who-5/")
        assert "rests until" in noor.page(PHQ)


def test_a_keeper_can_take_the_checks_out_of_the_house(noor):
    with override_settings(CHECKS=False):
        for path in ("/care/check/", PHQ, GAD, "/care/check/noticed/"):
            assert noor.get(path).status_code == 404


def test_it_is_private_and_leaves_nothing_with_the_partner(noor, sam):
    take(noor, *[3] * 8, 0)
    for path in ("/", "/care/", "/care/check/", PHQ, "/history/"):
        assert "24 of 27" not in sam.page(path)
    assert noor.visit().recent_ours.since(noor.visit().today, Screening) == []
