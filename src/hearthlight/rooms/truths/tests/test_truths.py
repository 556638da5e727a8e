"""What is true: enough cards, each with its evidence, in plain and kind words, offered once and never on a low week."""

import re
from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.guests import Guest, Hands, in_another_world
from tests.promises.looks import look

from hearthlight.acts.tests.test_voice import NEVER, reading_grade
from hearthlight.frame import asking, truths
from hearthlight.frame.truths import Card
from hearthlight.journal import write

DOI = re.compile(r"10\.\d{4,9}/\S+")
HEADING = re.compile(r"[0-9] [A-Z].+|Safety evidence")
HIGHEST_GRADE = 8.0

each_card = pytest.mark.parametrize("card", truths.all_cards(), ids=lambda card: card.id)


def test_there_are_more_than_forty_for_both_sides() -> None:
    counts = Counter(card.side for card in truths.all_cards())
    assert sum(counts.values()) >= 40
    assert min(counts["low"], counts["beside"]) >= 7
    assert len({card.id for card in truths.all_cards()}) == sum(counts.values())


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
    whole = " ".join(f"{card.title}. {card.text}" for card in truths.all_cards())
    assert reading_grade(whole) <= 5.0


def test_all_can_be_read_at_any_time(noor: Guest) -> None:
    page = noor.page("/welcome/true/")
    assert all(f'id="{card.id}"' in page for card in truths.all_cards())


def test_one_is_offered_until_it_is_put_by(noor: Guest) -> None:
    first, second = truths.all_cards()[:2]
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


@pytest.mark.parametrize("place", truths.HELPS_AT)
def test_every_card_of_a_place_is_a_card(place: str) -> None:
    assert set(truths.HELPS_AT[place]) <= {card.id for card in truths.all_cards()}


def test_closer_offers_what_helps_there_each_once_and_leads_back(noor: Guest, sam: Guest) -> None:
    helpful = truths.HELPS_AT["closeness:page"]
    for card in helpful:
        assert offered_to(noor, "/closer/") == card
        answer = noor.post("/welcome/true/read/", card=card, at="closeness:page")
        assert answer.redirect_chain[-1][0] == "/closer/"
    assert offered_to(noor, "/closer/") == ""
    assert offered_to(noor) not in helpful


def test_a_place_that_is_none_leads_to_the_page_of_all(noor: Guest) -> None:
    for place in ("", "https://elsewhere.example/", "door:sign_in"):
        answer = noor.post("/welcome/true/read/", card="no-goal", at=place)
        assert answer.redirect_chain[-1][0] == "/welcome/true/"


def test_who_reads_not_tonight_is_told_that_rest_is_not_rejection(noor: Guest, sam: Guest, hands: Hands) -> None:
    by = asking.hours(noor.visit())[0].isoformat()
    noor.post("/closer/ask/", item="tea-in-the-dark-ten", words="Tea, tonight? No is fine.", by=by)
    assert offered_to(noor, "/closer/ask/mine/") == ""
    hands.pass_by(hours=3)
    noor.unlock()
    assert offered_to(noor, "/closer/ask/mine/") == "rest-not-rejection"
    noor.says(energy=1, mood=1)
    assert offered_to(noor, "/closer/ask/mine/") == ""


def test_nowhere_is_one_offered_in_a_low_week(noor: Guest, sam: Guest) -> None:
    noor.says(energy=1, mood=1)
    assert [offered_to(noor, path) for path in ("/closer/", "/closer/steps/", "/welcome/true/")] == [""] * 3


def test_putting_one_by_tells_the_partner_nothing(noor: Guest, sam: Guest, hands: Hands) -> None:
    seen = []
    for cards in ((), truths.HELPS_AT["closeness:page"]):
        with in_another_world(noor, sam, hands=hands):
            for card in cards:
                noor.post("/welcome/true/read/", card=card)
            seen.append([look(sam.client, path) for path in ("/", "/closer/", "/welcome/true/")])
    assert seen[0] == seen[1]


def test_a_card_costs_closer_no_question_to_the_database(noor: Guest, sam: Guest, hands: Hands) -> None:
    asked = []
    for cards in ((), truths.HELPS_AT["closeness:page"]):
        with in_another_world(noor, sam, hands=hands):
            write.settle(noor.visit().mine, truths.READ, " ".join(cards))
            with CaptureQueriesContext(connection) as queries:
                assert bool(offered_to(noor, "/closer/")) is not bool(cards)
            asked.append(len(queries))
    assert asked[0] == asked[1]


def offered_to(guest: Guest, path: str = "/welcome/true/") -> str:
    found = re.search(r'name="card" value="([\w-]+)"', guest.page(path))
    return found.group(1) if found else ""
