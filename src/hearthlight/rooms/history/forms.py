"""Changing what was said: the new words and taps, checked, put into the entry they belong to."""

import datetime as dt
from dataclasses import dataclass

import msgspec
from django.http import QueryDict
from django.utils.translation import gettext as _

from hearthlight.entries import checkin, win
from hearthlight.entries.base import Entry
from hearthlight.entries.checkin import Checkin
from hearthlight.entries.thanks import Thanks
from hearthlight.entries.win import Win
from hearthlight.frame import taps
from hearthlight.frame.sent import DoesNotFit
from hearthlight.frame.taps import Taps
from hearthlight.frame.visit import Visit

TAPS = ("energy", "mood")
LONGEST = {Checkin: checkin.WORDS_LIMIT, Win: win.WORDS_LIMIT, Thanks: win.WORDS_LIMIT}


@dataclass(frozen=True, slots=True)
class Form:
    """What of an entry can be changed: its words, and for a check-in its taps. A value between two taps marks none."""

    words: str
    taps: Taps | None
    wrong: str = ""


def form(visit: Visit, entry: Entry, *, words: str | None = None, wrong: str = "") -> Form | None:
    """Return the form for `entry`, or None when there is nothing in it to change."""
    if not isinstance(entry, Checkin | Win | Thanks):
        return None
    shown = None
    if isinstance(entry, Checkin) and not entry.line:
        shown = taps.empty(visit, energy=_tap(entry.energy), mood=_tap(entry.mood))
    return Form(entry.words if words is None else words, shown, wrong)


def _tap(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def changed(entry: Entry, sent: QueryDict) -> Entry:
    """Return `entry` with what was sent; raises DoesNotFit. What was not sent stays, and so does the copy given away."""
    assert isinstance(entry, Checkin | Win | Thanks), "only what has a form is sent"
    words = sent.get("words", "").replace("\r\n", "\n").replace("\0", "").strip()
    if len(words) > LONGEST[type(entry)]:
        raise DoesNotFit(
            _("That is a lot to hold in one entry. Everything is still here. A little shorter, and it fits.")
        )
    if isinstance(entry, Checkin):
        return msgspec.structs.replace(entry, words=words, **_ratings(sent))
    if not words and not entry.line and not getattr(entry, "act", ""):
        raise DoesNotFit(_("There are no words left in it. Write a few, or let it go."))
    return msgspec.structs.replace(entry, words=words)


def _ratings(sent: QueryDict) -> dict[str, float | None]:
    ratings: dict[str, float | None] = {}
    for name in TAPS:
        value = sent.get(name)
        if value is None:
            continue
        if value and value not in map(str, taps.TAP_VALUES):
            raise DoesNotFit(_("That answer isn’t one of the five. Pick again, or “Not sure”."))
        ratings[name] = float(value) if value else None
    return ratings


def a_day(text: str) -> dt.date | None:
    """Return the date in `text` as 2026-11-24, or none."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def a_month(text: str) -> dt.date | None:
    """Return the first day of the month in `text` as 2026-11, or none."""
    return a_day(f"{text}-01")
