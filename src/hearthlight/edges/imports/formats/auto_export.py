"""Health Auto Export: the JSON of an app that reads what Apple's own export leaves out, moods and medicines among it."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

import msgspec

from hearthlight.edges.imports import loose, nights, times
from hearthlight.edges.imports.loose import Json, number, over, text, texts
from hearthlight.edges.imports.parcel import Member, NotReadable, Parcel
from hearthlight.edges.imports.readings import Calm, Dose, Felt, Found, Move, Segment, Sleep, Stage, Status

NAME, TITLE = "health_auto_export", "Health Auto Export"
_FEW = 50
_BEGINS = re.compile(rb'\s*\{\s*"data"\s*:\s*\{')
_SHORTCUT = re.compile(rb'\s*\{[^{}\[\]]*"stateOfMind"\s*:\s*"?-?\d')
_METRES = {"m": 1.0, "km": 1000.0, "mi": 1609.344, "ft": 0.3048, "yd": 0.9144}
_KCAL = {"kcal": 1.0, "Cal": 1.0, "cal": 1.0, "kJ": 1 / 4.184}
_MINUTES = {"hr": 60.0, "h": 60.0, "min": 1.0, "s": 1 / 60, "": 60.0}
_STAGES: dict[str, Stage] = {
    "inbed": "in_bed",
    "awake": "awake",
    "asleep": "asleep",
    "asleepunspecified": "asleep",
    "core": "light",
    "deep": "deep",
    "rem": "rem",
}
_STATUS: dict[str, Status] = {"taken": "taken", "skipped": "skipped", "snoozed": "snoozed"}


def _own(parcel: Parcel) -> list[Member]:
    few = parcel.members if len(parcel.members) < _FEW else []
    return [one for one in few if _BEGINS.match(one.head()) or _SHORTCUT.match(one.head())]


def claims(parcel: Parcel) -> bool:
    """Return whether this comes from Health Auto Export, or from the phone shortcut that says a mood alone."""
    return bool(_own(parcel))


def read(parcel: Parcel, zone: ZoneInfo, found: Found) -> None:
    """Read every file of the parcel into `found`."""
    reading = _Reading(zone, found)
    for member in _own(parcel):
        try:
            reading.take(member)
        except NotReadable as problem:
            found.trouble(problem.why)
    reading.finish()


@dataclass(slots=True)
class _Reading:
    zone: ZoneInfo
    found: Found
    moods: dict[str, Felt] = field(default_factory=dict)
    doses: dict[tuple[str, str], Dose] = field(default_factory=dict)
    steps: dict[tuple[str, dt.datetime], float] = field(default_factory=dict)
    moves: dict[str, Move] = field(default_factory=dict)
    stretches: dict[str, list[Segment]] = field(default_factory=dict)

    def take(self, member: Member) -> None:
        """Read one file; what a later one says again replaces what was said."""
        whole = loose.fields(loose.json_of(member))
        data = loose.fields(whole.get("data"))
        parts: dict[str, Callable[[Json], bool]] = {
            "stateOfMind": self._mood,
            "medications": self._dose,
            "workouts": self._workout,
        }
        for name, kept in parts.items():
            for row, said in loose.rows(data.get(name), self.found):
                if not kept(said):
                    self.found.trouble("row", row)
        for _, metric in loose.rows(data.get("metrics"), self.found):
            self._metric(metric)
        for name in set(data) - set(parts) - {"metrics"}:
            self.found.left_out[name[:40]] += len(loose.items(data[name]))
        if "data" not in whole and not self._mood(_of_shortcut(whole)):
            self.found.trouble("row", 1)

    def finish(self) -> None:
        """Hand over what was said in the end."""
        self.found.moods += self.moods.values()
        self.found.doses += self.doses.values()
        self.found.moves += self.moves.values()
        for (source, at), steps in self.steps.items():
            self.found.add_steps(source, at.date(), round(steps, 3))
        beds, sleeps = [], []
        for source, stretches in self.stretches.items():
            beds += nights.sessions(source, [one for one in stretches if one.stage == "in_bed"])
            sleeps += nights.sessions(source, [one for one in stretches if one.stage != "in_bed"])
        self.found.sleeps += nights.lie_in(sleeps, beds)

    def _mood(self, said: Json) -> bool:
        at, value = times.instant(said.get("start"), self.zone), number(said.get("valence"))
        if at is None or value is None or not -1 <= value <= 1:
            return False
        uid = text(said.get("id")) or f"{at.isoformat()}/{value}"
        if uid in self.moods:
            self.found.left_out["same"] += 1
        daily = "momentary" not in text(said.get("kind")).lower() and "id" in said
        self.moods[uid] = Felt(
            value, (-1, 1), at, at.date() if daily else None, labels=texts(said.get("labels")), uid=uid
        )
        return True

    def _dose(self, said: Json) -> bool:
        status = _STATUS.get(text(said.get("status")).lower())
        at, name = times.instant(said.get("start"), self.zone), text(said.get("displayText"), 200)
        if status is None and text(said.get("status")):
            self.found.left_out["not_logged"] += 1
            return True
        if at is None or not name or status is None:
            return False
        due_at = times.instant(said.get("scheduledDate"), self.zone)
        amount, unit = over(said.get("dosage")), text(said.get("units"), 40)
        self.doses[name, (due_at or at).isoformat()] = Dose(at.date(), name, status, at, amount, unit, due_at=due_at)
        return True

    def _workout(self, said: Json) -> bool:
        start, end = times.instant(said.get("start"), self.zone), times.instant(said.get("end"), self.zone)
        if start is None:
            return False
        name, seconds = text(said.get("name"), 100), over(said.get("duration"))
        uid = text(said.get("id")) or f"{name}/{start.isoformat()}"
        metres = _quantity(said.get("distance"), _METRES)
        kcal = _quantity(said.get("activeEnergyBurned") or said.get("activeEnergy"), _KCAL)
        lasted = None if seconds is None else seconds / 60
        self.moves[uid] = Move("", start, end, name, lasted, metres, kcal, uid)
        return True

    def _metric(self, metric: Json) -> None:
        name, units = text(metric.get("name")), text(metric.get("units"))
        kinds: dict[str, Callable[[Json, str], bool]] = {
            "sleep_analysis": self._sleep,
            "step_count": self._step,
            "mindful_minutes": self._calm,
        }
        rows = metric.get("data")
        if not isinstance(rows, list):
            return
        if name not in kinds:
            self.found.left_out[name[:40] or "metric"] += len(rows)
            return
        for row, said in enumerate(rows, 1):
            if not (isinstance(said, dict) and kinds[name](said, units)):
                self.found.trouble("row", row)

    def _step(self, said: Json, units: str) -> bool:
        at, steps = times.instant(said.get("date"), self.zone), over(said.get("qty"))
        if at is not None and steps is not None:
            self.steps[text(said.get("source")), at] = steps
        return at is not None and steps is not None

    def _calm(self, said: Json, units: str) -> bool:
        at, minutes = times.instant(said.get("date"), self.zone), over(said.get("qty"))
        if at is None or minutes is None or minutes > 1440:
            return False
        self.found.add_calm(Calm(text(said.get("source")), at, at + dt.timedelta(minutes=minutes)))
        return True

    def _sleep(self, said: Json, units: str) -> bool:
        source = text(said.get("source"))
        stage = _STAGES.get(text(said.get("value")).replace(" ", "").lower())
        if stage:
            start, end = times.instant(said.get("startDate"), self.zone), times.instant(said.get("endDate"), self.zone)
            if start is None or end is None or end < start:
                return False
            self.stretches.setdefault(source, []).append(Segment(start, end, stage))
            return True
        return self._night(said, source, _MINUTES.get(units, 60.0))

    def _night(self, said: Json, source: str, unit: float) -> bool:
        start, end = times.instant(said.get("sleepStart"), self.zone), times.instant(said.get("sleepEnd"), self.zone)
        bed, out = times.instant(said.get("inBedStart"), self.zone), times.instant(said.get("inBedEnd"), self.zone)
        if (start or bed) is None or (end or out) is None:
            return False
        told = {name: (over(said.get(name)) or 0) * unit for name in ("core", "deep", "rem", "asleep", "totalSleep")}
        stages = {new: told[old] for new, old in (("light", "core"), ("deep", "deep"), ("rem", "rem")) if told[old]}
        awake = over(said.get("awake"))
        first, latest = bed or start, end or out
        assert first is not None and latest is not None, "one of each was there"
        one = Sleep(
            source=source,
            bed_at=first,
            wake_at=latest,
            asleep_at=start,
            asleep=told["totalSleep"] or sum(stages.values()) + told["asleep"] or None,
            awake=None if awake is None else awake * unit,
            in_bed=times.minutes(bed, out) if bed and out else None,
            stages=stages,
        )
        self.found.sleeps.append(one)
        return True


def _of_shortcut(whole: dict[str, msgspec.Raw]) -> Json:
    return {"start": loose.value(whole.get("date")), "valence": loose.value(whole.get("stateOfMind"))}


def _quantity(said: object, units: dict[str, float]) -> float | None:
    if not isinstance(said, dict) or text(said.get("units")) not in units:
        return None
    amount = over(said.get("qty"))
    return None if amount is None else amount * units[text(said.get("units"))]
