"""Apple Health: `export.xml`, bare or in its zip, read in one pass without ever parsing the DTD."""

import datetime as dt
from array import array
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from zoneinfo import ZoneInfo

from hearthlight.edges.imports import nights, times
from hearthlight.edges.imports.formats import apple_xml
from hearthlight.edges.imports.formats.apple_xml import Count, Element
from hearthlight.edges.imports.parcel import Member, NotReadable, Parcel
from hearthlight.edges.imports.readings import Calm, Felt, Flow, FlowName, Found, Move, Segment, Stage

NAME, TITLE = "apple_health", "Apple Health"
_CATEGORY, _QUANTITY = "HKCategoryTypeIdentifier", "HKQuantityTypeIdentifier"
_STAGES: dict[str, Stage] = {
    "InBed": "in_bed",
    "Awake": "awake",
    "Asleep": "asleep",
    "AsleepUnspecified": "asleep",
    "AsleepCore": "light",
    "AsleepDeep": "deep",
    "AsleepREM": "rem",
    "0": "in_bed",
    "1": "asleep",
    "2": "awake",
    "3": "light",
    "4": "deep",
    "5": "rem",
}
_STAGE_NAMES: tuple[Stage, ...] = ("in_bed", "awake", "asleep", "light", "deep", "rem")
_FLOWS: dict[str, FlowName] = {
    "None": "none",
    "Light": "light",
    "Medium": "medium",
    "Heavy": "heavy",
    "Unspecified": "unspecified",
    "1": "unspecified",
    "2": "light",
    "3": "medium",
    "4": "heavy",
    "5": "none",
}
_METRES = {"m": 1.0, "km": 1000.0, "mi": 1609.344, "ft": 0.3048, "yd": 0.9144, "cm": 0.01}
_KCAL = {"kcal": 1.0, "Cal": 1.0, "kJ": 1 / 4.184, "cal": 0.001, "J": 1 / 4184}
_MINUTES = {"min": 1.0, "s": 1 / 60, "sec": 1 / 60, "hr": 60.0, "h": 60.0, "ms": 1 / 60000}
_XML_CANDIDATES = 24
_MOST_SOURCES = 256
_MOST_COUNTED = 4000
_MOST_TALLIES = 100_000
_MOST_STRETCHES = 500_000
_MOST_STEPS = 1e6
# Longer than any time or name of a zone, and short enough to be remembered.
_LONGEST_TIME = 64


def own(parcel: Parcel) -> Member | None:
    """Return the export among the members, known by how it begins: its name is translated on many phones."""
    candidates = [one for one in parcel.ending(".xml") if "workout-routes" not in one.name][:_XML_CANDIDATES]
    for one in candidates or parcel.members[:1]:
        head = one.head()
        if b"<HealthData" in head or b"HealthKit Export Version" in head:
            return one
    return None


def claims(parcel: Parcel) -> bool:
    """Return whether this is an Apple Health export."""
    return own(parcel) is not None


def read(parcel: Parcel, zone: ZoneInfo, found: Found) -> None:
    """Read the export into `found`; what is complete before a break stays."""
    member = own(parcel)
    reading = _Reading(zone, found)
    try:
        if member is not None:
            with member.stream() as source:
                apple_xml.scan(source, reading.take, reading.count, found)
    except NotReadable as problem:
        found.trouble("truncated" if problem.why == "damaged" else problem.why)
    reading.finish()


@dataclass(slots=True)
class _Tally:
    """The steps one source counted on one day, and which records they came from, so that none counts twice."""

    steps: float = 0.0
    latest: bytes = b""
    counted: array[int] = field(default_factory=lambda: array("q"))


class _Reading:
    """One pass over an export. Sleep is kept as plain numbers until the end, so that ten years need little memory."""

    def __init__(self, zone: ZoneInfo, found: Found) -> None:
        self._zone, self._found = zone, found
        self._sources: dict[str, int] = {}
        self._sleep: defaultdict[int, array[int]] = defaultdict(lambda: array("q"))
        self._stretches = 0
        self._days: dict[tuple[int, dt.date], _Tally] = {}
        self._tallies: dict[tuple[bytes, bytes], _Tally] = {}
        self._workouts: set[tuple[str, str, str]] = set()
        self._kinds: dict[str, Callable[[Element], bool]] = {
            f"{_QUANTITY}StepCount": self._step,
            f"{_CATEGORY}SleepAnalysis": self._stretch,
            f"{_CATEGORY}MenstrualFlow": self._flow,
            f"{_CATEGORY}IntermenstrualBleeding": self._spotting,
            f"{_QUANTITY}BasalBodyTemperature": self._temperature,
            f"{_CATEGORY}SexualActivity": self._intimacy,
            f"{_CATEGORY}MindfulSession": self._calm,
        }

    def take(self, element: Element) -> bool:
        """Keep one element; return whether it could be understood."""
        if element.name == "Record":
            kind = self._kinds.get(element.attributes.get("type", ""))
            return kind is None or kind(element)
        return self._workout(element) if element.name == "Workout" else self._state_of_mind(element)

    def count(self, one: Count, day: bytes = b"") -> bool:
        """Add the steps of one short while to the local day it began on; return whether they could be understood."""
        source, start, end, value = one
        try:
            steps = float(value)
        except ValueError:
            return False
        if not 0 <= steps < _MOST_STEPS:
            return False
        day = day or start[:10]
        tally = self._tallies.get((source, day)) or self._tally(source, day)
        if tally is None:
            return False
        same = hash((start, end, steps))
        # Records mostly come in order; one that begins later than all before it cannot stand here twice.
        if start > tally.latest:
            tally.latest = start
        elif len(tally.counted) < _MOST_COUNTED and same in tally.counted:
            self._found.left_out["same"] += 1
            return True
        tally.counted.append(same)
        tally.steps += steps
        return True

    def finish(self) -> None:
        """Turn the numbers into nights and days."""
        names = {number: name for name, number in self._sources.items()}
        for (source, day), tally in self._days.items():
            self._found.add_steps(names[source], day, round(tally.steps, 3))
        beds, sleeps = [], []
        for source, numbers in sorted(self._sleep.items()):
            stretches = list(_segments(numbers))
            beds += nights.sessions(names[source], [one for one in stretches if one.stage == "in_bed"])
            sleeps += nights.sessions(names[source], [one for one in stretches if one.stage != "in_bed"])
        self._found.sleeps += nights.lie_in(sleeps, beds)

    def _source(self, name: str) -> int:
        if name not in self._sources and len(self._sources) >= _MOST_SOURCES:
            name = ""
        return self._sources.setdefault(name, len(self._sources))

    def _step(self, element: Element) -> bool:
        said = element.attributes
        start, end, value = (said.get(name, "").encode() for name in ("startDate", "endDate", "value"))
        day = self._day(element) if element.body else None
        source = escape(said.get("sourceName", ""), quote=False).encode()
        return self.count((source, start, end, value), day.encode() if day else b"")

    def _tally(self, source: bytes, day: bytes) -> _Tally | None:
        """Return what a source counted on a day so far, or None when that is no day; a name may be written two ways."""
        date = times.date(day.decode("ascii", "replace"))
        if date is None:
            return None
        number = self._source(apple_xml.text_of(source))
        tally = self._days.setdefault((number, date), _Tally())
        if len(self._tallies) < _MOST_TALLIES:
            self._tallies[source, day] = tally
        return tally

    def _stretch(self, element: Element) -> bool:
        stage = _STAGES.get(element.attributes.get("value", "").removeprefix("HKCategoryValueSleepAnalysis"))
        start, end = self._time(element, "startDate"), self._time(element, "endDate")
        if stage is None or start is None or end is None or end < start:
            return False
        self._stretches += 1
        if self._stretches > _MOST_STRETCHES:
            raise NotReadable("large")
        numbers = self._sleep[self._source(element.attributes.get("sourceName", ""))]
        numbers.extend((*_packed(start), *_packed(end), _STAGE_NAMES.index(stage)))
        return True

    def _flow(self, element: Element) -> bool:
        value = element.attributes.get("value", "")
        value = value.removeprefix("HKCategoryValueMenstrualFlow").removeprefix("HKCategoryValueVaginalBleeding")
        day = self._day(element)
        if value not in _FLOWS or day is None:
            return False
        starts = "1" in (element.told("HKMenstrualCycleStart"), element.told("HKMetadataKeyMenstrualCycleStart"))
        self._found.add_flow(Flow(dt.date.fromisoformat(day), _FLOWS[value], starts))
        return True

    def _spotting(self, element: Element) -> bool:
        day = self._day(element)
        if day is not None:
            self._found.add_flow(Flow(dt.date.fromisoformat(day), "spotting"))
        return day is not None

    def _temperature(self, element: Element) -> bool:
        value, day = _number(element.attributes.get("value")), self._day(element)
        if value is None or day is None:
            return False
        celsius = (value - 32) / 1.8 if element.attributes.get("unit") == "degF" else value
        self._found.temperatures[dt.date.fromisoformat(day)] = round(celsius, 2)
        return True

    def _intimacy(self, element: Element) -> bool:
        day = self._day(element)
        if day is not None:
            self._found.intimate[dt.date.fromisoformat(day)] += 1
        return day is not None

    def _calm(self, element: Element) -> bool:
        start, end = self._time(element, "startDate"), self._time(element, "endDate")
        if start is None or end is None or end < start:
            return False
        self._found.add_calm(Calm(element.attributes.get("sourceName", ""), start, end))
        return True

    def _workout(self, element: Element) -> bool:
        said = element.attributes
        start, end = self._time(element, "startDate"), self._time(element, "endDate")
        if start is None:
            return False
        kind = said.get("workoutActivityType", "").removeprefix("HKWorkoutActivityType")
        same = (said.get("sourceName", ""), kind, start.isoformat())
        if same in self._workouts:
            self._found.left_out["same"] += 1
            return True
        self._workouts.add(same)
        lasted = _in(said.get("duration"), said.get("durationUnit", "min"), _MINUTES)
        metres = _in(said.get("totalDistance"), said.get("totalDistanceUnit", ""), _METRES)
        kcal = _in(said.get("totalEnergyBurned"), said.get("totalEnergyBurnedUnit", ""), _KCAL)
        for one in element.children("WorkoutStatistics"):
            if one.get("type", "").startswith(f"{_QUANTITY}Distance"):
                metres = _in(one.get("sum"), one.get("unit", ""), _METRES)
            elif one.get("type") == f"{_QUANTITY}ActiveEnergyBurned":
                kcal = _in(one.get("sum"), one.get("unit", ""), _KCAL)
        self._found.moves.append(Move(same[0], start, end, kind, lasted, metres or None, kcal))
        return True

    def _state_of_mind(self, element: Element) -> bool:
        said = element.attributes
        at, value = times.instant(said.get("startDate"), self._zone), _number(said.get("valence"))
        if at is None or value is None or not -1 <= value <= 1:
            return False
        labels = tuple(label.strip() for label in said.get("labels", "").split(",") if label.strip())
        daily = "daily" in said.get("kind", "").lower()
        self._found.moods.append(Felt(value, (-1, 1), at, at.date() if daily else None, labels))
        return True

    def _time(self, element: Element, name: str) -> dt.datetime | None:
        own = element.told("HKTimeZone") if element.body else ""
        return _instant(element.attributes.get(name, "")[:_LONGEST_TIME], own[:_LONGEST_TIME], self._zone)

    def _day(self, element: Element) -> str | None:
        at = self._time(element, "startDate")
        return at.date().isoformat() if at else None


# One stretch of a night begins where another ends, so nearly every time stands in the file twice.
@lru_cache(maxsize=256)
def _instant(text: str, own: str, zone: ZoneInfo) -> dt.datetime | None:
    """Return the time in `text`, on the clock of the zone named `own` where there is such a zone."""
    at = _usual_time(text) or times.instant(text, zone)
    named = times.zone_named(own)
    return times.on_zone(at, named) if at and named else at


def _usual_time(text: str) -> dt.datetime | None:
    """Return a time as Apple itself writes it, in a quicker way, or None."""
    if len(text) != 25 or text[19] != " ":
        return None
    try:
        at = dt.datetime.fromisoformat(text[:19] + text[20:])
    except ValueError:
        return None
    return at if 1970 < at.year < 2200 and at.tzinfo is not None else None


def _packed(at: dt.datetime) -> tuple[int, int]:
    return int(at.timestamp()), int((at.utcoffset() or dt.timedelta()).total_seconds())


def _segments(numbers: "array[int]") -> "list[Segment]":
    rows = [tuple(numbers[place : place + 5]) for place in range(0, len(numbers), 5)]
    return [Segment(_at(row[0], row[1]), _at(row[2], row[3]), _STAGE_NAMES[row[4]]) for row in sorted(set(rows))]


def _at(seconds: int, offset: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(seconds, _clock(offset))


# Times that share their clock are compared several times faster.
@lru_cache(maxsize=256)
def _clock(offset: int) -> dt.timezone:
    return dt.timezone(dt.timedelta(seconds=offset))


def _number(text: str | None) -> float | None:
    try:
        value = float((text or "").replace(",", "."))
    except ValueError:
        return None
    return value if abs(value) < 1e9 else None


def _in(text: str | None, unit: str, units: dict[str, float]) -> float | None:
    value = _number(text)
    return None if value is None or unit not in units or value < 0 else round(value * units[unit], 1)
