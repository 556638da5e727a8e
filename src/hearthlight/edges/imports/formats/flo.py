"""Flo: the JSON that comes with a request for one's own data."""

import datetime as dt
from zoneinfo import ZoneInfo

from hearthlight.edges.imports import loose, times
from hearthlight.edges.imports.loose import Json, number, text
from hearthlight.edges.imports.parcel import Member, Parcel
from hearthlight.edges.imports.readings import Flow, FlowName, Found

NAME, TITLE = "flo", "Flo"
_FLOWS: dict[int, FlowName] = {1: "light", 2: "medium", 3: "heavy"}
_LOOKED_AT = 20
_LONGEST_PERIOD = 60


def _own(parcel: Parcel) -> list[Member]:
    few = (parcel.ending(".json") or parcel.members)[:_LOOKED_AT]
    return [one for one in few if b'"operationalData"' in one.head() or b'"pointEventsManualData"' in one.head()]


def claims(parcel: Parcel) -> bool:
    """Return whether this comes from Flo."""
    return bool(_own(parcel))


def read(parcel: Parcel, zone: ZoneInfo, found: Found) -> None:
    """Read periods and their strength into `found`; a pregnancy is no cycle, and a mood in words has no level."""
    for member in _own(parcel):
        whole = loose.fields(loose.json_of(member))
        for row, said in loose.rows(loose.fields(whole.get("operationalData")).get("cycles"), found):
            if said.get("pregnant") is True:
                found.left_out["pregnancy"] += 1
            elif not _cycle(said, found):
                found.trouble("row", row)
        points = loose.fields(whole.get("pointEventsManualData")).get("point_events_manual_v2")
        for row, said in loose.rows(points, found):
            if not _point(said, found):
                found.trouble("row", row)


def _cycle(said: Json, found: Found) -> bool:
    start, end = times.date(said.get("period_start_date")), times.date(said.get("period_end_date"))
    if start is None or start > found.today:
        return False
    if end is not None:
        end = min(end, found.today)
        if not start <= end <= start + dt.timedelta(days=_LONGEST_PERIOD):
            return False
    found.periods.add((start, end))
    for name, strength in _intensity(said.get("period_intensity")).items():
        place, level = number(name), number(strength)
        if place is not None and 0 <= place <= _LONGEST_PERIOD and level in _FLOWS:
            day = start + dt.timedelta(days=int(place))
            if day <= found.today:
                found.add_flow(Flow(day, _FLOWS[int(level)], starts=place == 0))
    return True


def _intensity(value: object) -> Json:
    """Return what a JSON inside a text says for each day of a period."""
    said = loose.value(value.encode()) if isinstance(value, str) and len(value) < 4000 else value
    return said if isinstance(said, dict) else {}


def _point(said: Json, found: Found) -> bool:
    day, kind = times.date(said.get("local_date")), text(said.get("category"))
    what = text(said.get("subcategory"))
    if day is None or not kind:
        return False
    if kind == "Sex" and what.startswith("Sex") and what != "SexNone":
        found.intimate[day] += 1
    elif kind != "Sex":
        found.left_out["words"] += 1
    return True
