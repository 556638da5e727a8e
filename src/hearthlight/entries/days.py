"""A person's own day ends at four in the morning, so that a late night still belongs to its evening."""

import datetime as dt
from typing import Literal
from zoneinfo import ZoneInfo

DAY_ENDS_AT_HOUR = 4

Part = Literal["morning", "afternoon", "evening"]


def day_of(at: dt.datetime, zone: ZoneInfo) -> dt.date:
    """Return the local day that the aware time `at` belongs to in `zone`."""
    local = at.astimezone(zone)
    return local.date() - dt.timedelta(days=1) if local.hour < DAY_ENDS_AT_HOUR else local.date()


def part_of_day(at: dt.datetime, zone: ZoneInfo) -> Part:
    """Return morning (04 to 12), afternoon (12 to 17) or evening (17 to 04) for the aware time `at` in `zone`."""
    hour = at.astimezone(zone).hour
    if DAY_ENDS_AT_HOUR <= hour < 12:
        return "morning"
    return "afternoon" if 12 <= hour < 17 else "evening"
