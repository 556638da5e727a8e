"""Withings: tables whose first names are translated, so that nights are read by the place of a column."""

import datetime as dt
from zoneinfo import ZoneInfo

from hearthlight.edges.imports import loose, times
from hearthlight.edges.imports.loose import over
from hearthlight.edges.imports.parcel import Member, Parcel
from hearthlight.edges.imports.readings import Found, Sleep

NAME, TITLE = "withings", "Withings"
_SOURCE = "Withings"
# The names that stay English in every language, from the eighth column on.
_TELLING = ["duration to sleep (s)", "duration to wake up (s)"]
_RAW = ["start", "duration", "value"]
_LOOKED_AT = 60


def _kind(member: Member) -> str:
    names = loose.heading(member.head())
    if names[7:9] == _TELLING:
        return "sleep"
    if names == ["date", "value"] and member.base.startswith("aggregates_steps"):
        return "steps"
    return "raw" if names == _RAW else ""


def _own(parcel: Parcel) -> list[tuple[Member, str]]:
    few = (parcel.ending(".csv") or parcel.members)[:_LOOKED_AT]
    return [(one, kind) for one in few if (kind := _kind(one))]


def claims(parcel: Parcel) -> bool:
    """Return whether this comes from Withings."""
    return bool(_own(parcel))


def read(parcel: Parcel, zone: ZoneInfo, found: Found) -> None:
    """Read nights and steps into `found`; raw tracks are not opened."""
    for member, kind in _own(parcel):
        if kind == "raw":
            found.left_out["raw"] += 1
            continue
        with member.stream() as source:
            for row, cells in loose.cells(source, found):
                if row == 1 or not any(cells):
                    continue
                if not (_night(cells, zone, found) if kind == "sleep" else _day(cells, found)):
                    found.trouble("row", row)


def _night(cells: list[str], zone: ZoneInfo, found: Found) -> bool:
    if len(cells) < 9:
        return False
    start, end = times.instant(cells[0], zone), times.instant(cells[1], zone)
    if start is None or end is None or end <= start:
        return False
    light, deep, rem, awake = (None if (told := over(cell)) is None else told / 60 for cell in cells[2:6])
    stages = {
        name: minutes for name, minutes in (("light", light), ("deep", deep), ("rem", rem)) if minutes is not None
    }
    until_asleep = dt.timedelta(seconds=min(over(cells[7]) or 0, 86400))
    asleep = sum(stages.values()) if stages else None
    found.sleeps.append(Sleep(_SOURCE, start, end, start + until_asleep, asleep, awake, stages=stages))
    return True


def _day(cells: list[str], found: Found) -> bool:
    day, steps = times.date(cells[0]), over(cells[1]) if len(cells) > 1 else None
    if day is None or steps is None:
        return False
    found.steps[_SOURCE, day] = steps
    return True
