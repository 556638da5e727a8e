"""The seven quiet days after a hard answer, begun at once, and kept so that nothing in the house tells of them."""

from hearthlight.due import anew
from hearthlight.frame import ahead
from hearthlight.frame.visit import Visit
from hearthlight.journal import write

NAME = "still_since"


def keep(visit: Visit, *, is_hard: bool) -> None:
    """Begin the quiet days when the answer was hard; when it was not, write as much and change nothing.

    Every answer to the question about dying does this, so that neither the rows nor what is due show which one it was.
    """
    before = visit.recent_mine.settled(NAME, 0)
    write.settle(visit.mine, NAME, visit.today.isoformat() if is_hard else str(before or ""))
    lay_anew(visit)


def lay_anew(visit: Visit) -> None:
    """Lay what is due for this person anew, after any check and whatever it said."""
    visit.look_again()
    anew.lay(visit.person, visit.recent_mine, zone=visit.zone, now=visit.now, ahead=ahead.of(visit))
