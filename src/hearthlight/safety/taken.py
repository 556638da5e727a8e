"""Every two-week check of one person over the years, in one small summary: for the result, the rules, and a report."""

import datetime as dt

import msgspec

from hearthlight.entries.screening import Screening
from hearthlight.insight import instruments
from hearthlight.insight.instruments import Instrument, Reading
from hearthlight.journal.digests import Fold, fold
from hearthlight.journal.homes import OpenHome
from hearthlight.journal.read import Kept


class Taken(msgspec.Struct, frozen=True, array_like=True):
    """One check that was answered, by the id of its entry; in a shared home, the copy of one, which holds no answers."""

    id: bytes
    day: dt.date
    check: str
    answers: dict[str, int]
    difficulty: int | None = None
    shared_as: bytes | None = None
    author: int = 0
    adds_up_to: int | None = None
    until: dt.date | None = None

    @property
    def instrument(self) -> Instrument:
        return instruments.instrument(self.check)

    @property
    def reading(self) -> Reading:
        return instruments.read(self.instrument, self.answers)

    @property
    def total(self) -> int | None:
        return self.reading.total


class Every(msgspec.Struct):
    """All of them, in the order they were written."""

    checks: list[Taken] = []


def taken(home: OpenHome) -> list[Taken]:
    """Return every check in `home`, by day, the oldest first: one’s own in one’s own, and the copies in a shared one."""
    return sorted(fold(home, _FOLD).checks, key=lambda one: one.day)


def latest_days(checks: list[Taken]) -> dict[str, dt.date]:
    """Return the latest day of each check."""
    return {one.check: one.day for one in checks}


def told(kept: Kept) -> Taken | None:
    """Return the check in an entry, or None when it is something else."""
    said = kept.entry
    if not isinstance(said, Screening) or said.day is None or said.check not in instruments.instruments():
        return None
    facts = (said.shared_as, kept.author, said.adds_up_to, said.until)
    return Taken(kept.id, said.day, said.check, said.answers, said.difficulty, *facts)


def _add(every: Every, kept: Kept) -> Every:
    one = told(kept)
    if one is not None:
        every.checks = [other for other in every.checks if other.id != one.id]
        every.checks.append(one)
    return every


_FOLD = Fold("screenings.1", Every, Every, _add)
