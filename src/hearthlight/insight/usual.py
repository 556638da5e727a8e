"""What is usual for this one person, and when a stretch of days lay below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from hearthlight.insight.series import DaySeries

USUAL_NEEDS_DAYS = 14
LOW_LEVEL, HIGH_LEVEL = 0.2, 0.8
DIP_NEEDS_DAYS = 2
OUT_OF_SIGHT_DAYS = 3


@dataclass(frozen=True, slots=True)
class Usual:
    """A person's own usual range, on the scale of the ratings: three days in five lie in it."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Dip:
    """A stretch of days below the usual range, as ordinals; `ended` when a day back in it was seen soon after."""

    first: int
    latest: int
    ended: bool

    @property
    def days(self) -> int:
        return self.latest - self.first + 1


def quantile(values: Sequence[float], level: float) -> float:
    """Return the type-7 quantile of one or more values: linear between the order statistics round h = (n - 1) level.

    Source: Hyndman and Fan 1996, Sample quantiles in statistical packages, definition 7, doi 10.2307/2684934.
    """
    ordered = sorted(values)
    place = (len(ordered) - 1) * level
    below = min(floor(place), len(ordered) - 1)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def usual(series: DaySeries) -> Usual | None:
    """Return the 20th to 80th percentile of the day means, or None below USUAL_NEEDS_DAYS answered days."""
    if len(series) < USUAL_NEEDS_DAYS:
        return None
    return Usual(quantile(series.values, LOW_LEVEL), quantile(series.values, HIGH_LEVEL))


def dips(series: DaySeries, low: float) -> tuple[Dip, ...]:
    """Return the runs of DIP_NEEDS_DAYS or more answered days strictly below `low`, oldest first.

    A missing day is neither low nor not low, so it cuts no run; but after more than OUT_OF_SIGHT_DAYS days nobody can
    say what happened between, so a run is cut there and does not count as ended.
    """
    found, run = [], list[int]()
    for day, value in series:
        seen = bool(run) and day - run[-1] <= OUT_OF_SIGHT_DAYS
        if run and not (seen and value < low):
            found.append((run, seen))
            run = []
        if value < low:
            run.append(day)
    found.append((run, False))
    return tuple(Dip(days[0], days[-1], ended) for days, ended in found if len(days) >= DIP_NEEDS_DAYS)
