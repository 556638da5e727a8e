"""The one function the house calls about days to come: what a person's own series says, how far to trust it, or silence.

    seen, kept = outlook.look(series, kept, today=day, partner_today=None)

`kept` is what a later call goes on from, or None. It goes into a digest as it is (msgspec), costs the same after years,
and can be thrown away: the same series gives the same outlook, bit by bit, with it and without it. Nothing here knows
the partner's diary; `partner_today` is the one number the partner chose to share today.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from hearthlight.insight import forecast, judge, odds, resume, weeks
from hearthlight.insight.forecast import Memory
from hearthlight.insight.notice import Notice
from hearthlight.insight.odds import HeadsUp
from hearthlight.insight.resume import Kept
from hearthlight.insight.series import DaySeries

FAN_DAYS = 7
# Days so long ago seldom change; younger ones are taken in anew each time, so that a late word costs no rebuilding.
SETTLED_AFTER_DAYS = 5
SHIFT_IS_FRESH_DAYS = 7

type Silence = Literal["too few", "own average"]


@dataclass(frozen=True, slots=True)
class FanDay:
    """One day ahead (an ordinal): the middle, and the ends of the bands for half the time and nine times in ten."""

    day: int
    middle: float
    half: tuple[float, float]
    nine: tuple[float, float]


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """How the fans of the past did: `right` of `weeks` were about right, as insight.weeks says."""

    right: int
    weeks: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """What can honestly be said about a measure on a day.

    `fan` holds today, when nothing is said of it yet, and the days after; it is empty when `silence` says why: "too few" answers yet, or the "own average" does as well. `low` is the
    person's own 20th percentile. `heads_up` and `shift` are None unless there is something to say now.
    """

    measure: str
    fan: tuple[FanDay, ...]
    silence: Silence | None
    low: float | None
    record: TrackRecord
    heads_up: HeadsUp | None
    shift: Notice | None


def look(
    series: DaySeries, kept: Kept | None = None, *, today: int, partner_today: float | None = None
) -> tuple[Outlook, Kept]:
    """Return the outlook of `series` on `today` (an ordinal), and what to keep; days after today are left out.

    `partner_today` counts only while the person has not said anything today themselves.
    """
    said = [day for day in series.days if day <= today]
    settled = [day for day in said if day <= today - SETTLED_AFTER_DAYS]
    past = resume.go_on(series, kept, len(settled))
    after = resume.keep(past)
    resume.take(past, series, len(said))
    return _told(series.measure, past, today, partner_today), after


def _told(measure: str, past: resume.Past, today: int, partner_today: float | None) -> Outlook:
    memory, kept = past.memory, past.kept
    silence: Silence | None = None if weeks.is_ready(memory) else "too few"
    if silence is None and not kept.weeks.fan_is_worth_it:
        silence = "own average"
    return Outlook(
        measure=measure,
        fan=() if silence else _fan(memory, today, partner_today),
        silence=silence,
        low=memory.low if len(memory.ordered) else None,
        record=TrackRecord(kept.weeks.right, kept.weeks.weeks),
        heads_up=None if silence else _heads_up(past, today),
        shift=_shift(kept, today),
    )


def _fan(memory: Memory, today: int, partner_today: float | None) -> tuple[FanDay, ...]:
    """Return today, when nothing is said of it yet, and the days after."""
    assert memory.latest is not None
    first = today + (memory.latest >= today)
    horizons = [day - memory.latest for day in range(first, first + FAN_DAYS)]
    told = partner_today if memory.latest == today - 1 else None
    rows = forecast.look_ahead(memory, horizons, told).quantiles
    (low, high), (lowest, highest) = judge.edges(rows, weeks.HALF), judge.edges(rows, weeks.NINE_IN_TEN)
    middle = (rows[:, 24] + rows[:, 25]) / 2
    ends = np.stack([middle, low, high, lowest, highest], axis=1).tolist()
    return tuple(
        FanDay(first + place, middle=row[0], half=(row[1], row[2]), nine=(row[3], row[4]))
        for place, row in enumerate(ends)
    )


def _heads_up(past: resume.Past, today: int) -> HeadsUp | None:
    """Return the likelier heads-up of those that the latest day raised, while that is today or yesterday."""
    if past.memory.latest is None or today - past.memory.latest > 1:
        return None
    found = [one for record in past.kept.odds if (one := odds.heads_up(record)) is not None]
    return max(found, key=lambda one: one.chance / one.usual, default=None)


def _shift(kept: Kept, today: int) -> Notice | None:
    """Return the latest notice of a shift while it is fresh."""
    if kept.shift is None or today - kept.shift.day >= SHIFT_IS_FRESH_DAYS:
        return None
    return kept.shift
