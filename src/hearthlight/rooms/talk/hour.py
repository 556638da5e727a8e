"""The hour of the talk: each may suggest a time, and it stands when both picked the same one.

A time is moved, let go or passed over without a word: the other one sees a time or sees none, and never what became of it.
"""

import datetime as dt
from dataclasses import dataclass, replace

from hearthlight.due import anew, wishes
from hearthlight.due.wishes import MOST_A_DAY, Wishes
from hearthlight.frame import ahead, talking
from hearthlight.frame.talking import SKIPPED, TIME
from hearthlight.frame.visit import Visit
from hearthlight.journal import write


@dataclass(frozen=True, slots=True)
class Hour:
    """What this person sees: both times on their own clock, and whether they passed over today."""

    mine: dt.time | None
    theirs: dt.time | None
    stands: bool
    skipped: bool
    knocks: bool


def of(visit: Visit) -> Hour:
    """Return how things stand with the hour."""
    mine = talking.own_clock(visit, talking.said(visit, visit.author))
    stands = talking.stands(visit) is not None
    return Hour(
        mine=mine,
        theirs=talking.own_clock(visit, talking.said(visit, 1 - visit.author)),
        stands=stands,
        skipped=talking.is_passed_over(visit),
        knocks=stands and mine is not None and wishes.clock_time(mine.isoformat()) in wished(visit).times,
    )


def suggest(visit: Visit, time: dt.time) -> None:
    """Lay this person's time in the shared home, in the place of the one before. Nobody is told."""
    if visit.ours is not None:
        write.settle(visit.ours, TIME, {"at": time.isoformat("minutes"), "zone": str(visit.zone)})


def let_go(visit: Visit) -> None:
    """Take this person's time out of the shared home, so that no byte of it stays."""
    if visit.ours is not None:
        write.unsettle(visit.ours, TIME)


def skip(visit: Visit, *, on: bool) -> None:
    """Pass over today, or no longer. A reminder for today stays away as well; the other one sees nothing of either."""
    tomorrow = visit.today + dt.timedelta(days=1)
    now, until = wished(visit), None
    if on:
        write.settle(visit.mine, SKIPPED, visit.today.isoformat())
        until = max(now.snoozed_until or tomorrow, tomorrow)
    else:
        write.unsettle(visit.mine, SKIPPED)
        until = None if now.snoozed_until == tomorrow else now.snoozed_until
    if now.slots and until != now.snoozed_until:
        _wish(visit, replace(now, snoozed_until=until))


def knock(visit: Visit, time: dt.time) -> str:
    """Let the usual neutral line come at this time as well; return what stands in the way, or an empty text."""
    now, at = wished(visit), wishes.clock_time(time.isoformat())
    if at is None or at in now.times:
        return ""
    if now.is_hushed(at):
        return "hushed"
    if len({*now.slots, at}) > MOST_A_DAY:
        return "full"
    _wish(visit, replace(now, times=tuple(sorted((*now.times, at)))))
    return ""


def wished(visit: Visit) -> Wishes:
    """Return this person's wishes about reminders."""
    return wishes.read(lambda name: visit.recent_mine.settled(name, 0))


def _wish(visit: Visit, new: Wishes) -> None:
    write.settle(visit.mine, "reminders", wishes.to_map(new))
    visit.look_again()
    anew.lay(visit.person, visit.recent_mine, zone=visit.zone, now=visit.now, ahead=ahead.of(visit))
