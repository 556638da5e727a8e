"""Two made-up people, day by day: moods that pull on each other, low stretches, gaps, small steps and a medicine change.

    slow[t] = 0.96 slow[t-1] + a[t]                            weeks
    fast[t] = 0.35 fast[t-1] + 0.18 other.fast[t-1] + b[t]     days, each pulled by the other's yesterday
    mood[t] = level + slow[t] + fast[t] - low[t] + medicine[t] + weekend[t]

Energy follows mood with noise of its own, closeness follows both moods. Values are drawn, never learned from anybody;
the same seed tells the same life. Days without an answer come in runs, and more of them in low stretches.
"""

import datetime as dt
from dataclasses import dataclass, field

import msgspec
import numpy as np
from numpy.typing import NDArray

from hearthlight.edges.demo import sayings
from hearthlight.entries.base import Entry
from hearthlight.entries.checkin import Checkin
from hearthlight.entries.step import Offered, Step

type Days = NDArray[np.float64]

SLOW, FAST, PULL = 0.96, 0.35, 0.18
LOW_STARTS, LOW_DAYS, LOW_DEPTH = 1 / 110, (9, 28), (1.6, 3.2)
STOPS_ANSWERING, ANSWERS_AGAIN = 0.07, 0.5
WEEKEND, MONDAY = 0.3, -0.35
MEDICINE_AFTER = 0.62
FULLER, WITH_WORDS = 0.3, 0.35
STEP_OFFERED, STEP_LIFTS = 0.55, 0.35


@dataclass(frozen=True, slots=True)
class Nature:
    """What is steady about one person: usual levels, how often they share, and whether a medicine changes for them."""

    mood: float
    energy: float
    shares: float
    medicine: bool


@dataclass(frozen=True, slots=True)
class Told:
    """One thing said: the entry, and what was ticked for the other to see; nothing ticked is private."""

    entry: Entry
    ticks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Life:
    """What one made-up person said, oldest first, and the truth below it, one value for each day."""

    told: list[Told]
    mood: Days = field(repr=False)


NOOR = Nature(mood=4.3, energy=4.0, shares=0.75, medicine=True)
SAM = Nature(mood=5.9, energy=5.6, shares=0.65, medicine=False)


@dataclass(frozen=True, slots=True)
class Frame:
    """When it happens: the first day, the zone both live in, and how often they check in on a day they answer."""

    start: dt.date
    zone: dt.tzinfo = dt.UTC
    per_day: float = 1.3


def simulate(seed: int, days: int, frame: Frame) -> tuple[Life, Life]:
    """Return the lives of Noor and Sam for `days` days."""
    rng = np.random.default_rng(seed)
    noors, sams = _moods(rng, days, frame.start)
    return _live(rng, NOOR, (noors, sams), frame), _live(rng, SAM, (sams, noors), frame)


def _moods(rng: np.random.Generator, days: int, start: dt.date) -> list[Days]:
    slow, fast = np.zeros((days, 2)), np.zeros((days, 2))
    shocks = rng.normal(0.0, (0.28, 0.75), size=(days, 2, 2))
    for t in range(1, days):
        slow[t] = SLOW * slow[t - 1] + shocks[t, :, 0]
        fast[t] = FAST * fast[t - 1] + PULL * fast[t - 1, ::-1] + shocks[t, :, 1]
    found = []
    for who, nature in enumerate((NOOR, SAM)):
        low = _low_stretches(rng, days) * (1.0 if who == 0 else 0.6)
        medicine = _medicine(days) if nature.medicine else 0.0
        mood = nature.mood + slow[:, who] + fast[:, who] - low + medicine + _weekdays(days, start)
        found.append(np.clip(mood, 0.0, 10.0))
    return found


def _low_stretches(rng: np.random.Generator, days: int) -> Days:
    """Return how far each day is pulled down: stretches of one to four weeks that come and go over some days."""
    low, t = np.zeros(days), int(rng.geometric(LOW_STARTS))
    while t < days:
        length, depth = int(rng.integers(*LOW_DAYS)), rng.uniform(*LOW_DEPTH)
        shape = depth * np.sin(np.linspace(0.25, np.pi - 0.25, length))
        stop = min(days, t + length)
        low[t:stop] = np.maximum(low[t:stop], shape[: stop - t])
        t += length + int(rng.geometric(LOW_STARTS))
    return low


def medicine_day(days: int) -> int:
    """Return the day, counted from the first, on which the medicine changes."""
    return int(days * MEDICINE_AFTER)


def _medicine(days: int) -> Days:
    """Return what a change of medicine does: some heavier days first, then slowly a little more room."""
    since = np.arange(days) - medicine_day(days)
    heavier = np.where((since >= 0) & (since < 12), -0.7, 0.0)
    return heavier + 1.1 / (1 + np.exp(-(since - 32) / 7)) * (since >= 0)


def _weekdays(days: int, start: dt.date) -> Days:
    weekday = (start.weekday() + np.arange(days)) % 7
    return np.where(weekday >= 5, WEEKEND, np.where(weekday == 0, MONDAY, 0.0))


def _live(rng: np.random.Generator, nature: Nature, moods: tuple[Days, Days], frame: Frame) -> Life:
    mine, others = moods
    days = len(mine)
    how_often = 1 + rng.poisson(max(0.0, frame.per_day - 1), size=days)
    told: list[Told] = []
    lift = 0.0
    for t in map(int, np.flatnonzero(_answers(rng, mine - nature.mood))):
        changes = nature.medicine and t == medicine_day(days)
        now = Now(frame.start + dt.timedelta(days=t), frame.zone, mine[t] + lift, others[t], changes)
        told += [_checkin(rng, nature, now, nth) for nth in range(how_often[t])]
        step = _step(rng, now) if rng.random() < STEP_OFFERED else None
        told += [Told(step)] if step else []
        lift = STEP_LIFTS if step and step.answer == "done" else 0.0
    return Life(told, mine)


def _answers(rng: np.random.Generator, above: Days) -> NDArray[np.bool_]:
    """Return on which days anything is said: runs of silence, longer and more often below one's usual mood."""
    luck, answering = rng.random(len(above)), True
    answered = np.zeros(len(above), dtype=np.bool_)
    for t, low in enumerate(np.clip(-above / 4, 0.0, 1.0)):
        answering = luck[t] > STOPS_ANSWERING * (1 + 2 * low) if answering else luck[t] < ANSWERS_AGAIN * (1 - low / 2)
        answered[t] = answering
    return answered


@dataclass(frozen=True, slots=True)
class Now:
    """One day of one person: how it is, how it is for the other, and whether the medicine changes today."""

    day: dt.date
    zone: dt.tzinfo
    mood: float
    others_mood: float
    medicine_changes: bool


def _checkin(rng: np.random.Generator, nature: Nature, now: Now, nth: int) -> Told:
    mood = now.mood + rng.normal(0, 0.5)
    above = mood - nature.mood
    energy = nature.energy + 0.7 * above + rng.normal(0, 0.9)
    clock = dt.time(8 + min(2 * nth, 12), int(rng.integers(60)), tzinfo=now.zone)
    at = dt.datetime.combine(now.day, clock)
    tap = Checkin(day=now.day, at=at, mood=_tap(mood), energy=_tap(energy))
    if now.medicine_changes and nth == 0:
        return Told(msgspec.structs.replace(tap, words=sayings.MEDICINE, size="full"))
    ticks = frozenset({"headline"}) if rng.random() < nature.shares else frozenset[str]()
    if rng.random() > FULLER:
        return Told(tap, ticks)
    closeness = 5.5 + 0.35 * above + 0.25 * (now.others_mood - 5) + rng.normal(0, 0.8)
    fuller = msgspec.structs.replace(
        tap,
        closeness=_tap(closeness),
        feelings=sayings.feelings(mood, rng.random()),
        needs=sayings.needs(energy, rng.random()),
        words=sayings.words(mood, rng.random()) if rng.random() < WITH_WORDS else "",
        size="full",
    )
    return Told(fuller, ticks | {"needs"} if ticks and rng.random() < 0.5 else ticks)


def _step(rng: np.random.Generator, now: Now) -> Step:
    """Return a step that was offered today and what became of it: often passed over, more often on a low day."""
    act = sayings.act(now.mood, rng.random())
    taken = rng.random() < 0.35 + 0.05 * (now.mood - 4)
    felt = _tap(now.mood + rng.normal(1.2, 1.0)) if taken and rng.random() < 0.6 else None
    offers = (Offered(act, 0.5), Offered("nothing", 1.0))
    return Step(day=now.day, act=act, answer="done" if taken else "passed", offers=offers, felt=felt)


def _tap(value: float) -> float:
    """Return the nearest of the five taps."""
    return float(min(9, max(1, 2 * round((value - 1) / 2) + 1)))
