"""Which format a parcel is, known by what stands in it, and everything it says."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from hearthlight.edges.imports import parcel as parcels
from hearthlight.edges.imports.formats import (
    apple,
    auto_export,
    bearable,
    clue,
    daylio,
    diary,
    drip,
    flo,
    garmin,
    health_connect,
    how_we_feel,
    oura,
    pixels,
    samsung,
    sleep_as_android,
    sleep_cycle,
    takeout,
    withings,
)
from hearthlight.edges.imports.parcel import NotReadable, Parcel
from hearthlight.edges.imports.readings import Found, Trouble


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name, what people call it, whether a parcel is of it, and how it is read."""

    name: str
    title: str
    claims: Callable[[Parcel], bool]
    read: Callable[[Parcel, ZoneInfo, Found], None]


# The first that claims a parcel reads it; the most telling come first.
FORMATS = tuple(
    Format(one.NAME, one.TITLE, one.claims, one.read)
    for one in (
        apple,
        auto_export,
        health_connect,
        takeout,
        daylio,
        garmin,
        clue,
        flo,
        drip,
        oura,
        samsung,
        how_we_feel,
        bearable,
        sleep_as_android,
        sleep_cycle,
        withings,
        pixels,
        diary,
    )
)


def recognise(parcel: Parcel) -> Format | None:
    """Return the format of a parcel, or None when it is none of those known here."""
    return next((one for one in FORMATS if one.claims(parcel)), None)


def title_of(name: str) -> str:
    """Return what people call a format."""
    return next((one.title for one in FORMATS if one.name == name), "")


def is_export(content: bytes, name: str) -> bool:
    """Return whether a file in memory is an export of an app or watch, and no plain table of days."""
    try:
        held = parcels.of_bytes(content, name)
    except NotReadable:
        return False
    form = recognise(held)
    return form is not None and form.name != diary.NAME


def read(parcel: Parcel, zone: ZoneInfo, *, today: dt.date) -> Found:
    """Return everything a parcel says up to `today`; raises NotReadable when it is of no known format."""
    form = recognise(parcel)
    if form is None:
        raise NotReadable("unknown")
    found = Found(form.name, today)
    if parcel.refused:
        found.troubles["path"] = Trouble(parcel.refused)
    form.read(parcel, zone, found)
    if parcel.is_cut and "truncated" not in found.troubles:
        found.trouble("truncated")
    return found
