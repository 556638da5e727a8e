"""A time ahead as a calendar tells it, and which of them it may tell: hours and rules alone, no word and no name. Pure."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec
from dateutil.rrule import rruleset, rrulestr

type What = Literal["times", "ritual", "ask", "talk", "window", "dim"]
type Plans = Mapping[What, Sequence["Ahead"]]

TITLES = ("busy", "pause", "home", "tea")
ALL: tuple[What, ...] = ("times", "ritual", "ask", "talk", "window")
# When the evening dims is told to no calendar: it is for the lamps alone.
DIM: What = "dim"
# What is planned is what two people laid down. A good window is a guess, so it takes a tick.
PLANNED: tuple[What, ...] = ("ritual", "ask", "talk")
USUAL: tuple[What, ...] = ("times", *PLANNED)


class Ahead(msgspec.Struct, frozen=True, array_like=True):
    """`begins` is on the clock of `zone`. `rule`, `without` and `also` are RRULE, EXDATE and RDATE of RFC 5545."""

    begins: dt.datetime
    zone: str
    minutes: int
    rule: str = ""
    without: tuple[dt.date, ...] = ()
    also: tuple[dt.date, ...] = ()

    def at(self, days: Sequence[dt.date]) -> list[dt.datetime]:
        """Return its hour on each of these days, on its own clock."""
        return [dt.datetime.combine(day, self.begins.time()) for day in days]

    def starts(self, first: dt.datetime, last: dt.datetime) -> list[dt.datetime]:
        """Return when it begins between two moments, both among them."""
        zone = ZoneInfo(self.zone)
        comes = rruleset()
        if self.rule:
            comes.rrule(rrulestr(self.rule, dtstart=self.begins))
        else:
            comes.rdate(self.begins)
        for moved in self.at(self.also):
            comes.rdate(moved)
        for dropped in self.at(self.without):
            comes.exdate(dropped)
        since, until = (moment.astimezone(zone).replace(tzinfo=None) for moment in (first, last))
        return [each.replace(tzinfo=zone) for each in comes.between(since, until, inc=True)]


class Tells(msgspec.Struct, frozen=True):
    """What a calendar address tells, and under which of the neutral titles."""

    title: str = TITLES[0]
    whats: tuple[What, ...] = USUAL


def tells(settled: object) -> Tells:
    """Return what somebody settled about their calendar address; unsaid, it is what is usual."""
    if not isinstance(settled, Mapping):
        return Tells()
    title = settled.get("title", "")
    whats = tuple(what for what in ALL if settled.get(what) == "yes")
    return Tells(title if title in TITLES else TITLES[0], whats)


def settles(wished: Tells) -> dict[str, str]:
    """Return `wished` as one settled choice."""
    return {"title": wished.title} | {what: "yes" if what in wished.whats else "" for what in ALL}
