"""What one's own journal holds of the days a page covers. The shared home is never opened here."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.conf import settings

from hearthlight.entries import codec
from hearthlight.entries.base import Entry
from hearthlight.entries.checkin import Checkin
from hearthlight.entries.night import Night
from hearthlight.entries.screening import Screening
from hearthlight.frame import medicines
from hearthlight.frame.visit import Visit
from hearthlight.insight import courses, instruments
from hearthlight.insight.courses import Course, Courses, Marker
from hearthlight.insight.series import DaySeries
from hearthlight.journal import read
from hearthlight.journal.read import Kept

# Checks lie weeks apart, so a page of four weeks shows a few before them too.
CHECKS_FROM = dt.timedelta(days=90)
MEASURES = ("mood", "energy", "desire", "closeness", "sleep")
SLEEP = "sleep"


@dataclass(frozen=True, slots=True)
class Facts:
    """The days from `first` to `latest`: what was said on them with the entries it stands in, medicines and seasons."""

    first: dt.date
    latest: dt.date
    checkins: tuple[Kept, ...]
    checks: tuple[Kept, ...]
    nights: tuple[Kept, ...]
    all: Courses
    zone: ZoneInfo

    @property
    def days(self) -> int:
        return (self.latest - self.first).days + 1

    @property
    def days_with_entry(self) -> int:
        return len({kept.entry.day for kept in self.checkins})

    def series(self, measure: str) -> DaySeries:
        """Return the day means of one own rating; for sleep the hours of the night that ended on each day."""
        by_day: dict[int, list[float]] = {}
        for kept in self.nights if measure == SLEEP else self.checkins:
            value = hours_of(kept.entry) if isinstance(kept.entry, Night) else getattr(kept.entry, measure)
            if value is not None and kept.entry.day is not None:
                by_day.setdefault(kept.entry.day.toordinal(), []).append(value)
        days = sorted(by_day)
        return DaySeries(measure, tuple(days), tuple(sum(by_day[day]) / len(by_day[day]) for day in days))

    def courses(self) -> list[Course]:
        """Return the medicines of these days, in the order they were begun."""
        first, latest = self.first.toordinal(), self.latest.toordinal()
        return [
            course
            for course in self.all.by_id.values()
            if any(span.touches(first, latest) for span in courses.spans(course))
        ]

    def markers(self) -> list[Marker]:
        """Return the seasons of the body in these days."""
        return [one for one in self.all.markers if self.holds(one.day) and one.marker in medicines.MARKERS]

    def holds(self, day: int) -> bool:
        return self.first.toordinal() <= day <= self.latest.toordinal()


def hours_of(night: Night) -> float | None:
    """Return how long somebody slept, or was in bed where only that is known; None where neither is."""
    minutes = night.asleep if night.asleep is not None else night.in_bed
    if minutes is None and night.asleep_at and night.wake_at:
        minutes = (night.wake_at - night.asleep_at).total_seconds() / 60
    return None if minutes is None else minutes / 60


def gather(visit: Visit, first: dt.date, latest: dt.date) -> Facts:
    """Return what this person's own home holds of these days, at a cost of these days alone."""
    earlier = min(first, latest - CHECKS_FROM)
    kept = [
        one
        for one in read.latest(read.buckets(visit.mine, _months(earlier, latest)))
        if one.entry.day is not None and earlier <= one.entry.day <= latest
    ]
    return Facts(
        first=first,
        latest=latest,
        checkins=tuple(one for one in kept if isinstance(one.entry, Checkin) and (one.entry.day or first) >= first),
        checks=tuple(one for one in kept if _is_known_check(one.entry)),
        nights=tuple(one for one in kept if _is_night(one.entry) and (one.entry.day or first) >= first),
        all=medicines.of(visit),
        zone=visit.zone,
    )


def _is_known_check(entry: Entry) -> bool:
    # A keeper who took the checks out of the house took them off the page too.
    return settings.CHECKS and isinstance(entry, Screening) and entry.check in instruments.instruments()


def _is_night(entry: Entry) -> bool:
    return isinstance(entry, Night) and not entry.is_nap


def _months(first: dt.date, latest: dt.date) -> Iterator[str]:
    day = first.replace(day=1)
    while day <= latest:
        yield codec.month_of(day)
        day = (day + dt.timedelta(days=32)).replace(day=1)
