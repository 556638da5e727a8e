"""The writing helper beside one's own words: at most one phrase, one reason, one way to put it.

It reads on this server, while the page is made, and keeps nothing of what it read. What it knows for later is only which
kind of hint somebody wants no more of for a while.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from hearthlight.frame import aside, said
from hearthlight.frame.visit import Visit
from hearthlight.journal import write
from hearthlight.rooms.checkin.forms import Draft
from hearthlight.words.coach import read
from hearthlight.words.praise import praise
from hearthlight.words.reading import Reading

RESTS, ONCE = "helper_rests", "once"
REST_FOR = dt.timedelta(days=30)
AROUND = 240
BLANK_FEELING = "I feel …"


@dataclass(frozen=True, slots=True)
class Hint:
    """One hint: its kind, the words before, in and after the phrase, the reason, and one way to put it, if there is one."""

    kind: str
    before: str
    phrase: str
    after: str
    reason: str
    way: str


@dataclass(frozen=True, slots=True)
class Found:
    """What there is to show: a card instead of everything else, a hint, and what is tender already."""

    card: aside.Card = ""
    hint: Hint | None = None
    praise: str = ""


def look(visit: Visit, draft: Draft) -> Found:
    """Read what somebody wrote. A card is for anybody; hints are for words that may be shared."""
    reading = read(draft.words)
    if card := aside.card_of(reading):
        return Found(card=card)
    shares = visit.together and not visit.paused
    return Found(hint=_hint(visit, draft, reading) if shares else None, praise=praise(reading))


def put_aside(visit: Visit, kind: str) -> None:
    """Remember that this kind of hint was not wanted; after the second time it rests for thirty days."""
    kept = _kept(visit)
    until = (visit.today + REST_FOR).isoformat() if kept.get(kind) == ONCE else ONCE
    write.settle(visit.mine, RESTS, kept | {kind: until})


def _hint(visit: Visit, draft: Draft, reading: Reading) -> Hint | None:
    nudge, text = reading.nudge, reading.text
    if nudge is None or _kept(visit).get(nudge.label, ONCE) != ONCE:
        return None
    start, end = nudge.span.start, nudge.span.end
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return Hint(nudge.label, before, text[start:end], after, nudge.reason, _felt(nudge.scaffold, draft))


def _felt(way: str, draft: Draft) -> str:
    """Return the way with its first blank filled by a feeling this person picked on the page before; none is made up."""
    # A blank at the end of a sentence is its full stop already.
    way = way.replace("….", "…")
    picked = next((key for key in draft.feelings if key != "not_sure"), "")
    return way.replace(BLANK_FEELING, f"I feel {str(said.FEELINGS[picked]).lower()}", 1) if picked else way


def _kept(visit: Visit) -> dict[str, str]:
    """Return which kinds were put aside and have not come back yet: `once`, or the day they come back."""
    kept = visit.recent_mine.settled(RESTS, 0)
    today = visit.today.isoformat()
    return {kind: at for kind, at in kept.items() if at == ONCE or today < at} if isinstance(kept, Mapping) else {}
