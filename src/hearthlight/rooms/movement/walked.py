"""A person's own steps over the latest weeks as one thin line without a number, and how the weeks go. Pure."""

import datetime as dt
import statistics
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearthlight.entries.movement import STEPS_OF_A_DAY, Movement

WEEKS = dt.timedelta(days=34)
WIDE, HIGH = 320, 64
_LATELY = dt.timedelta(days=14)
_WEEK = 7
_FEWEST = 7
# Days swing by themselves: within this share of the usual, the weeks are called alike.
_ALIKE = 0.15
# Small swings stay small in the drawing: it always spans this share of the usual.
_SPAN = 0.8
_EDGE = 6

MORE = _("A little more lately than in the weeks before.")
ALIKE = _("Lately much as in the weeks before.")
QUIETER = _("Quieter lately than the weeks before. Quiet weeks belong.")


@dataclass(frozen=True, slots=True)
class Line:
    """The weeks as the path of a drawing, and in words."""

    path: str
    said: Promise


def line(told: Iterable[Movement], today: dt.date) -> Line | None:
    """Return the line of the weeks before today, or None where too few days tell it. Today is not over and stays out."""
    days = _days(told, today)
    lately = [steps for day, steps in days.items() if today - day <= _LATELY]
    before = [steps for day, steps in days.items() if today - day > _LATELY]
    if min(len(lately), len(before)) < _FEWEST:
        return None
    return Line(_path(days, today), _said(statistics.median(lately), statistics.median(before)))


def _days(told: Iterable[Movement], today: dt.date) -> dict[dt.date, float]:
    """Return the steps of each day; where several say one day, the most is right."""
    days: dict[dt.date, float] = {}
    for one in told:
        if one.what == STEPS_OF_A_DAY and one.day is not None and one.steps and today - WEEKS <= one.day < today:
            days[one.day] = max(one.steps, days.get(one.day, 0.0))
    return dict(sorted(days.items()))


def _said(lately: float, before: float) -> Promise:
    change = lately / before - 1
    if abs(change) <= _ALIKE:
        return ALIKE
    return MORE if change > 0 else QUIETER


def _path(days: dict[dt.date, float], today: dt.date) -> str:
    """Return the line of the means over seven days, from the oldest day on the left; a gap is drawn over."""
    means = {day: statistics.fmean(_of_the_week(days, day)) for day in days}
    usual, low, high = statistics.median(means.values()), min(means.values()), max(means.values())
    span = max(high - low, _SPAN * usual)
    middle = (high + low) / 2
    places = []
    for day, mean in means.items():
        across = WIDE - _EDGE - (WIDE - 2 * _EDGE) * ((today - day).days - 1) / (WEEKS.days - 1)
        down = HIGH / 2 - (HIGH - 2 * _EDGE) * (mean - middle) / span
        places.append(f"{across:.0f} {down:.0f}")
    return "M" + "L".join(places)


def _of_the_week(days: dict[dt.date, float], until: dt.date) -> list[float]:
    return [steps for day, steps in days.items() if 0 <= (until - day).days < _WEEK]
