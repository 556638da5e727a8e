"""Laying the page: what each room has for now, in the order a tired person reads it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from hearthlight.entries.checkin import Checkin
from hearthlight.frame import taps
from hearthlight.frame.taps import Taps
from hearthlight.frame.visit import Visit
from hearthlight.journal.read import Kept
from hearthlight.rooms.checkin import words
from hearthlight.rooms.touch import card as touch
from hearthlight.rooms.touch import steps
from hearthlight.rooms.touch.card import StepCard

LOW_ENERGY = 4.0


@dataclass(frozen=True, slots=True)
class Light:
    """What stands in one light."""

    who: str
    head: str
    sub: str


@dataclass(frozen=True, slots=True)
class Board:
    """Today as a page shows it. `taps` is there until there is a check-in or it was put away for the day."""

    over: str
    say: str
    low: bool
    mine: Light
    theirs: Light | None
    taps: Taps | None
    step: StepCard
    note: str
    has_said: bool


def lay(visit: Visit, *, show: str = "") -> Board:
    """Lay Today for this person. `show` is low or everything when they asked for one of the two by hand."""
    said = visit.recent_mine.since(visit.recent_mine.start)
    mine = steps.latest_today(said, visit)
    given = _given(visit)
    theirs = steps.latest_today(given, visit)
    put_away = visit.choice("skip_day") == visit.today.isoformat()
    asks = mine is None and not put_away
    low = show == "low" or (show != "everything" and mine is not None and _is_low(mine))
    return Board(
        over=_over(visit),
        say=_say(visit, mine),
        low=low and not asks,
        mine=_my_light(mine),
        theirs=_their_light(visit, theirs) if visit.together else None,
        taps=taps.empty(visit) if asks else None,
        step=StepCard() if asks else touch.lay(visit, mine, theirs, said),
        note=_note(given),
        has_said=any(isinstance(one.entry, Checkin) and one.entry.day == visit.today for one in said),
    )


def _given(visit: Visit) -> list[Kept]:
    """Return what the partner shared today."""
    if not visit.together or visit.recent_ours is None:
        return []
    return [one for one in visit.recent_ours.since(visit.today) if one.author != visit.author]


def _is_low(entry: Checkin) -> bool:
    return entry.energy is not None and entry.energy < LOW_ENERGY


def _my_light(entry: Checkin | None) -> Light:
    if entry is None:
        return Light(_("You"), _("Here"), "")
    return Light(_("You"), words.head(entry).rstrip(","), words.tail(entry))


def _their_light(visit: Visit, entry: Checkin | None) -> Light:
    if entry is None:
        return Light(visit.partner, _("Quiet"), _("nothing shared"))
    return Light(visit.partner, words.head(entry).rstrip(","), words.tail(entry))


def _note(given: list[Kept]) -> str:
    """Return what the partner said beyond the headline: the latest of it, whole."""
    for one in reversed(given):
        entry = one.entry
        if isinstance(entry, Checkin):
            more = words.sentence(entry)
            if more and more != words.headline(entry):
                return more
    return ""


def _over(visit: Visit) -> str:
    """Return the day and its part, as in Tuesday evening."""
    days = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))
    parts = {"morning": _("morning"), "afternoon": _("afternoon"), "evening": _("evening")}
    return _("%(day)s %(part)s") % {"day": days[visit.today.weekday()], "part": parts[visit.part_of_day]}


def _say(visit: Visit, mine: Checkin | None) -> str:
    """Return the page's one sentence."""
    if mine is None:
        return _("Hello, %(me)s. No rush.") % {"me": visit.me}
    if mine.energy is None or mine.energy < 6:
        return {
            "morning": _("A slow morning is fine. Small still counts."),
            "afternoon": _("A slow afternoon is fine. Small still counts."),
            "evening": _("A slow evening is fine. Small still counts."),
        }[visit.part_of_day]
    return _("You have some room today.")
