"""The evening: a window each can live with, the part both share, and what follows from it hour by hour."""

import datetime as dt
from dataclasses import dataclass

NAME = "evening"
DIM_BEFORE = dt.timedelta(hours=3)
SCREENS_BEFORE = dt.timedelta(minutes=45)
SLOW_BEFORE = dt.timedelta(minutes=30)
# An evening reaches past midnight, so its hours are counted from noon.
_NOON = dt.timedelta(hours=12)
_A_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Window:
    """From when until when the light may go out, on the clock; it may cross midnight."""

    since: dt.time
    until: dt.time


@dataclass(frozen=True, slots=True)
class Plan:
    """The hours of one evening."""

    dim: dt.time
    screens: dt.time
    slow: dt.time
    out: dt.time


def plan(out: dt.time) -> Plan:
    """Return the evening that ends with the light going out at `out`."""
    return Plan(_before(out, DIM_BEFORE), _before(out, SCREENS_BEFORE), _before(out, SLOW_BEFORE), out)


def shared(mine: Window, theirs: Window) -> dt.time | None:
    """Return the first time that lies in both windows, or None where they do not meet."""
    since = max(_after_noon(mine.since), _after_noon(theirs.since))
    until = min(_after_noon(mine.until), _after_noon(theirs.until))
    return _clock(since) if since <= until else None


def read(value: object, today: dt.date) -> Window | None:
    """Return the window in a settled choice, or None: there is none, or it rests for tonight."""
    if not isinstance(value, dict) or value.get("not_on") == today.isoformat():
        return None
    try:
        return Window(dt.time.fromisoformat(value["since"]), dt.time.fromisoformat(value["until"]))
    except (KeyError, ValueError):
        return None


def to_map(window: Window, *, not_on: dt.date | None = None) -> dict[str, str]:
    """Return a window as it is settled."""
    told = {"since": window.since.isoformat("minutes"), "until": window.until.isoformat("minutes")}
    return told | ({"not_on": not_on.isoformat()} if not_on else {})


def _before(clock: dt.time, much: dt.timedelta) -> dt.time:
    return _clock(_after_noon(clock) - much)


def _after_noon(clock: dt.time) -> dt.timedelta:
    since_midnight = dt.timedelta(hours=clock.hour, minutes=clock.minute)
    return (since_midnight - _NOON) % _A_DAY


def _clock(after_noon: dt.timedelta) -> dt.time:
    minutes = int(((after_noon + _NOON) % _A_DAY).total_seconds()) // 60
    return dt.time(minutes // 60, minutes % 60)
