"""The evening: a window each can live with, the part both share, and what follows from it hour by hour."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hearthlight.frame.visit import Visit

NAME = "evening"
DIM_BEFORE = dt.timedelta(hours=3)
SCREENS_BEFORE = dt.timedelta(minutes=45)
SLOW_BEFORE = dt.timedelta(minutes=30)
# After this long without light it is morning, also for somebody whose night begins at four.
NIGHT = dt.timedelta(hours=7)
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


def has_begun(step: dt.time, plan: Plan, clock: dt.time) -> bool:
    """Return whether a step of this evening has come; in the morning the next evening lies ahead with all of its steps."""
    return _lies_in(clock, plan.dim, _later(plan.out, NIGHT)) and _minutes(step, plan.dim) <= _minutes(clock, plan.dim)


def shared(mine: Window, theirs: Window) -> dt.time | None:
    """Return the first time that lies in both windows, or None where they do not meet."""
    since = max(_after_noon(mine.since), _after_noon(theirs.since))
    until = min(_after_noon(mine.until), _after_noon(theirs.until))
    return _clock(since) if since <= until else None


def read(value: object) -> Window | None:
    """Return the window in a settled choice, also while it rests for a night; None when there is none."""
    if not isinstance(value, dict):
        return None
    since, until = clock(value.get("since")), clock(value.get("until"))
    return Window(since, until) if since and until else None


def rests_on(value: object) -> dt.date | None:
    """Return the day on which a settled window rests, or None."""
    try:
        return dt.date.fromisoformat(value["not_on"]) if isinstance(value, dict) else None
    except (KeyError, ValueError):
        return None


def to_map(window: Window, *, not_on: dt.date | None = None) -> dict[str, str]:
    """Return a window as it is settled."""
    told = {"since": window.since.isoformat("minutes"), "until": window.until.isoformat("minutes")}
    return told | ({"not_on": not_on.isoformat()} if not_on else {})


def told(clock: dt.time | None) -> str:
    """Return a time as it is kept, or an empty text."""
    return clock.isoformat("minutes") if clock else ""


def clock(text: object) -> dt.time | None:
    """Return the time that `text` says, or None."""
    try:
        return dt.time.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None


# What holds for somebody who is here.


def own(visit: Visit) -> Window | None:
    """Return this person's own window, also while it rests."""
    return read(visit.recent_mine.settled(NAME, 0))


def agreed(visit: Visit) -> dt.time | None:
    """Return the hour both can live with on most nights, whether tonight rests or not; None where there is none."""
    told = [read(value) for value in _told_by_both(visit)]
    return shared(told[0], told[1]) if len(told) == 2 and told[0] and told[1] else None


def dims_at(visit: Visit) -> dt.time | None:
    """Return when lamps dim on most evenings: counted back from the hour of both, or on one's own from one's own."""
    window = own(visit)
    out = agreed(visit) if visit.together else window and window.since
    return plan(out).dim if out else None


def rest_days(visit: Visit) -> tuple[dt.date, ...]:
    """Return the days on which somebody here let the evening of two rest."""
    return tuple(sorted({day for value in _told_by_both(visit) if (day := rests_on(value))}))


def shared_tonight(visit: Visit) -> dt.time | None:
    """Return the hour both can live with tonight; None, whatever the reason."""
    if visit.paused or visit.today in rest_days(visit):
        return None
    return agreed(visit)


def out_tonight(visit: Visit) -> dt.time | None:
    """Return when the light goes out: the shared hour, else one's own; while locked, what this phone knew before."""
    if not visit.signed_in:
        return clock(visit.choice("lights_out"))
    window = own(visit)
    return (shared_tonight(visit) or window.since) if window else None


def winds_down(visit: Visit) -> bool:
    """Return whether pages are amber by themselves now: from when screens go into the basket until morning."""
    here = visit.now.astimezone(visit.zone).time()
    if visit.signed_in:
        window = own(visit)
        # The shared hour may cost a read, so it is looked for only at hours at which it can matter.
        if window is None or not _lies_in(here, _before(window.since, SCREENS_BEFORE), _later(window.until, NIGHT)):
            return False
    out = out_tonight(visit)
    return out is not None and _lies_in(here, _before(out, SCREENS_BEFORE), _later(out, NIGHT))


def _told_by_both(visit: Visit) -> list[object]:
    if not visit.together or visit.recent_ours is None:
        return []
    return [visit.recent_ours.settled(NAME, author) for author in (0, 1)]


def _lies_in(clock: dt.time, since: dt.time, until: dt.time) -> bool:
    """Return whether a time lies between two others on the round of the clock."""
    return _minutes(clock, since) < _minutes(until, since)


def _minutes(clock: dt.time, since: dt.time) -> int:
    return (clock.hour * 60 + clock.minute - since.hour * 60 - since.minute) % 1440


def _later(clock: dt.time, much: dt.timedelta) -> dt.time:
    return _clock(_after_noon(clock) + much)


def _before(clock: dt.time, much: dt.timedelta) -> dt.time:
    return _clock(_after_noon(clock) - much)


def _after_noon(clock: dt.time) -> dt.timedelta:
    since_midnight = dt.timedelta(hours=clock.hour, minutes=clock.minute)
    return (since_midnight - _NOON) % _A_DAY


def _clock(after_noon: dt.timedelta) -> dt.time:
    minutes = int(((after_noon + _NOON) % _A_DAY).total_seconds()) // 60
    return dt.time(minutes // 60, minutes % 60)
