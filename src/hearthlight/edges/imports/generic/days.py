"""Which day, and which time, a cell names; where two readings are possible, the person is asked."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

type Order = Literal["dmy", "mdy"]
# `any`: no cell depends on it. `ask`: both readings fit every cell, so only the person knows.
type Guess = Literal["dmy", "mdy", "any", "ask"]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"(?:\s*(?P<half>[ap])\.?m\.?)?(?:\s*(?P<offset>Z|UTC|[+-]\d{2}:?\d{2}))?$",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_CLOSE = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/. ]{1,2}(\d{1,2})[-/. ]{1,2}(\d{4}|\d{2})")
_WORDS = re.compile(r"[A-Za-z]+|\d+")
_ENDINGS = frozenset({"st", "nd", "rd", "th", "of"})
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LONGEST = 48


@dataclass(frozen=True, slots=True)
class Moment:
    """The day a cell names, with the time on the clock and its offset where they stand there."""

    day: dt.date
    clock: dt.time | None = None

    @property
    def is_placed(self) -> bool:
        """Whether the cell itself says how far from UTC its clock was."""
        return self.clock is not None and self.clock.tzinfo is not None


def moment(cell: str, order: Order) -> Moment | None:
    """Return what a cell names, or None; `order` decides where day and month could be either."""
    if not cell or len(cell) > _LONGEST:
        return None
    found = _CLOCK.search(cell)
    if found is None:
        named = day(cell, order)
        return Moment(named) if named else None
    named, time = day(_before(cell, found), order), _time(found)
    return Moment(named, time) if named and time else None


def clock(cell: str) -> dt.time | None:
    """Return the time in a cell of its own, as 21:05 or 9:05 pm, or None."""
    found = _CLOCK.fullmatch(cell.strip()) if len(cell) <= _LONGEST else None
    return _time(found) if found else None


def day(cell: str, order: Order) -> dt.date | None:
    """Return the day a cell names, or None."""
    text = cell.strip()[:_LONGEST]
    if found := _YEAR_FIRST.fullmatch(text) or _CLOSE.fullmatch(text):
        return _date(*map(int, found.groups()))
    if found := _YEAR_LAST.fullmatch(text):
        first, second, year = map(int, found.groups())
        year += 2000 if year < 100 else 0
        return _date(year, second, first) if order == "dmy" else _date(year, first, second)
    return _in_words(text)


def guess(cells: Iterable[str]) -> Guess:
    """Return how day and month stand in these cells, as far as the cells themselves tell."""
    firsts, seconds = set(), set()
    for cell in cells:
        text = cell.strip()[:_LONGEST]
        time = _CLOCK.search(text)
        found = _YEAR_LAST.fullmatch(_before(text, time) if time else text)
        if found and found[1].zfill(2) != found[2].zfill(2):
            firsts.add(int(found[1]))
            seconds.add(int(found[2]))
    if not firsts:
        return "any"
    if max(firsts) > 12 >= max(seconds):
        return "dmy"
    if max(seconds) > 12 >= max(firsts):
        return "mdy"
    return "ask"


def _before(text: str, clock: re.Match[str]) -> str:
    """Return what stands before the time, without what joins them: a blank, a comma, or the T of 2026-05-17T21:05."""
    rest = text[: clock.start()].rstrip(" ,")
    return rest[:-1] if rest.endswith("T") and rest[-2:-1].isdigit() else rest


def _in_words(text: str) -> dt.date | None:
    """Return the day of `8th Dec 2021`, `Dec 8, 2021` or `2026 Sun May 17`."""
    month = 0
    days: list[int] = []
    years: list[int] = []
    for word in map(str.lower, _WORDS.findall(text)):
        if word.isdecimal() and len(word) in (1, 2, 4):
            (years if len(word) == 4 else days).append(int(word))
        elif word[:3] in MONTHS and len(word) >= 3 and not month:
            month = MONTHS.index(word[:3]) + 1
        elif word not in _ENDINGS and not word.startswith(_WEEKDAYS):
            return None
    return _date(years[0], month, days[0]) if month and len(days) == len(years) == 1 else None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day) if year >= 1900 else None
    except ValueError:
        return None


def _time(found: re.Match[str]) -> dt.time | None:
    hour, half = int(found["hour"]), (found["half"] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return dt.time(hour, int(found["minute"]), int(found["second"] or 0), tzinfo=_offset(found["offset"]))
    except ValueError:
        return None


def _offset(text: str | None) -> dt.timezone | None:
    if not text:
        return None
    if text.upper() in ("Z", "UTC"):
        return dt.UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return dt.timezone(dt.timedelta(minutes=-minutes if text[0] == "-" else minutes))
