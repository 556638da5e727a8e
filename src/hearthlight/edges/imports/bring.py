"""Bringing a file into a person's own home: what would be new, bringing it, and taking one file back again.

Every entry of one file carries the file's batch in `imported.source`, as `csv:9f3a51c0`, so that the file can be taken
back whole without a list of its ids. What is known already is found by what it says (`here.slot`), not by its id: ids
of forgotten entries stay barred for 90 days, and a file that was taken back may be brought again at once.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec
from django.db import transaction

from hearthlight.edges.imports.here import Here, slot
from hearthlight.entries.base import Entry
from hearthlight.journal import digests, read, write
from hearthlight.journal.homes import OpenHome
from hearthlight.journal.read import Kept

_AT_ONCE = 5000


@dataclass(frozen=True, slots=True)
class Preview:
    """What bringing would do: the new entries, how many are here already, and how many new ones meet brought days."""

    new: tuple[Entry, ...]
    known: int
    beside: int


class Batch(msgspec.Struct, frozen=True):
    """One file that was brought: its format, how many entries, and the days from first to latest."""

    form: str
    entries: int
    first_day: dt.date
    latest_day: dt.date


def source_of(batch: str, form: str = "csv") -> str:
    """Return what an entry of this batch says about where it came from."""
    return f"{form}:{batch}"


def preview(home: OpenHome, entries: Iterable[Entry]) -> Preview:
    """Return what bringing `entries` into `home` would do; nothing is written."""
    here = Here(kept.entry for kept in read.everything(home))
    every = {slot(one): one for one in entries}
    new = tuple(here.new(every.values()))
    return Preview(new, len(every) - len(new), sum(here.has_day(one) for one in new))


@transaction.atomic
def bring_in(home: OpenHome, entries: Iterable[Entry]) -> int:
    """Append those of `entries` that are not in `home` yet, privately; return how many were new."""
    # Appending nothing locks the home first, so that two files brought at the same moment see each other.
    write.append_many(home, ())
    new = preview(home, entries).new
    # A few thousand at a time, so that ten years need little memory.
    parts = (new[start : start + _AT_ONCE] for start in range(0, len(new), _AT_ONCE))
    return sum(write.append_many(home, [(_id_of(home, one), one) for one in part]) for part in parts)


def batches(home: OpenHome) -> dict[str, Batch]:
    """Return the files that were brought into `home`, the latest first."""
    found = digests.fold(home, digests.Fold("imports.2", dict[str, Batch], dict, _count))
    return dict(reversed(found.items()))


@transaction.atomic
def take_back(home: OpenHome, batch: str, *, today: dt.date) -> int:
    """Forget every entry of one batch; return how many there were."""
    ids = [kept.id for kept, _, name in _brought(read.everything(home)) if name == batch]
    for start in range(0, len(ids), _AT_ONCE):
        write.forget(home, ids[start : start + _AT_ONCE], today=today)
    return len(ids)


def _brought(rows: Iterable[Kept]) -> Iterator[tuple[Kept, str, str]]:
    """Yield what came from files, with the format and the batch of each."""
    for kept in rows:
        if kept.entry.imported is not None and kept.entry.day is not None:
            form, _, batch = kept.entry.imported.source.rpartition(":")
            yield kept, form, batch


def _id_of(home: OpenHome, entry: Entry) -> bytes:
    """Return the one id of this entry in its batch, so that a doubled click brings it once."""
    source = entry.imported.source if entry.imported else ""
    return home.keys.settled_id(f"{source}/{slot(entry)}")


def _count(found: dict[str, Batch], kept: Kept) -> dict[str, Batch]:
    for one, form, name in _brought([kept]):
        day = one.entry.day or dt.date.min
        before = found.get(name, Batch(form, 0, day, day))
        found[name] = Batch(form, before.entries + 1, min(before.first_day, day), max(before.latest_day, day))
    return found
