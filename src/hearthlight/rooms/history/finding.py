"""Finding one's own words again: month after month is opened and read here; no list of words is kept anywhere."""

import datetime as dt
import unicodedata
from dataclasses import dataclass

from hearthlight.entries.base import Entry
from hearthlight.frame.visit import Visit
from hearthlight.journal.read import Kept
from hearthlight.rooms.history import days
from hearthlight.rooms.history.days import Day

ENOUGH_AT_ONCE = 30
LONGEST_SEARCH = 200


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, by day; `further` is the month to go on with, or none when all of it was read."""

    days: tuple[Day, ...]
    further: dt.date | None


def find(visit: Visit, words: str, until: dt.date | None = None) -> Found:
    """Return this person's entries that hold every one of `words`, from the month `until` back; about ENOUGH_AT_ONCE."""
    wanted = plain(words[:LONGEST_SEARCH]).split()
    left = [first for first in days.months(visit) if until is None or first <= until]
    found: list[Kept] = []
    while left and wanted and len(found) < ENOUGH_AT_ONCE:
        found += [kept for kept in days.of_month(visit, left.pop(0)) if _holds(kept.entry, wanted)]
    return Found(days.by_day(visit, found), left[0] if left and wanted else None)


def _holds(entry: Entry, wanted: list[str]) -> bool:
    own = plain(f"{getattr(entry, 'words', '')} {entry.note}")
    return all(word in own for word in wanted)


def plain(text: str) -> str:
    """Return `text` without capitals and accents, so that cafe finds Café."""
    apart = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
