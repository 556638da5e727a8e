"""What chance can prove: an act that was offered on some days and not on others, by a chance that is known.

With z = 1 on a day it was offered, p the chance it had, d = 1 when it was done and r the outcome less what is expected:

    size = sum of (z - p) r / sum of (z - p) d

(z - p) is the inverse-chance contrast z/p - (1 - z)/(1 - p) times p (1 - p), the weight that keeps days on which the
coin was nearly settled from ruling the answer. Whatever else a day held, the coin knows nothing of it. The size is that
of doing the act on days on which the offer made somebody do it.
Sources: Horvitz and Thompson 1952, doi 10.1080/01621459.1952.10483446; Li, Morgan and Zaslavsky 2018, doi
10.1080/01621459.2016.1260466 (the weights); Imbens and Angrist 1994, doi 10.2307/2951620 (doing for offering);
Boruvka and others 2018, doi 10.1080/01621459.2017.1305274 (centred offers in micro-randomised trials); Efron and Stein
1981, doi 10.1214/aos/1176345462 (the error, by the jackknife).
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

NEEDS_OF_EACH = 8
NEEDS_LIFT = 0.1
# In standard deviations. Who answers mostly when a certain act is there has chosen the days by the offer.
FAIR_WITHIN = 2.5


@dataclass(frozen=True, slots=True)
class Coins:
    """For each day whether an act was offered, and the chance it had (0 to 1); NaN where the chance is not known."""

    offered: NDArray[np.bool_]
    chance: NDArray[np.float64]

    def on(self, rows: NDArray[np.bool_]) -> "Coins":
        return Coins(self.offered[rows], self.chance[rows])


@dataclass(frozen=True, slots=True)
class Tossed:
    """The size of doing an act, and its standard error, both on the scale of the outcome."""

    size: float
    error: float


def by_coins(coins: Coins, rest: NDArray[np.float64], done: NDArray[np.bool_]) -> Tossed | None:
    """Return the size of doing the act by its coins alone, or None where they are too few, moved nobody, or are no fair coins.

    `rest` is the outcome less what is expected from where the day started and from what else was done: an offer takes
    the place of another one. The error is found by leaving out each day in turn: an act comes on few of the days, and
    the usual sandwich knows too little of how few.
    """
    real = np.isfinite(coins.chance) & (coins.chance > 0) & (coins.chance < 1)
    offered, chance = coins.offered[real], coins.chance[real]
    if min(np.count_nonzero(offered), np.count_nonzero(~offered)) < NEEDS_OF_EACH:
        return None
    lean = offered - chance
    if abs(float(np.sum(lean))) > FAIR_WITHIN * sqrt(float(np.sum(chance * (1 - chance)))):
        return None
    moved = lean * done[real]
    lifted = float(np.sum(moved))
    if lifted < NEEDS_LIFT * float(np.sum(chance * (1 - chance))) or lifted <= float(np.max(moved)):
        return None
    pulled = lean * (rest[real] - float(np.mean(rest[real])))
    size = float(np.sum(pulled)) / lifted
    without = (np.sum(pulled) - pulled) / (lifted - moved)
    return Tossed(size, sqrt((len(without) - 1) * float(np.var(without))))
