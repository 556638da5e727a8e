"""One ask at a time: what somebody asked for tonight, and how it stands. Only a yes is ever told to the one who asked.

Another time, no thanks and silence leave nothing in the shared home, so nothing can tell them apart.
"""

import datetime as dt
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo

from hearthlight.entries import days
from hearthlight.frame.visit import Visit
from hearthlight.journal import write

ASK, YES, ASKED_ON, PUT_BY = "ask", "ask_yes", "asked_on", "ask_put_by"

LIVES, FURTHEST = dt.timedelta(days=2), dt.timedelta(days=6)
# The hour of a part of the day, for an ask about another day than this one.
HOURS = {"morning": dt.time(9), "afternoon": dt.time(15), "evening": dt.time(20)}

type Standing = Literal["open", "yes", "over"]


@dataclass(frozen=True, slots=True)
class Ask:
    """One ask: its words, the act it is about, when its answer shows, when it fades, what time it is about, and the answer.

    `at` is none for an ask about tonight.
    """

    id: str
    act: str
    words: str
    by: dt.datetime
    until: dt.datetime
    at: dt.datetime | None
    is_yes: bool

    def stands(self, now: dt.datetime) -> Standing:
        """Return how it stands: a yes shows at once, and everything else is over at the hour that was picked."""
        if self.is_yes:
            return "yes"
        return "open" if now < self.by else "over"


def mine(visit: Visit) -> Ask | None:
    """Return what this person asked, until it fades by morning; a yes stands until the morning after what it is about."""
    return _ask(visit, visit.author) if visit.together else None


def theirs(visit: Visit) -> Ask | None:
    """Return what the other one asked, as long as `mine` does."""
    return _ask(visit, 1 - visit.author) if visit.together else None


def waits(visit: Visit) -> bool:
    """Return whether an ask of the other one can still be answered, and was not put by."""
    ask = theirs(visit)
    return ask is not None and ask.stands(visit.now) == "open" and not was_put_by(visit, ask)


def agreed(visit: Visit) -> list[Ask]:
    """Return what both said yes to, tonight or ahead."""
    return [ask for ask in (mine(visit), theirs(visit)) if ask and ask.is_yes]


def may_ask(visit: Visit) -> bool:
    """Return whether this person may ask now: once a day, one thing at a time, and not while they share nothing."""
    rests = visit.choice(ASKED_ON) == visit.today.isoformat() or mine(visit) is not None
    return visit.together and not visit.paused and not rests


def hours(visit: Visit) -> list[dt.datetime]:
    """Return the whole hours of this evening at which an answer may show; at least half an hour from now."""
    start = (visit.now + dt.timedelta(minutes=90)).astimezone(visit.zone).replace(minute=0, second=0, microsecond=0)
    end = until(visit)
    found = [start + dt.timedelta(hours=ahead) for ahead in range(6)]
    return [hour for hour in found if hour < end] or [visit.now + (end - visit.now) / 2]


def until(visit: Visit) -> dt.datetime:
    """Return when this day ends, and an ask of it fades."""
    return _morning_after(visit.today, visit.zone)


def ahead(visit: Visit, day: dt.date | None, part: str) -> dt.datetime | None:
    """Return the time an ask is about, in a part of one of the six days after today; None for tonight and anything else."""
    hour = HOURS.get(part)
    if day is None or hour is None or not dt.timedelta(0) < day - visit.today <= FURTHEST:
        return None
    return dt.datetime.combine(day, hour, visit.zone)


def send(visit: Visit, *, act: str, words: str, by: dt.datetime, at: dt.datetime | None) -> None:
    """Ask the other one. The day is kept for oneself, so that the button rests until tomorrow."""
    assert visit.ours is not None, "a policy lets only two people this far"
    told = {"id": secrets.token_hex(16), "act": act, "words": words, "by": by.isoformat()}
    told |= {"at": at.isoformat()} if at else {}
    write.settle(visit.ours, ASK, told | {"until": until(visit).isoformat()})
    write.settle(visit.mine, ASKED_ON, visit.today.isoformat())


def take_back(visit: Visit) -> None:
    """Take one's own ask back; the button rests until tomorrow all the same."""
    if visit.ours is not None:
        write.unsettle(visit.ours, ASK)


def say_yes(visit: Visit, ask: Ask) -> None:
    """Say yes: the other one sees it at once."""
    if visit.ours is not None:
        write.settle(visit.ours, YES, {"ask": ask.id})


def put_by(visit: Visit, ask: Ask) -> None:
    """Say anything else, or take a yes back: it is kept for oneself, and the other one reads what silence reads."""
    write.settle(visit.mine, PUT_BY, {"ask": ask.id})
    # An older yes stays where it lies: were it gone now, the shared rows would tell this from silence.
    if visit.ours is not None and ask.is_yes:
        write.unsettle(visit.ours, YES)


def was_put_by(visit: Visit, ask: Ask) -> bool:
    """Return whether this person answered with anything but a yes."""
    kept = visit.recent_mine.settled(PUT_BY, 0)
    return isinstance(kept, Mapping) and kept.get("ask") == ask.id and not ask.is_yes


def _ask(visit: Visit, author: int) -> Ask | None:
    kept = visit.recent_ours.settled(ASK, author) if visit.recent_ours else None
    answer = visit.recent_ours.settled(YES, 1 - author) if visit.recent_ours else None
    if not isinstance(kept, Mapping):
        return None
    try:
        by, end = (dt.datetime.fromisoformat(kept[name]) for name in ("by", "until"))
        at = dt.datetime.fromisoformat(kept["at"]) if "at" in kept else None
        yes = isinstance(answer, Mapping) and answer.get("ask") == kept.get("id")
        lasts = _morning_after(at.astimezone(visit.zone).date(), visit.zone) if at and yes else end
        # The other one wrote this, and a time beyond any evening would stop the pages that reckon with it.
        fits = end <= visit.now + LIVES and end - LIVES <= by <= end <= lasts <= end + FURTHEST + LIVES
    except (KeyError, ValueError, TypeError, OverflowError):
        return None
    ask = Ask(kept.get("id", ""), kept.get("act", ""), kept.get("words", ""), by, end, at, is_yes=yes)
    return ask if fits and visit.now < lasts else None


def _morning_after(day: dt.date, zone: ZoneInfo) -> dt.datetime:
    return dt.datetime.combine(day + dt.timedelta(days=1), dt.time(days.DAY_ENDS_AT_HOUR), zone)
