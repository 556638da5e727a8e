"""The page laid out from the numbers: the large picture, three small ones, their words and their tables."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hearthlight.insight.outlook import FanDay
from hearthlight.insight.series import MEASURES
from hearthlight.rooms.rhythm import chart, coming, words
from hearthlight.rooms.rhythm.chart import Band, Line, Picture
from hearthlight.rooms.rhythm.looks import Look, Looks


@dataclass(frozen=True, slots=True)
class Day:
    """One answered day of the table."""

    day: dt.date
    level: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One measure: its name, what is said about it, its small picture (none without a day to draw) and its table."""

    name: str
    headline: str
    usual: str
    told: str
    label: str
    line: Line | None
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class Large:
    """The large picture of mood: its one sentence for those who hear it, the words beside it, and the words instead."""

    picture: Picture
    label: str
    axis: tuple[str, str, str]
    told: str


def large(looks: Looks, today: dt.date) -> Large | None:
    """Return the large picture of mood and the days to come, or None without a day to draw."""
    mood, fan = looks.measures["mood"], looks.ahead.fan
    found = looks.ahead.heads_up
    picture = chart.large(mood.shown, _band(fan) if fan else None, today=today, lower_days=found.span if found else 0)
    if not picture.line.marks:
        return None
    told = " ".join([*words.sentences(mood.seen), *coming.in_words(fan)])
    span = _("Mood over the last two weeks, and what may come in the next.") if fan else _("Mood over the last weeks.")
    return Large(picture, f"{span} {told}", words.axis("mood"), told)


def _band(fan: Sequence[FanDay]) -> Band:
    return Band(
        days=tuple(one.day for one in fan),
        levels=tuple((one.nine[0], one.half[0], one.middle, one.half[1], one.nine[1]) for one in fan),
    )


def panels(measures: Mapping[str, Look], today: dt.date) -> tuple[Panel, ...]:
    """Return the three measures over the four weeks up to `today`."""
    return tuple(_panel(measure, measures[measure], today) for measure in MEASURES)


def _panel(measure: str, look: Look, today: dt.date) -> Panel:
    name, shown = str(words.NAMES[measure]), look.shown
    if not shown:
        return Panel(name, _nothing(measure), "", "", "", None, ())
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
        line=chart.small(shown, today=today),
        days=tuple(Day(dt.date.fromordinal(day), words.level(measure, value)) for day, value in shown),
    )


def _nothing(measure: str) -> str:
    if measure == "closeness":
        return _("Nothing to see yet. Closeness is part of the fuller check-in.")
    return _("Nothing to see in these weeks, and that’s fine.")
