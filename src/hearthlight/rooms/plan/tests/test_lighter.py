"""Lighter days: what is picked stays with oneself until the note is sent, and the note is exactly what stood there."""

import html

import pytest
from tests.guests import Guest, Hands
from tests.promises.looks import look

from hearthlight.rooms.plan import softer

NOTE = "The next few days might be lower for me. It’s not about us."
DINNER = "Could you take dinner on one of them?"


def text(page: str) -> str:
    return html.unescape(page)


def test_nothing_reaches_the_partner_unless_the_note_is_sent(noor: Guest, sam: Guest) -> None:
    before = [look(sam.client, path) for path in ("/", "/plan/", "/history/")]
    noor.post("/plan/lighter/", do=["touch", "low", "dinner"], **{"for": "me"})
    assert [look(sam.client, path) for path in ("/", "/plan/", "/history/")] == before
    found = softer.look(noor.visit())
    assert found is not None
    assert [way.key for way in found.ways] == ["touch", "dinner", "low"]


@pytest.mark.parametrize(("ticked", "said"), [(["touch"], NOTE), (["dinner"], f"{NOTE} {DINNER}")])
def test_the_partner_reads_exactly_the_note_that_stood_there(noor: Guest, sam: Guest, ticked, said: str) -> None:
    sam.says(energy=7, mood=7)
    page = text(noor.page("/plan/lighter/"))
    assert NOTE in page and DINNER in page
    answer = noor.post("/plan/lighter/", do=ticked, **{"for": "us"})
    assert "Sam can see your line." in text(answer.content.decode())
    seen = text(sam.page("/?show=everything"))
    assert said in seen
    assert (DINNER in seen) == (ticked == ["dinner"])


def test_a_note_can_be_taken_back(noor: Guest, sam: Guest) -> None:
    noor.client.post("/plan/lighter/", {"do": ["touch"], "for": "us"})
    noor.post("/check-in/undo/", token=noor.client.cookies["bar"].value)
    assert NOTE not in text(sam.page("/?show=everything"))


def test_a_pause_holds_the_note_back(noor: Guest, sam: Guest) -> None:
    noor.post("/settings/choose/", paused="yes")
    answer = noor.post("/plan/lighter/", do=["touch"], **{"for": "us"})
    assert "Sharing is paused." in text(answer.content.decode())
    assert NOTE not in text(sam.page("/?show=everything"))


def test_a_note_is_no_check_in(noor: Guest, sam: Guest) -> None:
    noor.says(energy=7, mood=7, to="us")
    noor.post("/plan/lighter/", do=["touch"], **{"for": "us"})
    assert "Good" in text(sam.page("/?show=everything"))


def test_low_energy_mode_is_on_for_these_days_and_then_over(noor: Guest, hands: Hands) -> None:
    noor.says(energy=7, mood=7)
    assert "Low is allowed." not in text(noor.page("/"))
    noor.post("/plan/lighter/", do=["low"], **{"for": "me"})
    assert "Low is allowed." in text(noor.page("/"))
    assert "Low is allowed." not in text(noor.page("/?show=everything"))
    hands.pass_by(days=4)
    noor.unlock()
    noor.says(energy=7, mood=7)
    assert "Low is allowed." not in text(noor.page("/"))
    assert softer.look(noor.visit()) is None


def test_the_plan_tells_what_was_picked_and_how_to_go_back(noor: Guest, sam: Guest) -> None:
    noor.post("/plan/lighter/", do=["touch"], **{"for": "me"})
    page = text(noor.page("/plan/"))
    assert "Softer days, until Friday" in page
    assert "Keep one tiny touch a day" in page
    noor.post("/plan/lighter/over/")
    assert "Softer days" not in text(noor.page("/plan/"))


def test_leaving_things_as_they_are_is_a_plan_too(noor: Guest) -> None:
    noor.post("/plan/lighter/", do=["low"], **{"for": "me"})
    noor.post("/plan/lighter/", do=["leave"], **{"for": "me"})
    assert softer.look(noor.visit()) is None


def test_somebody_on_their_own_is_offered_no_note(stranger: Guest) -> None:
    page = text(stranger.page("/plan/lighter/"))
    assert "Keep one tiny kindness a day" in page
    assert NOTE not in page and "{partner}" not in page
    stranger.post("/plan/lighter/", do=["touch"], **{"for": "us"})
    assert softer.look(stranger.visit()) is not None


def test_what_is_not_on_the_list_meets_a_kind_sentence_and_ticks_stay(noor: Guest) -> None:
    answer = noor.post("/plan/lighter/", do=["low", "everything"], **{"for": "me"})
    assert answer.status_code == 422
    page = text(answer.content.decode())
    assert "One of these is not on the list." in page
    assert 'value="low" checked' in page
    assert softer.look(noor.visit()) is None
