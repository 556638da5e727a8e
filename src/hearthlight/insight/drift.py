"""Regression on days that resemble the days before them: the slow ways of a mood are not taken for news.

    y = X b + e,   cov(e_s, e_t) = sigma^2 ((1 - s) [s = t] + s phi^|s - t|)

Nobody knows how much of a person's ups and downs is slow, nor how slow: the answer is a mixture over `WAYS` of (s, phi),
each weighted by how well it explains the days, with flat priors for b and log sigma. Missing days are left out exactly.
A fit that took days as independent would call every long wave a change. Few days tell little about slow waves, so a way
is believed beforehand in proportion to how much of its variance adds up over the days, s phi / (1 - phi), and a little
more; bench/change.py measures what that is worth.
Source: Zellner 1971, An introduction to Bayesian inference in econometrics, chapter 4; Granger and Newbold 1974,
Spurious regressions in econometrics, doi 10.1016/0304-4076(74)90034-7.
"""

from dataclasses import dataclass
from math import erf, sqrt

import numpy as np
from numpy.typing import NDArray

type Numbers = NDArray[np.float64]

WAYS = ((0.0, 0.0), *((share, phi) for share in (0.3, 0.6, 0.95) for phi in (0.35, 0.6, 0.8, 0.9, 0.96, 0.985)))
A_LITTLE_MORE = 0.3
LONGEST_DAYS = 400
SIDE = 0.05


@dataclass(frozen=True, slots=True)
class Estimate:
    """One number with its 90 % interval."""

    size: float
    low: float
    high: float

    @property
    def is_clear(self) -> bool:
        """Return whether the interval clears zero."""
        return self.low > 0 or self.high < 0

    def times(self, factor: float) -> "Estimate":
        """Return the estimate in another unit; `factor` is above zero."""
        return Estimate(self.size * factor, self.low * factor, self.high * factor)


def regress(days: Numbers, values: Numbers, columns: Numbers) -> tuple[Estimate, ...] | None:
    """Return an estimate for each column, or None where the columns cannot be told apart or leave no day over.

    `days` are ascending ordinals, `columns` has a row for each; only the latest LONGEST_DAYS rows are used.
    """
    days, values, columns = days[-LONGEST_DAYS:], values[-LONGEST_DAYS:], columns[-LONGEST_DAYS:]
    over = len(values) - columns.shape[1]
    if over < 3 or np.linalg.matrix_rank(columns) < columns.shape[1]:
        return None
    weights, means, spreads = _fits(*whitened(days, np.column_stack([values, columns])))
    spreads = spreads * _wider(over)
    return tuple(
        _mixed([(float(weight), float(mean), float(spread)) for weight, mean, spread in zip(*one, strict=True)])
        for one in ((weights, mean, spread) for mean, spread in zip(means.T, spreads.T, strict=True))
    )


def whitened(days: Numbers, rows: Numbers) -> tuple[Numbers, Numbers]:
    """Return the rows as every way whitens them (way, day, column), and half the log determinant under each way.

    The Kalman filter of a stationary AR(1) seen through noise, for all ways at once; a gap of g days is one step of
    phi^g.
    """
    share, phi = np.array(WAYS).T
    mean, unsure = np.zeros((len(WAYS), rows.shape[1])), share.copy()
    found, half = np.empty((len(days), *mean.shape)), np.zeros(len(WAYS))
    for nth, row in enumerate(rows):
        if nth:
            fades = phi ** (days[nth] - days[nth - 1])
            mean *= fades[:, None]
            unsure = share + fades**2 * (unsure - share)
        wide = unsure + 1 - share
        news, root = row - mean, np.sqrt(wide)
        mean += (unsure / wide)[:, None] * news
        unsure -= unsure**2 / wide
        found[nth] = news / root[:, None]
        half += np.log(root)
    return found.transpose(1, 0, 2), half


def _fits(white: Numbers, half: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Return the weight of each way, and the coefficients with their standard deviations under it."""
    y, x = white[:, :, 0], white[:, :, 1:]
    gram, pull = x.transpose(0, 2, 1) @ x, (x.transpose(0, 2, 1) @ y[:, :, None])[:, :, 0]
    covered = np.linalg.inv(gram)
    means = (covered @ pull[:, :, None])[:, :, 0]
    left = np.maximum(np.einsum("wd,wd->w", y, y) - np.einsum("wc,wc->w", means, pull), 1e-12)
    over = y.shape[1] - x.shape[2]
    share, phi = np.array(WAYS).T
    believed = np.log(share * phi / (1 - phi) + A_LITTLE_MORE)
    weights = believed - half - 0.5 * np.linalg.slogdet(gram)[1] - over / 2 * np.log(left)
    weights = np.exp(weights - weights.max())
    spreads = np.sqrt(np.diagonal(covered, axis1=1, axis2=2) * left[:, None] / over)
    return weights / weights.sum(), means, spreads


def _wider(over: int) -> float:
    """Return how much wider Student's 90 % interval is than the normal one: Cornish-Fisher to the second order."""
    z = 1.6448536269514722
    first, second = (z**3 + z) / 4, (5 * z**5 + 16 * z**3 + 3 * z) / 96
    return (z + first / over + second / over**2) / z


def _mixed(parts: list[tuple[float, float, float]]) -> Estimate:
    size = sum(weight * mean for weight, mean, _ in parts)
    return Estimate(size, quantile_of(parts, SIDE), quantile_of(parts, 1 - SIDE))


def quantile_of(parts: list[tuple[float, float, float]], level: float) -> float:
    """Return the quantile of a mixture of normals, each given as weight, mean and standard deviation above zero."""
    low = min(mean - 8 * spread for _, mean, spread in parts)
    high = max(mean + 8 * spread for _, mean, spread in parts)
    for _ in range(60):
        middle = (low + high) / 2
        below = sum(weight * (1 + erf((middle - mean) / (spread * sqrt(2)))) / 2 for weight, mean, spread in parts)
        low, high = (middle, high) if below < level else (low, middle)
    return (low + high) / 2
