"""The page for an export, laid from small frozen values: what would come in, what is left out, and what cannot be read."""

import datetime as dt
import secrets
from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from hearthlight.edges.imports import bring, gather, nights, reader
from hearthlight.edges.imports.formats import daylio
from hearthlight.edges.imports.kinds import LABELS
from hearthlight.edges.imports.readings import Found
from hearthlight.entries.base import Entry
from hearthlight.entries.checkin import Checkin
from hearthlight.entries.cycle import Cycle
from hearthlight.entries.medicine import Medicine
from hearthlight.entries.movement import STEPS_OF_A_DAY, Movement
from hearthlight.entries.night import Night
from hearthlight.frame.visit import Visit

_LEFT_OUT = {
    "deleted": _("Deleted in the app: %(count)s"),
    "odd_length": _("Sleep longer than a day, or without a length: %(count)s"),
    "placeholder": _("Days the app never filled in: %(count)s"),
    "plan": _("Bedtimes that were planned, not slept: %(count)s"),
    "predicted": _("Periods that were predicted, not told: %(count)s"),
    "pregnancy": _("Cycles marked as a pregnancy: %(count)s"),
    "same": _("Told twice in the file: %(count)s"),
    "same_sleep": _("Sleep that two sources told, counted once: %(count)s"),
    "words": _("Words without a number: %(count)s"),
}
_OTHER = _("Other things: %(count)s")
_SOURCES_NAMED = 8
_TROUBLE = {
    "truncated": _("The file breaks off before its end. What is whole can come in."),
    "ambiguous_order": _("Days in this file can be read in two ways."),
    "path": _("Some names in the zip lead out of it. They stay closed."),
    "damaged": _("A part of the file is damaged and stays out."),
    "large": _("A part of the file is too large to read and stays out."),
    "bomb": _("A part of the zip unpacks to far too much and stays closed."),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind that is there: how many entries it would add, and how many are here already."""

    key: str
    label: str
    new: int
    known: int


@dataclass(frozen=True, slots=True)
class Look:
    """Everything the person sees before anything is written."""

    app: str
    kinds: tuple[Kind, ...]
    first_day: dt.date | None
    latest_day: dt.date | None
    zone: str
    sources: tuple[str, ...]
    left_out: tuple[str, ...]
    problems: tuple[str, ...]
    new: int


def owner_of(visit: Visit, batch: str, form: str) -> gather.Owner:
    """Return whose file this is."""
    keys = visit.mine.keys
    return gather.Owner(visit.zone, bring.source_of(batch, form), lambda name: keys.settled_id(f"course/{name}"))


def look(visit: Visit, found: Found) -> Look:
    """Return what bringing this export would mean, kind by kind."""
    # Any scale and any level will do for counting; the real ones are asked on the page.
    all_kinds = gather.Choice(frozenset(gather.TICKS), (1, 5))
    owner = owner_of(visit, secrets.token_hex(4), found.format)
    every = gather.entries(daylio.with_some_level(found), all_kinds, owner)
    preview = bring.preview(visit.mine, every)
    new, there = Counter(map(tick_of, preview.new)), Counter(map(tick_of, every))
    notes = sum(bool(one.note or one.labels) for one in found.moods)
    days = [one.day for one in every if one.day]
    kinds = [
        Kind(key, str(label), new[key], there[key] - new[key])
        for key, label in LABELS.items()
        if there[key] or new[key]
    ]
    if notes and there["mood"]:
        kinds.append(Kind("notes", str(LABELS["notes"]), notes, 0))
    return Look(
        app=reader.title_of(found.format),
        kinds=tuple(kinds),
        first_day=min(days, default=None),
        latest_day=max(days, default=None),
        zone=str(visit.zone),
        sources=found.sources()[:_SOURCES_NAMED],
        left_out=tuple(str(_LEFT_OUT.get(what, _OTHER)) % {"count": count} for what, count in _left_out(found)),
        problems=tuple(_problem(what, one.count, one.rows) for what, one in sorted(found.troubles.items())),
        new=len(preview.new),
    )


def tick_of(entry: Entry) -> str:
    """Return which tick an entry belongs to."""
    match entry:
        case Night():
            return "sleep"
        case Movement():
            return "steps" if entry.what == STEPS_OF_A_DAY else "movement"
        case Checkin():
            return "mood"
        case Medicine():
            return "medication"
        case Cycle():
            return "cycle"
        case _:
            raise TypeError("this kind is never imported")


def _left_out(found: Found) -> list[tuple[str, int]]:
    slept = nights.choose(found.sleeps)
    told = Counter({key: count for key, count in found.left_out.items() if key in _LEFT_OUT})
    other = sum(found.left_out.values()) - sum(told.values()) + sum(found.intimate.values())
    told += Counter({"same_sleep": slept.same, "odd_length": slept.odd})
    return [*sorted(told.items()), *([("", other)] if other else [])]


def _problem(what: str, count: int, rows: list[int]) -> str:
    if what in _TROUBLE:
        return str(_TROUBLE[what])
    line = ngettext("%(count)s row can’t be read.", "%(count)s rows can’t be read.", count) % {"count": count}
    return f"{line} ({', '.join(map(str, rows))})" if rows else line
