"""Medicines and the body's seasons as lines of days: what was taken when, what was noticed, and how long after which change.

Nothing is worked out from a dose, and nothing here says that one thing came from another: days lie side by side.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

import msgspec

from hearthlight.entries.base import Entry
from hearthlight.entries.cycle import Cycle
from hearthlight.entries.medicine import Medicine

type What = Literal["started", "changed", "stopped", "noticed"]

# After this many days a new effect is told by its date alone: the change lies too far back to be told beside it.
NEAR_DAYS = 84
# No page looks further back, so ten years of one tap a day stay a small summary.
KEEP_TAKEN_DAYS = 460


class Event(msgspec.Struct, frozen=True):
    """One thing that happened with a medicine, traced to the entry it came from; `day` is an ordinal."""

    id: bytes
    day: int
    what: What
    dose: str = ""
    effects: tuple[str, ...] = ()
    words: str = ""


class Course(msgspec.Struct):
    """One medicine: its name, what happened with it by day, and the latest days marked as taken, with their entries."""

    id: bytes
    name: str
    events: list[Event] = []
    taken: dict[int, bytes] = {}


class Marker(msgspec.Struct, frozen=True):
    """One of the body's seasons: its key, its day as an ordinal, and own words."""

    id: bytes
    day: int
    marker: str
    words: str = ""


class Courses(msgspec.Struct):
    """Everything a journal tells of medicines and seasons. It is changed in place, one entry after the other."""

    by_id: dict[bytes, Course] = {}
    markers: list[Marker] = []


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days on one dose, as ordinals; `latest` is None while it goes on. `id` is the entry it begins with."""

    id: bytes
    first: int
    latest: int | None
    dose: str
    is_first: bool

    def touches(self, first: int, latest: int) -> bool:
        return self.first <= latest and (self.latest is None or self.latest >= first)


@dataclass(frozen=True, slots=True)
class After:
    """How many days after what something was first noticed."""

    days: int
    what: Literal["started", "changed"]


def add(courses: Courses, entry_id: bytes, entry: Entry) -> Courses:
    """Put one entry into `courses` and give it back; what is about neither changes nothing."""
    if entry.day is None:
        return courses
    day = entry.day.toordinal()
    if isinstance(entry, Cycle):
        courses.markers.append(Marker(entry_id, day, entry.marker, entry.words))
        courses.markers.sort(key=attrgetter("day"))
    elif isinstance(entry, Medicine):
        course = courses.by_id.setdefault(entry.course, Course(entry.course, entry.name))
        if entry.what == "taken":
            _take(course.taken, day, entry_id)
        else:
            course.events.append(Event(entry_id, day, entry.what, entry.dose, entry.effects, entry.words))
            course.events.sort(key=attrgetter("day"))
    return courses


def _take(taken: dict[int, bytes], day: int, entry_id: bytes) -> None:
    taken[day] = entry_id
    if len(taken) > KEEP_TAKEN_DAYS:
        del taken[min(taken)]


def spans(course: Course) -> tuple[Span, ...]:
    """Return the stretches of one dose each, oldest first: a change ends the one before it, a stop ends the medicine."""
    found: list[Span] = []
    open_since: Event | None = None
    for event in course.events:
        if event.what == "noticed":
            continue
        if open_since is not None:
            # A day belongs to what it began with, so the day of a change is the first of the new stretch.
            latest = event.day if event.what == "stopped" else max(event.day - 1, open_since.day)
            found.append(Span(open_since.id, open_since.day, latest, open_since.dose, not found))
        open_since = event if event.what != "stopped" else None
    if open_since is not None:
        found.append(Span(open_since.id, open_since.day, None, open_since.dose, not found))
    return tuple(found)


def dose_on(course: Course, day: dt.date) -> str | None:
    """Return the dose on `day`, an empty text where none was told, or None when the medicine was not taken then."""
    ordinal = day.toordinal()
    return next((span.dose for span in reversed(spans(course)) if span.touches(ordinal, ordinal)), None)


def is_on(course: Course, day: dt.date) -> bool:
    """Return whether the medicine belongs to `day`: begun by then, and not stopped before it."""
    last = spans(course)[-1:]
    return bool(last) and last[0].latest is None and last[0].first <= day.toordinal()


def noticed(course: Course) -> Iterator[Event]:
    """Yield what was noticed with this medicine, oldest first."""
    return (event for event in course.events if event.what == "noticed")


def first_noticed(course: Course) -> dict[str, int]:
    """Return each effect with the first day it was noticed on, in that order."""
    days: dict[str, int] = {}
    for event in noticed(course):
        for effect in event.effects:
            days.setdefault(effect, event.day)
    return days


def after(course: Course, day: int) -> After | None:
    """Return how long after the latest start or change `day` lies, or None when that was more than NEAR_DAYS before."""
    turns = [event for event in course.events if event.what in ("started", "changed") and event.day <= day]
    if not turns or day - turns[-1].day > NEAR_DAYS:
        return None
    return After(day - turns[-1].day, "changed" if turns[-1].what == "changed" else "started")


def taken_in(course: Course, first: dt.date, latest: dt.date) -> int:
    """Return on how many of these days the medicine was marked as taken; a day without a mark says nothing."""
    return sum(first.toordinal() <= day <= latest.toordinal() for day in course.taken)
