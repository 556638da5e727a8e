"""The page of rest, laid from small frozen values, and what each may see of the other's evening: the shared hour alone."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearthlight.entries.night import Night
from hearthlight.frame import evening
from hearthlight.frame.evening import Plan
from hearthlight.frame.visit import Visit
from hearthlight.rooms.rest import bedtimes, nights
from hearthlight.rooms.rest.bedtimes import Bedtimes
from hearthlight.rooms.rest.nights import Usual

type When = Literal["past", "now", "ahead"]


@dataclass(frozen=True, slots=True)
class Line:
    """One night in the list: the day it ended on, and hours and minutes asleep."""

    day: dt.date
    hours: int | None
    minutes: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the evening, and whether it lies behind, is now, or is still to come."""

    at: dt.time
    title: Promise
    line: Promise
    when: When


@dataclass(frozen=True, slots=True)
class Rest:
    """Everything the page shows."""

    evening: tuple[Step, ...]
    rests_tonight: bool
    is_told: bool
    nights: tuple[Line, ...]
    usual: Usual
    asleep: Line | None
    jetlag_minutes: int | None
    bedtimes: Bedtimes | None


_NIGHTS_SHOWN = 7


def lay(visit: Visit) -> Rest:
    """Return the page for this person."""
    own = evening.own(visit)
    out = evening.shared_tonight(visit) if own else None
    told = nights.latest(visit)
    usual = nights.usual(told, visit.today)
    here = visit.now.astimezone(visit.zone).date()
    return Rest(
        evening=_steps(visit, evening.plan(out or own.since), is_shared=out is not None) if own else (),
        rests_tonight=evening.rests_on(visit.recent_mine.settled(evening.NAME, 0)) == visit.today,
        is_told=any(isinstance(one.entry, Night) for one in visit.recent_mine.since(here, Night)),
        nights=tuple(_line(day, one.asleep) for day, one in list(told.items())[:_NIGHTS_SHOWN]),
        usual=usual,
        asleep=_line(here, usual.asleep) if usual.asleep is not None else None,
        jetlag_minutes=None if usual.jetlag is None else round(usual.jetlag * 60),
        bedtimes=bedtimes.look(visit, usual) if visit.together else None,
    )


def _steps(visit: Visit, plan: Plan, *, is_shared: bool) -> tuple[Step, ...]:
    clock = visit.now.astimezone(visit.zone).time()
    last = _("An hour you can both live with") if is_shared else _("Your own hour")
    told = (
        (plan.dim, _("Dim the lights"), _("A lamp low down is enough")),
        (plan.screens, _("Screens into the basket"), _("Out of the room, if you can")),
        (plan.slow, _("Something warm, something slow"), _("Tea, a page, a shoulder")),
        (plan.out, _("Lights out"), last),
    )
    begun = sum(evening.has_begun(at, plan, clock) for at, _title, _line in told)
    return tuple(
        Step(at, title, line, "ahead" if number > begun else "now" if number == begun else "past")
        for number, (at, title, line) in enumerate(told, start=1)
    )


def _line(day: dt.date, asleep: float | None) -> Line:
    if asleep is None:
        return Line(day, None, 0)
    hours, minutes = divmod(round(asleep), 60)
    return Line(day, hours, minutes)
