"""What every entry carries: whose day it belongs to, when it was said, and where its shared copy lies."""

import datetime as dt

import msgspec


class Imported(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where an imported value came from: the file's format, and each original value with its scale."""

    source: str
    originals: dict[str, float] = {}
    scales: dict[str, tuple[float, float]] = {}


class Entry(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", forbid_unknown_fields=True, omit_defaults=True
):
    """One thing said.

    `day` is the person's own day, which ends at 04:00 in their zone; a settled entry has none. `at` is an aware time,
    or None when nobody knows it. `shared_as` is the id of the copy in the shared home; the copy itself never points back.
    """

    day: dt.date | None = None
    at: dt.datetime | None = None
    note: str = ""
    shared_as: bytes | None = None
    imported: Imported | None = None
