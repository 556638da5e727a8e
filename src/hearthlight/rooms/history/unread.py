"""What does not open: told as it is, and let go only by whoever wrote it, when nobody can put it right."""

from dataclasses import dataclass

from hearthlight.entries.unread import Unread
from hearthlight.frame.visit import Visit
from hearthlight.journal import write
from hearthlight.journal.homes import OpenHome
from hearthlight.journal.recent import Recent


@dataclass(frozen=True, slots=True)
class Unopened:
    """Whether there are damaged rows of this person, ones a later Hearthlight wrote, and ones of the partner."""

    own: bool
    newer: bool
    partners: bool


def look(visit: Visit) -> Unopened:
    """Return what does not open in the homes this person reads."""
    told = [
        (home.author == one.author, getattr(one.entry, "why", ""))
        for home, rows in _homes(visit)
        for one in rows.unread()
    ]
    return Unopened(
        own=(True, "damaged") in told,
        newer=any(why == "too_new" for _own, why in told),
        partners=(False, "damaged") in told,
    )


def let_go(visit: Visit) -> None:
    """Forget this person's own damaged rows; what a later Hearthlight wrote stays, and so does what is the partner's."""
    for home, rows in _homes(visit):
        lost = [one.id for one in rows.unread() if one.author == home.author and one.entry == Unread(why="damaged")]
        if lost:
            write.forget(home, lost, today=visit.now.date())


def _homes(visit: Visit) -> list[tuple[OpenHome, Recent]]:
    ours = [(visit.ours, visit.recent_ours)] if visit.ours and visit.recent_ours else []
    return [(visit.mine, visit.recent_mine), *ours]
