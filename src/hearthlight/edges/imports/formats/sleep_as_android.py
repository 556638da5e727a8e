"""Sleep as Android: a table that repeats its heading above every record of two or three lines."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

from hearthlight.edges.imports import loose, times
from hearthlight.edges.imports.loose import number, over
from hearthlight.edges.imports.parcel import Member, Parcel
from hearthlight.edges.imports.readings import Found, Sleep

NAME, TITLE = "sleep_as_android", "Sleep as Android"
_SOURCE = "Sleep as Android"
_TIME = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}) (\d{1,2}):(\d{2})")
_LOOKED_AT = 20


def _own(parcel: Parcel) -> list[Member]:
    few = (parcel.ending(".csv") or parcel.members)[:_LOOKED_AT]
    return [one for one in few if loose.heading(one.head())[:4] == ["id", "tz", "from", "to"]]


def claims(parcel: Parcel) -> bool:
    """Return whether this comes from Sleep as Android."""
    return bool(_own(parcel))


def read(parcel: Parcel, zone: ZoneInfo, found: Found) -> None:
    """Read every record into `found`."""
    heading: list[str] = []
    for member in _own(parcel):
        with member.stream() as source:
            for row, cells in loose.cells(source, found, delimiter=","):
                if cells[:2] == ["Id", "Tz"]:
                    heading = [name.strip().lower() for name in cells]
                elif cells and cells[0].strip() and heading:
                    one = _record(dict(zip(reversed(heading), reversed(_padded(cells, heading)), strict=True)), zone)
                    if one is None:
                        found.trouble("row", row)
                    else:
                        found.sleeps.append(one)


def _record(said: dict[str, str], zone: ZoneInfo) -> Sleep | None:
    own = times.zone_named(said.get("tz", "")) or zone
    start = times.of_milliseconds(number(said.get("id")), own)
    end, hours = _clock(said.get("to", ""), own), over(said.get("hours"))
    if start is None or end is None or end <= start:
        return None
    return Sleep(_SOURCE, start, end, asleep_at=start, asleep=None if hours is None else _whole(hours * 60))


def _clock(text: str, zone: ZoneInfo) -> dt.datetime | None:
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    day, month, year, hour, minute = found.groups()
    return times.instant(f"{year}-{month}-{day} {hour}:{minute}", zone)


def _whole(minutes: float) -> float:
    """Return whole minutes: the file rounds its hours to three places."""
    return float(round(minutes))


def _padded(cells: list[str], heading: list[str]) -> list[str]:
    return (cells + [""] * len(heading))[: len(heading)]
