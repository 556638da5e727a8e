"""What was shared for a while reads as gone from its day on, and is removed at the next sign-in of either."""

import datetime as dt

import msgspec

from hearthlight.entries.base import Entry
from hearthlight.frame.visit import Visit
from hearthlight.journal import write
from hearthlight.journal.digests import Fold, fold
from hearthlight.journal.homes import ClosedHome
from hearthlight.journal.read import Kept

SHARE_LASTS = dt.timedelta(days=30)


class Endings(msgspec.Struct):
    """Of every copy that ends: its author and the day from which it is gone, as an ordinal."""

    days: dict[bytes, tuple[int, int]] = {}


def _add(endings: Endings, kept: Kept) -> Endings:
    until = until_of(kept.entry)
    if until is not None:
        endings.days[kept.id] = (kept.author, until.toordinal())
    return endings


ENDINGS = Fold("endings.1", Endings, Endings, _add)


def until_of(entry: Entry) -> dt.date | None:
    """Return the day from which a copy is gone, or None for what stays until it is taken back."""
    until = getattr(entry, "until", None)
    return until if isinstance(until, dt.date) else None


def is_over(entry: Entry, today: dt.date) -> bool:
    """Return whether a copy reads as gone on `today`."""
    until = until_of(entry)
    return until is not None and until <= today


def forget_over(visit: Visit) -> None:
    """Remove every copy of either person that is over; nothing is read again to find them, and nobody is told."""
    if visit.ours is None:
        return
    over: dict[int, list[bytes]] = {}
    for entry_id, (author, day) in fold(visit.ours, ENDINGS).days.items():
        if day <= visit.today.toordinal():
            over.setdefault(author, []).append(entry_id)
    for author, ids in over.items():
        write.forget(ClosedHome(visit.ours.id, author), ids, today=visit.today)
    if over:
        visit.look_again()
