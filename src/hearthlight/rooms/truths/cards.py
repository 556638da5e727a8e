"""The cards, kept as plain data beside this file and read once; and which one is offered, once, where it may help.

The English texts are the message ids the page translates. An id never changes, because people’s sheets remember it.
"""

from functools import cache
from importlib import resources
from typing import Literal

import msgspec

from hearthlight.acts.catalogue import Evidence
from hearthlight.entries.checkin import Checkin
from hearthlight.frame import turns
from hearthlight.frame.visit import Visit

Side = Literal["both", "low", "beside"]
READ = "truths_read"
LOW, LOOKS_BACK_DAYS = 4.0, 7


class Card(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One card: for whom it is, its words, and how well the claim is known for couples with depression."""

    id: str
    side: Side
    title: str
    text: str
    evidence: Evidence


@cache
def all_cards() -> tuple[Card, ...]:
    """Return every card, in the order of the file."""
    data = (resources.files("hearthlight.rooms.truths") / "cards.json").read_bytes()
    return tuple(msgspec.json.decode(data, type=list[Card]))


def offered(visit: Visit) -> Card | None:
    """Return the next card nobody put by yet; none in a low week, and none in the week after a hard answer."""
    if turns.is_still(visit) or _is_low_week(visit):
        return None
    was_read = read(visit)
    return next((card for card in all_cards() if card.id not in was_read), None)


def read(visit: Visit) -> frozenset[str]:
    """Return the cards this person put by."""
    return frozenset(visit.choice(READ).split())


def _is_low_week(visit: Visit) -> bool:
    since = visit.today.fromordinal(visit.today.toordinal() - LOOKS_BACK_DAYS)
    said = [one.entry for one in visit.recent_mine.since(since, Checkin)]
    told = [
        value
        for entry in said
        if isinstance(entry, Checkin)
        for value in (entry.energy, entry.mood)
        if value is not None
    ]
    return bool(told) and sum(told) / len(told) < LOW
