"""What is true, as short cards kept as plain data beside this file; and which one is offered, once, where it may help.

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
# Where a card may help besides its own page, and which: the place is named as its page is, the nearest card first.
# Never a page on which something is being written: a card that is put by would take the words along.
HELPS_AT: dict[str, tuple[str, ...]] = {
    "closeness:page": (
        "not-about-love",
        "touch-that-stops",
        "goes-first",
        "two-kinds-of-wanting",
        "planned-is-fine",
        "more-is-not-better",
        "brakes",
        "comes-back",
    ),
    "asks:mine": ("rest-not-rejection", "missing-it"),
    "steps:page": ("no-goal", "only-wanted"),
}


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
    data = (resources.files("hearthlight.frame") / "truths.json").read_bytes()
    return tuple(msgspec.json.decode(data, type=list[Card]))


def offered(visit: Visit, place: str = "") -> Card | None:
    """Return the next card nobody put by yet, of all or of those that help at `place`.

    None in a low week, and none in the week after a hard answer. It reads no more than what is open.
    """
    if turns.is_still(visit) or _is_low_week(visit):
        return None
    was_read = read(visit)
    helpful = HELPS_AT[place] if place else tuple(_by_id())
    return next((_by_id()[card_id] for card_id in helpful if card_id not in was_read), None)


def read(visit: Visit) -> frozenset[str]:
    """Return the cards this person put by."""
    return frozenset(visit.choice(READ).split())


@cache
def _by_id() -> dict[str, Card]:
    return {card.id: card for card in all_cards()}


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
