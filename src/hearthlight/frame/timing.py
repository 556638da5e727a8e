"""One guided timer at a time, on both phones when it is for two: either may pause or stop it, and an end has one look."""

import datetime as dt
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from hearthlight.acts import catalogue
from hearthlight.acts.catalogue import Act, UnknownAct
from hearthlight.acts.stages import STAGES
from hearthlight.frame.visit import Visit
from hearthlight.journal import write

type State = Literal["running", "paused", "over"]

TIMER = "timer"
# A finished timer can still be looked at, so that both phones come to the same last words.
SHOWN_AFTER = dt.timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Timer:
    """One timer: `ends` while it runs, `left` while it is paused; over at its end, or when somebody stopped it."""

    id: str
    act: Act
    ends: dt.datetime
    left: dt.timedelta
    is_paused: bool
    is_stopped: bool
    sounds: bool

    def is_over(self, now: dt.datetime) -> bool:
        """Return whether it is over. A stop and the usual end are the same from here on."""
        return self.is_stopped or (not self.is_paused and now >= self.ends)

    def state(self, now: dt.datetime) -> State:
        """Return how it stands, as a page tells it."""
        if self.is_over(now):
            return "over"
        return "paused" if self.is_paused else "running"

    def remaining(self, now: dt.datetime) -> dt.timedelta:
        """Return how long it still goes on."""
        return self.left if self.is_paused else max(self.ends - now, dt.timedelta(0))


def current(visit: Visit) -> Timer | None:
    """Return the timer that is on, or was over a moment ago; of what both may have settled, the latest."""
    told = [value for value in _told(visit) if isinstance(value, Mapping)]
    timer = _read(max(told, key=lambda value: value.get("at", ""), default={}))
    return timer if timer and visit.now < timer.ends + SHOWN_AFTER else None


def is_on(visit: Visit) -> bool:
    """Return whether a timer runs or is paused right now."""
    timer = current(visit)
    return timer is not None and not timer.is_over(visit.now)


def start(visit: Visit, act: Act, *, sounds: bool) -> None:
    """Start a timer for this act, in place of any before."""
    left = dt.timedelta(minutes=act.minutes)
    _settle(visit, Timer(secrets.token_hex(16), act, visit.now + left, left, False, False, sounds))


def pause(visit: Visit, timer: Timer) -> None:
    """Pause it on both phones."""
    left = timer.remaining(visit.now)
    ends = visit.now + dt.timedelta(hours=1) + left
    _settle(visit, Timer(timer.id, timer.act, ends, left, True, False, timer.sounds))


def go_on(visit: Visit, timer: Timer) -> None:
    """Let it run on from where it was paused."""
    left = timer.remaining(visit.now)
    _settle(visit, Timer(timer.id, timer.act, visit.now + left, left, False, False, timer.sounds))


def stop(visit: Visit, timer: Timer) -> None:
    """End it now on both phones; nothing tells who did, or that it was not the usual end."""
    _settle(visit, Timer(timer.id, timer.act, visit.now, dt.timedelta(0), False, True, timer.sounds))


def _settle(visit: Visit, timer: Timer) -> None:
    for_two = timer.act.audience != "alone" and visit.together and not visit.paused
    home = visit.ours if for_two and visit.ours is not None else visit.mine
    told = {
        "id": timer.id,
        "act": timer.act.id,
        "ends": timer.ends.isoformat(),
        "left": str(int(timer.left.total_seconds())),
        "state": "stopped" if timer.is_stopped else "paused" if timer.is_paused else "running",
        "sounds": "yes" if timer.sounds else "",
        "at": _after_all(visit).isoformat(),
    }
    write.settle(home, TIMER, told)
    visit.look_again()


def _told(visit: Visit) -> list[object]:
    found: list[object] = [visit.recent_mine.settled(TIMER, 0)]
    if visit.together and visit.recent_ours is not None:
        found += [visit.recent_ours.settled(TIMER, author) for author in (0, 1)]
    return found


def _after_all(visit: Visit) -> dt.datetime:
    """Return a time after everything that was settled before, also when two people press at one moment."""
    before = [str(value.get("at", "")) for value in _told(visit) if isinstance(value, Mapping)]
    try:
        return max(visit.now, dt.datetime.fromisoformat(max(before, default="")) + dt.timedelta(microseconds=1))
    except ValueError:
        return visit.now


def _act(act_id: str) -> Act:
    step = next((stage.act for stage in STAGES if stage.act.id == act_id), None)
    return step or catalogue.act(act_id)


def _read(told: Mapping[str, str]) -> Timer | None:
    try:
        return Timer(
            id=told["id"],
            act=_act(told["act"]),
            ends=dt.datetime.fromisoformat(told["ends"]),
            left=dt.timedelta(seconds=int(told["left"])),
            is_paused=told["state"] == "paused",
            is_stopped=told["state"] == "stopped",
            sounds=told.get("sounds") == "yes",
        )
    except (KeyError, ValueError, UnknownAct):
        return None
