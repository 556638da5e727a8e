"""Words that call for help meet a card for the writer alone: before anything else, kept by nobody, holding nothing back."""

import pytest
from tests.promises.looks import all_rows, changed

from hearthlight.entries.checkin import Checkin

CALLS = [
    "I want to die.",
    "I’ve been saving up my pills. You never listen to me.",
    "You held me down.",
    "You pushed me against the wall and I’m still shaking.",
]
THREATS = ["If you leave I’ll make sure you never see the kids.", "Next time I won’t just hit the wall."]
CARD = "Help is here, if you want it."
WORDS = "/check-in/words/"


def page_of(answer):
    return answer.content.decode()


def said(guest):
    return [kept.entry.words for kept in guest.visit().recent_mine.since(guest.visit().today, Checkin)]


@pytest.mark.parametrize("words", CALLS)
def test_the_card_comes_first_and_there_is_no_hint_at_all(noor, sam, words):
    page = page_of(noor.post(WORDS, words=words))
    assert CARD in page
    assert "One way to put it" not in page
    assert words not in page


@pytest.mark.parametrize("words", THREATS)
def test_a_threat_has_its_own_card_and_no_nicer_wording(noor, sam, words):
    page = page_of(noor.post(WORDS, words=words))
    assert "A breath first" in page
    assert "One way to put it" not in page
    assert CARD not in page


@pytest.mark.parametrize("words", [*CALLS, *THREATS])
def test_saving_is_never_held_up(noor, sam, words):
    noor.post(WORDS, words=words, now="1")
    assert said(noor) == [words]


@pytest.mark.parametrize("words", [*CALLS, *THREATS])
def test_sharing_is_never_held_up(noor, sam, words):
    noor.post(WORDS, words=words)
    assert "What can Sam see?" in noor.page("/check-in/share/")
    noor.post("/check-in/share/", tick=["words"], **{"for": "us"})
    assert said(noor) == [words]


def test_the_card_after_saving_leads_on_and_the_undo_is_there(noor, sam):
    page = page_of(noor.post(WORDS, words=CALLS[0], now="1"))
    assert CARD in page
    assert "Your words are kept as you chose." in page
    today = noor.page("/")
    assert CARD not in today
    assert "Undo" in today


def test_somebody_on_their_own_meets_the_card_as_well(stranger):
    assert CARD in page_of(stranger.post(WORDS, words=CALLS[0]))
    assert said(stranger) == [CALLS[0]]


def test_put_away_the_card_is_gone_from_every_page(noor, sam):
    noor.post(WORDS, words=CALLS[0])
    for path in ("/check-in/share/", WORDS, "/", "/check-in/mine/"):
        assert CARD not in noor.page(path)
        assert CARD not in sam.page(path)


def test_the_card_leaves_the_same_rows_as_any_other_words(noor, sam):
    kinds = []
    for words in ("The tap drips in the bath.", CALLS[0]):
        noor.post(WORDS, words="x")
        before = all_rows(but=["phone"])
        noor.post(WORDS, words=words)
        kinds.append(sorted((row[0], len(row)) for row in changed(before, all_rows(but=["phone"]))))
    assert kinds[0] == kinds[1]


def test_the_partner_sees_the_same_whether_a_card_came_or_not(noor, sam):
    pages = []
    for words in ("The tap drips in the bath.", CALLS[0]):
        noor.post(WORDS, words=words)
        pages.append([len(sam.page(path)) for path in ("/", "/closer/", "/patterns/")])
    assert pages[0] == pages[1]


def test_figures_of_speech_and_other_peoples_news_meet_no_card(noor, sam):
    for words in ("This commute is killing me.", "I’m dead tired.", "I could murder a curry tonight."):
        page = page_of(noor.post(WORDS, words=words))
        assert CARD not in page
        assert "A breath first" not in page
