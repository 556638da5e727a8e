"""Google Takeout: Google Health, which was Fitbit, and Google Fit. Only the few paths that matter are opened."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from hearthlight.edges.imports import loose, nights, times
from hearthlight.edges.imports.loose import Json, over, text
from hearthlight.edges.imports.parcel import Member, NotReadable, Parcel
from hearthlight.edges.imports.readings import Flow, FlowName, Found, Move, Segment, Sleep, Stage

NAME, TITLE = "google_takeout", "Google Takeout"
_FLOWS: dict[str, FlowName] = {"SPOTTING": "spotting", "LIGHT": "light", "MEDIUM": "medium", "HEAVY": "heavy"}
_STAGES: dict[str, Stage] = {
    "AWAKE": "awake",
    "LIGHT": "light",
    "DEEP": "deep",
    "REM": "rem",
    "ASLEEP": "asleep",
    "RESTLESS": "awake",
}
_MINUTE_TIME = re.compile(r"(\d\d)/(\d\d)/(\d\d) (\d\d):(\d\d):(\d\d)")
_SOURCE = "Fitbit"
_FEW = 50
_CLOSE = dt.timedelta(minutes=2)
_NO_EVENT = frozenset({"", "NONE", "NO", "NO_SEX"})
_PATHS = {
    "sleep": re.compile(r"(?:^|/)sleep-\d{4}-\d\d-\d\d\.json$"),
    "steps": re.compile(r"(?:^|/)steps-\d{4}-\d\d-\d\d\.json$"),
    "sessions": re.compile(r"(?:^|/)UserSleeps_[^/]*\.csv$"),
    "stages": re.compile(r"(?:^|/)UserSleepStages_[^/]*\.csv$"),
    "moves": re.compile(r"(?:^|/)UserExercises_[^/]*\.csv$"),
    "minutes": re.compile(r"Physical Activity_GoogleData/(?:[^/]*/)?steps_[^/]*\.csv$", re.IGNORECASE),
    "cycles": re.compile(r"(?:^|/)menstrual_health_cycles\.csv$"),
    "symptoms": re.compile(r"(?:^|/)menstrual_health_symptoms\.csv$"),
}
_HEADINGS = {
    "sessions": {"sleep_id", "sleep_type", "minutes_asleep"},
    "stages": {"sleep_id", "sleep_stage_type"},
    "moves": {"exercise_start", "activity_name"},
    "minutes": {"timestamp", "steps", "data source"},
    "cycles": {"cycle_start_date", "period_source"},
    "symptoms": {"timestamp", "flow", "ovulation_test"},
    "days": {"date", "step count", "move minutes count"},
}


def _kind_by_path(member: Member) -> str:
    """Return which of the few kinds of file this is, or nothing."""
    return next((kind for kind, pattern in _PATHS.items() if pattern.search(member.name)), "")


def _kind_by_content(member: Member) -> str:
    """Return which kind a file beyond the known paths is, by what stands in it."""
    if not member.name.lower().endswith((".csv", ".json")):
        return ""
    head = member.head()
    if b'"logId"' in head and b'"dateOfSleep"' in head:
        return "sleep"
    names = set(loose.heading(head))
    return next((kind for kind, telling in _HEADINGS.items() if telling <= names), "")


def _own(parcel: Parcel) -> dict[str, list[Member]]:
    found: defaultdict[str, list[Member]] = defaultdict(list)
    for one in parcel.ending(".json", ".csv"):
        looks_inside = len(parcel.members) < _FEW or "/fit/" in one.name.lower()
        if kind := _kind_by_path(one) or (_kind_by_content(one) if looks_inside else ""):
            found[kind].append(one)
    return found


def claims(parcel: Parcel) -> bool:
    """Return whether one of the paths of an export is there."""
    return bool(_own(parcel))


def read(parcel: Parcel, zone: ZoneInfo, found: Found) -> None:
    """Read every file that matters into `found`."""
    reading = _Reading(zone, found)
    kinds: dict[str, Callable[[Member], None]] = {
        "stages": reading.stages,
        "sessions": reading.sessions,
        "sleep": reading.sleep,
        "steps": reading.steps,
        "minutes": reading.minutes,
        "moves": reading.moves,
        "days": reading.days,
        "cycles": reading.cycles,
        "symptoms": reading.symptoms,
    }
    own = _own(parcel)
    for kind, kept in kinds.items():
        for member in own.get(kind, []):
            try:
                kept(member)
            except NotReadable as problem:
                found.trouble(problem.why)
    reading.finish()


@dataclass(slots=True)
class _Reading:
    zone: ZoneInfo
    found: Found
    told: dict[str, Sleep] = field(default_factory=dict)
    parts: dict[str, list[Segment]] = field(default_factory=lambda: defaultdict(list))
    placed: dict[str, Sleep] = field(default_factory=dict)

    def stages(self, member: Member) -> None:
        """Keep the stretches of sleep, by the session they belong to."""
        with member.stream() as source:
            for row, said in loose.table(source, self.found):
                start = self._placed(said, "sleep_stage_start", "start_utc_offset")
                end = self._placed(said, "sleep_stage_end", "end_utc_offset")
                stage = _STAGES.get(said.get("sleep_stage_type", "").upper())
                if start and end and stage and start <= end:
                    self.parts[said.get("sleep_id", "")].append(Segment(start, end, stage))
                else:
                    self.found.trouble("row", row)

    def sessions(self, member: Member) -> None:
        """Keep the sessions that know their own offset."""
        with member.stream() as source:
            for row, said in loose.table(source, self.found):
                start = self._placed(said, "sleep_start", "start_utc_offset")
                end = self._placed(said, "sleep_end", "end_utc_offset")
                if start is None or end is None or end <= start:
                    self.found.trouble("row", row)
                    continue
                uid = said.get("sleep_id", "")
                staged = nights.of_segments(_SOURCE, self.parts.get(uid, []), whole=Sleep(_SOURCE, start, end))
                self.placed[uid] = Sleep(
                    source=_SOURCE,
                    bed_at=start,
                    wake_at=end,
                    asleep_at=start + dt.timedelta(minutes=min(over(said.get("minutes_to_fall_asleep")) or 0, 1440)),
                    asleep=over(said.get("minutes_asleep")),
                    awake=over(said.get("minutes_awake")),
                    in_bed=over(said.get("minutes_in_sleep_period")),
                    stages=staged.stages if staged and self.parts.get(uid) else {},
                    uid=uid,
                )

    def sleep(self, member: Member) -> None:
        """Keep the sessions of the older files, each once, with the offset that a newer file knows."""
        for row, said in loose.rows(loose.json_of(member), self.found):
            one = self._session(said)
            if one is None:
                self.found.trouble("row", row)
                continue
            if one.uid in self.told:
                self.found.left_out["same"] += 1
            self.told[one.uid] = one

    def steps(self, member: Member) -> None:
        """Add the steps of each minute to its local day; these minutes are written in UTC."""
        for row, said in loose.rows(loose.json_of(member), self.found):
            found, steps = _MINUTE_TIME.fullmatch(text(said.get("dateTime"))), over(said.get("value"))
            at = None
            if found:
                month, day, year, *clock = found.groups()
                at = times.instant(f"20{year}-{month}-{day} {':'.join(clock)}Z", self.zone)
            if at is None or steps is None:
                self.found.trouble("row", row)
            else:
                self.found.add_steps(_SOURCE, at.date(), steps)

    def minutes(self, member: Member) -> None:
        """Add the steps of each source to its own days."""
        with member.stream() as source:
            for row, said in loose.table(source, self.found):
                at, steps = times.instant(said.get("timestamp"), self.zone), over(said.get("steps"))
                if at is None or steps is None:
                    self.found.trouble("row", row)
                else:
                    self.found.add_steps(said.get("data source", ""), at.date(), steps)

    def days(self, member: Member) -> None:
        """Keep the steps that Google Fit adds up for a day."""
        with member.stream() as source:
            for row, said in loose.table(source, self.found):
                day, steps = times.date(said.get("date")), over(said.get("step count"))
                if day is None:
                    self.found.trouble("row", row)
                elif steps is not None and day <= self.found.today:
                    self.found.steps["Google Fit", day] = steps

    def moves(self, member: Member) -> None:
        """Keep the sessions of moving."""
        with member.stream() as source:
            for row, said in loose.table(source, self.found):
                start = self._placed(said, "exercise_start", "utc_offset")
                end = self._placed(said, "exercise_end", "utc_offset")
                if start is None or end is None or end < start:
                    self.found.trouble("row", row)
                    continue
                far = over(said.get("tracker_total_distance_mm"))
                what, lasted = text(said.get("activity_name"), 100), times.minutes(start, end)
                self.found.moves.append(Move(_SOURCE, start, end, what, lasted, None if far is None else far / 1000))

    def cycles(self, member: Member) -> None:
        """Keep the periods that somebody entered; those that were computed are no facts."""
        with member.stream() as source:
            for row, said in loose.table(source, self.found):
                start, end = times.date(said.get("period_start_date")), times.date(said.get("period_end_date"))
                if said.get("period_source", "").lower() != "manual":
                    self.found.left_out["predicted"] += 1
                elif start is None:
                    self.found.trouble("row", row)
                else:
                    self.found.periods.add((start, end))

    def symptoms(self, member: Member) -> None:
        """Keep the bleeding of each day."""
        with member.stream() as source:
            for row, said in loose.table(source, self.found):
                day = times.date(said.get("timestamp"))
                if day is None:
                    self.found.trouble("row", row)
                    continue
                for name in said.get("flow", "").upper().split(","):
                    if name.strip() in _FLOWS:
                        self.found.add_flow(Flow(day, _FLOWS[name.strip()]))
                if said.get("sex", "").strip().upper() not in _NO_EVENT:
                    self.found.intimate[day] += 1

    def finish(self) -> None:
        """Hand over every session once."""
        starts = {one.bed_at.timestamp() for one in self.told.values()}
        close = {round(start / 120) + side for start in starts for side in (-1, 0, 1)}
        alone = [one for one in self.placed.values() if round(one.bed_at.timestamp() / 120) not in close]
        self.found.sleeps += [*self.told.values(), *alone]

    def _session(self, said: Json) -> Sleep | None:
        start, end = times.instant(said.get("startTime"), self.zone), times.instant(said.get("endTime"), self.zone)
        if start is None or end is None:
            return None
        uid = str(said.get("logId", ""))[:40] or start.isoformat()
        beside = self._beside(uid, start)
        if beside:
            start, end = beside.bed_at, beside.wake_at
        minutes = said.get("levels")
        summary = minutes.get("summary") if isinstance(minutes, dict) else None
        stages = {name: found for name in ("light", "deep", "rem") if (found := _minutes(summary, name)) is not None}
        until_asleep = dt.timedelta(minutes=min(over(said.get("minutesToFallAsleep")) or 0, 1440))
        return Sleep(
            source=_SOURCE,
            bed_at=start,
            wake_at=end,
            asleep_at=start + until_asleep,
            asleep=over(said.get("minutesAsleep")),
            awake=over(said.get("minutesAwake")),
            in_bed=over(said.get("timeInBed")),
            stages=stages,
            uid=uid,
        )

    def _beside(self, uid: str, start: dt.datetime) -> Sleep | None:
        """Return the same session out of the newer files: its clock shows the same time, whatever its zone."""
        one = self.placed.get(uid)
        wall = start.replace(tzinfo=dt.UTC)
        return one if one and abs(one.bed_at.replace(tzinfo=dt.UTC) - wall) < _CLOSE else None

    def _placed(self, said: dict[str, str], name: str, offset: str) -> dt.datetime | None:
        at = times.instant(said.get(name), self.zone)
        return times.at_offset(at, said.get(offset, "")) if at else None


def _minutes(summary: object, name: str) -> float | None:
    one = summary.get(name) if isinstance(summary, dict) else None
    return over(one.get("minutes")) if isinstance(one, dict) else None
