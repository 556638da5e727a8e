"""What was written without a connection arrives once, opens for its writer, and is shared only where that is still wanted."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.guests import NOW, Guest, Hands

from hearthlight.edges.offline.tests.phones import MARK, Away, new_id, packed, send
from hearthlight.journal import read
from hearthlight.journal.models import Row


@pytest.fixture
def away(noor: Guest) -> Away:
    phone = Away(noor)
    phone.learn()
    return phone


def moods(guest: Guest) -> list[float | None]:
    return [getattr(one.entry, "mood", None) for one in read.everything(guest.visit().mine) if one.entry.day]


def given(guest: Guest) -> list[float | None]:
    ours = guest.visit().ours
    assert ours is not None
    return [getattr(one.entry, "mood", None) for one in read.everything(ours) if one.entry.day]


def test_what_was_said_without_a_connection_is_in_the_journal_once(away: Away, noor: Guest) -> None:
    away.says(NOW, mood=5)
    away.send(answer_is_lost=True)
    assert away.send()["done"] != []
    assert away.queue == []
    assert moods(noor) == [5]


def test_a_locked_phone_sends_too(away: Away, noor: Guest) -> None:
    away.says(NOW, mood=7)
    noor.lock()
    away.send()
    assert away.queue == []
    noor.unlock()
    assert moods(noor) == [7]


def test_a_locked_phone_is_told_no_word(noor: Guest) -> None:
    noor.says(energy=3, mood=1)
    noor.lock()
    assert noor.client.get("/offline/post/", headers=MARK).json()["days"] is None
    assert noor.client.get("/offline/days/").status_code == 302


def test_taps_that_arrived_before_the_connection_broke_are_one_entry(away: Away, noor: Guest) -> None:
    entry_id = new_id()
    noor.post("/check-in/", id=entry_id, energy=3, mood=5, **{"for": "me"})
    away.says(NOW, mood=5, entry_id=entry_id)
    away.send()
    assert away.queue == [] and moods(noor) == [5]


def test_a_headline_for_both_reaches_both_once(noor: Guest, sam: Guest) -> None:
    phone = Away(noor)
    phone.learn()
    phone.says(NOW, mood=3, to="us")
    phone.send(answer_is_lost=True)
    phone.send()
    assert given(noor) == given(sam) == [3]
    assert moods(noor) == [3]


def test_taps_that_were_shared_before_the_connection_broke_are_shared_once(noor: Guest, sam: Guest) -> None:
    phone, entry_id = Away(noor), new_id()
    phone.learn()
    noor.post("/check-in/", id=entry_id, energy=3, mood=3, **{"for": "us"})
    phone.says(NOW, mood=3, to="us", entry_id=entry_id)
    phone.send()
    assert given(sam) == moods(noor) == [3]


def test_a_pause_that_came_in_between_keeps_it_to_oneself(noor: Guest, sam: Guest) -> None:
    phone = Away(noor)
    phone.learn()
    phone.says(NOW, mood=3, to="us")
    noor.post("/settings/choose/", paused="yes")
    assert noor.visit().paused
    phone.send()
    assert given(sam) == [] and moods(noor) == [3]
    kept = next(one for one in read.everything(noor.visit().mine) if one.entry.day)
    assert kept.entry.shared_as is None


def test_what_was_taken_back_meanwhile_does_not_come_back(away: Away, noor: Guest) -> None:
    entry_id = away.says(NOW, mood=5)
    away.send(answer_is_lost=True)
    noor.post("/check-in/take-back/", id=entry_id)
    assert away.send()["done"] == [entry_id]
    assert moods(noor) == []


def test_letters_older_than_ninety_days_are_refused_and_stay_to_be_looked_at(
    away: Away, noor: Guest, hands: Hands
) -> None:
    entry_id = away.says(NOW, mood=5)
    hands.pass_by(days=91)
    noor.post("/sign-in/", name="noor", passphrase="maple window seven river")
    assert away.send() == {"done": [], "old": [entry_id]}
    assert moods(noor) == []
    page = noor.post("/offline/waiting/", letter=f"{entry_id}.{away.queue[0]['own']}").content.decode()
    assert "2026-11-24" in page and "it is not sent any more" in page


def test_letters_of_somebody_else_stay_on_the_phone(away: Away, stranger: Guest) -> None:
    away.says(NOW, mood=5)
    before = Row.objects.count()
    assert send(stranger, away.queue).json() == {"done": [], "old": []}
    assert Row.objects.count() == before


@pytest.mark.parametrize("spoilt", [b"", b"\x02\x01", b"\x01" + bytes(400), b"\x02\x02" + bytes(800)])
def test_what_is_no_letter_is_not_taken_in(away: Away, noor: Guest, spoilt: bytes) -> None:
    away.says(NOW, mood=5)
    away.queue[0]["own"] = packed(spoilt)
    assert away.send()["done"] == []
    assert moods(noor) == []


@pytest.mark.parametrize("strange", [{"own": "é"}, {"own": "A"}, {"alone": "\0"}, {"made": 2**46}])
def test_a_strange_letter_breaks_nothing(away: Away, noor: Guest, strange: dict[str, object]) -> None:
    away.says(NOW, mood=5)
    away.says(NOW, mood=7)
    away.queue[0] |= {"alone": None} | strange
    assert away.queue[1]["id"] in away.send()["done"]
    assert 7 in moods(noor)


@pytest.mark.parametrize("made", [-1, 2**50, "x", None, 1e300])
def test_a_time_that_is_none_is_refused(away: Away, made: object) -> None:
    away.says(NOW, mood=5)
    away.queue[0]["made"] = made
    assert send(away.guest, away.queue).status_code == 422


@pytest.mark.parametrize("sent", ["", "x", ".", f"{'0' * 32}.", f"{'0' * 32}.AAAA", "zz.é", f"{'0' * 31}.AAAA"])
def test_what_does_not_open_is_told_kindly(noor: Guest, sent: str) -> None:
    for name in ("form", "letter"):
        page = noor.post("/offline/waiting/", **{name: sent})
        assert page.status_code == 200
        assert "This does not open with the key of today." in page.content.decode()


@pytest.mark.parametrize("sent", [b"", b"[]", b'{"letters": 1}', b'{"letters": [{"id": "x"}]}', b"\xff"])
def test_what_is_no_packet_is_refused(noor: Guest, sent: bytes) -> None:
    answer = noor.client.post("/offline/post/", sent, content_type="application/json", headers=MARK)
    assert answer.status_code == 422


def test_a_form_of_another_site_finds_nothing_there(noor: Guest, away: Away) -> None:
    away.says(NOW, mood=5)
    assert noor.client.post("/offline/post/", {"letters": "[]"}).status_code == 404
    assert noor.client.get("/offline/post/").status_code == 404


def test_two_phones_of_one_person_merge_without_loss(away: Away, noor: Guest) -> None:
    other = Away(noor.other_phone())
    other.learn()
    for hour, phone in enumerate((away, other, away, other)):
        phone.says(NOW + dt.timedelta(hours=hour), mood=2 * hour + 1)
    other.send()
    away.send()
    assert sorted(moods(noor)) == [1, 3, 5, 7]  # type: ignore[type-var]
