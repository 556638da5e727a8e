"""Words for a low day: one’s own until a tick gives a part of them, there when the day is low, and gone when let go."""

import html

import msgspec
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.guests import Guest, Hands, in_another_world
from tests.promises.looks import look

from hearthlight.entries.agreement import PARTS, WORDS_LIMIT, Agreement
from hearthlight.frame import when_low
from hearthlight.journal import read
from hearthlight.journal import write as journal
from hearthlight.journal.models import Row
from hearthlight.people import couples
from hearthlight.people.models import Member
from hearthlight.rooms.agreement import keeping

PAGE, THEIRS = "/plan/when-low/", "/plan/when-low/theirs/"
WORDS = {"first": "Open the curtain.", "ask": "Sit with me and read.", "please_dont": "Ask what is wrong."}
MINE, HELPS_NOOR = "What you wrote for a low day", "What helps Noor on a low day"


def write(guest: Guest, **words: str) -> str:
    return html.unescape(guest.post(f"{PAGE}write/", **words).content.decode())


def share(guest: Guest, *parts: str, to: str = "ticked") -> str:
    return html.unescape(guest.post(f"{PAGE}share/", part=list(parts), **{"for": to}).content.decode())


def made(**words: str) -> Agreement:
    return msgspec.structs.replace(Agreement(), **words)


def copies(guest: Guest) -> list[Agreement]:
    ours = guest.visit().ours
    assert ours is not None
    return [one.entry for one in read.everything(ours) if isinstance(one.entry, Agreement)]


def test_it_reads_as_it_was_written_and_only_for_oneself(noor: Guest, sam: Guest) -> None:
    page = write(noor, **WORDS)
    assert all(words in page for words in WORDS.values())
    assert "One thing I ask of Sam" in page
    assert page.count("Only you") == len(WORDS)
    assert copies(noor) == []
    assert WORDS["first"] not in sam.page(THEIRS)


def test_alone_it_asks_nobody_by_name(noor: Guest) -> None:
    assert "One thing I would ask of somebody close" in write(noor, **WORDS)
    assert "Choose what" not in noor.page(PAGE)
    assert noor.get(THEIRS).status_code == noor.get(f"{PAGE}share/").status_code == 404


def test_one_part_is_given_and_no_other(noor: Guest, sam: Guest) -> None:
    write(noor, **WORDS)
    assert "Sam can read it" in share(noor, "ask")
    assert copies(noor) == [Agreement(ask=WORDS["ask"])]
    page = sam.page(THEIRS)
    assert WORDS["ask"] in page and "One thing Noor asks of you" in page
    assert WORDS["first"] not in page and WORDS["please_dont"] not in page


def test_all_of_it_is_given_by_one_button_and_taken_back_by_another(noor: Guest, sam: Guest) -> None:
    write(noor, **WORDS)
    share(noor, to="all")
    assert copies(noor) == [made(**WORDS)]
    share(noor, "ask", to="me")
    assert copies(noor) == []
    assert not when_low.is_given(sam.visit())
    assert "Nothing is shared here." in sam.page(THEIRS)


def test_a_changed_part_is_ones_own_until_it_is_ticked_again(noor: Guest, sam: Guest) -> None:
    write(noor, **WORDS)
    share(noor, to="all")
    write(noor, **WORDS | {"ask": "Leave me be tonight."})
    assert copies(noor) == [Agreement(first=WORDS["first"], please_dont=WORDS["please_dont"])]


@pytest.mark.parametrize("choice", [{"paused": "yes"}, {"form": "dials", "words": "me"}])
def test_pause_and_dial_let_nothing_new_out_and_everything_back(
    noor: Guest, sam: Guest, choice: dict[str, str]
) -> None:
    write(noor, **WORDS)
    share(noor, "ask", "first")
    noor.post("/settings/choose/", **choice)
    share(noor, "please_dont", "ask")
    assert copies(noor) == [Agreement(ask=WORDS["ask"])]


def test_let_go_it_is_gone_here_and_there(noor: Guest, sam: Guest) -> None:
    write(noor, **WORDS)
    share(noor, to="all")
    assert "copy goes with it" in noor.page(f"{PAGE}let-go/")
    noor.post(f"{PAGE}let-go/")
    assert copies(noor) == []
    assert keeping.mine(noor.visit()) is None
    assert not when_low.is_written(noor.visit()) and not when_low.is_given(sam.visit())


def test_left_empty_it_is_none(noor: Guest) -> None:
    write(noor, **WORDS)
    write(noor)
    assert keeping.mine(noor.visit()) is None
    assert not when_low.is_written(noor.visit())


def test_no_version_of_it_stays(noor: Guest) -> None:
    write(noor, **WORDS)
    write(noor, **WORDS | {"first": "Drink something."})
    kept = [one for one in read.everything(noor.visit().mine) if isinstance(one.entry, Agreement)]
    assert [one.entry for one in kept] == [made(**WORDS | {"first": "Drink something."})]


def test_what_is_too_long_is_told_and_stays(noor: Guest) -> None:
    long = "a" * (WORDS_LIMIT + 1)
    answer = noor.post(f"{PAGE}write/", first=long, ask="Sit with me.")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert long in page and "Sit with me." in page and "Everything is still here." in page
    assert keeping.mine(noor.visit()) is None


def test_a_part_that_is_none_is_told_and_nothing_is_given(noor: Guest, sam: Guest) -> None:
    write(noor, **WORDS)
    answer = noor.post(f"{PAGE}share/", part=["ask", "people"], **{"for": "ticked"})
    assert answer.status_code == 422
    assert "Tick again" in answer.content.decode()
    assert copies(noor) == []


def test_it_comes_up_on_ones_own_low_day_and_on_no_other(noor: Guest) -> None:
    write(noor, **WORDS)
    noor.says(energy=7, mood=7)
    assert MINE not in noor.page("/")
    assert MINE in noor.page("/?show=low")
    noor.says(energy=1, mood=1)
    assert MINE in noor.page("/")
    assert MINE in noor.page("/?show=everything")


def test_who_wrote_none_meets_no_row(noor: Guest) -> None:
    noor.says(energy=1, mood=1)
    assert MINE not in noor.page("/")


def test_the_partner_meets_it_on_a_shared_low_day(noor: Guest, sam: Guest) -> None:
    write(noor, **WORDS)
    share(noor, "ask")
    sam.says(energy=7, mood=7)
    assert HELPS_NOOR not in sam.page("/")
    noor.says(energy=7, mood=7, to="us")
    assert HELPS_NOOR not in sam.page("/")
    noor.says(energy=1, mood=1, to="us")
    assert HELPS_NOOR in sam.page("/")
    assert MINE not in sam.page("/")
    sam.says(energy=1, mood=1)
    assert HELPS_NOOR in sam.page("/")


def test_a_private_low_day_changes_no_byte_for_the_partner(noor: Guest, sam: Guest, hands: Hands) -> None:
    write(noor, **WORDS)
    share(noor, to="all")
    sam.says(energy=7, mood=7)
    seen = []
    for energy in (1, 9):
        with in_another_world(noor, sam, hands=hands):
            noor.says(energy=energy, mood=energy)
            seen.append([_seen(sam, path) for path in ("/", "/?show=low", "/plan/", PAGE, THEIRS, "/patterns/")])
    assert seen[0] == seen[1]


def _seen(guest: Guest, path: str) -> str:
    """Return a page without what is fresh for every answer."""
    return str(look(guest.client, path))


def test_words_that_were_not_shared_never_come_up_for_the_partner(noor: Guest, sam: Guest) -> None:
    write(noor, **WORDS)
    noor.says(energy=1, mood=1, to="us")
    assert HELPS_NOOR not in sam.page("/")


def test_after_leaving_nothing_of_it_comes_up(noor: Guest, sam: Guest, hands: Hands) -> None:
    write(noor, **WORDS)
    share(noor, to="all")
    noor.post("/leave/part/", sure="yes", shared="take")
    hands.pass_by(days=31)
    sam.unlock()
    assert sam.get(THEIRS).status_code == 404
    noor.unlock()
    assert WORDS["ask"] in noor.page(PAGE)


def test_let_go_later_no_copy_and_no_mark_of_it_stays_in_a_home_that_is_past(
    noor: Guest, sam: Guest, hands: Hands
) -> None:
    before = rows_in(home := bytes(noor.person.couple or b""), noor)
    write(noor, **WORDS)
    share(noor, to="all")
    assert rows_in(home, noor) == before + 2
    sam.post("/leave/part/", sure="yes", shared="leave")
    couples.close(noor.person)
    hands.pass_by(days=31)
    noor.unlock()
    noor.post(f"{PAGE}let-go/")
    assert rows_in(home, noor) == before


def rows_in(home: bytes, guest: Guest) -> int:
    """Return how many rows somebody has in a shared home."""
    author = Member.objects.get(home=home, person=guest.person.id).author
    return Row.objects.filter(home=home, author=author).count()


def test_it_is_offered_on_a_day_with_room_and_never_in_a_low_or_a_still_week(noor: Guest, hands: Hands) -> None:
    offer = "A few words for a low day"
    assert offer not in noor.page("/plan/")
    noor.says(energy=7, mood=7)
    assert offer in noor.page("/plan/")
    with in_another_world(noor, hands=hands):
        _settle(noor, "still_since", "2026-11-24")
        assert offer not in noor.page("/plan/")
    with in_another_world(noor, hands=hands):
        for _ in range(6):
            noor.says(energy=1, mood=1)
        noor.says(energy=7, mood=7)
        assert offer not in noor.page("/plan/")
    write(noor, **WORDS)
    assert offer not in noor.page("/plan/")


def _settle(guest: Guest, name: str, value: str) -> None:
    journal.settle(guest.visit().mine, name, value)


def test_today_asks_the_database_nothing_more_for_it(noor: Guest, sam: Guest) -> None:
    noor.says(energy=1, mood=1, to="us")
    sam.says(energy=7, mood=7)
    asked = []
    for guest in (noor, sam):
        guest.page("/")
        with CaptureQueriesContext(connection) as before:
            guest.page("/")
        asked.append(len(before))
    write(noor, **WORDS)
    share(noor, to="all")
    for guest, before_it in zip((noor, sam), asked, strict=True):
        guest.page("/")
        with CaptureQueriesContext(connection) as after:
            guest.page("/")
        assert len(after) == before_it


def test_every_part_has_a_name_on_the_page(noor: Guest) -> None:
    page = noor.page(f"{PAGE}write/")
    assert all(f'name="{part}"' in page for part in PARTS)
