"""Finding one's own words again, without a list of words lying anywhere."""

import pytest

from hearthlight.journal.models import Digest, Row

LAKE = "The lake by the yellow house."


def say(guest, words):
    guest.post("/wins/put/", words=words)


def found(guest, words, **more):
    return guest.post("/history/search/", words=words, **more).content.decode()


@pytest.mark.parametrize("words", ["lake", "LAKE", "yellow lake", "  house ", "ello"])
def test_own_words_are_found(noor, words):
    say(noor, LAKE)
    assert f'"voice">{LAKE}' in found(noor, words)


@pytest.mark.parametrize("words", ["sea", "lake sea", ""])
def test_other_words_find_nothing(noor, words):
    say(noor, LAKE)
    assert f'"voice">{LAKE}' not in found(noor, words)


@pytest.mark.parametrize(("said", "words"), [("Süß im Café.", "suß cafe"), ("It’s fine.", "it's"), ("ΟΔΟΣ", "οδος")])
def test_capitals_accents_and_apostrophes_make_no_difference(noor, said, words):
    say(noor, said)
    assert f'"voice">{said}' in found(noor, words)


def test_words_of_a_check_in_are_found(noor):
    noor.post("/check-in/", energy=3, mood=1, more="1")
    noor.post("/check-in/words/", words=LAKE, now="1")
    assert LAKE in found(noor, "yellow")


def test_the_words_looked_for_stand_in_no_address(noor):
    say(noor, LAKE)
    answer = noor.client.post("/history/search/", {"words": "lake"})
    assert answer.status_code == 200
    assert "lake" not in answer.content.decode().replace(LAKE, "").replace('value="lake"', "")
    assert noor.client.get("/history/search/", {"words": "lake"}).headers["Location"] == "/history/"


def test_looking_writes_nothing_but_what_any_look_at_history_writes(noor):
    say(noor, LAKE)
    noor.page("/history/")
    before = Row.objects.count(), sorted(Digest.objects.values_list("upto", "sealed"))
    found(noor, "yellow")
    assert (Row.objects.count(), sorted(Digest.objects.values_list("upto", "sealed"))) == before


def test_many_years_are_read_some_at_a_time(noor, hands):
    for month in range(3):
        for each in range(16):
            say(noor, f"Lake {month} {each}.")
        hands.pass_by(days=31)
        noor.unlock()
    first = found(noor, "lake")
    assert "Lake 2 15." in first
    assert "Lake 0 0." not in first
    assert 'name="until" value="2026-11"' in first
    further = found(noor, "lake", until="2026-11")
    assert "Lake 0 0." in further
    assert 'name="until"' not in further


@pytest.mark.parametrize("until", ["soon", "2026-99", "0000-00"])
def test_a_strange_month_begins_with_the_latest(noor, until):
    say(noor, LAKE)
    assert LAKE in found(noor, "lake", until=until)


def test_what_was_typed_is_shown_as_typed(noor):
    assert "&lt;b&gt;lake" in found(noor, "<b>lake")


def test_a_locked_phone_finds_nothing(noor):
    say(noor, LAKE)
    noor.lock()
    assert LAKE not in found(noor, "lake")
