"""Pixels: a JSON with one or more levels for each day, from one to five."""

from zoneinfo import ZoneInfo

from hearthlight.edges.imports import loose, times
from hearthlight.edges.imports.loose import number, text, texts
from hearthlight.edges.imports.parcel import Member, Parcel
from hearthlight.edges.imports.readings import Felt, Found

NAME, TITLE = "pixels", "Pixels"
_SCALE = (1.0, 5.0)
_LOOKED_AT = 20


def _own(parcel: Parcel) -> list[Member]:
    few = (parcel.ending(".json") or parcel.members)[:_LOOKED_AT]
    return [one for one in few if one.head().lstrip().startswith(b"[") and b'"scores"' in one.head()]


def claims(parcel: Parcel) -> bool:
    """Return whether this comes from Pixels."""
    return bool(_own(parcel))


def read(parcel: Parcel, zone: ZoneInfo, found: Found) -> None:
    """Read every day into `found`; of several levels in a day the mean is its value."""
    for member in _own(parcel):
        for row, said in loose.rows(loose.json_of(member), found):
            if text(said.get("type")) not in ("Mood", ""):
                found.left_out["other"] += 1
            elif not _day(said, found):
                found.trouble("row", row)


def _day(said: loose.Json, found: Found) -> bool:
    day, levels_told = times.date(said.get("date")), said.get("scores")
    levels = [number(one) for one in levels_told] if isinstance(levels_told, list) else []
    told = [one for one in levels if one is not None and 1 <= one <= 5]
    if day is None or not told or len(told) < len(levels):
        return False
    tags = said.get("tags")
    marks = [one.get("entries") for one in tags if isinstance(one, dict)] if isinstance(tags, list) else []
    labels = tuple(label for mark in marks for label in texts(mark))
    found.moods.append(Felt(sum(told) / len(told), _SCALE, day=day, labels=labels, note=text(said.get("notes"))))
    return True
