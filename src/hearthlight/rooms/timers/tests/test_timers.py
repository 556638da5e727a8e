"""The guided timer: on both phones, stopped from either, and a stop that nothing tells from the end."""

import pytest
from tests.guests import Guest, Hands, in_another_world
from tests.promises.looks import look

from hearthlight.entries.step import Step
from hearthlight.frame import timing

TEN = "shoulder-rub-ten"
LIMITS = "Not part of this: chest, genitals, sex. That stays true afterwards tonight, too."


def start(guest: Guest, act: str = TEN, sound: str = "") -> None:
    response = guest.post(f"/closer/timer/ready/{act}/", sound=sound)
    assert "There’s no goal here." in response.content.decode()


def test_it_runs_on_both_phones_in_about_minutes(noor: Guest, sam: Guest, hands: Hands) -> None:
    start(noor)
    hands.pass_by(minutes=2, seconds=20)
    for guest in (noor, sam):
        page = guest.page("/closer/timer/")
        assert "8 min" in page
        assert "left, about" in page
    assert "A quiet timer is on" in sam.page("/closer/")


@pytest.mark.parametrize("page", ["/closer/timer/ready/shoulder-rub-ten/", "/closer/timer/"])
def test_what_is_not_part_of_it_stands_on_every_screen(noor: Guest, sam: Guest, hands: Hands, page: str) -> None:
    start(noor)
    assert LIMITS in sam.page(page)
    noor.post("/closer/timer/press/", do="pause")
    assert LIMITS in sam.page(page)


def test_either_may_pause_and_go_on(noor: Guest, sam: Guest, hands: Hands) -> None:
    start(noor)
    hands.pass_by(minutes=3)
    sam.post("/closer/timer/press/", do="pause")
    hands.pass_by(minutes=10)
    assert "Paused" in noor.page("/closer/timer/")
    noor.post("/closer/timer/press/", do="go_on")
    assert "7 min" in sam.page("/closer/timer/")


def test_a_stop_on_either_phone_and_the_usual_end_come_to_the_same_words_on_both(
    noor: Guest, sam: Guest, hands: Hands
) -> None:
    start(noor)
    seen = []
    for who in (noor, sam, None):
        with in_another_world(noor, sam, hands=hands):
            if who is None:
                hands.pass_by(minutes=10, seconds=1)
            else:
                hands.pass_by(minutes=4)
                who.post("/closer/timer/press/", do="stop")
            seen.append([look(guest.client, "/closer/timer/") for guest in (noor, sam)])
    assert seen[0] == seen[1] == seen[2]
    assert "That’s it. A good use of it." in seen[0][0][1]


def test_pause_and_stop_weigh_the_same(noor: Guest, sam: Guest) -> None:
    start(noor)
    page = noor.page("/closer/timer/")
    assert '<button class="btn ghost" name="do" value="pause">' in page
    assert '<button class="btn ghost" name="do" value="stop">' in page


def test_a_phone_that_looks_again_is_told_to_turn_the_page_only_when_something_changed(
    noor: Guest, sam: Guest, hands: Hands
) -> None:
    start(noor)
    asks = {"HX-Request": "true"}
    assert "HX-Refresh" not in sam.client.get("/closer/timer/?seen=running", headers=asks).headers
    noor.post("/closer/timer/press/", do="stop")
    assert sam.client.get("/closer/timer/?seen=running", headers=asks).headers["HX-Refresh"] == "true"


def test_the_screen_is_kept_awake_only_while_it_runs(noor: Guest, sam: Guest, hands: Hands) -> None:
    start(noor)
    assert "data-awake" in noor.page("/closer/timer/")
    noor.post("/closer/timer/press/", do="pause")
    assert "data-awake" not in noor.page("/closer/timer/")
    noor.post("/closer/timer/press/", do="stop")
    assert "data-awake" not in noor.page("/closer/timer/")


@pytest.mark.parametrize("sound", ["", "soft"])
def test_a_sound_comes_only_where_it_was_asked_for(noor: Guest, sam: Guest, sound: str) -> None:
    start(noor, sound=sound)
    assert "data-chime" not in noor.page("/closer/timer/")
    noor.post("/closer/timer/press/", do="stop")
    assert ("data-chime" in noor.page("/closer/timer/")) is (sound == "soft")


@pytest.mark.parametrize(("word", "felt"), [("nice", 8.0), ("neutral", 5.0), ("too_much", 2.0), ("wandered", None)])
def test_how_it_was_is_kept_for_oneself_alone(noor: Guest, sam: Guest, word: str, felt: float | None) -> None:
    start(noor)
    noor.post("/closer/timer/press/", do="stop")
    before = look(sam.client, "/closer/timer/")
    noor.post("/closer/timer/felt/", felt=word)
    kept = [one.entry for one in noor.visit().recent_mine.since(noor.visit().today, Step)]
    assert [(entry.act, entry.answer, entry.felt) for entry in kept if isinstance(entry, Step)] == [(TEN, "done", felt)]
    assert look(sam.client, "/closer/timer/") == before


def test_skipping_keeps_nothing(noor: Guest, sam: Guest) -> None:
    start(noor)
    noor.post("/closer/timer/press/", do="stop")
    noor.post("/closer/timer/felt/", felt="")
    assert noor.visit().recent_mine.since(noor.visit().today, Step) == []


def test_one_for_oneself_stays_on_ones_own_phone(noor: Guest, sam: Guest) -> None:
    start(noor, "rest-ten")
    assert timing.is_on(noor.visit())
    assert not timing.is_on(sam.visit())
    assert LIMITS not in noor.page("/closer/timer/")


def test_what_is_for_two_is_not_there_for_one(noor: Guest) -> None:
    assert noor.get(f"/closer/timer/ready/{TEN}/").status_code == 404
    assert noor.get("/closer/timer/ready/no-such-act/").status_code == 404
    assert noor.get("/closer/timer/ready/rest-ten/").status_code == 200


def test_a_press_after_the_end_changes_nothing(noor: Guest, sam: Guest, hands: Hands) -> None:
    start(noor)
    hands.pass_by(minutes=11)
    sam.post("/closer/timer/press/", do="go_on")
    assert "That’s it. A good use of it." in noor.page("/closer/timer/")
    hands.pass_by(minutes=12)
    assert timing.current(noor.visit()) is None
