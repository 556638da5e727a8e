"""The last four weeks of each measure, laid out as a picture and as words."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hearthlight.insight import trend
from hearthlight.insight.series import MEASURES, DaySeries, DaySums, series
from hearthlight.insight.usual import Usual, dips, usual
from hearthlight.rooms.rhythm import chart, words
from hearthlight.rooms.rhythm.chart import Drawing
from hearthlight.rooms.rhythm.words import Seen

# Longer than the picture, so that four low weeks do not become their own usual; and not longer than life stays the same.
USUAL_FROM_DAYS = 90


@dataclass(frozen=True, slots=True)
class Day:
    """One answered day of the table."""

    day: dt.date
    level: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One measure: its name, what is said about it, its picture (none without a day to draw) and its table."""

    name: str
    headline: str
    usual: str
    told: str
    label: str
    axis: tuple[str, str, str]
    drawing: Drawing | None
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class Weeks:
    """The whole page; `early` when there are too few days to know what is usual."""

    panels: tuple[Panel, ...]
    worth_knowing: str
    early: bool


@dataclass(frozen=True, slots=True)
class _Look:
    """One measure as numbers."""

    shown: DaySeries
    own: Usual | None
    seen: Seen


def lay(sums: DaySums, today: dt.date) -> Weeks:
    """Return the four weeks up to `today` from a person's own days."""
    mood = _shown(series(sums, "mood"), today)
    looks = {measure: _look(series(sums, measure), mood, today) for measure in MEASURES}
    return Weeks(
        panels=tuple(_panel(measure, look, today) for measure, look in looks.items()),
        worth_knowing=words.worth_knowing(looks["mood"].seen),
        early=all(look.own is None for look in looks.values()),
    )


def _shown(whole: DaySeries, today: dt.date) -> DaySeries:
    return whole.between(today - dt.timedelta(days=chart.DAYS - 1), today)


def _look(whole: DaySeries, mood: DaySeries, today: dt.date) -> _Look:
    shown = _shown(whole, today)
    lately = whole.between(today - dt.timedelta(days=USUAL_FROM_DAYS - 1), today)
    own = usual(lately)
    found = [dip for dip in dips(lately, own.low) if dip.latest in shown.days] if own else []
    seen = Seen(
        direction=trend.direction(shown),
        with_mood=whole.measure == "energy" and trend.moves_with(shown, mood),
        dips=[dip for dip in found if dip.ended],
        dipping=bool(found) and not found[-1].ended and found[-1].latest == shown.days[-1],
    )
    return _Look(shown, own, seen)


def _panel(measure: str, look: _Look, today: dt.date) -> Panel:
    name, shown = str(words.NAMES[measure]), look.shown
    if not shown:
        return Panel(name, _nothing(measure), "", "", "", words.axis(measure), None, ())
    headline = words.headline(look.seen)
    return Panel(
        name=name,
        headline=headline,
        usual=words.usual(measure, look.own) if look.own else "",
        told=" ".join(words.sentences(look.seen)),
        label=_("%(name)s over the last four weeks, between %(low)s and %(high)s: %(headline)s.")
        % {
            "name": name,
            "low": words.level(measure, min(shown.values)),
            "high": words.level(measure, max(shown.values)),
            "headline": headline,
        },
        axis=words.axis(measure),
        drawing=chart.draw(shown, look.own, today=today),
        days=tuple(Day(dt.date.fromordinal(day), words.level(measure, value)) for day, value in shown),
    )


def _nothing(measure: str) -> str:
    if measure == "closeness":
        return _("Nothing to see yet. Closeness is part of the fuller check-in.")
    return _("Nothing to see in these weeks, and that’s fine.")
