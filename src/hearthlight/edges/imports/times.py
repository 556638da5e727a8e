"""Times as files write them: an instant with its own offset where there is one, else on the clock of the person's zone."""

import datetime as dt
import re
from functools import lru_cache
from zoneinfo import ZoneInfo

_TIME = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?(?:\s*([AaPp])\.?[Mm]\.?)?)?"
    r"\s*(Z|UTC|[+-]\d{2}:?\d{2})?"
)
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{2}):?(\d{2})")
# What is remembered here is short, so that a strange file cannot make the memory of it large.
_LONGEST = 48
_EARLIEST, _LATEST = dt.datetime(1970, 1, 2, tzinfo=dt.UTC), dt.datetime(2200, 1, 1, tzinfo=dt.UTC)


def instant(text: object, zone: ZoneInfo) -> dt.datetime | None:
    """Return the time in `text` with the offset of its own clock, or None.

    A time in UTC is shown on the clock of `zone`; one without any offset is taken as that clock's.
    """
    found = _TIME.fullmatch(text.strip()) if isinstance(text, str) and len(text) <= _LONGEST else None
    if found is None or found[4] is None:
        return None
    hour = _hour(int(found[4]), found[8])
    fraction = int((found[7] or "0")[:6].ljust(6, "0"))
    try:
        parts = (int(found[part] or 0) for part in (1, 2, 3, 5, 6))
        year, month, day, minute, second = parts
        clock = dt.datetime(year, month, day, hour, minute, second, fraction, tzinfo=dt.UTC)
    except ValueError:
        return None
    if found[9] is None:
        return on_clock(clock, zone)
    if found[9] in ("Z", "UTC"):
        return on_zone(clock, zone)
    own = offset(found[9])
    return _sane(clock.replace(tzinfo=own)) if own else None


def on_clock(clock: dt.datetime, zone: ZoneInfo) -> dt.datetime | None:
    """Return the instant at which a clock in `zone` shows the time of `clock`, with its offset fixed."""
    if not 1970 <= clock.year < 2200:
        return None
    aware = clock.replace(tzinfo=zone)
    return _sane(aware.replace(tzinfo=dt.timezone(aware.utcoffset() or dt.timedelta())))


def on_zone(at: dt.datetime, zone: ZoneInfo) -> dt.datetime | None:
    """Return the same instant on the clock of `zone`, with its offset fixed, or None outside of 1970 to 2200."""
    if _sane(at) is None:
        return None
    local = at.astimezone(zone)
    return local.replace(tzinfo=dt.timezone(local.utcoffset() or dt.timedelta()))


def of_milliseconds(value: object, zone: ZoneInfo) -> dt.datetime | None:
    """Return the instant this many milliseconds after the beginning of 1970, on the clock of `zone`."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return on_zone(dt.datetime.fromtimestamp(value / 1000, dt.UTC), zone)
    except (ValueError, OverflowError, OSError):
        return None


def at_offset(at: dt.datetime, text: str) -> dt.datetime:
    """Return the same instant on a clock with the offset in `text`; unchanged when there is none."""
    own = offset(text)
    return at.astimezone(own) if own else at


def offset(text: str) -> dt.timezone | None:
    """Return the offset in `+0100`, `+01:00` or `UTC+0100`, or None."""
    return _offset(text) if len(text) <= _LONGEST else None


@lru_cache(maxsize=512)
def _offset(text: str) -> dt.timezone | None:
    found = _OFFSET.fullmatch(text.strip())
    if found is None:
        return None
    minutes = int(found[2]) * 60 + int(found[3])
    if minutes > 18 * 60:
        return None
    return dt.timezone(dt.timedelta(minutes=-minutes if found[1] == "-" else minutes))


def date(text: object) -> dt.date | None:
    """Return the day that `text` begins with, as printed, or None."""
    return _date(text.strip()[:_LONGEST]) if isinstance(text, str) else None


@lru_cache(maxsize=4096)
def _date(text: str) -> dt.date | None:
    found = _TIME.match(text)
    if found is None:
        return None
    try:
        day = dt.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
    return day if 1970 <= day.year < 2200 else None


def zone_named(name: str) -> ZoneInfo | None:
    """Return the time zone of this name, or None; a name that is a path is none."""
    return _zone_named(name) if len(name) <= _LONGEST else None


@lru_cache(maxsize=512)
def _zone_named(name: str) -> ZoneInfo | None:
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}", name):
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def minutes(start: dt.datetime, end: dt.datetime) -> float:
    """Return the minutes from one instant to another."""
    return (end - start).total_seconds() / 60


def _hour(hour: int, half: str | None) -> int:
    return hour if half is None else hour % 12 + (12 if half.lower() == "p" else 0)


def _sane(at: dt.datetime) -> dt.datetime | None:
    return at if _EARLIEST <= at <= _LATEST else None
