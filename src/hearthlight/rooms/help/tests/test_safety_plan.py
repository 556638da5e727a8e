"""A safety plan is one’s own: sealed, changed without a trace of the one before, on paper, and behind the lock."""

import pytest

from hearthlight.entries.plan_of_safety import PlanOfSafety
from hearthlight.journal import read
from hearthlight.safety import plans

PLAN = "/help/plan/"
WORDS = {
    "signs": "I stop answering.",
    "people": "Kim, 020 555 0100\nor the neighbour",
    "professionals": "Dr Bell 020-555-0111, at night 112",
}


def write(guest, **words):
    return guest.post(f"{PLAN}write/", **words)


def kept(guest):
    return [one.entry for one in read.everything(guest.visit().mine) if isinstance(one.entry, PlanOfSafety)]


def test_it_is_one_tap_from_help_and_says_what_it_is_before_there_is_one(noor):
    assert f'href="{PLAN}"' in noor.page("/help/GB/")
    page = noor.page(PLAN)
    assert "What makes the place around me safer" in page
    assert "Write it" in page


def test_it_reads_as_it_was_written_and_its_numbers_can_be_called(noor):
    page = write(noor, **WORDS).content.decode()
    assert "I stop answering." in page
    assert 'href="tel:0205550100"' in page
    assert 'href="tel:0205550111"' in page
    assert 'href="tel:112"' in page
    assert "Where I feel safer" not in page


@pytest.mark.parametrize("words", ["since 2024", "room 12", "10-15 minutes", "from 9 to 5"])
def test_a_number_that_nobody_calls_is_no_link(noor, words):
    assert "tel:" not in write(noor, helps=words).content.decode().partition("<main")[2]


def test_changing_it_leaves_no_byte_of_the_one_before(noor):
    write(noor, **WORDS)
    write(noor, signs="I sleep all day.")
    assert [plan.signs for plan in kept(noor)] == ["I sleep all day."]
    assert "I stop answering." not in noor.page(PLAN)


def test_with_every_part_empty_it_is_gone(noor):
    write(noor, **WORDS)
    write(noor, signs=" ")
    assert kept(noor) == []
    assert "Write it" in noor.page(PLAN)
    write(noor, **WORDS)
    assert len(kept(noor)) == 1


def test_words_that_are_too_many_stay_on_the_page(noor):
    answer = write(noor, signs="dark " * 300, helps="tea")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "dark dark" in page
    assert "tea" in page
    assert "Everything is still here." in page
    assert kept(noor) == []


def test_it_lies_behind_the_lock(noor):
    write(noor, **WORDS)
    noor.lock()
    for path in (PLAN, f"{PLAN}paper/", f"{PLAN}write/"):
        answer = noor.client.get(path)
        assert answer.headers["Location"].startswith("/unlock/")
    assert "I stop answering." not in noor.page("/help/GB/")


def test_nobody_else_reads_it(noor, sam, stranger):
    write(noor, **WORDS)
    for guest in (sam, stranger):
        assert "I stop answering." not in guest.page(PLAN)
        assert "I stop answering." not in guest.page(f"{PLAN}paper/")


def test_on_paper_it_has_every_part_and_nothing_of_the_house(noor):
    write(noor, **WORDS)
    page = noor.page(f"{PLAN}paper/")
    assert "I stop answering." in page
    for title in plans.TITLES.values():
        assert str(title) in page
    assert "Hearthlight" not in page
    assert "<script" not in page.partition("<main")[2]


def test_on_paper_stand_the_numbers_of_a_country_somebody_picked(noor):
    write(noor, **WORDS)
    assert "______" in noor.page(f"{PLAN}paper/")
    noor.post("/care/check/phq-9/", do="begin", country="GB")
    page = noor.page(f"{PLAN}paper/")
    assert "Emergency 999, 112" in page
    assert "Samaritans 116 123" in page


def test_somebody_without_an_account_gets_an_empty_one_to_fill_in(client, db):
    assert client.get(PLAN).status_code == 200
    page = client.get(f"{PLAN}paper/").content.decode()
    assert "Who can be with me" in page
    assert client.get(f"{PLAN}write/").status_code == 404


def test_a_plain_copy_is_a_file_with_a_quiet_name_and_only_when_asked_for(noor):
    write(noor, **WORDS)
    assert noor.client.get(f"{PLAN}copy/").status_code == 302
    answer = noor.client.post(f"{PLAN}copy/")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="notes.txt"'
    assert "I stop answering." in answer.content.decode()


def test_it_stands_on_the_page_with_the_calls(noor):
    write(noor, **WORDS)
    noor.post("/care/check/phq-9/", do="begin")
    page = noor.post("/care/check/phq-9/", item="9", answer="1").content.decode()
    assert "Your safety plan" in page
    assert 'href="tel:0205550100"' in page


def test_a_new_key_takes_it_along(noor):
    from tests.guests import PASSPHRASE

    write(noor, **WORDS)
    noor.post("/settings/new-key/", passphrase=PASSPHRASE)
    assert "I stop answering." in noor.page(PLAN)
