"""Letting the partner see one medicine: its name and dose alone, for thirty days, taken back whenever one likes."""

import datetime as dt

import msgspec
from django.db import transaction

from hearthlight.entries.medicine import Medicine
from hearthlight.frame import ending, keep
from hearthlight.frame.visit import Visit
from hearthlight.insight.courses import Course
from hearthlight.journal import read, seal, write
from hearthlight.people import consent
from hearthlight.rooms.medicines import laying

DIAL = "care"


def may(visit: Visit) -> bool:
    """Return whether dial and pause let a medicine be shared at all."""
    return visit.together and not visit.paused and visit.dials[DIAL] == consent.PARTNER_TOO


def until(visit: Visit, course: Course) -> dt.date | None:
    """Return the day from which the partner's copy is gone, or None when there is none that still reads."""
    entry_id = laying.begins_with(course)
    entry = laying.entry(visit, entry_id) if entry_id else None
    if entry is None or entry.shared_as is None or visit.ours is None:
        return None
    try:
        copy = read.one(visit.ours, entry.shared_as).entry
    except seal.NotShared:
        return None
    return None if ending.is_over(copy, visit.today) else ending.until_of(copy)


@transaction.atomic
def share(visit: Visit, course: Course) -> None:
    """Put a copy of name and dose into the shared home; pressed again, the thirty days begin anew."""
    entry_id = laying.begins_with(course)
    if entry_id is None or visit.ours is None or not may(visit):
        return
    take_back(visit, course)
    entry = laying.entry(visit, entry_id)
    if entry is None:
        return
    copy = Medicine(
        day=visit.today,
        course=course.id,
        what="started",
        name=entry.name,
        dose=entry.dose,
        until=visit.today + ending.SHARE_LASTS,
    )
    shared = write.append(visit.ours, copy)
    write.change(visit.mine, msgspec.structs.replace(entry, shared_as=shared), entry_id)


def take_back(visit: Visit, course: Course) -> None:
    """Remove every copy of this medicine from the shared home, and keep it for oneself."""
    for event in course.events:
        keep.unshare(visit, event.id)
