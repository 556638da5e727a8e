"""A night, or a nap: when, how long, and where it was told."""

import datetime as dt

from hearthlight.entries.base import Entry


class Night(Entry, frozen=True, kw_only=True, tag="night.1"):
    """One sleep. Its `day` is the local day on which it ended.

    Lengths are minutes; what nobody knows is None, never zero. A nap stands apart and is never added to a night.
    """

    bed_at: dt.datetime | None = None
    asleep_at: dt.datetime | None = None
    wake_at: dt.datetime | None = None
    in_bed: float | None = None
    asleep: float | None = None
    awake: float | None = None
    light: float | None = None
    deep: float | None = None
    rem: float | None = None
    rested: float | None = None
    is_nap: bool = False
