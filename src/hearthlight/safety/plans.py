"""A person’s own safety plan: where it lies, how it is changed without a trace of the one before, and how it reads."""

import datetime as dt
import re
from dataclasses import dataclass

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearthlight.entries.plan_of_safety import PARTS, PlanOfSafety
from hearthlight.journal import read, write
from hearthlight.journal.homes import OpenHome

TITLES = {
    "signs": _("How I notice that it gets dangerous"),
    "helps": _("What helps me on my own"),
    "people": _("Who can be with me"),
    "places": _("Where I feel safer"),
    "professionals": _("Whom I can call who does this for a living"),
    "safer": _("What makes the place around me safer"),
}
NUMBER = re.compile(r"(?<![\w+])\+?\d[\d ()/.-]{1,18}\d(?!\w)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a plan’s words; `link` dials when it reads as a telephone number."""

    text: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a plan that has words in it."""

    name: str
    title: str | Promise
    lines: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A plan as a page shows it."""

    parts: tuple[Part, ...]


def current(home: OpenHome) -> PlanOfSafety | None:
    """Return the safety plan in one’s own home, or None when none was written."""
    kept = _kept(home)
    return kept[-1].plan if kept else None


@transaction.atomic
def keep(home: OpenHome, plan: PlanOfSafety, *, today: dt.date) -> None:
    """Put `plan` in the place of the one before, of which no byte stays; one without words is no plan."""
    write.forget(home, [one.id for one in _kept(home)], today=today)
    if any(getattr(plan, name) for name in PARTS):
        write.append(home, plan)


def show(plan: PlanOfSafety | None) -> Shown | None:
    """Return how `plan` reads: its parts in order, with every telephone number ready to be called."""
    if plan is None:
        return None
    said = ((name, str(getattr(plan, name))) for name in PARTS)
    return Shown(tuple(Part(name, TITLES[name], _lines(text)) for name, text in said if text))


def _lines(text: str) -> tuple[tuple[Piece, ...], ...]:
    return tuple(tuple(_pieces(line)) for line in text.splitlines() if line.strip())


def _pieces(line: str) -> list[Piece]:
    pieces, end = [], 0
    for found in NUMBER.finditer(line):
        digits = re.sub(r"[^\d+]", "", found.group())
        if not _is_called(digits):
            continue
        pieces += [Piece(line[end : found.start()]), Piece(found.group(), f"tel:{digits}")]
        end = found.end()
    return [piece for piece in (*pieces, Piece(line[end:])) if piece.text]


def _is_called(digits: str) -> bool:
    """Tell a number to call from a year or a range: a short code has three digits, any other six or more."""
    return len(digits) == 3 or len(digits) >= 6


@dataclass(frozen=True, slots=True)
class _Lying:
    id: bytes
    plan: PlanOfSafety


def _kept(home: OpenHome) -> list[_Lying]:
    # It is found by its kind: a new key or a move to another house gives every settled entry another place.
    kept = read.latest(read.buckets(home, ["settled"]))
    return [_Lying(one.id, one.entry) for one in kept if isinstance(one.entry, PlanOfSafety)]
