"""What made-up people keep beside their check-ins: small wins, a medicine that changes, two-week checks, free hours."""

import datetime as dt

import numpy as np

from hearthlight.edges.demo.simulate import Frame, Life, Told, medicine_day
from hearthlight.entries.medicine import Medicine
from hearthlight.entries.screening import Screening
from hearthlight.entries.win import LINES, Win

WIN_ON_A_DAY = 0.08
CHECK_EVERY_DAYS = 28
CHECK, ITEMS, HARD_ITEM, MOST = "phq-9", 9, "9", 3
MEDICINE, BEFORE, AFTER = "Sertraline", "50 mg", "100 mg"
NOTICED_AFTER_DAYS = (9, 34)
# Weekday to parts of the day that are usually free, as the plan keeps them.
FREE = (
    {"0": "evening", "2": "evening", "4": "evening", "5": "morning afternoon evening", "6": "morning afternoon"},
    {"0": "evening", "1": "evening", "4": "evening", "5": "afternoon evening", "6": "morning afternoon evening"},
)


def beside(seed: int, life: Life, frame: Frame, *, medicine: bool) -> list[Told]:
    """Return what else somebody kept through this life, oldest first; all of it is private."""
    rng = np.random.default_rng((seed, medicine))
    days = len(life.mood)
    told = [_win(rng, frame, t) for t in range(days) if rng.random() < WIN_ON_A_DAY]
    if medicine:
        told += _medicine(frame, days)
        told += [_check(rng, frame, t, float(life.mood[t])) for t in range(13, days, CHECK_EVERY_DAYS)]
    return sorted(told, key=lambda one: one.entry.day or frame.start)


def _day(frame: Frame, t: int) -> dt.date:
    return frame.start + dt.timedelta(days=t)


def _win(rng: np.random.Generator, frame: Frame, t: int) -> Told:
    return Told(Win(day=_day(frame, t), line=LINES[int(rng.integers(len(LINES)))]))


def _medicine(frame: Frame, days: int) -> list[Told]:
    changes, course = medicine_day(days), bytes(16)
    told = [Medicine(day=_day(frame, 0), course=course, what="started", name=MEDICINE, dose=BEFORE)]
    told.append(Medicine(day=_day(frame, changes), course=course, what="changed", name=MEDICINE, dose=AFTER))
    for after, effect in zip(NOTICED_AFTER_DAYS, ("sleepy", "less_wanting"), strict=True):
        if changes + after < days:
            day = _day(frame, changes + after)
            told.append(Medicine(day=day, course=course, what="noticed", name=MEDICINE, effects=(effect,)))
    return [Told(one) for one in told]


def _check(rng: np.random.Generator, frame: Frame, t: int, mood: float) -> Told:
    """Return a check that fits the mood of its day. The hard item is answered with none: a demo opens on no crisis."""
    heavy = np.clip((6.5 - mood) / 2.2 + rng.normal(0, 0.5, ITEMS), 0, MOST)
    answers = {str(item): round(float(value)) for item, value in enumerate(heavy, 1)} | {HARD_ITEM: 0}
    return Told(Screening(day=_day(frame, t), check=CHECK, answers=answers))
