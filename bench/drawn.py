"""Whether “tried on coin-flip days” can be believed: people with known truths, through the house's own choice.

`python -m bench.drawn` prints how often the 90 % interval holds the truth (hold: 87-93 %) and how far estimates lie off.
Each day the house draws as it does on Today, with the chances it keeps; whether somebody takes what is offered leans on a
good day that shows nowhere, so that days with and without an act differ for another reason than the act.
"""

import datetime as dt
import sys
from collections import Counter, deque
from dataclasses import dataclass

import numpy as np

from hearthlight.acts import catalogue
from hearthlight.acts.choose import NOTHING, Draw, Past, Situation, draw
from hearthlight.entries.checkin import Checkin
from hearthlight.entries.step import DrawnStep
from hearthlight.insight.diary import CERTAIN, Diary, add, next_day
from hearthlight.insight.helps import Days, Effect, helps

HOMES, LENGTH, WINDOW, NAMED = 1500, 360, 35, 10
FIRST = dt.datetime(2026, 1, 5, 9, 0, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Life:
    """One person's diary as rows, and by how much each act truly lifts the next day."""

    days: Days
    truth: dict[str, float]


@dataclass(slots=True)
class Now:
    """How a day is: what moves slowly, what moves fast, and the whole of it, on the scale of the ratings."""

    slow: float = 0.0
    fast: float = 0.0

    def go_on(self, rng: np.random.Generator, lift: float) -> float:
        self.slow = 0.95 * self.slow + rng.normal(0, 0.25)
        self.fast = 0.3 * self.fast + rng.normal(0, 0.8)
        return 5 + self.slow + self.fast + lift


def live(seed: int, length: int = LENGTH) -> Life:
    """Return one made-up person; half of all acts do nothing, the others lift the next day a little or more."""
    rng = np.random.default_rng(seed)
    ids = [act.id for act in catalogue.all_acts()]
    truth = {act: 0.0 if rng.random() < 0.5 else float(rng.normal(0.4, 0.4)) for act in ids}
    taste = dict(zip(ids, rng.normal(-1.2, 1.3, len(ids)), strict=True))
    diary, now, lift, past = Diary(), Now(), 0.0, deque[Past]()
    for day in range(length):
        mood, hidden = now.go_on(rng, lift), rng.normal()
        at = FIRST + dt.timedelta(days=day)
        said = float(np.clip(round(mood + rng.normal(0, 0.4)), 0, 10))
        if rng.random() < 0.9:
            add(diary, Checkin(day=at.date(), at=at, mood=said))
        while past and past[0].day < day - WINDOW:
            past.popleft()
        drawn = _draw(day, said, past, seed)
        act = _taken(rng, drawn, taste, hidden)
        answered = act != NOTHING or rng.random() < 0.8
        if answered:
            add(diary, _step(at, act, drawn))
            first = drawn.offers[0].act
            past.append(Past(day, act if act != NOTHING else first, taken=act != NOTHING))
        # The hidden part is in the next day as well: who compares days alone takes it for the act's doing.
        lift = truth.get(act, 0.0) + 0.4 * hidden
    days = next_day(diary, lambda each: catalogue.act(each).kind)
    assert days is not None
    return Life(days, truth)


def _draw(day: int, energy: float, past: deque[Past], seed: int) -> Draw:
    situation = Situation(energy_mine=energy, energy_theirs=None, day=day, part="evening", together=False)
    times = Counter(one.act for one in past if one.taken)
    named = sorted(times, key=lambda act: (-times[act], act))[:NAMED]
    return draw(situation, list(past), seed=seed * 1000 + day, of=named)


def _taken(rng: np.random.Generator, drawn: Draw, taste: dict[str, float], hidden: float) -> str:
    """Return the first offer this person takes; the second one is seen by those who ask for something else."""
    seen = drawn.offers[: 2 if rng.random() < 0.4 else 1]
    for offer in seen:
        if offer.act != NOTHING and rng.random() < 1 / (1 + np.exp(-(taste[offer.act] + 1.2 + hidden))):
            return offer.act
    return NOTHING


def _step(at: dt.datetime, act: str, drawn: Draw) -> DrawnStep:
    came = {offer.act for offer in drawn.offers}
    return DrawnStep(
        day=at.date(),
        at=at + dt.timedelta(hours=9),
        act=act,
        answer="passed" if act == NOTHING else "done",
        coins={each: max(1, round(chance * CERTAIN)) for each, chance in drawn.chances.items()},
        drawn=tuple(each for each in drawn.chances if each in came),
    )


def tried(seeds: range) -> list[tuple[Effect, float]]:
    """Return every effect that rests on coin-flip days, beside its truth."""
    lives = (live(seed) for seed in seeds)
    return [(one, life.truth[one.act]) for life in lives for one in helps(life.days) if one.by_coins]


def main(homes: int = HOMES) -> None:
    found = tried(range(homes))
    held = sum(one.low <= truth <= one.high for one, truth in found) / len(found)
    off = float(np.mean([one.size - truth for one, truth in found]))
    useless = [one for one, truth in found if truth == 0]
    sure = sum(one.is_sure for one in useless) / len(useless)
    print(
        f"{len(found)} acts tried on coin-flip days in {homes} homes: intervals that hold the truth {held:.3f} "
        f"(hold 0.87-0.93); off by {off:+.3f} on average; useless called fairly sure {sure:.3f} (hold <= 0.05)"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else HOMES)
