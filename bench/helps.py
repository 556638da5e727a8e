"""Whether what seems to help can be believed: simulated people whose truths are known, `python -m bench.helps`.

Prints how often the 90 % interval holds the truth (hold: 87-93 %), how often a useless act is called fairly sure (hold:
at most 5 %), and how often one that helps by half a point or more is found.
"""

import sys
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hearthlight.insight.coins import Coins
from hearthlight.insight.helps import Days, helps, running_mean

HOMES = 1000
ACTS = ("walk", "hug", "tea", "music", "bath", "letter")
NOISE = 1.3


@dataclass(frozen=True, slots=True)
class Home:
    """One simulated person: the diary, and by how much each act truly lifts the next day."""

    days: Days
    truth: dict[str, float]


def simulate(seed: int, *, coins: bool = False, length: int = 0) -> Home:
    """Return one person of `length` days (drawn from 60 to 365 where none is given).

    Half the acts are useless. All are done more readily on a better day, and a better day is followed by better ones:
    whoever only compares days with and without an act finds that everything helps. With `coins` each act is offered by
    a known chance and done only when offered.
    """
    rng = np.random.default_rng(seed)
    length = length or int(rng.integers(60, 366))
    truth = {act: 0.0 if rng.random() < 0.5 else float(rng.normal(0.35, 0.3)) for act in ACTS}
    lean, taste = rng.uniform(0.0, 0.5, len(ACTS)), rng.uniform(-2.2, -0.2, len(ACTS))
    slow, fast, lift = 0.0, 0.0, 0.0
    said, starts = np.full(length + 1, np.nan), np.full(length + 1, np.nan)
    done, offered = np.zeros((length, len(ACTS)), bool), np.zeros((length, len(ACTS)), bool)
    chance = rng.uniform(0.15, 0.6, (length, len(ACTS)))
    for t in range(length + 1):
        slow, fast = 0.96 * slow + rng.normal(0, 0.3), 0.35 * fast + rng.normal(0, 0.9) + lift
        weekend = 0.3 * (t % 7 >= 5)
        truly = 5 + slow + fast + weekend
        if rng.random() < 0.8:
            starts[t] = _tap(truly + rng.normal(0, 0.5))
            said[t] = np.mean([starts[t], _tap(truly + rng.normal(0, 0.5))]) if rng.random() < 0.3 else starts[t]
        if t < length:
            offered[t] = rng.random(len(ACTS)) < chance[t] if coins else True
            feels = starts[t] if np.isfinite(starts[t]) else 5.0
            does = 1 / (1 + np.exp(-(taste + 1.0 * coins + lean * (0.5 * truly + 0.5 * feels - 5))))
            done[t] = offered[t] & (rng.random(len(ACTS)) < does)
            lift = float(done[t] @ np.array(list(truth.values())))
    days = _laid(starts, said, done, Coins(offered, chance) if coins else None)
    return Home(days, truth)


def _laid(starts: NDArray[np.float64], said: NDArray[np.float64], done: NDArray[np.bool_], coins: Coins | None) -> Days:
    length = len(done)
    return Days(
        start=starts[:length],
        before=running_mean(said)[:length],
        weekend=(np.arange(1, length + 1) % 7) >= 5,
        outcome=said[1:],
        done={act: done[:, nth] for nth, act in enumerate(ACTS)},
        coins={act: Coins(coins.offered[:, nth], coins.chance[:, nth]) for nth, act in enumerate(ACTS)}
        if coins
        else {},
    )


def _tap(value: float) -> float:
    return float(min(9, max(1, 2 * round((value - 1) / 2) + 1)))


@dataclass(slots=True)
class Tally:
    """What came out over many homes."""

    held: int = 0
    told: int = 0
    useless: int = 0
    useless_sure: int = 0
    real: int = 0
    real_found: int = 0
    by_coins: int = 0


def tally(seeds: range, *, coins: bool = False) -> Tally:
    found = Tally()
    for seed in seeds:
        home = simulate(seed, coins=coins)
        for effect in helps(home.days):
            truth = home.truth[effect.act]
            found.told += 1
            found.held += effect.low <= truth <= effect.high
            found.useless += truth == 0
            found.useless_sure += truth == 0 and effect.is_sure
            found.real += truth >= 0.5
            found.real_found += truth >= 0.5 and effect.is_sure and effect.size > 0
            found.by_coins += effect.by_coins
    return found


def main(homes: int = HOMES) -> None:
    for name, coins in (("done as one likes", False), ("offered by a known chance", True)):
        found = tally(range(homes), coins=coins)
        print(
            f"{name}: intervals that hold the truth {found.held / found.told:.3f} of {found.told} (hold 0.87-0.93); "
            f"useless called fairly sure {found.useless_sure / found.useless:.3f} of {found.useless} (hold <= 0.05); "
            f"half a point or more found {found.real_found / found.real:.2f} of {found.real}; "
            f"by coins {found.by_coins / found.told:.2f}"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else HOMES)
