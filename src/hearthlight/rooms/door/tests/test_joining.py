"""Joining takes two yeses; a code lets one person in, and only the one it was read out to."""

import pytest
from django.test import Client
from tests.guests import PASSPHRASE, Guest, begin, code_of, join

from hearthlight.people import pairing
from hearthlight.people.models import Code, Person
from hearthlight.rooms.door import joining


def start_joining(noor: Guest, other: Guest) -> None:
    other.post("/join/take/", words=code_of(noor))
    noor.get("/join/")
    other.get("/join/")


def test_one_yes_joins_nobody(noor: Guest, stranger: Guest) -> None:
    start_joining(noor, stranger)
    for _ in range(2):
        stranger.post("/join/answer/", answer="yes", headline="partner")
    assert noor.person.couple is None
    assert stranger.person.couple is None


def test_a_code_that_was_taken_up_opens_nothing_for_anybody_else(noor: Guest, stranger: Guest) -> None:
    words = code_of(noor)
    stranger.post("/join/take/", words=words)
    third = begin("Ola")
    third.post("/join/take/", words=words)
    assert Code.objects.get().joiner_id == stranger.person.id


def test_a_no_looks_like_no_answer_yet(noor: Guest, stranger: Guest) -> None:
    start_joining(noor, stranger)
    stranger.post("/join/answer/", answer="yes")
    before = stranger.page("/join/")
    noor.post("/join/answer/", answer="no")
    assert len(stranger.page("/join/")) == len(before)


def test_a_yes_to_a_code_that_went_in_the_same_moment_changes_nothing(noor: Guest, stranger: Guest) -> None:
    start_joining(noor, stranger)
    visit = noor.visit()
    code = pairing.of(visit.person, now=visit.now)
    assert code is not None
    Code.objects.all().delete()
    assert joining.say_yes(visit, code, {"headline": "partner"}) is False
    assert noor.visit().dials["headline"] == "me"


def test_somebody_who_lives_with_another_is_not_joined_and_keeps_their_dials(
    noor: Guest, sam: Guest, stranger: Guest
) -> None:
    sam.post("/join/take/", words=code_of(stranger))
    stranger.get("/join/")
    stranger.post("/join/answer/", answer="yes")
    sam.post("/join/answer/", answer="yes")
    assert sam.person.couple == noor.person.couple
    assert stranger.person.couple is None
    assert sam.visit().dials["headline"] == "partner"


def test_the_second_who_begins_with_one_code_leaves_no_account(noor: Guest, monkeypatch: pytest.MonkeyPatch) -> None:
    words = code_of(noor)
    noor_side = Client()
    real = pairing.claim

    def taken_just_before(*args: object, **more: object) -> Code:
        Code.objects.update(joiner=noor.person)
        return real(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(pairing, "claim", taken_just_before)
    form = {"called": "Ola", "name": "ola", "passphrase": PASSPHRASE, "zone": "UTC", "words": words}
    answer = noor_side.post("/begin/", form)
    assert b"These words open nothing now" in answer.content
    assert Person.objects.count() == 1


def test_joining_again_after_both_left_works(noor: Guest, sam: Guest) -> None:
    for guest in (noor, sam):
        guest.post("/leave/part/", sure="yes", shared="leave")
    join(noor, sam)
    assert noor.person.couple == sam.person.couple is not None
