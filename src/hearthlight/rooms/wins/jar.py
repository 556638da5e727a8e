"""What is in the jar: one's own, and what the partner gave, newest first, some months at a time."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hearthlight.entries import codec
from hearthlight.entries.thanks import Thanks
from hearthlight.entries.win import Win
from hearthlight.frame import told
from hearthlight.frame.dates import date_format
from hearthlight.frame.visit import Visit
from hearthlight.journal import read, write
from hearthlight.journal.digests import Fold, fold
from hearthlight.journal.homes import OpenHome
from hearthlight.journal.read import Kept
from hearthlight.rooms.wins.drawing import LIGHTS, Light

READ_BACK_DAYS = 7
WEEKS_TOLD = 8
ENOUGH_AT_ONCE = 20
SETTLED = "jar"


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing in the jar: its words, whose it is (`me`, `you` or `ours` for colour, `tag` in words), and when.

    `id` is empty for what the partner gave: it is theirs to change or take back.
    """

    text: str
    who: str
    tag: str
    when: str
    id: str


@dataclass(frozen=True, slots=True)
class Jar:
    """The jar as a page shows it. `further` names the month the next page begins with, or is empty."""

    lights: tuple[Light, ...]
    this_week: tuple[Piece, ...]
    before: tuple[Piece, ...]
    further: str


class Months(msgspec.Struct):
    """How much each author put into a home, month by month: enough to go past empty months without reading them."""

    by_author: dict[int, dict[str, int]] = {}


def _add(months: Months, kept: Kept) -> Months:
    if isinstance(kept.entry, Win | Thanks) and kept.entry.day is not None:
        of_author = months.by_author.setdefault(kept.author, {})
        month = codec.month_of(kept.entry.day)
        of_author[month] = of_author.get(month, 0) + 1
    return months


MONTHS = Fold("jar.1", Months, Months, _add)


def look(visit: Visit, until: str = "") -> Jar:
    """Return the jar from the month `until` (as 2026-11) back, or from now; about ENOUGH_AT_ONCE pieces of it."""
    voices = [_Voice(visit.mine, 0)]
    if visit.ours is not None:
        voices.append(_Voice(visit.ours, 1 - visit.ours.author))
    counts = [fold(voice.home, MONTHS).by_author.get(voice.author, {}) for voice in voices]
    months = sorted({month for count in counts for month in count if not until or month <= until}, reverse=True)
    found: list[tuple[Win | Thanks, Piece]] = []
    while months and len(found) < ENOUGH_AT_ONCE:
        found += [piece for voice in voices for piece in _of_month(visit, voice, months[0])]
        del months[0]
    found.sort(key=lambda one: _when_said(one[0]), reverse=True)
    week_began = visit.today - dt.timedelta(days=READ_BACK_DAYS - 1)
    return Jar(
        lights=_lights(visit, sum(sum(count.values()) for count in counts)),
        this_week=tuple(piece for entry, piece in found if entry.day and entry.day >= week_began),
        before=tuple(piece for entry, piece in found if entry.day and entry.day < week_began),
        further=months[0] if months else "",
    )


@dataclass(frozen=True, slots=True)
class _Voice:
    """Whose pieces, in which home."""

    home: OpenHome
    author: int


def _of_month(visit: Visit, voice: _Voice, month: str) -> Iterator[tuple[Win | Thanks, Piece]]:
    for kept in read.month(voice.home, dt.date.fromisoformat(f"{month}-01")):
        entry = kept.entry
        # What was left while locked lies in no month yet and comes with every one.
        if isinstance(entry, Win | Thanks) and kept.author == voice.author and codec.bucket_of(entry) == month:
            yield entry, _piece(visit, voice, kept.id, entry)


def _piece(visit: Visit, voice: _Voice, entry_id: bytes, entry: Win | Thanks) -> Piece:
    text, when = told.tell(entry, visit.partner).text, when_was(entry.day or visit.today, visit.today)
    if voice.home is not visit.mine:
        return Piece(text, "you", visit.partner or _("Given to you"), when, "")
    if entry.shared_as is None:
        return Piece(text, "me", _("Only you"), when, entry_id.hex())
    return Piece(text, "ours", _("Both of you") if visit.together else _("You"), when, entry_id.hex())


def _when_said(entry: Win | Thanks) -> tuple[dt.date, dt.datetime]:
    return entry.day or dt.date.min, entry.at or dt.datetime.min.replace(tzinfo=dt.UTC)


def when_was(day: dt.date, today: dt.date) -> str:
    """Return a day as one says it: a weekday at first, then weeks, then the month."""
    days = (today - day).days
    if days < READ_BACK_DAYS:
        return _("Today") if days <= 0 else date_format(day, "l")
    weeks = days // 7
    if weeks > WEEKS_TOLD:
        return date_format(day, "F Y")
    return (
        _("Last week")
        if weeks == 1
        else ngettext("%(weeks)s week ago", "%(weeks)s weeks ago", weeks) % {"weeks": weeks}
    )


def _lights(visit: Visit, there: int) -> tuple[Light, ...]:
    """Return the lights to draw. Their number only rises: what is deleted or taken back leaves its light in."""
    kept = visit.recent_mine.settled(SETTLED, 0)
    before = int(kept) if isinstance(kept, str) and kept.isdecimal() else 0
    now = min(len(LIGHTS), max(before, there))
    if now > before:
        write.settle(visit.mine, SETTLED, str(now))
    return LIGHTS[:now]
