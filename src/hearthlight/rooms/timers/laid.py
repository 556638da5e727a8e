"""What the timer shows: about how long it still goes on, what to notice, and what is not part of it."""

import datetime as dt
import math
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hearthlight.acts.catalogue import Act
from hearthlight.acts.stages import STAGES, Stage
from hearthlight.frame.timing import Timer
from hearthlight.frame.visit import Visit

TOUCH = 2
TOUCH_LIMITS = _("Not part of this: chest, genitals, sex. That stays true afterwards tonight, too.")
NOTICE_EVERY = dt.timedelta(minutes=2)
# Temperature, pressure, texture: what touch for its own sake attends to (Weiner and Avery-Clark 2014).
NOTICE = (_("Notice: warm or cool?"), _("Notice: light or firm?"), _("Notice: rough or smooth?"))
# How good it felt, for the choice of small steps; a mind that wandered says nothing about the act.
FELT: dict[str, tuple[Promise | str, float | None]] = {
    "nice": (_("Nice"), 8.0),
    "neutral": (_("Neutral"), 5.0),
    "too_much": (_("Too much"), 2.0),
    "wandered": (_("My mind wandered"), None),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One timer as a page shows it."""

    title: str
    line: str
    safety: str
    minutes: int
    notice: Promise | str
    limits: str
    is_step: bool
    home: str
    tab: str


def show(act: Act, visit: Visit, timer: Timer | None = None) -> Shown:
    """Return how an act is shown, before it starts or while its timer runs."""
    left = timer.remaining(visit.now) if timer else dt.timedelta(minutes=act.minutes)
    gone = dt.timedelta(minutes=act.minutes) - left
    is_touch = act.closeness >= TOUCH
    return Shown(
        title=_named(act.title, visit),
        line=_named(act.line, visit),
        safety=gettext(act.safety) if act.safety else "",
        minutes=max(1, math.ceil(left.total_seconds() / 60)),
        notice=NOTICE[gone // NOTICE_EVERY % len(NOTICE)] if is_touch else "",
        limits=_limits(act) if is_touch or _step(act) else "",
        is_step=_step(act) is not None,
        home=home_of(act),
        tab="plan" if act.kind == "movement" else "closer",
    )


def home_of(act: Act) -> str:
    """Return the page a timer was begun on, which is where its end leads back to."""
    return "movement:page" if act.kind == "movement" else "closeness:page"


def _step(act: Act) -> Stage | None:
    return next((stage for stage in STAGES if stage.act.id == act.id), None)


def _limits(act: Act) -> str:
    step = _step(act)
    return gettext(step.limits) if step else str(TOUCH_LIMITS)


def _named(text: str, visit: Visit) -> str:
    return gettext(text).replace("{partner}", visit.partner)
