"""What one's own journal keeps of links: which are open, until when, with which words, and when each was opened."""

import datetime as dt
from dataclasses import dataclass

import msgspec
from django.utils.formats import time_format

from hearthlight.entries.report import Report
from hearthlight.frame.dates import date_format
from hearthlight.frame.visit import Visit
from hearthlight.journal.digests import Fold, fold
from hearthlight.journal.read import Kept


class Made(msgspec.Struct, frozen=True):
    """One link as it was made."""

    who: str
    until: dt.date
    token: str
    words: str


class Links(msgspec.Struct):
    """Every link of a journal, and the moments each was opened."""

    made: dict[bytes, Made] = {}
    opened: dict[bytes, list[dt.datetime]] = {}


def _add(links: Links, kept: Kept) -> Links:
    entry = kept.entry
    if not isinstance(entry, Report):
        return links
    if entry.what == "link" and entry.until is not None:
        links.made[kept.id] = Made(entry.who, entry.until, entry.token, entry.words)
    elif entry.what == "opened" and entry.at is not None:
        links.opened.setdefault(entry.of, []).append(entry.at)
    return links


LINKS = Fold("links.1", Links, Links, _add)


@dataclass(frozen=True, slots=True)
class Shown:
    """One open link, ready to show."""

    id: str
    who: str
    until: dt.date
    token: str
    words: str
    opened: tuple[str, ...]

    @property
    def dashed(self) -> str:
        """The words as they stand behind a link."""
        return self.words.replace(" ", "-")


def open_ones(visit: Visit) -> list[Shown]:
    """Return the links that still open, the latest first."""
    links = fold(visit.mine, LINKS)
    return [
        Shown(link.hex(), made.who, made.until, made.token, made.words, _told(visit, links.opened.get(link, [])))
        for link, made in reversed(links.made.items())
        if made.until > visit.today
    ]


def _told(visit: Visit, moments: list[dt.datetime]) -> tuple[str, ...]:
    local = [at.astimezone(visit.zone) for at in moments]
    return tuple(f"{date_format(at.date(), 'j F')}, {time_format(at.time(), 'H:i')}" for at in local)
