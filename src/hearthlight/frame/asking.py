"""One ask at a time: what somebody asked for tonight, and how it stands. Only a yes is ever told to the one who asked.

Another time, no thanks and silence leave nothing in the shared home, so nothing can tell them apart.
"""

import datetime as dt
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from hearthlight.entries import days
from hearthlight.frame.visit import Visit
from hearthlight.journal import write

ASK, YES, ASKED_ON, PUT_BY = "ask", "ask_yes", "asked_on", "ask_put_by"

LIVES = dt.timedelta(days=2)

type Standing = Literal["open", "yes", "over"]


@dataclass(frozen=True, slots=True)
class Ask:
    """One ask: its words, the act it is about, when its answer shows, and whether a yes was given."""

    id: str
    act: str
    words: str
    by: dt.datetime
    until: dt.datetime
    is_yes: bool

    def stands(self, now: dt.datetime) -> Standing:
        """Return how it stands: a yes shows at once, and everything else is over at the hour that was picked."""
        if self.is_yes:
            return "yes"
        return "open" if now < self.by else "over"


def mine(visit: Visit) -> Ask | None:
    """Return what this person asked, until it fades by morning."""
    return _ask(visit, visit.author) if visit.together else None


def theirs(visit: Visit) -> Ask | None:
    """Return what the other one asked, until it fades by morning."""
    return _ask(visit, 1 - visit.author) if visit.together else None


def waits(visit: Visit) -> bool:
    """Return whether an ask of the other one can still be answered, and was not put by."""
    ask = theirs(visit)
    return ask is not None and ask.stands(visit.now) == "open" and not was_put_by(visit, ask)


def agreed(visit: Visit) -> list[Ask]:
    """Return what both said yes to for tonight."""
    return [ask for ask in (mine(visit), theirs(visit)) if ask and ask.is_yes]


def may_ask(visit: Visit) -> bool:
    """Return whether this person may ask now: once a day, and not while they share nothing."""
    return visit.together and not visit.paused and visit.choice(ASKED_ON) != visit.today.isoformat()


def hours(visit: Visit) -> list[dt.datetime]:
    """Return the whole hours of this evening at which an answer may show; at least half an hour from now."""
    start = (visit.now + dt.timedelta(minutes=90)).astimezone(visit.zone).replace(minute=0, second=0, microsecond=0)
    end = until(visit)
    found = [start + dt.timedelta(hours=ahead) for ahead in range(6)]
    return [hour for hour in found if hour < end] or [visit.now + (end - visit.now) / 2]


def until(visit: Visit) -> dt.datetime:
    """Return when this day ends, and an ask of it fades."""
    tomorrow = visit.today + dt.timedelta(days=1)
    return dt.datetime.combine(tomorrow, dt.time(days.DAY_ENDS_AT_HOUR), visit.zone)


def send(visit: Visit, *, act: str, words: str, by: dt.datetime) -> None:
    """Ask the other one. The day is kept for oneself, so that the button rests until tomorrow."""
    assert visit.ours is not None, "a policy lets only two people this far"
    told = {"id": secrets.token_hex(16), "act": act, "words": words, "by": by.isoformat()}
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
    if visit.ours is not None:
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
        # The other one wrote this, and a time beyond any evening would stop the pages that reckon with it.
        stands = visit.now < end <= visit.now + LIVES and end - LIVES <= by <= end
    except (KeyError, ValueError, TypeError):
        return None
    yes = isinstance(answer, Mapping) and answer.get("ask") == kept.get("id")
    ask = Ask(kept.get("id", ""), kept.get("act", ""), kept.get("words", ""), by, end, is_yes=yes)
    return ask if stands else None
