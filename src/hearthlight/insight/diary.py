"""The last year of a diary as sums and lists, one entry at a time, and laid out as rows for what seems to help.

A year and a little is what patterns rest on: longer ago, life was another one. So a diary of ten years costs no more.
"""

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from statistics import median

import msgspec
import numpy as np
from numpy.typing import NDArray

from hearthlight.entries.base import Entry
from hearthlight.entries.checkin import Checkin
from hearthlight.entries.movement import MINDFUL, STEPS_OF_A_DAY, Movement
from hearthlight.entries.night import Night
from hearthlight.entries.step import DrawnStep, Step
from hearthlight.insight import series
from hearthlight.insight.coins import Coins
from hearthlight.insight.helps import Days, running_mean
from hearthlight.insight.series import DaySums

KEEP_DAYS = 460
OWN_ROW_FROM = 5
SATURDAY = 5
# A step that was started and never closed was done all the same; nobody comes back to say so on a tired evening.
DONE = ("started", "done")
NOTHING = "nothing"
# What is done outside of the house's own acts: moving, told by hand or by a watch, and a night at one's usual hours.
MOVING, NIGHT = "moving", "usual_night"
NEEDS_NIGHTS, USUAL_MINUTES = 14, 30
CERTAIN = 10_000

type Moment = tuple[int, float]
type Numbers = NDArray[np.float64]


class Toss(msgspec.Struct, frozen=True, array_like=True):
    """The draw of a day: its minute, the chances in ten-thousandths that acts had in it, and those that came."""

    minute: int
    chances: dict[str, int]
    drawn: tuple[str, ...]


class Diary(msgspec.Struct):
    """What is kept of a person's last KEEP_DAYS days; days are ordinals, minutes count from 1970 and are 0 if unknown.

    `moods` holds each mood with its minute, `done` each act with its days and the first minute it was done on each, and
    `nights` the minute in the middle of each night, by the day on which it ended. `tosses` is the first draw of each
    day that was answered; what is drawn after it has already heard that answer.
    """

    days: DaySums = msgspec.field(default_factory=DaySums)
    moods: dict[int, list[Moment]] = {}
    done: dict[str, dict[int, int]] = {}
    nights: dict[int, int] = {}
    tosses: dict[int, Toss] = {}


def add(diary: Diary, entry: Entry) -> Diary:
    """Put `entry` into `diary`, in place, and give it back; what says nothing about a day changes nothing."""
    if entry.day is None:
        return diary
    day, minute = entry.day.toordinal(), int(entry.at.timestamp()) // 60 if entry.at else 0
    if isinstance(entry, DrawnStep) and (day not in diary.tosses or minute < diary.tosses[day].minute):
        diary.tosses[day] = Toss(minute, entry.coins, entry.drawn)
    match entry:
        case Checkin():
            series.add(diary.days, entry)
            if entry.mood is not None:
                diary.moods.setdefault(day, []).append((minute, entry.mood))
        case Step() if entry.answer in DONE and entry.act != NOTHING:
            _do(diary, entry.act, day, minute)
        case Movement() if entry.what not in (STEPS_OF_A_DAY, MINDFUL):
            _do(diary, MOVING, day, minute)
        case Night() if not entry.is_nap and (middle := _middle(entry)) is not None:
            diary.nights[day] = middle
    return diary


def _do(diary: Diary, act: str, day: int, minute: int) -> None:
    days = diary.done.setdefault(act, {})
    days[day] = min(minute, days.get(day, minute))


def _middle(night: Night) -> int | None:
    """Return the minute in the middle of a night, or None where its ends are not known."""
    begins, ends = night.asleep_at or night.bed_at, night.wake_at
    if begins is None or ends is None or night.day is None or ends <= begins:
        return None
    return int((begins + (ends - begins) / 2).timestamp()) // 60


def lately(diary: Diary, today: dt.date) -> Diary:
    """Return the KEEP_DAYS days of `diary` up to `today`; check-ins stay counted."""
    kept = range(today.toordinal() - KEEP_DAYS + 1, today.toordinal() + 1)
    sums = {measure: _within(days, kept) for measure, days in diary.days.sums.items()}
    done = {act: _within(days, kept) for act, days in diary.done.items()}
    return Diary(
        days=DaySums(diary.days.checkins, sums),
        moods=_within(diary.moods, kept),
        done={act: days for act, days in done.items() if days},
        nights=_within(diary.nights, kept),
        tosses=_within(diary.tosses, kept),
    )


def _within[V](days: dict[int, V], kept: range) -> dict[int, V]:
    return {day: value for day, value in days.items() if day in kept}


def next_day(diary: Diary, kinds: Mapping[str, str] | Callable[[str], str], zone: dt.tzinfo = dt.UTC) -> Days | None:
    """Return the rows for the mood of the day after; None for a diary without a mood. `kinds` names each act's kind.

    Nights are held against each other on the clock of `zone`, which is the person's own.
    """
    days = _laid(diary, kinds, later=False)
    if days is None:
        return None
    rows = range(min(diary.moods), max(diary.moods))
    # Later on the same day a mood counts when it was said after the act, so there the draw decides which days count.
    days = replace(days, coins={act: _coins(diary, rows, act) for act in days.done if act in diary.done})
    if len(diary.nights) < NEEDS_NIGHTS:
        return days
    nights = {NIGHT: _flags(rows, _usual_nights(diary.nights, zone))}
    return replace(days, done={**days.done, **nights}, asides=(_flags(rows, {day - 1 for day in diary.nights}),))


def same_day(diary: Diary, kinds: Mapping[str, str] | Callable[[str], str]) -> Days | None:
    """Return the rows for the mood later on the same day, said after what was done."""
    return _laid(diary, kinds, later=True)


def _laid(diary: Diary, kinds: Mapping[str, str] | Callable[[str], str], *, later: bool) -> Days | None:
    if not diary.moods:
        return None
    kind_of = kinds if callable(kinds) else kinds.__getitem__
    first, latest = min(diary.moods), max(diary.moods)
    rows = range(first, latest + (1 if later else 0))
    means = np.array([_mean(diary, day) for day in range(first, latest + 1)])
    outcome = np.array([_later(diary, day) for day in rows]) if later else means[1:]
    return Days(
        start=np.array([_start(diary, day) for day in rows]),
        before=_before(means)[: len(rows)],
        weekend=np.array([(day + (0 if later else 1) + 6) % 7 >= SATURDAY for day in rows], dtype=np.bool_),
        outcome=outcome,
        done={act: _flags(rows, days) for act, days in _acts(diary, kind_of)},
    )


def _coins(diary: Diary, rows: range, act: str) -> Coins:
    """Return on which days `act` came with the draw, and the chance it had; NaN where it was not among those reckoned."""
    tosses = {day: toss for day, toss in diary.tosses.items() if act in toss.chances}
    return Coins(
        offered=_flags(rows, {day for day, toss in tosses.items() if act in toss.drawn}),
        chance=np.array([tosses[day].chances[act] / CERTAIN if day in tosses else np.nan for day in rows]),
    )


def _flags(rows: range, days: Collection[int]) -> NDArray[np.bool_]:
    return np.array([day in days for day in rows], dtype=np.bool_)


def _before(means: Numbers) -> Numbers:
    """Return the running mean before each day; the first day, which has none, takes its own."""
    found = running_mean(means)
    return np.where(np.isfinite(found), found, means)


def _acts(diary: Diary, kind_of: Callable[[str], str]) -> list[tuple[str, frozenset[int]]]:
    """Return the days of each act done often enough to stand alone, and of the others kind by kind."""
    alone = {act: frozenset(days) for act, days in diary.done.items() if len(days) >= OWN_ROW_FROM or act == MOVING}
    others: dict[str, set[int]] = {}
    for act, days in diary.done.items():
        if act not in alone:
            others.setdefault(kind_of(act), set()).update(days)
    return sorted({**{kind: frozenset(days) for kind, days in others.items()}, **alone}.items())


def _usual_nights(nights: Mapping[int, int], zone: dt.tzinfo) -> frozenset[int]:
    """Return the days before those nights whose middle lay within USUAL_MINUTES of the person's own median."""
    hours = {day: _after_noon(minute, zone) for day, minute in nights.items()}
    usual = median(hours.values())
    return frozenset(day - 1 for day, minutes in hours.items() if abs(minutes - usual) <= USUAL_MINUTES)


def _after_noon(minute: int, zone: dt.tzinfo) -> int:
    """Return how many minutes after a noon `minute` is on the clock of `zone`, so that midnight cuts no night."""
    local = dt.datetime.fromtimestamp(minute * 60, zone)
    return ((local.hour - 12) % 24) * 60 + local.minute


def _mean(diary: Diary, day: int) -> float:
    moods = diary.moods.get(day)
    return sum(mood for _, mood in moods) / len(moods) if moods else np.nan


def _done_at(diary: Diary, day: int) -> int | None:
    """Return the first minute at which anything was done on `day`, or None for a day on which nothing was."""
    return min((days[day] for days in diary.done.values() if day in days), default=None)


def _start(diary: Diary, day: int) -> float:
    """Return the first mood of the day when it was said before anything was done, else yesterday's mean."""
    moods, done = diary.moods.get(day), _done_at(diary, day)
    if not moods:
        return np.nan
    minute, mood = min(moods)
    return mood if done is None or minute <= done else _mean(diary, day - 1)


def _later(diary: Diary, day: int) -> float:
    """Return the last mood of the day, when it is a second one and was said after what was done; else NaN."""
    moods, done = diary.moods.get(day, []), _done_at(diary, day)
    minute, mood = max(moods, default=(0, np.nan))
    said_after = minute > (min(moods)[0] if moods else 0) and (done is None or minute > done > 0)
    return mood if said_after else np.nan
