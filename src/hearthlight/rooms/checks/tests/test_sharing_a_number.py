"""One number can be shown to the partner: one act, without an answer, for thirty days, and taken back at any time."""

import re

import pytest

from hearthlight.entries.screening import Screening
from hearthlight.journal import read

AT = "/care/check/gad-7/"


@pytest.fixture
def share(noor, sam):
    """Return the address at which Noor’s number can be shared."""
    noor.post(AT, do="begin")
    for item in range(1, 8):
        page = noor.post(AT, item=str(item), answer="1").content.decode()
    found = re.search(r"/care/check/share/[0-9a-f]{32}/", page)
    assert found is not None
    return found.group()


def copies(guest):
    return [one.entry for one in read.everything(guest.visit().ours) if isinstance(one.entry, Screening)]


def test_the_page_shows_exactly_what_the_other_would_see(noor, sam, share):
    page = noor.page(share)
    assert "7 of 21, on 24 November 2026. Gone from 24 December 2026 on." in page
    assert copies(noor) == []


def test_the_number_is_shown_and_no_answer_goes_along(noor, sam, share):
    assert "Sam can read it now." in noor.post(share, do="give").content.decode()
    assert "7 of 21, on 24 November 2026." in sam.page("/care/check/")
    [copy] = copies(sam)
    assert (copy.answers, copy.difficulty, copy.adds_up_to) == ({}, None, 7)


def test_keeping_it_changes_nothing(noor, sam, share):
    noor.post(share, do="keep")
    assert "7 of 21" not in sam.page("/care/check/")


def test_pressed_twice_it_is_one_copy(noor, sam, share):
    for _ in range(2):
        noor.post(share, do="give")
    assert len(copies(noor)) == 1


def test_taken_back_it_is_gone(noor, sam, share):
    noor.post(share, do="give")
    noor.post(share, do="take_back")
    assert "7 of 21" not in sam.page("/care/check/")
    assert copies(noor) == []
    assert "7 of 21" in noor.page(AT)


def test_after_thirty_days_it_reads_as_gone_and_is_removed_at_the_next_look(noor, sam, share, hands):
    noor.post(share, do="give")
    hands.pass_by(days=29)
    sam.unlock()
    assert "7 of 21" in sam.page("/care/check/")
    hands.pass_by(days=1)
    for guest in (noor, sam):
        guest.unlock()
    assert "7 of 21" not in sam.page("/care/check/")
    noor.page("/care/check/")
    assert copies(sam) == []


def test_while_sharing_is_paused_it_stays_with_oneself(noor, sam, share):
    noor.post("/settings/choose/", paused="yes")
    noor.post(share, do="give")
    assert copies(noor) == []


def test_nobody_else_can_share_it_and_on_ones_own_there_is_nothing_to_share(noor, sam, stranger, share):
    for guest in (sam, stranger):
        assert guest.client.get(share).status_code == 404
        assert guest.client.post(share, {"do": "give"}).status_code == 404


def test_a_check_with_something_left_out_has_no_number_to_show(noor, sam):
    noor.post(AT, do="begin")
    for item in range(1, 8):
        page = noor.post(AT, item=str(item), answer="none" if item == 3 else "1").content.decode()
    assert "/care/check/share/" not in page
