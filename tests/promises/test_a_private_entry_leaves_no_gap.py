"""A private entry stays private and leaves no gap: the partner's pages and the shared rows are the same before and after."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.guests import Guest, Hands
from tests.promises.looks import all_rows, changed, everything_seen_by, look

WORDS = "the lake by the yellow house"


def tap(guest: Guest) -> None:
    guest.says(energy=1, mood=1)


def tap_while_locked(guest: Guest) -> None:
    guest.lock()
    guest.says(energy=1, mood=1)
    guest.unlock()


def words(guest: Guest) -> None:
    guest.post("/check-in/", energy=3, mood=1, more="1")
    guest.post("/check-in/in-there/", feelings=["lonely"], needs=["space"], good=["be_left_be"], closeness="1")
    guest.post("/check-in/words/", words=WORDS)
    guest.post("/check-in/preview/", tick=["headline", "words"])
    guest.post("/check-in/share/", **{"for": "me"}, tick=["headline", "words"])


def draft(guest: Guest) -> None:
    guest.post("/check-in/", energy=3, mood=1, more="1")
    guest.post("/check-in/words/", words=WORDS)


def undone(guest: Guest) -> None:
    guest.says(energy=1, mood=1)
    guest.post("/check-in/undo/", token=guest.client.cookies["bar"].value)


def put_away(guest: Guest) -> None:
    guest.post("/check-in/skip/")


def step(guest: Guest) -> None:
    guest.says(energy=5, mood=5)
    for answer in ("passed", "started", "done"):
        guest.post("/closer/step/", act="nothing", answer=answer)


def win(guest: Guest) -> None:
    guest.post("/wins/put/", words=WORDS)
    guest.post("/wins/thank/", words=WORDS, **{"for": "me"})
    guest.lock()
    guest.post("/wins/put/", words=WORDS, **{"for": "us"})
    guest.unlock()
    guest.get("/wins/")


def history(guest: Guest) -> None:
    guest.post("/wins/put/", words=WORDS, id="ab" * 16)
    guest.post(f"/history/{'ab' * 16}/", words=WORDS * 2)
    guest.post("/history/search/", words="lake")
    guest.post(f"/history/{'ab' * 16}/let-go/")


def choices(guest: Guest) -> None:
    guest.post("/settings/choose/", theme="night", letters="easier", idle="5")
    guest.post("/settings/choose/", form="dials", headline="me")
    guest.post("/settings/choose/", paused="yes")
    guest.says(to="us")


def diary(guest: Guest) -> None:
    file = SimpleUploadedFile("diary.csv", b"day,mood,energy\n2026-11-20,3,4\n2026-11-21,5,6\n2026-11-22,9,8\n")
    guest.post("/settings/bring/", file=file)
    scale = {"mood": "1", "mood_least": "0", "mood_most": "10", "note": ""}
    guest.post("/settings/bring/columns/", day="0", **scale)
    guest.post("/settings/bring/look/")


def kit_and_passphrase(guest: Guest) -> None:
    guest.post("/begin/kit/")
    guest.post("/begin/kit/kept/")
    guest.post("/settings/passphrase/", passphrase="maple window seven river", new="walnut ferry eleven cloud")


def lighter_days(guest: Guest) -> None:
    guest.post("/plan/lighter/", do=["touch", "low", "dinner"], **{"for": "me"})
    guest.get("/patterns/")
    guest.post("/plan/lighter/over/")


def words_for_a_low_day(guest: Guest) -> None:
    guest.post("/plan/when-low/write/", first=WORDS, ask=WORDS)
    guest.post("/plan/when-low/share/", **{"for": "me"}, part=["first"])
    guest.says(energy=1, mood=1)
    guest.post("/plan/when-low/let-go/")


WAYS = (
    words_for_a_low_day,
    lighter_days,
    tap,
    tap_while_locked,
    words,
    draft,
    undone,
    put_away,
    step,
    win,
    history,
    choices,
    diary,
    kit_and_passphrase,
)


@pytest.fixture
def evening(noor: Guest, sam: Guest) -> tuple[Guest, Guest]:
    """Both have shared something today, both have looked around, and nothing is left to settle."""
    noor.says(energy=5, mood=5, to="us")
    sam.says(energy=7, mood=7, to="us")
    for _ in range(2):
        everything_seen_by(noor)
        everything_seen_by(sam)
    return noor, sam


def come_by(guest: Guest) -> None:
    """Sign in and look around, and say nothing."""
    guest.lock()
    guest.unlock()
    guest.get("/wins/")


# Whoever signs in lays the points of the list anew, whatever they said; so these are held against saying nothing.
WITH_A_SIGN_IN = (tap_while_locked, win)


def outside(guest: Guest, way: Callable[[Guest], None], *but: str) -> list[tuple[object, ...]]:
    """Return what changed outside of one's own home and phone, without what is sealed or drawn."""
    own = {bytes(guest.person.home), bytes(guest.person.id)}
    before = all_rows(but=["tries", *but])
    way(guest)
    touched = changed(before, all_rows(but=["tries", *but]))
    assert touched or way is undone
    return sorted(
        (table, *(len(cell) if isinstance(cell, bytes) else type(cell).__name__ for cell in row))
        for table, *row in touched
        if not own & set(row)
    )


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_nothing_but_ones_own_home_and_phone_changes(
    evening: tuple[Guest, Guest], way: Callable[[Guest], None]
) -> None:
    noor, _ = evening
    if way in WITH_A_SIGN_IN:
        # Reading makes a summary anew now and then, after so and so many rows.
        assert outside(noor, way, "home_digest") == outside(noor, come_by, "home_digest")
    else:
        assert outside(noor, way) == []


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_the_partners_pages_are_the_same_before_and_after(
    evening: tuple[Guest, Guest], way: Callable[[Guest], None]
) -> None:
    noor, sam = evening
    before = everything_seen_by(sam)
    way(noor)
    after = everything_seen_by(sam)
    for path in before:
        assert after[path] == before[path], path


def test_a_shared_check_in_does_change_the_partners_page(evening: tuple[Guest, Guest], hands: Hands) -> None:
    noor, sam = evening
    before = look(sam.client, "/?show=everything")
    hands.pass_by(minutes=1)
    noor.says(energy=1, mood=1, to="us")
    assert look(sam.client, "/?show=everything") != before


def test_days_of_private_entries_look_like_days_of_none(noor: Guest, sam: Guest, hands: Hands) -> None:
    sam.says(energy=7, mood=7)
    quiet = everything_seen_by(sam)
    for _ in range(7):
        noor.says(energy=1, mood=1)
        words(noor)
        hands.pass_by(days=1)
        noor.unlock()
    hands.pass_by(days=-7)
    assert everything_seen_by(sam) == quiet


def test_pressure_is_in_no_copy_whatever_is_ticked() -> None:
    from hearthlight.people.consent import TICKS

    assert not [tick for tick, (_, fields) in TICKS.items() if {"pressure", "note", "imported"} & set(fields)]
