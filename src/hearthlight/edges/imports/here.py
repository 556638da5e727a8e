"""What an open home holds already, asked about each entry that a file would add, so that nothing comes twice. Pure."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable

from hearthlight.edges.imports.generic.translate import fingerprint
from hearthlight.edges.imports.moments import Moments
from hearthlight.entries.base import Entry
from hearthlight.entries.checkin import Checkin
from hearthlight.entries.cycle import Cycle
from hearthlight.entries.medicine import Medicine
from hearthlight.entries.movement import STEPS_OF_A_DAY, Movement
from hearthlight.entries.night import Night

type Span = tuple[dt.datetime, dt.datetime]


def slot(entry: Entry) -> str:
    """Return what makes two imported entries the same: the source and the batch play no part in it."""
    match entry:
        case Checkin():
            return f"checkin/{fingerprint(entry).hex()}"
        case Night():
            return f"night/{entry.day}/{_text(entry.bed_at)}/{_text(entry.wake_at)}/{entry.is_nap}"
        case Movement(what=what) if what == STEPS_OF_A_DAY:
            return f"steps/{entry.day}/{entry.steps}"
        case Movement():
            return f"movement/{_text(entry.at)}/{entry.what}"
        case Medicine():
            return f"medicine/{entry.day}/{_text(entry.at)}/{entry.name}/{entry.what}"
        case Cycle():
            return f"cycle/{entry.day}/{entry.marker}"
        case _:
            raise TypeError("this kind is never imported")


class Here:
    """Everything that is told already. A night or walk that overlaps a told one, from any source, is told."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        every = [one for one in entries if isinstance(one, Checkin | Night | Movement | Medicine | Cycle)]
        self._slots = {slot(one) for one in every if one.imported is not None or isinstance(one, Cycle | Medicine)}
        self._nights = _Spans(one for entry in every if isinstance(entry, Night) and (one := _span_of_night(entry)))
        self._moves = _Spans(one for entry in every if isinstance(entry, Movement) and (one := _span_of_move(entry)))
        self._steps: dict[dt.date | None, float] = {}
        for entry in every:
            if isinstance(entry, Movement) and entry.steps is not None and entry.what == STEPS_OF_A_DAY:
                self._steps[entry.day] = max(entry.steps, self._steps.get(entry.day, 0))
        self._nights_by_day = {one.day for one in every if isinstance(one, Night) and not one.is_nap}
        self._medicines = {_taken(one) for one in every if isinstance(one, Medicine)}
        self._moments = Moments(one for one in every if isinstance(one, Checkin))
        self._days = {one.day for one in every if isinstance(one, Checkin) and one.imported is not None}

    def new(self, entries: Iterable[Entry]) -> list[Entry]:
        """Return those entries of one file that are not told yet."""
        every = list(entries)
        untold = {id(one) for one in self._moments.untold(one for one in every if isinstance(one, Checkin))}
        asked = [one for one in every if not isinstance(one, Checkin) or id(one) in untold]
        return [one for one in asked if not self._knows(one)]

    def _knows(self, entry: Entry) -> bool:
        if slot(entry) in self._slots:
            return True
        if isinstance(entry, Night):
            span = _span_of_night(entry)
            return self._nights.meet(span) if span else entry.day in self._nights_by_day
        if isinstance(entry, Movement) and entry.what == STEPS_OF_A_DAY:
            # The steps of an unfinished day grow; the larger number is told beside the smaller, and the most is right.
            return (entry.steps or 0) <= self._steps.get(entry.day, -1.0)
        if isinstance(entry, Movement):
            span = _span_of_move(entry)
            return span is not None and self._moves.meet(span)
        return isinstance(entry, Medicine) and _taken(entry) in self._medicines

    def has_day(self, entry: Entry) -> bool:
        """Return whether another file told how it was on the day of this check-in."""
        return isinstance(entry, Checkin) and entry.day in self._days


class _Spans:
    """Stretches of time that are told, kept so that one can be asked for quickly."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[dt.datetime] = []
        self._ends: list[dt.datetime] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def meet(self, span: Span) -> bool:
        """Return whether a stretch shares any time with one that is told."""
        place = bisect_left(self._starts, span[1]) - 1
        return place >= 0 and self._ends[place] > span[0]


def _span_of_night(entry: Night) -> Span | None:
    return (entry.bed_at, entry.wake_at) if entry.bed_at and entry.wake_at else None


def _span_of_move(entry: Movement) -> Span | None:
    if entry.at is None or entry.what == STEPS_OF_A_DAY:
        return None
    return entry.at, max(entry.end_at or entry.at, entry.at + dt.timedelta(minutes=1))


def _taken(entry: Medicine) -> tuple[object, ...]:
    return entry.name.casefold(), entry.what, entry.at or entry.day


def _text(at: dt.datetime | None) -> str:
    return at.astimezone(dt.UTC).isoformat() if at else ""
