"""Keeping what was said: the one call into the house that a room makes for each thing a person sends."""

from dataclasses import dataclass
from typing import Literal

import msgspec
from django.db import transaction

from hearthlight.entries.base import Entry
from hearthlight.entries.checkin import Checkin
from hearthlight.frame.visit import Visit
from hearthlight.journal import letters, read, seal, write
from hearthlight.journal.homes import ClosedHome
from hearthlight.journal.models import new_id
from hearthlight.people import consent, couples

type How = Literal["kept", "shared", "paused", "closed", "posted", "posted_both"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it: the private entry, its shared copy (empty when there is none), and how."""

    entry: bytes
    shared: bytes
    how: How


@transaction.atomic
def keep(visit: Visit, entry: Entry, entry_id: bytes) -> Outcome:
    """Keep `entry` for this person alone; sealed as a letter while locked. Raises WasForgotten, TooLong."""
    if visit.locked:
        person = couples.hold(visit.person)
        letters.post(bytes(person.home), entry, entry_id, author=0, readers={0: bytes(person.public)})
        return Outcome(entry_id, b"", "posted")
    write.append(visit.mine, entry, entry_id)
    return Outcome(entry_id, b"", "kept")


@transaction.atomic
def keep_checkin(visit: Visit, entry: Checkin, entry_id: bytes, ticks: frozenset[str]) -> Outcome:
    """Keep a check-in, and a copy of what was ticked for the partner, as far as dials and pause allow.

    The same id sent twice is one entry and one copy. Raises WasForgotten, TooLong.
    """
    if not ticks or write.is_there(bytes(visit.person.home), entry_id):
        return keep(visit, entry, entry_id)
    if visit.locked:
        return _post(visit, entry, entry_id, ticks)
    ours = visit.ours
    copy = consent.copy_of(entry, consent.allowed(ticks, visit.dials))
    if ours is None or not visit.together or visit.paused or copy is None:
        write.append(visit.mine, entry, entry_id)
        return Outcome(entry_id, b"", "paused" if visit.paused else "closed" if visit.together else "kept")
    shared = write.append(ours, copy)
    write.append(visit.mine, msgspec.structs.replace(entry, shared_as=shared), entry_id)
    return Outcome(entry_id, shared, "shared")


def _post(visit: Visit, entry: Checkin, entry_id: bytes, ticks: frozenset[str]) -> Outcome:
    """Keep a check-in while locked: a letter to oneself, and one to both when this phone knows that is wanted."""
    person = visit.person
    readers = couples.readers(bytes(person.couple)) if person.couple is not None else {}
    mine = next((number for number, public in readers.items() if public == bytes(person.public)), None)
    copy = consent.copy_of(entry, ticks & {"headline"}) if visit.box.get("share") == "yes" else None
    if copy is None or mine is None or person.couple is None:
        return keep(visit, entry, entry_id)
    shared = new_id()
    letters.post(bytes(person.couple), copy, shared, author=mine, readers=readers)
    entry = msgspec.structs.replace(entry, shared_as=shared)
    keep(visit, entry, entry_id)
    return Outcome(entry_id, shared, "posted_both")


def share_line(visit: Visit, entry: Checkin, entry_id: bytes) -> Outcome:
    """Keep a ready-made line and give it to the partner: pressing the button is the tick. Pause still holds it back."""
    ours = visit.ours
    if ours is None or not visit.together or visit.paused or write.is_there(visit.mine.id, entry_id):
        outcome = keep(visit, entry, entry_id)
        return Outcome(outcome.entry, b"", "paused" if visit.paused else "kept")
    with transaction.atomic():
        shared = write.append(ours, entry)
        write.append(visit.mine, msgspec.structs.replace(entry, shared_as=shared), entry_id)
    return Outcome(entry_id, shared, "shared")


def take_back(visit: Visit, entry_id: bytes, shared: bytes) -> None:
    """Forget an entry of this person and its shared copy; while locked too, since forgetting needs no key."""
    person = visit.person
    today = visit.now.date()
    if visit.signed_in and not shared:
        kept = _mine(visit, entry_id)
        shared = (kept.shared_as if kept else None) or b""
    write.forget(ClosedHome(bytes(person.home), 0), [entry_id], today=today)
    if shared:
        for member in couples.memberships(person):
            write.forget(ClosedHome(bytes(member.home), member.author), [shared], today=today)


def unshare(visit: Visit, entry_id: bytes) -> None:
    """Take an entry back from the partner and keep it for oneself."""
    kept = _mine(visit, entry_id)
    if kept is None or kept.shared_as is None:
        return
    with transaction.atomic():
        write.change(visit.mine, msgspec.structs.replace(kept, shared_as=None), entry_id)
        for member in couples.memberships(visit.person):
            write.forget(ClosedHome(bytes(member.home), member.author), [kept.shared_as], today=visit.now.date())


def _mine(visit: Visit, entry_id: bytes) -> Entry | None:
    try:
        return read.one(visit.mine, entry_id).entry
    except seal.NotShared:
        return None
