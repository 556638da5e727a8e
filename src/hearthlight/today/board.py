"""Laying the page: what each room has for now, in the order a tired person reads it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hearthlight.entries.checkin import Checkin
from hearthlight.frame import asking, taps, turns, when_low
from hearthlight.frame import said as words
from hearthlight.frame.lights import Light
from hearthlight.frame.taps import Taps
from hearthlight.frame.visit import Visit
from hearthlight.rooms.plan import softer
from hearthlight.rooms.reminders import card as reminders
from hearthlight.rooms.touch import card as touch
from hearthlight.rooms.touch import steps
from hearthlight.rooms.touch.card import StepCard
from hearthlight.rooms.wins import card as wins

LOW_ENERGY, SOME_ROOM = 4.0, 6.0
KNOWS_THE_WAY = 3
DAYS = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))
PARTS = {"morning": _("morning"), "afternoon": _("afternoon"), "evening": _("evening")}
SLOW = {
    "morning": _("A slow morning is fine. Small still counts."),
    "afternoon": _("A slow afternoon is fine. Small still counts."),
    "evening": _("A slow evening is fine. Small still counts."),
}


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
    win: str
    knocks: bool
    asked: bool
    unread: bool
    helps_me: bool
    helps_them: bool
    offers_install: bool


def lay(visit: Visit, *, show: str = "") -> Board:
    """Lay Today for this person. `show` is low or everything when they asked for one of the two by hand."""
    said, given = steps.said_today(visit), steps.given_today(visit)
    mine, theirs = steps.latest(said, visit.today), steps.latest(given, visit.today)
    put_away = visit.choice("skip_day") == visit.today.isoformat()
    asks = mine is None and not put_away
    is_low_day = mine is not None and (_is_low(mine) or softer.is_low(visit))
    low = show == "low" or (show != "everything" and is_low_day)
    return Board(
        over=_over(visit),
        say=_say(visit, mine),
        low=low and not asks,
        mine=_my_light(mine),
        theirs=_their_light(visit, theirs) if visit.together else None,
        taps=taps.empty(visit) if asks else None,
        step=StepCard() if asks else touch.lay(visit, mine, theirs),
        note=_note(given),
        has_said=bool(said),
        win="" if asks else wins.line(visit),
        knocks=asks and reminders.waits(visit),
        asked=asking.waits(visit) and not turns.is_still(visit),
        unread=visit.has_unread,
        helps_me=(low or is_low_day) and not asks and when_low.is_written(visit),
        helps_them=theirs is not None and _is_low(theirs) and when_low.is_given(visit),
        offers_install=not asks and _offers_install(visit),
    )


def _offers_install(visit: Visit) -> bool:
    """Return whether to offer the phone's first screen: from the third check-in on, until it was answered once."""
    recent = visit.recent_mine
    return not visit.choice("install") and len(recent.since(recent.start, Checkin)) >= KNOWS_THE_WAY


def _is_low(entry: Checkin) -> bool:
    return entry.energy is not None and entry.energy < LOW_ENERGY


def _my_light(entry: Checkin | None) -> Light:
    if entry is None:
        return Light(gettext("You"), gettext("Here"), "")
    return Light(gettext("You"), words.head(entry), words.tail(entry))


def _their_light(visit: Visit, entry: Checkin | None) -> Light:
    if entry is None:
        return Light(visit.partner, gettext("Quiet"), gettext("nothing shared"))
    return Light(visit.partner, words.head(entry), words.tail(entry))


def _note(given: Sequence[Checkin]) -> str:
    """Return what the partner said today beyond the headline: the latest of it, whole."""
    for entry in reversed(given):
        more = words.sentence(entry)
        if more and more != words.headline(entry):
            return more
    return ""


def _over(visit: Visit) -> str:
    """Return the day and its part, as in Tuesday evening."""
    return gettext("%(day)s %(part)s") % {"day": DAYS[visit.today.weekday()], "part": PARTS[visit.part_of_day]}


def _say(visit: Visit, mine: Checkin | None) -> str:
    """Return the page's one sentence."""
    if mine is None:
        return gettext("Hello, %(me)s. No rush.") % {"me": visit.me}
    if mine.energy is None or mine.energy < SOME_ROOM:
        return str(SLOW[visit.part_of_day])
    return gettext("You have some room today.")
