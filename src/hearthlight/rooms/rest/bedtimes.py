"""How far apart two people go to bed: shown only when both chose to see it, for thirty days, and never judged.

Choosing puts one’s own usual bedtime into the shared home, as it is that day. Taking it back leaves nothing there.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from hearthlight.frame import evening
from hearthlight.frame.ending import SHARE_LASTS
from hearthlight.frame.visit import Visit
from hearthlight.journal import write
from hearthlight.people import consent
from hearthlight.rooms.rest.nights import Usual

NAME, DIAL = "bedtime", "patterns"
QUARTER = 15
_A_DAY = 1440


@dataclass(frozen=True, slots=True)
class Bedtimes:
    """What the page shows: whether this person chose it and may, their own bedtime, and the minutes in between or None."""

    chosen: bool
    may_choose: bool
    own: dt.time | None
    apart: int | None


def look(visit: Visit, usual: Usual) -> Bedtimes:
    """Return what this person sees. Whether the other one chose it shows in nothing but the minutes."""
    mine, theirs = _told(visit, visit.author), _told(visit, 1 - visit.author)
    return Bedtimes(mine is not None, may_choose(visit), usual.bed, _apart(mine, theirs) if mine and theirs else None)


def may_choose(visit: Visit) -> bool:
    """Return whether pause and dial let a bedtime be shared."""
    return visit.together and not visit.paused and visit.dials[DIAL] == consent.PARTNER_TOO


def choose(visit: Visit, usual: Usual) -> None:
    """Share one's usual bedtime, to the quarter of an hour, for thirty days."""
    if usual.bed is not None and visit.ours is not None and may_choose(visit):
        until = (visit.today + SHARE_LASTS).isoformat()
        write.settle(visit.ours, NAME, {"at": evening.told(_to_the_quarter(usual.bed)), "until": until})


def take_back(visit: Visit) -> None:
    """Take one's bedtime out of the shared home."""
    if visit.ours is not None:
        write.unsettle(visit.ours, NAME)


def _told(visit: Visit, author: int) -> dt.time | None:
    """Return the bedtime this author shares today, or None."""
    kept = visit.recent_ours.settled(NAME, author) if visit.recent_ours else None
    if not isinstance(kept, Mapping) or kept.get("until", "") <= visit.today.isoformat():
        return None
    return evening.clock(kept.get("at"))


def _apart(one: dt.time, other: dt.time) -> int:
    """Return the minutes between two times, the short way round the clock."""
    minutes = abs((one.hour - other.hour) * 60 + one.minute - other.minute)
    return min(minutes, _A_DAY - minutes)


def _to_the_quarter(clock: dt.time) -> dt.time:
    minutes = round((clock.hour * 60 + clock.minute) / QUARTER) * QUARTER % _A_DAY
    return dt.time(*divmod(minutes, 60))
