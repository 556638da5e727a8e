"""Whether two heaps of measured times are told apart: by their ranks, and by how many lie in the slow tenth of both."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

type Times = NDArray[np.float64]

SLOW_TENTH = 0.9


@dataclass(frozen=True, slots=True)
class Difference:
    """How two heaps differ: the ratio of their medians, and how likely each difference is when there is none."""

    medians: float
    by_rank: float
    by_the_slow: float

    def is_told_apart(self, level: float) -> bool:
        """Return whether either difference is rarer than `level` among heaps that are alike."""
        return min(self.by_rank, self.by_the_slow) < level


def compare(one: Times, other: Times) -> Difference:
    """Return how the times in `one` differ from those in `other`."""
    medians = float(np.median(one) / np.median(other))
    return Difference(medians, by_rank(one, other), by_the_slow(one, other))


def by_rank(one: Times, other: Times) -> float:
    """Return the two-sided chance of such ranks among alike heaps.

    Mann and Whitney 1947, doi 10.1214/aoms/1177730491, with the normal curve, which is close from twenty values on.
    """
    n, m = len(one), len(other)
    both = np.concatenate([one, other])
    # Equal times share the mean of their ranks.
    _, places, many = np.unique(both, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(many) - (many - 1) / 2)[places]
    ties = float(((many.astype(float) ** 3) - many).sum())
    spread = math.sqrt(n * m / 12 * ((n + m + 1) - ties / ((n + m) * (n + m - 1))))
    away = abs(float(ranks[:n].sum()) - n * (n + m + 1) / 2)
    return math.erfc(away / spread / math.sqrt(2)) if spread else 1.0


def by_the_slow(one: Times, other: Times) -> float:
    """Return the two-sided chance that the slow tenth of both is shared out so unevenly: exact, hypergeometric."""
    n, whole = len(one), len(one) + len(other)
    bound = float(np.quantile(np.concatenate([one, other]), SLOW_TENTH))
    mine, slow = int((one > bound).sum()), int((one > bound).sum() + (other > bound).sum())
    likely = [math.exp(_log_chance(k, slow, n, whole)) for k in range(slow + 1)]
    return min(1.0, 2 * min(sum(likely[: mine + 1]), sum(likely[mine:])))


def _log_chance(k: int, slow: int, n: int, whole: int) -> float:
    if k > n or slow - k > whole - n:
        return -math.inf
    return _log_ways(n, k) + _log_ways(whole - n, slow - k) - _log_ways(whole, slow)


def _log_ways(of: int, pick: int) -> float:
    return math.lgamma(of + 1) - math.lgamma(pick + 1) - math.lgamma(of - pick + 1)
