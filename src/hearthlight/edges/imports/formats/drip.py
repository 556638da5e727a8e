"""drip: one wide CSV with a row for each day."""

from zoneinfo import ZoneInfo

from hearthlight.edges.imports import loose, times
from hearthlight.edges.imports.formats.headed import Headed
from hearthlight.edges.imports.parcel import Parcel
from hearthlight.edges.imports.readings import Flow, FlowName, Found

NAME, TITLE = "drip", "drip"
_FLOWS: tuple[FlowName, ...] = ("spotting", "light", "medium", "heavy")
_TABLE = Headed("date", "bleeding.value", "temperature.value")
claims = _TABLE.claims


def read(parcel: Parcel, zone: ZoneInfo, found: Found) -> None:
    """Read bleeding and temperature into `found`; what is empty is not known, and never no."""
    for row, said in _TABLE.rows(parcel, found):
        if not _read_day(said, found):
            found.trouble("row", row)


def _read_day(said: dict[str, str], found: Found) -> bool:
    day = times.date(said.get("date"))
    if day is None:
        return False
    bleeding, warmth = loose.number(said.get("bleeding.value")), loose.number(said.get("temperature.value"))
    if bleeding is not None:
        if bleeding not in (0, 1, 2, 3):
            return False
        found.add_flow(Flow(day, _FLOWS[int(bleeding)], excluded=_is_true(said, "bleeding.exclude")))
    if warmth is not None and not _is_true(said, "temperature.exclude") and 30 <= warmth <= 45:
        found.temperatures[day] = warmth
    if _is_true(said, "sex.partner") or _is_true(said, "sex.solo"):
        found.intimate[day] += 1
    if any(_is_true(said, name) for name in said if name.startswith(("mood.", "pain."))) or said.get("desire.value"):
        found.left_out["words"] += 1
    return True


def _is_true(said: dict[str, str], name: str) -> bool:
    return said.get(name, "").strip().lower() == "true"
