"""Bringing a diary into a person's own home: what would be new, bringing it, and taking one diary back again.

Every entry of one file carries the file's batch in `imported.source`, as `csv:9f3a51c0`, so that the file can be taken
back whole without a list of its ids. What is known already is found by what it says (`translate.fingerprint`), not by
its id: ids of forgotten entries stay barred for 90 days, and a diary that was taken back may be brought again at once.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec
from django.db import transaction

from hearthlight.edges.imports.generic.translate import fingerprint
from hearthlight.entries.base import Imported
from hearthlight.entries.checkin import Checkin
from hearthlight.journal import digests, read, write
from hearthlight.journal.homes import OpenHome
from hearthlight.journal.read import Kept

_FORGOTTEN_AT_ONCE = 5000


@dataclass(frozen=True, slots=True)
class Preview:
    """What bringing would do: the new check-ins, how many are here already, and how many new ones meet brought days."""

    new: tuple[Checkin, ...]
    known: int
    beside: int


class Batch(msgspec.Struct, frozen=True):
    """One diary that was brought: how many check-ins, and the days from first to latest."""

    entries: int
    first_day: dt.date
    latest_day: dt.date


def source_of(batch: str) -> str:
    """Return what an entry of this batch says about where it came from."""
    return f"csv:{batch}"


def preview(home: OpenHome, entries: Iterable[Checkin]) -> Preview:
    """Return what bringing `entries` into `home` would do; nothing is written."""
    here = [entry for _, entry, _ in _brought(read.everything(home))]
    said = {fingerprint(entry) for entry in here}
    days = {entry.day for entry in here}
    all_entries = tuple(entries)
    new = tuple(entry for entry in all_entries if fingerprint(entry) not in said)
    return Preview(new, len(all_entries) - len(new), sum(entry.day in days for entry in new))


@transaction.atomic
def bring_in(home: OpenHome, entries: Iterable[Checkin]) -> int:
    """Append those of `entries` that are not in `home` yet, privately; return how many were new."""
    # Appending nothing locks the home first, so that two files brought at the same moment see each other.
    write.append_many(home, ())
    new = preview(home, entries).new
    return write.append_many(home, [(_id_of(home, entry), entry) for entry in new])


def batches(home: OpenHome) -> dict[str, Batch]:
    """Return the diaries that were brought into `home`, the latest first."""
    found = digests.fold(home, digests.Fold("imports", dict[str, Batch], dict, _count))
    return dict(reversed(found.items()))


@transaction.atomic
def take_back(home: OpenHome, batch: str, *, today: dt.date) -> int:
    """Forget every entry of one batch; return how many there were."""
    ids = [kept.id for kept, _, imported in _brought(read.everything(home)) if imported.source == source_of(batch)]
    for start in range(0, len(ids), _FORGOTTEN_AT_ONCE):
        write.forget(home, ids[start : start + _FORGOTTEN_AT_ONCE], today=today)
    return len(ids)


def _brought(rows: Iterable[Kept]) -> Iterator[tuple[Kept, Checkin, Imported]]:
    for kept in rows:
        if isinstance(kept.entry, Checkin) and kept.entry.imported is not None:
            yield kept, kept.entry, kept.entry.imported


def _id_of(home: OpenHome, entry: Checkin) -> bytes:
    """Return the one id of this check-in in its batch, so that a doubled click brings it once."""
    source = entry.imported.source if entry.imported else ""
    return home.keys.settled_id(f"{source}/{fingerprint(entry).hex()}")


def _count(found: dict[str, Batch], kept: Kept) -> dict[str, Batch]:
    for _, entry, imported in _brought([kept]):
        name, day = imported.source.removeprefix("csv:"), entry.day or dt.date.min
        before = found.get(name, Batch(0, day, day))
        found[name] = Batch(before.entries + 1, min(before.first_day, day), max(before.latest_day, day))
    return found
