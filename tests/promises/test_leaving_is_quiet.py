"""Leaving is quiet: pausing, parting, deleting and silence look alike to the other for thirty days, and then only neutral."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.guests import ALL_OPEN, Guest, Hands, in_another_world, join
from tests.promises.looks import all_rows, everything_seen_by, look

from hearthlight.entries.preference import Preference
from hearthlight.frame.visit import gather
from hearthlight.journal import read, seal
from hearthlight.journal.models import Row
from hearthlight.people import couples
from hearthlight.people.models import Member, Person
from hearthlight.rooms.door import leaving

ALONE = "on your own here now"


def stay_silent(_guest: Guest) -> None:
    return


def pause(guest: Guest) -> None:
    guest.post("/settings/choose/", paused="yes")
    guest.says(energy=1, mood=1, to="us")


def pause_on_a_locked_phone(guest: Guest) -> None:
    guest.post("/settings/choose/", paused="yes")
    guest.lock()
    guest.says(energy=1, mood=1, to="us")


def close_the_dials(guest: Guest) -> None:
    guest.post("/settings/choose/", form="dials")
    guest.says(energy=1, mood=1, to="us")


def part(guest: Guest) -> None:
    guest.post("/leave/part/", sure="yes", shared="leave")
    guest.says(energy=1, mood=1, to="us")


def ask_to_delete(guest: Guest) -> None:
    guest.post("/leave/delete/", sure="yes", shared="leave")


def delete(guest: Guest) -> None:
    ask_to_delete(guest)
    assert guest.person.leaving_on is not None
    assert leaving.remove_who_left(guest.person.leaving_on) == 1


WAYS = (pause, pause_on_a_locked_phone, close_the_dials, part, ask_to_delete, delete)


def weeks_of(guest: Guest, hands: Hands, *days: int) -> list[dict[str, Any]]:
    """Return what this person sees on each of these days from now."""
    seen, start = [], hands.now
    for day in days:
        hands.now = start
        hands.pass_by(days=day)
        guest.unlock()
        seen.append(everything_seen_by(guest))
    return seen


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_to_the_other_it_looks_like_quiet_days(
    noor: Guest, sam: Guest, hands: Hands, way: Callable[[Guest], None]
) -> None:
    noor.says(energy=5, mood=5, to="us")
    sam.says(energy=7, mood=7, to="us")
    days = (0, 1, 6, 29)
    with in_another_world(noor, sam, hands=hands):
        stay_silent(noor)
        silent = weeks_of(sam, hands, *days)
    with in_another_world(noor, sam, hands=hands):
        way(noor)
        left = weeks_of(sam, hands, *days)
    for day, quiet, seen in zip(days, silent, left, strict=True):
        for path in quiet:
            assert seen[path] == quiet[path], (day, path)


def test_after_thirty_days_a_neutral_line_says_it_once_and_silence_never_does(
    noor: Guest, sam: Guest, hands: Hands
) -> None:
    with in_another_world(noor, sam, hands=hands):
        hands.pass_by(days=400)
        sam.unlock()
        assert ALONE not in sam.page("/")
    part(noor)
    hands.pass_by(days=29)
    sam.unlock()
    assert ALONE not in sam.page("/")
    hands.pass_by(days=1)
    sam.unlock()
    page = sam.page("/")
    assert page.count(ALONE) == 1
    assert "Noor" not in page


@pytest.mark.parametrize("page", ["part", "delete"])
def test_taken_back_leaves_no_row_but_the_name_and_the_day(noor: Guest, sam: Guest, page: str) -> None:
    noor.says(energy=1, mood=1, to="us")
    noor.post("/check-in/tell/")
    sam.says(energy=7, mood=7, to="us")
    author = noor.visit().author
    noor.post(f"/leave/{page}/", sure="yes", shared="take_back")
    ours = sam.visit().ours
    assert ours is not None
    left = [one.entry for one in read.everything(ours) if one.author == author]
    assert sorted(one.name for one in left if isinstance(one, Preference)) == ["name", "parted"]
    assert len(left) == 2
    assert Row.objects.filter(home=ours.id, author=author).count() == 2
    assert "Quiet" in sam.page("/?show=everything")


def test_left_as_it_was_the_other_may_still_read_it(noor: Guest, sam: Guest) -> None:
    noor.says(energy=1, mood=1, to="us")
    sam.says(energy=7, mood=7)
    part(noor)
    assert "and heavy" in sam.page("/?show=everything")


def test_who_left_gets_nothing_of_what_comes_later(noor: Guest, sam: Guest) -> None:
    other = noor.other_phone()
    other.get("/")
    home = bytes(noor.person.couple or b"")
    part(noor)
    sam.says(energy=9, mood=9, to="us")
    sam.lock()
    sam.says(energy=9, mood=9, to="us")
    for phone in (noor, other):
        assert phone.visit().ours is None
        for path in ("/", "/?show=everything", "/closer/", "/plan/", "/settings/", "/leave/"):
            assert "Sam" not in phone.page(path), path
    assert gather(noor.person, noor.visit().mine.mine).shared == {}
    assert not Member.objects.filter(home=home, person=noor.person.id).exists()


def test_a_letter_of_later_has_no_copy_for_who_left(noor: Guest, sam: Guest) -> None:
    author, home = noor.visit().author, bytes(noor.person.couple or b"")
    before = Row.objects.filter(home=home).count()
    part(noor)
    sam.lock()
    sam.says(energy=9, mood=9, to="us")
    letters = [row for row in Row.objects.filter(home=home) if bytes(row.sealed)[0] == seal.LETTER]
    assert len(letters) == 1 and Row.objects.filter(home=home).count() == before + 2
    place = seal.Place(home, letters[0].author, bytes(letters[0].entry))
    with pytest.raises(seal.NotShared):
        seal.open_letter(noor.visit().mine.letters(), place, author, bytes(letters[0].sealed))
    assert set(couples.readers(home)) == {1 - author}


def test_nobody_is_told_and_the_other_is_asked_for_nothing(noor: Guest, sam: Guest) -> None:
    before = look(sam.client, "/settings/")
    part(noor)
    assert look(sam.client, "/settings/") == before
    assert sam.post("/leave/part/", sure="yes", shared="leave").status_code == 200
    assert not Member.objects.exists()


def test_both_may_leave_in_any_order_and_then_nothing_shared_is_left(noor: Guest, sam: Guest) -> None:
    home = bytes(noor.person.couple or b"")
    noor.says(energy=1, mood=1, to="us")
    part(sam)
    part(noor)
    assert not Row.objects.filter(home=home).exists()


def test_a_side_that_was_to_be_deleted_can_be_kept(noor: Guest, sam: Guest, hands: Hands) -> None:
    noor.post("/leave/delete/", sure="yes", shared="leave")
    noor.post("/leave/delete/", sure="keep")
    hands.pass_by(days=8)
    assert leaving.remove_who_left(hands.now.date()) == 0
    assert Person.objects.count() == 2


def test_a_deleted_side_is_gone_with_every_row(noor: Guest, sam: Guest) -> None:
    noor.says(energy=1, mood=1)
    home, person = bytes(noor.person.home), bytes(noor.person.id)
    delete(noor)
    assert not [row for rows in all_rows().values() for row in rows if {home, person} & set(row)]


def test_later_both_may_join_somebody_again(
    noor: Guest, sam: Guest, hands: Hands, people: Callable[..., Guest]
) -> None:
    part(noor)
    hands.pass_by(days=31)
    sam.unlock()
    noor.unlock()
    kim = people("Kim")
    join(sam, kim, **ALL_OPEN)
    kim.says(energy=9, mood=9, to="us")
    sam.says(energy=7, mood=7)
    assert "Kim" in sam.page("/?show=everything")
    join(noor, people("Lou"), **ALL_OPEN)
    assert noor.visit().together


def test_two_who_parted_may_join_again_and_see_nothing_of_before(noor: Guest, sam: Guest, hands: Hands) -> None:
    noor.says(energy=1, mood=1, to="us")
    part(noor)
    hands.pass_by(days=31)
    for guest in (noor, sam):
        guest.unlock()
    join(noor, sam, **ALL_OPEN)
    noor.says(energy=9, mood=9, to="us")
    sam.says(energy=9, mood=9, to="us")
    assert "Sam" in noor.page("/?show=everything")
    assert "Noor" in sam.page("/?show=everything")
