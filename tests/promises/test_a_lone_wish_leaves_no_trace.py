"""A wish shows only when both have it: alone it leaves the other one's pages, the shared rows and what is due as they were."""

from typing import Any

import pytest
from tests.guests import Guest, Hands, in_another_world
from tests.promises.lists import come_in
from tests.promises.looks import everything_seen_by

from hearthlight.acts.answers import WISHES
from hearthlight.due.models import Due
from hearthlight.frame import turns
from hearthlight.journal import write
from hearthlight.journal.models import Row


def two_days(noor: Guest, sam: Guest, hands: Hands) -> None:
    """Let both come back twice a day, so that every turn is taken."""
    for _ in range(6):
        come_in(noor, sam, noor)
        hands.pass_by(hours=8)


def left_behind(sam: Guest, ours: bytes) -> dict[str, Any]:
    """Return all that Sam can see, the shared rows by author and size, and when anything is due for whom."""
    return {
        "pages": everything_seen_by(sam),
        "rows": sorted((row.author, len(row.sealed)) for row in Row.objects.filter(home=ours)),
        "due": sorted((bytes(row.person_id), row.due_at, len(row.box)) for row in Due.objects.all()),
    }


@pytest.mark.parametrize("wishes", [["sex"], ["touch", "rest"], list(WISHES)], ids="+".join)
def test_a_lone_wish_and_no_wish_leave_the_same(noor: Guest, sam: Guest, hands: Hands, wishes: list[str]) -> None:
    ours, seen = bytes(noor.person.couple or b""), []
    for wished in ([], wishes):
        with in_another_world(noor, sam, hands=hands):
            noor.post("/closer/wishes/", wish=wished)
            two_days(noor, sam, hands)
            come_in(noor, sam)
            seen.append(left_behind(sam, ours))
    assert seen[0] == seen[1]


def test_a_wish_both_have_shows_to_both_and_only_that_one(noor: Guest, sam: Guest, hands: Hands) -> None:
    noor.post("/closer/wishes/", wish=["rest", "sex"])
    sam.post("/closer/wishes/", wish=["rest", "touch"])
    come_in(noor, sam, noor)
    hands.pass_by(hours=24)
    come_in(noor, sam)
    for guest in (noor, sam):
        assert turns.found(guest.visit(), turns.WISHES) == {"rest"}
        page = guest.page("/closer/")
        assert "You both wished for this" in page
        assert "Rest, near each other" in page
        assert "Some touch" not in page


def test_a_wish_both_had_fades_by_itself(noor: Guest, sam: Guest, hands: Hands) -> None:
    noor.post("/closer/wishes/", wish=["rest"])
    sam.post("/closer/wishes/", wish=["rest"])
    two_days(noor, sam, hands)
    hands.pass_by(days=3)
    come_in(noor, sam, noor)
    assert "You both wished for this" not in noor.page("/closer/")


def test_in_the_week_after_a_hard_answer_wishes_are_decoys(noor: Guest, sam: Guest, hands: Hands) -> None:
    visit = noor.visit()
    write.settle(visit.mine, "still_since", visit.today.isoformat())
    noor.post("/closer/wishes/", wish=["rest"])
    sam.post("/closer/wishes/", wish=["rest"])
    two_days(noor, sam, hands)
    come_in(sam)
    assert turns.found(sam.visit(), turns.WISHES) == set()
