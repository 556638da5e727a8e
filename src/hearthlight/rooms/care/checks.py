"""The card of the two-week check on Care: a few totals in a row, what the latest adds up to, and how long it stayed there."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hearthlight.frame import checked
from hearthlight.frame.dates import date_format
from hearthlight.frame.visit import Visit
from hearthlight.safety import taken, worth_saying
from hearthlight.safety.taken import Taken
from hearthlight.safety.worth_saying import Suggestion

SHOWN = ("phq-9", "phq-8")
MOST = 4
LEFT, RIGHT, TOP, FOOT = 64.0, 292.0, 26.0, 78.0
# Below these ranges there is nothing to say about how long it lasts.
LOWER_RANGES = ("minimal", "mild")
LONG_WEEKS = 6


@dataclass(frozen=True, slots=True)
class Point:
    """One total in the picture; places are text, so that no language writes them with a comma."""

    x: str
    y: str
    label_y: str
    total: int
    day: str

    @property
    def square(self) -> str:
        """Return the marker as a path."""
        return f"M{float(self.x) - 5:.1f} {float(self.y) - 5:.1f}h10v10h-10z"


@dataclass(frozen=True, slots=True)
class Card:
    """What the card shows. Without a check there is only the way to one."""

    check: str = "phq-9"
    points: tuple[Point, ...] = ()
    line: str = ""
    label: str = ""
    text: str = ""


def card(visit: Visit) -> Card | None:
    """Return the card, or None where the keeper took the checks out of the house."""
    if not settings.CHECKS:
        return None
    whole = [one for one in taken.taken(visit.mine) if one.check in SHOWN and one.total is not None]
    same = [one for one in whole if one.check == whole[-1].check][-MOST:] if whole else []
    if not same:
        return Card()
    points = _points(same)
    return Card(
        check=same[-1].check,
        points=points,
        line="M" + "L".join(f"{point.x} {point.y}" for point in points),
        label=_label(same),
        text=" ".join(filter(None, (checked.adds_up(same[-1].check, same[-1].answers), _lasting(same)))),
    )


def worth_saying_now(visit: Visit) -> list[Suggestion]:
    """Return what is worth saying to this person today, empty where the keeper took the checks out of the house."""
    return worth_saying.for_now(visit.mine, visit.recent_mine, visit.today) if settings.CHECKS else []


def _points(same: list[Taken]) -> tuple[Point, ...]:
    first, last = same[0].day.toordinal(), same[-1].day.toordinal()
    return tuple(_point(one, (one.day.toordinal() - first) / max(last - first, 1)) for one in same)


def _point(one: Taken, along: float) -> Point:
    total = one.total or 0
    x = LEFT + along * (RIGHT - LEFT)
    y = FOOT - total / checked.most(one.check) * (FOOT - TOP)
    return Point(f"{x:.1f}", f"{y:.1f}", f"{y - 12:.1f}", total, date_format(one.day, "j M"))


def _label(same: list[Taken]) -> str:
    told = [_("%(total)s on %(day)s") % {"total": one.total, "day": date_format(one.day, "j F")} for one in same]
    return _("Totals: %(totals)s. More means more symptoms.") % {"totals": ", ".join(told)}


def _lasting(same: list[Taken]) -> str:
    """Return how long it stayed in the range of today, where that is a reason to talk to someone."""
    band = same[-1].reading.band
    since = same[-1].day
    for one in reversed(same):
        if one.reading.band != band:
            break
        since = one.day
    weeks = (same[-1].day - since) // dt.timedelta(weeks=1)
    if band is None or band in LOWER_RANGES or weeks < LONG_WEEKS:
        return ""
    said = ngettext("Still there after %(weeks)s week.", "Still there after %(weeks)s weeks.", weeks) % {"weeks": weeks}
    return f"{said} " + _("That’s a good reason to talk to someone.")
