"""Giving a page inside the house: to the partner for a while, or as one side of a page of two; each taken back at will."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

import msgspec
from django.db import transaction
from django.utils.translation import gettext as _

from hearthlight.entries.report import Report
from hearthlight.frame import ending
from hearthlight.frame.visit import Visit
from hearthlight.journal import write
from hearthlight.journal.read import Kept
from hearthlight.people import consent
from hearthlight.rooms.reports import sheet as sheets
from hearthlight.rooms.reports.current import Page
from hearthlight.rooms.reports.sheet import Sheet

DIAL = "care"
type Way = Literal["given", "ours"]


@dataclass(frozen=True, slots=True)
class Side:
    """One person's page as it was given: the entry, the page, and the day from which it is gone."""

    id: bytes
    sheet: Sheet
    until: dt.date


def may(visit: Visit) -> bool:
    """Return whether dial and pause let a page be shared at all."""
    return visit.together and not visit.paused and visit.dials[DIAL] == consent.PARTNER_TOO


def mine(visit: Visit, way: Way) -> Side | None:
    """Return what this person gave in this way and still stands, or None."""
    return _side(visit, way, visit.author)


def theirs(visit: Visit, way: Way) -> Side | None:
    """Return what the partner gave in this way and still stands, or None."""
    return _side(visit, way, 1 - visit.author)


@transaction.atomic
def give(visit: Visit, page: Page, way: Way) -> None:
    """Give the page as it stands now, in place of one that was given before; the thirty days begin anew."""
    if visit.ours is None or not may(visit):
        return
    take_back(visit, way)
    until = visit.today + ending.SHARE_LASTS
    copy = Report(day=visit.today, at=visit.now, what=way, until=until, page=sheets.pack(page.sheet))
    write.append(visit.ours, copy)


def take_back(visit: Visit, way: Way) -> None:
    """Take back what was given in this way; nobody is told."""
    ids = [kept.id for kept in _copies(visit, way, visit.author)]
    if ids and visit.ours is not None:
        write.forget(visit.ours, ids, today=visit.today)
        visit.look_again()


def of_two(visit: Visit) -> Sheet | None:
    """Return the page of two when both gave their side, each under their own name, or None."""
    one, other = mine(visit, "ours"), theirs(visit, "ours")
    if one is None or other is None:
        return None
    sides = sorted([(visit.author, visit.me, one.sheet), (1 - visit.author, visit.partner, other.sheet)])
    blocks = [
        msgspec.structs.replace(block, title=_("%(name)s: %(part)s") % {"name": name, "part": block.title}, half=False)
        for _number, name, sheet in sides
        for block in sheet.blocks
        if not block.space
    ]
    return Sheet(
        title=_("Summary for the two of us"),
        about=_("Written by both, each choosing alone. Not a medical record. Not a diagnosis."),
        facts=tuple((name, dict(sheet.facts).get(_("Covers"), "")) for _number, name, sheet in sides),
        blocks=tuple(blocks),
        foot=_("Each of the two gave their own part and can take it back. Neither part is held against the other."),
        paper=one.sheet.paper,
        language=one.sheet.language,
    )


def _side(visit: Visit, way: Way, author: int) -> Side | None:
    for kept in reversed(_copies(visit, way, author)):
        entry = kept.entry
        if isinstance(entry, Report) and entry.until is not None and not ending.is_over(entry, visit.today):
            return Side(kept.id, sheets.unpack(entry.page), entry.until)
    return None


def _copies(visit: Visit, way: Way, author: int) -> list[Kept]:
    """Return the copies of one author from what is open anyway; older ones are over."""
    if visit.recent_ours is None or not visit.together:
        return []
    since = visit.today - ending.SHARE_LASTS
    found = visit.recent_ours.since(since, Report)
    return [one for one in found if one.author == author and isinstance(one.entry, Report) and one.entry.what == way]
