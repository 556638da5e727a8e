"""A page given to the partner, and a page of two: each side alone, for thirty days, taken back in silence."""

import re

import pytest
from django.test import Client

QUESTION = {"Noor": "Why am I so tired of it all?", "Sam": "How can I be near?"}
OPEN = {"headline": "partner", "helps": "partner", "words": "partner", "patterns": "partner", "care": "partner"}


@pytest.fixture
def both(noor, sam):
    """Two people with a page each, and their dials open for care."""
    for guest in (noor, sam):
        guest.post("/settings/choose/", form="dials", **OPEN)
        guest.post("/care/report/ready/", question=QUESTION[guest.called], day="2026-11-24")
    return noor, sam


def give(guest, where, answer="yes"):
    return guest.post(f"/care/report/{where}/", give=answer).content.decode()


def said_on(page):
    return re.sub(r"<[^>]+>", " ", page.split("<main")[1].split("</main>")[0])


def test_a_given_page_is_read_by_the_partner_until_its_day(both, hands):
    noor, sam = both
    assert "Sam can read it until 24 December" in give(noor, "partner")
    assert "A page for an appointment" in sam.page("/care/").split("lets you read")[1]
    assert QUESTION["Noor"] in sam.page("/care/report/given/")
    hands.pass_by(days=30)
    for guest in both:
        guest.unlock()
    assert sam.get("/care/report/given/").status_code == 404
    assert "lets you read" not in sam.page("/care/")


def test_a_given_page_stays_as_it_was_given_and_can_be_taken_back(both):
    noor, sam = both
    give(noor, "partner")
    noor.post("/care/report/ready/", question="Something new", day="2026-11-24", id="cd" * 16)
    assert QUESTION["Noor"] in sam.page("/care/report/given/")
    give(noor, "partner", "no")
    assert sam.get("/care/report/given/").status_code == 404


def test_what_would_be_read_is_shown_before_it_is_given(both):
    noor, sam = both
    assert QUESTION["Noor"] in noor.page("/care/report/partner/")
    assert sam.get("/care/report/given/").status_code == 404


def test_a_page_of_two_is_there_once_both_gave_their_own_side(both):
    noor, sam = both
    give(noor, "ours")
    for guest in both:
        page = guest.page("/care/report/ours/")
        assert QUESTION["Noor"] not in page
        assert guest.get("/care/report/ours/paper/").status_code == 404
    give(sam, "ours")
    for guest in both:
        page = guest.page("/care/report/ours/")
        assert QUESTION["Noor"] in page
        assert QUESTION["Sam"] in page
        assert "Noor: What I most want to talk about" in page
    assert sam.get("/care/report/ours/paper/").content.startswith(b"%PDF")


def test_before_both_gave_the_page_of_two_tells_nobody_who_did(both):
    noor, sam = both
    before = said_on(sam.page("/care/report/ours/"))
    give(noor, "ours")
    assert said_on(sam.page("/care/report/ours/")) == before


def test_either_side_takes_their_part_back_and_the_page_is_gone(both):
    noor, sam = both
    give(noor, "ours")
    give(sam, "ours")
    give(sam, "ours", "no")
    assert QUESTION["Sam"] not in noor.page("/care/report/ours/")


@pytest.mark.parametrize("where", ["partner", "ours"])
@pytest.mark.parametrize("choice", [{"form": "dials", "headline": "partner"}, {"paused": "yes"}])
def test_a_dial_at_only_me_or_a_pause_gives_nothing(both, where, choice):
    noor, sam = both
    give(sam, "ours")
    noor.post("/settings/choose/", **choice)
    give(noor, where)
    assert sam.get("/care/report/given/").status_code == 404
    assert QUESTION["Noor"] not in sam.page("/care/report/ours/")


def test_a_stranger_and_a_former_partner_read_neither(both, stranger, hands):
    noor, sam = both
    give(noor, "partner")
    sam.post("/leave/part/", sure="yes", shared="leave")
    for client in (stranger.client, sam.client, Client()):
        for path in ("given", "ours", "ours/paper", "partner"):
            assert client.get(f"/care/report/{path}/").status_code == 404
