"""Touch, step by step, and every gate before it: both grown up, both free to say no, both fresh yes for this very step.

What keeps somebody back is never told to the other one: worry, a quiet week, a recent decline and a rest week all lay a decoy
in the blind list, so that a pause has no author. A yes is shown to nobody until there are two.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from hearthlight.acts.stages import ITEM, STAGES, Stage
from hearthlight.frame import timing, turns
from hearthlight.frame.visit import Visit
from hearthlight.journal import write

CONSENT = dt.timedelta(minutes=60)
WEEK = dt.timedelta(days=7)
OFFERS_A_WEEK = SESSIONS_BEFORE_UP = 2
NO_YES = {"stage": "", "at": "", "phone": ""}
type Standing = Literal["not_offered", "asks", "waits", "both"]


@dataclass(frozen=True, slots=True)
class Yes:
    """One yes: for which step, when, and on which phone."""

    stage: int
    at: dt.datetime
    phone: str

    def holds(self, stage: int, *, now: dt.datetime, since: dt.datetime | None) -> bool:
        """Return whether it is for this step, given within the hour, and not spent on a session already.

        A time that is still to come, as after a clock was set back, holds nothing.
        """
        is_fresh = dt.timedelta(0) <= now - self.at < CONSENT
        return self.stage == stage and is_fresh and (since is None or self.at > since)


@dataclass(frozen=True, slots=True)
class Past:
    """The latest session, and the days of the last two at its step; nothing further back is kept."""

    stage: int
    days: tuple[dt.date, ...]
    at: dt.datetime | None


def current(visit: Visit) -> Stage:
    """Return the step the two are at: of what both may have settled, the later."""
    told = _latest(visit, "step_stage")
    number = told.get("stage", "0")
    return STAGES[int(number)] if number in ("0", "1", "2", "3") else STAGES[0]


def standing(visit: Visit) -> Standing:
    """Return how it stands for this person. Without a yes of their own, nothing tells whether the other gave one."""
    if not is_offered(visit):
        return "not_offered"
    mine, theirs = (_holds(visit, author) for author in (visit.author, 1 - visit.author))
    if mine is None:
        return "asks"
    return "both" if theirs is not None and theirs.phone != mine.phone else "waits"


def is_offered(visit: Visit) -> bool:
    """Return whether the steps are offered: on the list of both, nothing of one's own against it, and not twice this week."""
    if not visit.together or not turns.found(visit, turns.LIST) >= {ITEM} or not turns.may_take_steps(visit):
        return False
    return len([day for day in past(visit).days if visit.today - day < WEEK]) < OFFERS_A_WEEK


def say_yes(visit: Visit, stage: int) -> None:
    """Give a fresh yes for the step the two are at; for any other it counts as nothing."""
    if visit.ours is not None and is_offered(visit) and stage == current(visit).number:
        yes = {"stage": str(stage), "at": visit.now.isoformat(), "phone": visit.phone_id.hex()}
        write.settle(visit.ours, "step_yes", yes)
        visit.look_again()


def say_not_now(visit: Visit) -> None:
    """Take one's yes back, or give none; it rests for two days, and the other one reads what silence reads."""
    write.settle(visit.mine, "steps_declined", visit.now.isoformat())
    # A yes that is over stays where it lies: were it gone now, the shared rows would tell this from silence. One that
    # holds is written over: removing it drops what is kept ready of the home, and the other one's next look takes longer.
    if visit.ours is not None and _holds(visit, visit.author):
        write.settle(visit.ours, "step_yes", NO_YES)
    visit.look_again()


def begin(visit: Visit) -> bool:
    """Begin a session when both have given a fresh yes on their own phones; the two are spent by it."""
    if visit.ours is None or standing(visit) != "both":
        return False
    stage, before = current(visit), past(visit)
    days = {*(before.days if before.stage == stage.number else ()), visit.today}
    told = " ".join(day.isoformat() for day in sorted(days)[-SESSIONS_BEFORE_UP:])
    write.settle(visit.ours, "step_past", {"stage": str(stage.number), "days": told, "at": visit.now.isoformat()})
    timing.start(visit, stage.act, sounds=False)
    return True


def move(visit: Visit, to: int) -> None:
    """Go back to an earlier step, which one alone may do; or be open to the next, which takes both."""
    stage = current(visit).number
    if visit.ours is None or not 0 <= to < len(STAGES):
        return
    if to < stage:
        _settle_stage(visit, to)
    elif to == stage + 1 and may_go_on(visit):
        write.settle(visit.ours, "step_up", {"to": str(to), "at": visit.now.isoformat()})
        visit.look_again()
        if all(_is_open_to(visit, author, to) for author in (0, 1)):
            _settle_stage(visit, to)


def may_go_on(visit: Visit) -> bool:
    """Return whether the next step can be opened at all: after two sessions at this one, on two days."""
    before = past(visit)
    return before.stage == current(visit).number and len(before.days) >= SESSIONS_BEFORE_UP


def past(visit: Visit) -> Past:
    """Return what is kept of sessions."""
    told = _latest(visit, "step_past")
    try:
        days = tuple(map(dt.date.fromisoformat, told.get("days", "").split()))
        return Past(int(told.get("stage", "0")), days, dt.datetime.fromisoformat(told["at"]))
    except (KeyError, ValueError):
        return Past(0, (), None)


def _settle_stage(visit: Visit, to: int) -> None:
    if visit.ours is not None:
        write.settle(visit.ours, "step_stage", {"stage": str(to), "at": visit.now.isoformat()})
        visit.look_again()


def _holds(visit: Visit, author: int) -> Yes | None:
    told = _told(visit, "step_yes", author)
    try:
        yes = Yes(int(told["stage"]), dt.datetime.fromisoformat(told["at"]), told["phone"])
    except (KeyError, ValueError):
        return None
    return yes if yes.holds(current(visit).number, now=visit.now, since=past(visit).at) else None


def _is_open_to(visit: Visit, author: int, to: int) -> bool:
    told = _told(visit, "step_up", author)
    try:
        at = dt.datetime.fromisoformat(told.get("at", ""))
    except ValueError:
        return False
    # A wish from before the latest move is spent: it may not bring two people back up who went down since.
    is_newer = at.isoformat() > _latest(visit, "step_stage").get("at", "")
    return told.get("to") == str(to) and is_newer and dt.timedelta(0) <= visit.now - at < WEEK


def _told(visit: Visit, name: str, author: int) -> Mapping[str, str]:
    value = visit.recent_ours.settled(name, author) if visit.recent_ours else None
    return value if isinstance(value, Mapping) else {}


def _latest(visit: Visit, name: str) -> Mapping[str, str]:
    return max((_told(visit, name, author) for author in (0, 1)), key=lambda told: told.get("at", ""))
