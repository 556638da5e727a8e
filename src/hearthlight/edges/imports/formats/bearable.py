"""Bearable: a table with one row for each reading; the ends of its scales are not in the file."""

import re
from zoneinfo import ZoneInfo

from hearthlight.edges.imports.formats.headed import Headed
from hearthlight.edges.imports.generic import days
from hearthlight.edges.imports.loose import number, text
from hearthlight.edges.imports.parcel import Parcel
from hearthlight.edges.imports.readings import Dose, Felt, Found

NAME, TITLE = "bearable", "Bearable"
_TABLE = Headed("date", "time of day", "category", "rating/amount")
claims = _TABLE.claims
_DOSE = re.compile(r"(.+?)\s*\(([^()]*)\)")


def read(parcel: Parcel, zone: ZoneInfo, found: Found) -> None:
    """Read moods, energy and medicines into `found`; a part of the day is no time, so they belong to the day."""
    for row, said in _TABLE.rows(parcel, found):
        if not _reading(said, found):
            found.trouble("row", row)
    if found.moods or found.energies:
        found.asks.add("scale")


def _reading(said: dict[str, str], found: Found) -> bool:
    day, kind = days.day(said.get("date", ""), "dmy"), said.get("category", "").strip().lower()
    if day is None or not kind:
        return False
    amount = number(said.get("rating/amount"))
    if kind in ("mood", "energy"):
        if amount is None:
            return False
        part, note = text(said.get("time of day"), 20), text(said.get("notes"))
        felt = Felt(amount, None, day=day, labels=(part,) if part else (), note=note)
        (found.moods if kind == "mood" else found.energies).append(felt)
    elif kind in ("medication", "medications", "meds"):
        name = text(said.get("detail"), 200)
        split = _DOSE.fullmatch(name)
        found.doses.append(Dose(day, split[1] if split else name, "taken", dose=amount, unit=split[2] if split else ""))
    else:
        found.left_out[kind[:40]] += 1
    return True
