"""Garmin Connect: the export of a whole account, of which sleep, day totals and sessions are read."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

from hearthlight.edges.imports import loose, times
from hearthlight.edges.imports.loose import Json, over, text
from hearthlight.edges.imports.parcel import Member, NotReadable, Parcel
from hearthlight.edges.imports.readings import Found, Move, Sleep

NAME, TITLE = "garmin", "Garmin Connect"
_SOURCE = "Garmin"
_SLEEP = re.compile(r"(?:^|/)[^/]*sleepData\.json$", re.IGNORECASE)
_DAYS = re.compile(r"(?:^|/)UDSFile_[^/]*\.json$", re.IGNORECASE)
_SESSIONS = re.compile(r"(?:^|/)[^/]*summarizedActivities\.json$", re.IGNORECASE)
_TELLING = (b'"sleepStartTimestampGMT"', b'"totalSteps"', b'"summarizedActivitiesExport"')


def _own(parcel: Parcel) -> list[tuple[Member, str]]:
    own = [(one, _kind(one.name)) for one in parcel.ending(".json")]
    return [(one, kind) for one, kind in own if kind] or _bare(parcel)


def _kind(name: str) -> str:
    kinds = {"sleep": _SLEEP, "days": _DAYS, "moves": _SESSIONS}
    return next((kind for kind, pattern in kinds.items() if pattern.search(name)), "")


def _bare(parcel: Parcel) -> list[tuple[Member, str]]:
    if len(parcel.members) != 1 or not parcel.members[0].head().lstrip().startswith(b"["):
        return []
    one = parcel.members[0]
    kinds = zip(_TELLING, ("sleep", "days", "moves"), strict=True)
    return [(one, kind) for telling, kind in kinds if telling in one.head()][:1]


def claims(parcel: Parcel) -> bool:
    """Return whether the files of a Garmin account are there."""
    return bool(_own(parcel))


def read(parcel: Parcel, zone: ZoneInfo, found: Found) -> None:
    """Read every file that matters into `found`; of a night told twice, the newer file is right."""
    nights: dict[str, list[Sleep]] = {}
    sessions: dict[str, Move] = {}
    for member, kind in _own(parcel):
        try:
            for row, said in _rows(member, kind, found):
                if kind == "sleep":
                    _read_night(row, said, zone, found, nights)
                elif kind == "days":
                    _read_day(row, said, found)
                else:
                    _read_session(row, said, zone, found, sessions)
        except NotReadable as problem:
            found.trouble(problem.why)
    found.moves += sessions.values()
    found.sleeps += [one for own in nights.values() for one in own]


def _rows(member: Member, kind: str, found: Found) -> list[tuple[int, Json]]:
    whole = loose.json_of(member)
    if kind != "moves":
        return list(loose.rows(whole, found))
    wrapped = [loose.fields(one).get("summarizedActivitiesExport") for one in loose.items(whole)]
    if any(one is not None for one in wrapped):
        return [row for one in wrapped if one is not None for row in loose.rows(one, found)]
    return list(loose.rows(whole, found))


def _read_night(row: int, said: Json, zone: ZoneInfo, found: Found, nights: dict[str, list[Sleep]]) -> None:
    start, end = _gmt(said.get("sleepStartTimestampGMT"), zone), _gmt(said.get("sleepEndTimestampGMT"), zone)
    if not text(said.get("calendarDate")) and start is None:
        found.left_out["placeholder"] += 1
        return
    if start is None or end is None or end <= start:
        found.trouble("row", row)
        return
    told = {name: over(said.get(f"{name}SleepSeconds")) for name in ("light", "deep", "rem", "awake")}
    stages = {name: told[name] for name in ("light", "deep", "rem") if told[name] is not None}
    minutes = {name: (seconds or 0) / 60 for name, seconds in stages.items()}
    night = Sleep(
        source=_SOURCE,
        bed_at=start,
        wake_at=end,
        asleep=sum(minutes.values()) if minutes else None,
        awake=None if told["awake"] is None else told["awake"] / 60,
        stages=minutes,
    )
    key = text(said.get("calendarDate")) or start.isoformat()
    if key in nights:
        found.left_out["same"] += 1
    nights[key] = [night, *_naps(said.get("napList"), zone)]


def _naps(listed: object, zone: ZoneInfo) -> list[Sleep]:
    naps = []
    for said in listed if isinstance(listed, list) else []:
        if not isinstance(said, dict):
            continue
        start, end = _gmt(said.get("napStartTimestampGMT"), zone), _gmt(said.get("napEndTimestampGMT"), zone)
        if start is not None and end is not None and start < end:
            seconds = over(said.get("napTimeSec"))
            naps.append(Sleep(_SOURCE, start, end, asleep=None if seconds is None else seconds / 60))
    return naps


def _read_day(row: int, said: Json, found: Found) -> None:
    day, steps = times.date(said.get("calendarDate")), over(said.get("totalSteps"))
    if day is None:
        found.trouble("row", row)
    elif steps is not None and day <= found.today:
        found.steps[_SOURCE, day] = steps


def _read_session(row: int, said: Json, zone: ZoneInfo, found: Found, sessions: dict[str, Move]) -> None:
    start = times.of_milliseconds(said.get("startTimeGmt") or said.get("beginTimestamp"), zone)
    if start is None:
        found.trouble("row", row)
        return
    uid = str(said.get("activityId", ""))[:40] or start.isoformat()
    if uid in sessions:
        found.left_out["same"] += 1
    lasted, far = over(said.get("duration")), over(said.get("distance"))
    seconds = None if lasted is None else min(lasted / 1000, 10 * 86400)
    what = text(said.get("activityType"), 100) or text(said.get("name"), 100)
    sessions[uid] = Move(
        source=_SOURCE,
        at=start,
        end_at=None if seconds is None else start + dt.timedelta(seconds=seconds),
        what=what,
        minutes=None if seconds is None else seconds / 60,
        metres=None if far is None else far / 100,
        uid=uid,
    )


def _gmt(value: object, zone: ZoneInfo) -> dt.datetime | None:
    """Return the instant of a time that is in GMT without saying so."""
    said = text(value)
    return times.instant(said if said.endswith("Z") else f"{said}Z", zone) if said else None
