"""The ritual of the week: what is planned, by a recurrence rule of RFC 5545, and free to move or to drop.

It lies in the shared home when two people live here, and whoever changed it last is not told. Nothing is kept of whether
it happened.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Self

from dateutil.rrule import rrule, rrulestr

from hearthlight.entries.days import Part
from hearthlight.frame.visit import Visit
from hearthlight.journal import write
from hearthlight.journal.homes import OpenHome
from hearthlight.journal.recent import Recent

RITUAL = "ritual"
PARTS: tuple[Part, ...] = ("morning", "afternoon", "evening")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WEEK = dt.timedelta(days=7)
# How often it comes: each week, every other week, or once.
RULES = {
    "weekly": "FREQ=WEEKLY;BYDAY=%s",
    "other": "FREQ=WEEKLY;INTERVAL=2;BYDAY=%s",
    "once": "FREQ=WEEKLY;COUNT=1;BYDAY=%s",
}
MOST_DAYS = 200


class NotARule(ValueError):
    """This is no recurrence rule the house plans by."""


@dataclass(frozen=True, slots=True)
class Ritual:
    """One ritual by its name in the catalogue. `without` and `also` are the EXDATE and RDATE of its rule."""

    name: str
    part: Part
    rule: str
    since: dt.date
    without: frozenset[dt.date] = frozenset()
    also: frozenset[dt.date] = frozenset()

    def days(self, first: dt.date, last: dt.date) -> list[dt.date]:
        """Return the days from `first` to `last` on which it comes; raises NotARule."""
        start, end = (dt.datetime.combine(day, dt.time()) for day in (first, last))
        found = {each.date() for each in _rule(self).between(start, end, inc=True)}
        moved = {day for day in self.also if first <= day <= last}
        return sorted((found - self.without) | moved)

    def next_by_rule(self, day: dt.date) -> dt.date | None:
        """Return the first day from `day` on that its rule names, moved or dropped or not; None when the rule is over."""
        found = _rule(self).after(dt.datetime.combine(day, dt.time()), inc=True)
        return found.date() if found else None

    def moved(self, day: dt.date, to: dt.date) -> Self:
        """Return it with this one time on another day."""
        dropped = self.dropped(day)
        return replace(dropped, also=dropped.also | {to}, without=dropped.without - {to})

    def dropped(self, day: dt.date) -> Self:
        """Return it without this one time."""
        return replace(self, also=self.also - {day}, without=self.without | {day})


def rule(often: str, weekday: int) -> str:
    """Return the rule for a weekday, counted from Monday; raises NotARule."""
    try:
        return RULES[often] % WEEKDAYS[weekday]
    except (KeyError, IndexError):
        raise NotARule(often) from None


def is_ours(text: str) -> bool:
    """Return whether this is one of the rules the house plans by."""
    return any(text == each % weekday for each in RULES.values() for weekday in WEEKDAYS)


def planned(visit: Visit) -> Ritual | None:
    """Return the ritual that is planned now: of the two that both may have settled, the later."""
    told = [value for value in _told(visit) if isinstance(value, Mapping)]
    latest = max(told, key=lambda value: value.get("at", ""), default={})
    return _read(latest) if latest.get("name") else None


def coming(visit: Visit) -> list[dt.date]:
    """Return the days of the coming week on which it comes, today among them."""
    ritual = planned(visit)
    return ritual.days(visit.today, visit.today + WEEK - dt.timedelta(days=1)) if ritual else []


def keep(visit: Visit, ritual: Ritual | None) -> None:
    """Plan this ritual from now on, or none."""
    value = _tell(ritual) if ritual else {"name": ""}
    write.settle(_home(visit), RITUAL, value | {"at": _after_all(visit).isoformat()})
    visit.look_again()


def _after_all(visit: Visit) -> dt.datetime:
    """Return a time after everything that was settled before, also when two people settle at one moment."""
    before = [str(value.get("at", "")) for value in _told(visit) if isinstance(value, Mapping)]
    try:
        return max(visit.now, dt.datetime.fromisoformat(max(before, default="")) + dt.timedelta(microseconds=1))
    except ValueError:
        return visit.now


def _home(visit: Visit) -> OpenHome:
    shared = visit.ours if visit.together and not visit.paused else None
    return shared or visit.mine


def _told(visit: Visit) -> Iterable[object]:
    yield visit.recent_mine.settled(RITUAL, 0)
    shared: Recent | None = visit.recent_ours if visit.together else None
    if shared is not None:
        yield from (shared.settled(RITUAL, author) for author in (0, 1))


def _rule(ritual: Ritual) -> rrule:
    try:
        found = rrulestr(ritual.rule, dtstart=dt.datetime.combine(ritual.since, dt.time()))
    except (ValueError, TypeError, AttributeError):
        raise NotARule(ritual.rule) from None
    if not isinstance(found, rrule):
        raise NotARule(ritual.rule)
    return found


def _tell(ritual: Ritual) -> dict[str, str]:
    return {
        "name": ritual.name,
        "part": ritual.part,
        "rule": ritual.rule,
        "since": ritual.since.isoformat(),
        "without": _days(ritual.without, ritual.since),
        "also": _days(ritual.also, ritual.since),
    }


def _days(days: frozenset[dt.date], since: dt.date) -> str:
    return " ".join(day.isoformat() for day in sorted(days)[-MOST_DAYS:] if day >= since)


def _read(told: Mapping[str, str]) -> Ritual | None:
    try:
        ritual = Ritual(
            name=told["name"],
            part=next(part for part in PARTS if part == told["part"]),
            rule=told["rule"],
            since=dt.date.fromisoformat(told["since"]),
            without=frozenset(map(dt.date.fromisoformat, told.get("without", "").split())),
            also=frozenset(map(dt.date.fromisoformat, told.get("also", "").split())),
        )
        _rule(ritual)
    except (KeyError, ValueError, StopIteration):
        return None
    return ritual
