"""Days made lighter: what somebody picked for a few lower days, kept to themselves until they pass a note on."""

import datetime as dt
import secrets
from collections.abc import Collection
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearthlight.entries.checkin import Checkin
from hearthlight.frame import keep
from hearthlight.frame.keep import Outcome
from hearthlight.frame.visit import Visit
from hearthlight.journal import write

NAME = "softer"
LASTS_DAYS = 4
LEAVE, DINNER = "leave", "dinner"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to make days lighter: its key, and what a page says of it. `{partner}` stands for the partner's name."""

    key: str
    title: str | Promise
    line: str | Promise


TOGETHER = (
    Way("touch", _("Keep one tiny touch a day"), _("Hand on the back. Goodnight kiss.")),
    Way(DINNER, _("Ask {partner} to take dinner once"), _("Goes into the note, if you send one.")),
    Way("low", _("Turn on low-energy mode for me"), _("One thing a day, nothing more.")),
    Way(LEAVE, _("Leave things as they are"), _("That’s a plan, too.")),
)
ALONE = (
    Way("touch", _("Keep one tiny kindness a day"), _("A warm cup. A hand on your own chest.")),
    TOGETHER[2],
    TOGETHER[3],
)


@dataclass(frozen=True, slots=True)
class Softer:
    """What was picked, and the last day it is meant for."""

    until: dt.date
    ways: tuple[Way, ...]


def ways(visit: Visit) -> tuple[Way, ...]:
    return TOGETHER if visit.together else ALONE


def look(visit: Visit) -> Softer | None:
    """Return what was picked for these days, or None for days that are as usual."""
    kept = visit.recent_mine.settled(NAME, 0)
    if not isinstance(kept, dict) or kept.get("until", "") < visit.today.isoformat():
        return None
    return Softer(dt.date.fromisoformat(kept["until"]), tuple(way for way in ways(visit) if kept.get(way.key)))


def is_low(visit: Visit) -> bool:
    """Return whether low-energy mode is on for these days. Asked on Today, so it reads no more than what is open."""
    kept = visit.recent_mine.settled(NAME, 0)
    return isinstance(kept, dict) and bool(kept.get("low")) and kept.get("until", "") >= visit.today.isoformat()


def pick(visit: Visit, picked: Collection[str]) -> None:
    """Keep what was picked, for this person alone; leaving things as they are is kept as nothing."""
    found = [way.key for way in ways(visit) if way.key in picked and way.key != LEAVE]
    if not found:
        write.unsettle(visit.mine, NAME)
        return
    until = visit.today + dt.timedelta(days=LASTS_DAYS - 1)
    write.settle(visit.mine, NAME, {"until": until.isoformat(), **dict.fromkeys(found, "yes")})


def send(visit: Visit, picked: Collection[str]) -> Outcome:
    """Give the partner the note as the page showed it: pressing the button is the tick, and a pause holds it back."""
    line = "softer_days_dinner" if DINNER in picked else "softer_days"
    return keep.share_line(visit, Checkin(day=visit.today, at=visit.now, line=line), secrets.token_bytes(16))
