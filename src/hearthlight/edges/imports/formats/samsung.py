"""Samsung Health: a folder of tables, each with a line about itself above the heading and one cell too many in each row."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from hearthlight.edges.imports import loose, nights, times
from hearthlight.edges.imports.loose import over
from hearthlight.edges.imports.parcel import Member, NotReadable, Parcel
from hearthlight.edges.imports.readings import Found, Segment, Sleep, Stage

NAME, TITLE = "samsung", "Samsung Health"
_FIRST = re.compile(rb"(?:\xef\xbb\xbf)?com\.samsung\.(?:shealth|health)\.([a-z_.]+),")
_SLEEP, _STAGE_TABLE, _STEPS = "sleep", "sleep_stage", "step_daily_trend"
_STAGES: dict[str, Stage] = {"40001": "awake", "40002": "light", "40003": "deep", "40004": "rem"}
# The rows that Samsung itself made of all devices.
_MERGED = "-2"
_SHORTEST_NIGHT = dt.timedelta(hours=3)


def _kind(member: Member) -> str:
    found = _FIRST.match(member.head())
    return found[1].decode() if found else ""


def claims(parcel: Parcel) -> bool:
    """Return whether a table of Samsung Health is there."""
    return any(_kind(one) for one in _tables(parcel.members))


def _tables(members: list[Member]) -> list[Member]:
    return [one for one in members if one.base.startswith("com.samsung.") or len(members) < 5]


def read(parcel: Parcel, zone: ZoneInfo, found: Found) -> None:
    """Read sleep with its stages, and steps, into `found`."""
    kinds: defaultdict[str, list[Member]] = defaultdict(list)
    for one in _tables(parcel.members):
        kinds[_kind(one)].append(one)
    # A night and its stages lie in two files; handed over together, each knows of the other.
    if kinds[_SLEEP] and not kinds[_STAGE_TABLE]:
        kinds[_STAGE_TABLE] = [one for one in _tables(parcel.beside) if _kind(one) == _STAGE_TABLE]
    reading = _Reading(zone, found)
    for kind, kept in ((_SLEEP, reading.sleep), (_STAGE_TABLE, reading.stage), (_STEPS, reading.steps)):
        for member in kinds[kind]:
            try:
                for row, said in _rows(member, found):
                    if not kept(said):
                        found.trouble("row", row)
            except NotReadable as problem:
                found.trouble(problem.why)
    reading.finish()


def _rows(member: Member, found: Found) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows with the last part of each column's name, which is the only part that is always the same."""
    heading: list[str] = []
    with member.stream() as source:
        for number, row in loose.cells(source, found, delimiter=","):
            if number == 1 or not any(row):
                continue
            if not heading:
                heading = [name.strip().rpartition(".")[2] for name in row]
            elif len(row) < len(heading):
                found.trouble("row", number)
            else:
                said: dict[str, str] = {}
                for name, cell in zip(heading, row, strict=False):
                    said[name] = said.get(name) or cell
                yield number, said


@dataclass(frozen=True, slots=True)
class _Clock:
    """A time as it is printed, its offset, and whether it was a count of milliseconds, which is always in UTC."""

    printed: dt.datetime
    offset: dt.timezone
    is_sure: bool

    def at(self, *, is_utc: bool) -> dt.datetime:
        """Return the instant, if what is printed is UTC, or else the local clock."""
        if is_utc or self.is_sure:
            return self.printed.astimezone(self.offset)
        return self.printed.replace(tzinfo=self.offset)


@dataclass(slots=True)
class _Reading:
    zone: ZoneInfo
    found: Found
    sleeps: dict[str, tuple[str, _Clock, _Clock, float]] = field(default_factory=dict)
    stages: defaultdict[str, list[tuple[_Clock, _Clock, Stage]]] = field(default_factory=lambda: defaultdict(list))
    counts: dict[dt.date, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))

    def sleep(self, said: dict[str, str]) -> bool:
        """Keep one sleep; a row without its length is a plan for a bedtime."""
        start, end = self._clock(said, "start_time"), self._clock(said, "end_time")
        if start is None or end is None:
            return False
        lasted = over(said.get("sleep_duration"))
        if lasted is None:
            self.found.left_out["plan"] += 1
            return True
        uid = said.get("datauuid") or f"{said.get('start_time')}"
        self.sleeps[uid] = (said.get("pkg_name", ""), start, end, lasted)
        return True

    def stage(self, said: dict[str, str]) -> bool:
        """Keep one stretch of a night."""
        start, end = self._clock(said, "start_time"), self._clock(said, "end_time")
        stage = _STAGES.get(said.get("stage", ""))
        if start is None or end is None or stage is None:
            return False
        self.stages[said.get("sleep_id", "")].append((start, end, stage))
        return True

    def steps(self, said: dict[str, str]) -> bool:
        """Keep the steps of one day, by who counted them."""
        told = said.get("day_time", "")
        at = times.of_milliseconds(over(told), _UTC) if told.isdecimal() else times.instant(told, _UTC)
        steps = over(said.get("count"))
        if at is None or steps is None:
            return False
        own = self.counts[at.date()]
        who = said.get("source_type", "")
        own[who] = max(steps, own.get(who, 0))
        return True

    def finish(self) -> None:
        """Decide how times are meant, and hand over nights and days."""
        is_utc = self._are_in_utc()
        for uid, (source, start, end, lasted) in self.sleeps.items():
            whole = Sleep(source, start.at(is_utc=is_utc), end.at(is_utc=is_utc), asleep=lasted)
            own = [Segment(a.at(is_utc=is_utc), b.at(is_utc=is_utc), stage) for a, b, stage in self.stages.pop(uid, [])]
            told = nights.of_segments(source, own, uid=uid, whole=whole) if own else None
            self.found.sleeps.append(told or whole)
        for uid, stages in self.stages.items():
            own = [Segment(a.at(is_utc=is_utc), b.at(is_utc=is_utc), stage) for a, b, stage in stages]
            alone = nights.of_segments("", own, uid=uid)
            self.found.sleeps += [alone] if alone else []
        for day, counts in self.counts.items():
            self.found.steps["", day] = counts.get(_MERGED) or max(counts.values())

    def _are_in_utc(self) -> bool:
        """Return whether printed times are UTC: whichever way more nights have their middle between 00:00 and 08:00."""
        spans = [(start, end) for _, start, end, _ in self.sleeps.values()]
        spans += [(min(own, key=_printed)[0], max(own, key=_printed)[1]) for own in self.stages.values()]
        at_night = {True: 0, False: 0}
        for is_utc in at_night:
            for start, end in spans:
                first, latest = start.at(is_utc=is_utc), end.at(is_utc=is_utc)
                if latest - first >= _SHORTEST_NIGHT:
                    at_night[is_utc] += (first + (latest - first) / 2).hour < 8
        return at_night[True] > at_night[False]

    def _clock(self, said: dict[str, str], name: str) -> _Clock | None:
        told = said.get(name, "")
        is_count = told.isdecimal()
        at = times.of_milliseconds(over(told), _UTC) if is_count else times.instant(told, _UTC)
        if at is None:
            return None
        own = times.offset(said.get("time_offset", ""))
        if own is None:
            local = at.astimezone(self.zone)
            own = dt.timezone(local.utcoffset() or dt.timedelta())
        return _Clock(at, own, is_count)


def _printed(one: tuple[_Clock, _Clock, Stage]) -> dt.datetime:
    return one[0].printed


_UTC = ZoneInfo("UTC")
