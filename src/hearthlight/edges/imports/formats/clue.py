"""Clue: `measurements.json` of today, and the older `.cluedata`."""

from zoneinfo import ZoneInfo

import msgspec

from hearthlight.edges.imports import loose, times
from hearthlight.edges.imports.loose import Json
from hearthlight.edges.imports.parcel import Member, Parcel
from hearthlight.edges.imports.readings import Flow, FlowName, Found

NAME, TITLE = "clue", "Clue"
_FLOWS: dict[str, FlowName] = {
    "spotting": "spotting",
    "light": "light",
    "medium": "medium",
    "heavy": "heavy",
    "very_heavy": "heavy",
    "none": "none",
}
_LOOKED_AT = 20


def _own(parcel: Parcel) -> list[tuple[Member, bool]]:
    files = parcel.ending(".json", ".cluedata")
    return [(one, _is_old(one.head())) for one in (files or parcel.members)[:_LOOKED_AT] if _begins(one.head())]


def _begins(head: bytes) -> bool:
    tight = b"".join(head[:4096].split())
    newer = tight.startswith(b"[{") and all(key in tight for key in (b'"date":', b'"type":', b'"option":'))
    return newer or _is_old(head)


def _is_old(head: bytes) -> bool:
    tight = b"".join(head[:4096].split())
    return tight.startswith(b'{"data":[{') and b'"day":' in tight and b'"bedtime_start"' not in tight


def claims(parcel: Parcel) -> bool:
    """Return whether this comes from Clue."""
    return bool(_own(parcel))


def read(parcel: Parcel, zone: ZoneInfo, found: Found) -> None:
    """Read every measurement of bleeding into `found`; what says moods in words only is left out."""
    for member, is_old in _own(parcel):
        whole = loose.json_of(member)
        said = loose.fields(whole).get("data") if is_old else whole
        for row, one in loose.rows(said if isinstance(said, msgspec.Raw) else None, found):
            if not (_old(one, found) if is_old else _new(one, found)):
                found.trouble("row", row)


def _old(said: Json, found: Found) -> bool:
    # The Z behind the time is not meant: the day is the one that stands there.
    day, period = times.date(said.get("day")), said.get("period")
    if day is None:
        return False
    if isinstance(period, str):
        if period not in _FLOWS:
            return False
        found.add_flow(Flow(day, _FLOWS[period]))
    return True


def _new(said: Json, found: Found) -> bool:
    day, kind = times.date(said.get("date")), said.get("type")
    if day is None or not isinstance(kind, str):
        return False
    options = _options(said.get("value"))
    if kind == "period":
        known = [_FLOWS[one] for one in options if one in _FLOWS]
        for flow in known:
            found.add_flow(Flow(day, flow))
        return bool(known)
    if kind == "spotting":
        found.add_flow(Flow(day, "spotting"))
    elif kind == "sex_life":
        found.intimate.update(day for one in options if not one.endswith("_sex_drive"))
    else:
        found.left_out["words"] += 1
    return True


def _options(value: object) -> list[str]:
    listed = value if isinstance(value, list) else [value]
    chosen = [one.get("option") for one in listed if isinstance(one, dict)]
    return [one for one in chosen if isinstance(one, str)]
