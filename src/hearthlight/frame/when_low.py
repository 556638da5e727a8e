"""Whether there are words for a low day, one’s own or the partner’s, and whether this is a day to offer writing some."""

from hearthlight.entries.checkin import Checkin
from hearthlight.frame import turns
from hearthlight.frame.visit import Visit

# Kept in one's own home when there is an agreement, and in the shared one when a part of it was given: what Today asks.
# One's own also names the row of the shared one, so that it can be removed when that home is not open to one any more.
NAME, YES = "when_low", "yes"
LOW, SOME_ROOM, LOOKS_BACK_DAYS = 4.0, 6.0, 7


def is_written(visit: Visit) -> bool:
    """Return whether this person wrote what helps. It reads no more than what is open."""
    return visit.choice(NAME).partition(" ")[0] == YES


def written(given: bytes | None) -> str:
    """Return what is kept in one's own home; `given` is the row in the shared one, if there is one."""
    return f"{YES} {given.hex()}" if given else YES


def row_given(visit: Visit) -> bytes | None:
    """Return the row in the shared home that tells the partner some was given, or None."""
    try:
        return bytes.fromhex(visit.choice(NAME).partition(" ")[2]) or None
    except ValueError:
        return None


def is_given(visit: Visit) -> bool:
    """Return whether the partner shared some of theirs. It reads no more than what is open."""
    if not visit.together or visit.recent_ours is None:
        return False
    return visit.recent_ours.settled(NAME, 1 - visit.author) == YES


def may_offer(visit: Visit) -> bool:
    """Return whether to offer writing it: none is there, today has room, the week was not low, and the house is not still."""
    if is_written(visit) or turns.is_still(visit):
        return False
    since = visit.today.fromordinal(visit.today.toordinal() - LOOKS_BACK_DAYS)
    said = [one.entry for one in visit.recent_mine.since(since, Checkin) if isinstance(one.entry, Checkin)]
    today = [entry.energy for entry in said if entry.day == visit.today and entry.energy is not None]
    told = [value for entry in said for value in (entry.energy, entry.mood) if value is not None]
    return bool(today) and today[-1] >= SOME_ROOM and sum(told) / len(told) >= LOW
