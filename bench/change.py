"""Whether what moved with what can be believed: simulated diaries whose truths are known, `python -m bench.change`.

Prints for each question how often the 90 % interval holds the truth, and how often a change is told where there is none.
"""

import sys
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from hearthlight.insight.change import after, cycle, levels, together
from hearthlight.insight.drift import Estimate
from hearthlight.insight.series import DaySeries

DIARIES = 300
CYCLE_DAYS = 28

type Numbers = NDArray[np.float64]


def waves(rng: np.random.Generator, length: int) -> Numbers:
    """Return what a mood is made of: a wave of weeks, one of days, and noise."""
    found, slow, fast = np.zeros(length), 0.0, 0.0
    for t in range(length):
        slow, fast = 0.96 * slow + rng.normal(0, 0.22), 0.4 * fast + rng.normal(0, 0.7)
        found[t] = slow + fast
    return found


def told(rng: np.random.Generator, values: Numbers, measure: str = "desire") -> DaySeries:
    """Return a diary of these days: four in five answered."""
    kept = np.flatnonzero(rng.random(len(values)) < 0.8)
    return DaySeries(measure, tuple(map(int, kept)), tuple(map(float, values[kept])))


def of_two(seeds: range, slope: float) -> Iterator[tuple[Estimate, float]]:
    """Yield how desire moved with mood, and the truth: `slope` points a point, in standard deviations of each."""
    for seed in seeds:
        rng = np.random.default_rng(seed)
        length = int(rng.integers(60, 300))
        mood, desire = waves(rng, length), waves(rng, length)
        desire = desire + slope * mood
        one, other = told(rng, 5 + desire), told(rng, 5 + mood, "mood")
        found = together(one, other)
        if found:
            both = [(value, dict(other)[day]) for day, value in one if day in other.days]
            mine, theirs = np.array(both).T
            yield found.by, slope * float(theirs.std() / mine.std())


def of_a_medicine(seeds: range, step: float) -> Iterator[tuple[Estimate, float]]:
    """Yield how the weeks after a change differ, and the truth."""
    for seed in seeds:
        rng = np.random.default_rng(seed)
        values = 5 + waves(rng, 120) + step * (np.arange(120) >= 60)
        found = after(told(rng, values), 60)
        if found:
            yield found.by, step


def of_a_cycle(seeds: range, lower: float) -> Iterator[tuple[Estimate, float]]:
    """Yield how the week before a bleeding differs, and the truth."""
    for seed in seeds:
        rng = np.random.default_rng(seed)
        length = int(rng.integers(90, 250))
        in_cycle = np.arange(length) % CYCLE_DAYS
        values = 5 + waves(rng, length) - lower * (in_cycle >= CYCLE_DAYS - 7) + 0.5 * (in_cycle < 5)
        found = cycle(told(rng, values), range(0, length, CYCLE_DAYS))
        if found:
            yield found.before, -lower


def of_levels(seeds: range, step: float) -> Iterator[bool]:
    """Yield whether the stretches are right: none cut off without a step, or a cut within a week of it."""
    for seed in seeds:
        rng = np.random.default_rng(seed)
        quick = np.convolve(rng.normal(0, 1, 140), [1, 0.35], mode="same")
        found = levels(told(rng, 5 + quick + step * (np.arange(140) >= 70)))
        yield len(found) == (2 if step else 1) and (not step or abs(found[1].first - 70) <= 7)


def main(diaries: int = DIARIES) -> None:
    seeds = range(diaries)
    rows = {
        "desire with mood": [list(of_two(seeds, slope)) for slope in (0.0, 0.5)],
        "round a medicine": [list(of_a_medicine(seeds, step)) for step in (0.0, -2.0)],
        "before a bleeding": [list(of_a_cycle(seeds, lower)) for lower in (0.0, 1.0)],
    }
    for name, (without, with_it) in rows.items():
        held = np.mean([estimate.low <= truth <= estimate.high for estimate, truth in without + with_it])
        false = np.mean([estimate.is_clear for estimate, _ in without])
        seen = np.mean([estimate.is_clear for estimate, _ in with_it])
        print(
            f"{name}: holds the truth {held:.3f}; told where there is none {false:.3f}; seen where there is {seen:.2f}"
        )
    still, stepped = (np.mean(list(of_levels(seeds, step))) for step in (0.0, 1.5))
    print(f"levels: one stretch where nothing changed {still:.3f}; a step of 1.5 within a week {stepped:.3f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else DIARIES)
