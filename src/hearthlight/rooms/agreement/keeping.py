"""Where the agreement lies: whole in one’s own home, and a copy of the ticked parts in the shared one."""

from collections.abc import Collection

import msgspec
from django.db import transaction

from hearthlight.entries.agreement import PARTS, Agreement
from hearthlight.frame import when_low
from hearthlight.frame.visit import Visit
from hearthlight.journal import read, write
from hearthlight.journal.homes import ClosedHome, OpenHome
from hearthlight.journal.read import Kept
from hearthlight.people import consent, couples

DIAL = "words"


def mine(visit: Visit) -> Agreement | None:
    """Return what this person wrote, or None."""
    return _latest(_lying(visit.mine, visit.mine.author))


def given(visit: Visit) -> Agreement | None:
    """Return the copy of one’s own that the partner can read, or None."""
    return _latest(_lying(visit.ours, visit.ours.author)) if visit.ours and visit.together else None


def theirs(visit: Visit) -> Agreement | None:
    """Return what the partner shared of theirs, or None."""
    return _latest(_lying(visit.ours, 1 - visit.ours.author)) if visit.ours and visit.together else None


def may_give(visit: Visit) -> bool:
    """Return whether pause and dial let more of it through. Taking back is always possible."""
    return visit.together and not visit.paused and visit.dials[DIAL] == consent.PARTNER_TOO


def filled(agreement: Agreement | None) -> frozenset[str]:
    """Return the parts with words in them."""
    return frozenset(part for part in PARTS if getattr(agreement, part, ""))


@transaction.atomic
def keep(visit: Visit, agreement: Agreement) -> None:
    """Put `agreement` in the place of the one before, of which no byte stays; one without words is none.

    A part whose words changed is taken back from the partner: they see no word that was not ticked as it stands.
    """
    before = given(visit)
    same = [part for part in filled(before) if getattr(before, part) == getattr(agreement, part)]
    _take_back(visit)
    write.forget(visit.mine, [one.id for one in _lying(visit.mine, visit.mine.author)], today=visit.today)
    if filled(agreement):
        _keep_for_oneself(visit, agreement, shared=_give(visit, agreement, same))
    else:
        write.unsettle(visit.mine, when_low.NAME)
    visit.look_again()


def let_go(visit: Visit) -> None:
    """Delete it, here and with the partner."""
    keep(visit, Agreement())


@transaction.atomic
def share(visit: Visit, ticks: Collection[str]) -> frozenset[str]:
    """Let the partner read the ticked parts and no other; return which those are. Pause and dial let nothing new through."""
    whole = mine(visit)
    if whole is None:
        return frozenset()
    parts = filled(whole) & frozenset(ticks)
    if not may_give(visit):
        parts &= filled(given(visit))
    _take_back(visit)
    write.forget(visit.mine, [one.id for one in _lying(visit.mine, visit.mine.author)], today=visit.today)
    _keep_for_oneself(visit, whole, shared=_give(visit, whole, parts))
    visit.look_again()
    return parts


def _keep_for_oneself(visit: Visit, whole: Agreement, *, shared: bytes | None) -> None:
    """Put it into one's own home, with where its copy lies and what tells of the copy."""
    row = write.settled_id(visit.ours, when_low.NAME, visit.ours.author) if visit.ours and shared else None
    write.append(visit.mine, msgspec.structs.replace(whole, shared_as=shared))
    write.settle(visit.mine, when_low.NAME, when_low.written(row))


def _give(visit: Visit, whole: Agreement, parts: Collection[str]) -> bytes | None:
    """Put a copy of these parts into the shared home and return its id, or None when there is nothing to give."""
    if visit.ours is None or not visit.together or not parts:
        return None
    write.settle(visit.ours, when_low.NAME, when_low.YES)
    return write.append(
        visit.ours, msgspec.structs.replace(Agreement(), **{part: getattr(whole, part) for part in parts})
    )


def _take_back(visit: Visit) -> None:
    """Forget every copy: the one the partner can read, and one that stayed in a home somebody left."""
    if visit.ours is not None and (lying := _lying(visit.ours, visit.ours.author)):
        write.forget(visit.ours, [one.id for one in lying], today=visit.today)
        write.unsettle(visit.ours, when_low.NAME)
    whole = mine(visit)
    left = [row for row in (whole.shared_as if whole else None, when_low.row_given(visit)) if row]
    for member in couples.memberships(visit.person) if left else ():
        if visit.ours is None or bytes(member.home) != visit.ours.id:
            write.forget(ClosedHome(bytes(member.home), member.author), left, today=visit.today)


def _lying(home: OpenHome, author: int) -> list[Kept]:
    # It is found by its kind: a new key or a move to another house gives every settled entry another place.
    kept = read.latest(read.buckets(home, ["settled"]))
    return [one for one in kept if isinstance(one.entry, Agreement) and one.author == author]


def _latest(lying: list[Kept]) -> Agreement | None:
    found = lying[-1].entry if lying else None
    return found if isinstance(found, Agreement) else None
