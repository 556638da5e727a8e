"""A home holds as many rows as the keeper lets one hold: more is told kindly, and nobody is kept from leaving."""

from typing import Any

import pytest
from tests.guests import Guest

from hearthlight.entries.win import Win
from hearthlight.journal import write
from hearthlight.journal.models import Row


def rows_of(guest: Guest) -> int:
    return Row.objects.filter(home=guest.person.home).count()


@pytest.fixture
def full(noor: Guest, house: Any) -> Guest:
    """Somebody whose home takes two more rows."""
    house.ROWS_PER_HOME = rows_of(noor) + 2
    noor.says()
    noor.says()
    return noor


def test_a_full_home_says_so_and_gives_the_words_back(full: Guest) -> None:
    before = rows_of(full)
    answer = full.post(
        "/check-in/", energy=3, mood=3, words="Rang my sister back and stayed on the line", **{"for": "me"}
    )
    assert answer.status_code == 507
    assert "There is no room for more here" in answer.content.decode()
    assert "Rang my sister back and stayed on the line" in answer.content.decode()
    assert rows_of(full) == before


def test_writing_while_locked_finds_no_more_room_either(full: Guest) -> None:
    before = rows_of(full)
    full.lock()
    assert full.says().status_code == 507
    assert rows_of(full) == before


def test_what_is_removed_makes_room(full: Guest) -> None:
    newest = Row.objects.filter(home=full.person.home).latest("seq")
    write.forget(full.visit().mine, [bytes(newest.entry)], today=full.visit().today)
    assert full.says().status_code == 200


def test_choices_and_leaving_ask_for_no_room(full: Guest) -> None:
    write.settle(full.visit().mine, "name", "Noor")
    full.post("/leave/delete/", sure="yes")
    assert full.person.leaving_on is not None


def test_many_at_once_come_in_whole_or_not_at_all(full: Guest, house: Any) -> None:
    house.ROWS_PER_HOME = rows_of(full) + 2
    mine = full.visit().mine
    wins = [(bytes([number]) * 16, Win(day=full.visit().today, words="one")) for number in range(3)]
    with pytest.raises(write.Full):
        write.append_many(mine, wins)
    assert write.append_many(mine, wins[:2]) == 2
