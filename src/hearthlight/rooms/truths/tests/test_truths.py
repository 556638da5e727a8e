"""What is true: enough cards, each with its evidence, in plain and kind words, offered once and never on a low week."""

import re
from collections import Counter

import pytest
from tests.guests import Guest, Hands

from hearthlight.acts.tests.test_voice import NEVER, reading_grade
from hearthlight.journal import write
from hearthlight.rooms.truths import cards
from hearthlight.rooms.truths.cards import Card

DOI = re.compile(r"10\.\d{4,9}/\S+")
HEADING = re.compile(r"[0-9] [A-Z].+|Safety evidence")
HIGHEST_GRADE = 8.0

each_card = pytest.mark.parametrize("card", cards.all_cards(), ids=lambda card: card.id)


def test_there_are_more_than_forty_for_both_sides() -> None:
    counts = Counter(card.side for card in cards.all_cards())
    assert sum(counts.values()) >= 40
    assert min(counts["low"], counts["beside"]) >= 7
    assert len({card.id for card in cards.all_cards()}) == sum(counts.values())


@each_card
def test_a_card_says_how_well_it_is_known(card: Card) -> None:
    assert DOI.fullmatch(card.evidence.ref) or HEADING.fullmatch(card.evidence.ref)


@each_card
def test_a_card_is_short_and_plain_and_neither_blames_nor_pushes(card: Card) -> None:
    for text in (card.title, card.text):
        assert not NEVER.search(text), text
        assert not re.search(r"[!?'\"]|\bwill\b", text), text
    assert len(card.text) <= 160
    assert reading_grade(f"{card.title}. {card.text}") <= HIGHEST_GRADE


def test_together_they_read_at_the_age_of_twelve() -> None:
    whole = " ".join(f"{card.title}. {card.text}" for card in cards.all_cards())
    assert reading_grade(whole) <= 5.0


def test_all_can_be_read_at_any_time(noor: Guest) -> None:
    page = noor.page("/welcome/true/")
    assert all(f'id="{card.id}"' in page for card in cards.all_cards())


def test_one_is_offered_until_it_is_put_by(noor: Guest) -> None:
    first, second = cards.all_cards()[:2]
    assert offered_to(noor) == first.id
    noor.post("/welcome/true/read/", card=first.id)
    noor.post("/welcome/true/read/", card="no-such-card")
    assert offered_to(noor) == second.id


def test_none_is_offered_in_a_low_week_or_after_a_hard_answer(noor: Guest, hands: Hands) -> None:
    noor.says(energy=1, mood=1)
    assert offered_to(noor) == ""
    hands.pass_by(days=9)
    noor.unlock()
    assert offered_to(noor)
    visit = noor.visit()
    write.settle(visit.mine, "still_since", visit.today.isoformat())
    assert offered_to(noor) == ""


def offered_to(guest: Guest) -> str:
    found = re.search(r'name="card" value="([\w-]+)"', guest.page("/welcome/true/"))
    return found.group(1) if found else ""
