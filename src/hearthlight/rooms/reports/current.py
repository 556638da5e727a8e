"""The appointment somebody gets ready for now: the latest one they kept."""

from dataclasses import dataclass

import msgspec

from hearthlight.entries.visit import Appointment
from hearthlight.frame.visit import Visit
from hearthlight.journal import read, seal, write
from hearthlight.journal.digests import Fold, fold
from hearthlight.journal.read import Kept
from hearthlight.rooms.reports import forms, lines
from hearthlight.rooms.reports.facts import Facts
from hearthlight.rooms.reports.sheet import Sheet


class Latest(msgspec.Struct):
    """The id of the appointment that was kept last, or none."""

    id: bytes = b""


def _add(latest: Latest, kept: Kept) -> Latest:
    if isinstance(kept.entry, Appointment):
        latest.id = kept.id
    return latest


LATEST = Fold("appointment.1", Latest, Latest, _add)


@dataclass(frozen=True, slots=True)
class Page:
    """One appointment with the facts its page is made from, and the page."""

    id: bytes
    appointment: Appointment
    facts: Facts
    sheet: Sheet


def find(visit: Visit) -> tuple[bytes, Appointment] | None:
    """Return the latest appointment with its id, or None."""
    found = fold(visit.mine, LATEST).id
    if not found:
        return None
    try:
        entry = read.one(visit.mine, found).entry
    except seal.NotShared:
        return None
    return (found, entry) if isinstance(entry, Appointment) else None


def page(visit: Visit) -> Page | None:
    """Return the page of the latest appointment, made from what the journal says today, or None without one."""
    found = find(visit)
    if found is None:
        return None
    facts = forms.covered(visit, found[1])
    return Page(found[0], found[1], facts, lines.make(facts, found[1]))


def keep(visit: Visit, entry_id: bytes, appointment: Appointment) -> None:
    """Keep an appointment, or what was changed in it; raises WasForgotten."""
    if write.is_there(visit.mine.id, entry_id):
        write.change(visit.mine, appointment, entry_id)
    else:
        write.append(visit.mine, appointment, entry_id)
