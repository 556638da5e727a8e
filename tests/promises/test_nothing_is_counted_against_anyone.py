"""Nothing is counted against anyone: no gap is told, no refusal is added up, and passing over leaves no mark on a page."""

import dataclasses
import re

import msgspec
import pytest
from django.apps import apps
from django.db import models
from tests.guests import Guest, Hands, in_another_world
from tests.promises.addresses import every_address
from tests.promises.looks import everything_seen_by, look

from hearthlight.entries.codec import KINDS
from hearthlight.entries.step import Step
from hearthlight.journal import read
from hearthlight.people import limits
from hearthlight.today.board import Board

AGAINST = re.compile(
    r"\b(streaks?|in a row|missed|skipped|\d+ days? (since|ago|without)|haven’t|hasn’t|last seen|inactive|overdue|"
    r"(\d+|no) (check-ins?|refusals?|times?) (this|today|so far)|goals?|points|badges?|score|level \d|\d+ ?%|out of \d+|"
    r"should|must|failed?|lazy|try again|come back (soon|tomorrow|every day))\b",
    re.IGNORECASE,
)
# Words that a page may say all the same: none of them is about what a person did or left undone.
HARMLESS = (
    "Four words in a row hold well",
    "A few words in a row hold",
    "goal is",
    "There’s no goal here",
    "No goal",
    "don’t have to be in a row",
)
COUNTING = re.compile(r"count|total|streak|times|number|sum|tally|ratio|percent|rate\b|refus|declin")
# The only whole numbers in the database, and what they are.
WHOLE_NUMBERS = {
    "home.next_seq": "the next place in a home",
    "home_row.seq": "the place of a row",
    "home_row.author": "which of the two",
    "home_digest.upto": "how far a summary reaches",
    "member.author": "which of the two",
    "phone.idle_minutes": "after how long a phone locks",
    "phone.open_until": "the minute a phone locks",
    "passkey.sign_count": "how a copied passkey is noticed",
    "phone.pin_tries": "wrong tries of a second lock, gone when it opens",
    "phone.pin_until": "the minute a second lock ends",
    "due.attempts": "how often the worker tried to send",
    "tries.tries": "wrong tries of a name or place at a door, gone after minutes",
}


def words_of(page: str) -> str:
    """Return what a page says, without its marks."""
    body = re.sub(r"<(script|style|svg|option)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))


@pytest.fixture
def after_a_hard_month(noor: Guest, sam: Guest, hands: Hands) -> Guest:
    """Somebody who passed over every step, put the question away on many days, and then was gone for weeks."""
    for day in range(20):
        noor.unlock()
        if day % 3:
            noor.says(energy=1, mood=1)
            for _ in range(3):
                noor.post("/closer/step/", act="nothing", answer="passed")
        else:
            noor.post("/check-in/skip/")
        hands.pass_by(days=1)
    hands.pass_by(days=45)
    for guest in (noor, sam):
        guest.unlock()
    return noor


def test_no_page_says_a_word_that_counts_against_anybody(after_a_hard_month: Guest, sam: Guest) -> None:
    for guest in (after_a_hard_month, sam):
        for said in ("before", "after"):
            for one in every_address():
                if one.name.startswith("help:") or one.name in ("/help", "/hide"):
                    continue
                words = words_of(guest.client.get(one.path, follow=True).content.decode())
                for harmless in HARMLESS:
                    words = words.replace(harmless, "")
                found = AGAINST.search(words)
                assert found is None, (one.path, said, words[max(0, found.start() - 40) : found.end() + 40])
            guest.says(energy=3, mood=3)


def test_a_gap_of_any_length_meets_the_same_page(noor: Guest, sam: Guest, hands: Hands) -> None:
    noor.says(energy=1, mood=1, to="us")
    seen = []
    for weeks in (6, 20, 57):
        with in_another_world(noor, sam, hands=hands):
            hands.pass_by(days=7 * weeks)
            noor.unlock()
            seen.append([look(noor.client, path) for path in ("/", "/closer/", "/plan/", "/settings/", "/care/")])
    assert seen[0] == seen[1] == seen[2]


def test_after_a_gap_the_page_is_that_of_any_day_before_a_check_in(noor: Guest, hands: Hands) -> None:
    hands.pass_by(days=7)
    noor.unlock()
    fresh = look(noor.client, "/")
    noor.says(energy=1, mood=1)
    hands.pass_by(days=7)
    noor.unlock()
    assert look(noor.client, "/") == fresh


def outside_the_step(page: str) -> str:
    return re.sub(r'<(section|ul)[^>]* id="step">.*?</\1>', "", page, flags=re.DOTALL)


def test_after_passing_over_the_next_day_is_as_if_nothing_was_offered(noor: Guest, sam: Guest, hands: Hands) -> None:
    worlds = []
    for refusals in (0, 1, 5):
        with in_another_world(noor, sam, hands=hands):
            noor.says(energy=5, mood=5)
            for _ in range(refusals):
                noor.post("/closer/step/", act="nothing", answer="passed")
            hands.pass_by(days=1)
            noor.unlock()
            noor.says(energy=5, mood=5)
            noor.client.get("/?show=everything")
            page = look(noor.client, "/?show=everything")[1]
            worlds.append((outside_the_step(page), 'id="step"' in page))
    assert worlds[0] == worlds[1] == worlds[2]


def test_one_refusal_and_many_leave_the_same_page(noor: Guest, hands: Hands) -> None:
    noor.says(energy=5, mood=5)
    noor.client.get("/")
    pages = []
    for _ in range(4):
        noor.post("/closer/step/", act="nothing", answer="passed")
        pages.append(look(noor.client, "/?show=everything"))
    assert all(page == pages[0] for page in pages)


def test_the_partner_sees_nothing_of_steps_passed_over(noor: Guest, sam: Guest) -> None:
    noor.says(energy=5, mood=5, to="us")
    sam.says(energy=7, mood=7, to="us")
    everything_seen_by(sam)
    before = everything_seen_by(sam)
    for _ in range(5):
        noor.post("/closer/step/", act="nothing", answer="passed")
        noor.post("/check-in/skip/")
    assert everything_seen_by(sam) == before


def test_the_question_put_away_is_one_day_and_never_a_number_of_them(noor: Guest, hands: Hands) -> None:
    for _ in range(9):
        noor.post("/check-in/skip/")
        hands.pass_by(days=1)
        noor.unlock()
    kept = [one for one in read.everything(noor.visit().mine) if getattr(one.entry, "name", "") == "skip_day"]
    assert len(kept) == 1


def test_no_entry_and_no_page_holds_a_count() -> None:
    told = [(kind.__name__, one.name) for kind in KINDS for one in msgspec.structs.fields(kind)]
    told += [("Board", one.name) for one in dataclasses.fields(Board)]
    assert [name for name in told if COUNTING.search(name[1])] == []


def test_every_whole_number_in_the_database_is_known_and_counts_nobody() -> None:
    numbers = {
        f"{model._meta.db_table}.{one.column}"
        for model in apps.get_models()
        for one in model._meta.concrete_fields
        if isinstance(one, models.IntegerField)
    }
    assert numbers - set(WHOLE_NUMBERS) == set(), "say above what these count"


def test_a_step_that_was_passed_over_carries_no_reason(noor: Guest) -> None:
    noor.says(energy=5, mood=5)
    noor.post("/closer/step/", act="nothing", answer="passed", reason="too tired", note="too tired")
    steps = [one.entry for one in read.everything(noor.visit().mine) if isinstance(one.entry, Step)]
    assert [(step.answer, step.note, step.felt) for step in steps] == [("passed", "", None)]


def test_wrong_tries_are_forgotten_when_their_time_is_over(noor: Guest, hands: Hands) -> None:
    from hearthlight.people.models import Tries

    noor.lock()
    noor.post("/unlock/", passphrase="not this one")
    assert Tries.objects.exists()
    hands.pass_by(hours=2)
    limits.count(limits.PAIR_PERSON, "somebody", now=hands.now)
    assert Tries.objects.count() == 1
