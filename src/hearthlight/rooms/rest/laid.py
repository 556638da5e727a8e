"""The page of rest, laid from small frozen values, and what each may see of the other's evening: the shared hour alone."""

import datetime as dt
from dataclasses import dataclass

from hearthlight.due import anew
from hearthlight.entries.night import Night
from hearthlight.frame import ahead, evening
from hearthlight.frame.evening import Plan, Window
from hearthlight.frame.visit import Visit, refill_box
from hearthlight.journal import write
from hearthlight.rooms.rest import lamps, nights
from hearthlight.rooms.rest.nights import Usual


@dataclass(frozen=True, slots=True)
class Line:
    """One night in the list: the day it ended on, and hours and minutes asleep."""

    day: dt.date
    hours: int | None
    minutes: int


@dataclass(frozen=True, slots=True)
class Rest:
    """Everything the page shows."""

    plan: Plan | None
    is_shared: bool
    has_window: bool
    rests_tonight: bool
    is_told: bool
    nights: tuple[Line, ...]
    usual: Usual
    asleep: Line | None
    jetlag_minutes: int | None


_NIGHTS_SHOWN = 7


def lay(visit: Visit) -> Rest:
    """Return the page for this person."""
    own = evening.own(visit)
    out = evening.shared_tonight(visit) if own else None
    told = nights.latest(visit)
    usual = nights.usual(told, visit.today)
    here = visit.now.astimezone(visit.zone).date()
    return Rest(
        plan=evening.plan(out or own.since) if own else None,
        is_shared=out is not None,
        has_window=own is not None,
        rests_tonight=evening.rests_on(visit.recent_mine.settled(evening.NAME, 0)) == visit.today,
        is_told=any(isinstance(one.entry, Night) for one in visit.recent_mine.since(here, Night)),
        nights=tuple(_line(day, one.asleep) for day, one in list(told.items())[:_NIGHTS_SHOWN]),
        usual=usual,
        asleep=_line(here, usual.asleep) if usual.asleep is not None else None,
        jetlag_minutes=None if usual.jetlag is None else round(usual.jetlag * 60),
    )


def keep_window(visit: Visit, window: Window) -> None:
    """Keep a window for oneself, and for the evening of two where there is one; what is due moves with it."""
    _settle(visit, evening.to_map(window))
    refill_box(visit)
    anew.lay(visit.person, visit.recent_mine, zone=visit.zone, now=visit.now, ahead=ahead.of(visit))


def rest_tonight(visit: Visit, *, rests: bool) -> None:
    """Let the shared evening rest until tomorrow, or take that back."""
    window = evening.own(visit)
    if window is not None:
        _settle(visit, evening.to_map(window, not_on=visit.today if rests else None))


def _settle(visit: Visit, told: dict[str, str]) -> None:
    write.settle(visit.mine, evening.NAME, told)
    if visit.together and visit.ours is not None:
        write.settle(visit.ours, evening.NAME, told)
    lamps.agree(visit)


def _line(day: dt.date, asleep: float | None) -> Line:
    if asleep is None:
        return Line(day, None, 0)
    hours, minutes = divmod(round(asleep), 60)
    return Line(day, hours, minutes)
