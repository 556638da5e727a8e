"""How near forecasts came to what happened: proper rules, so that only an honest forecast does well by them."""

import numpy as np

from hearthlight.insight.calibrate import LEVELS
from hearthlight.insight.filter import Floats


def crps(quantiles: Floats, value: Floats | float) -> Floats:
    """Return twice the mean pinball loss of quantiles (..., 50) at LEVELS, in the unit of the values; 0 is best.

    Source: Gneiting and Raftery 2007, doi 10.1198/016214506000001437; Laio and Tamea 2007 for its form as an average
    over levels.
    """
    off = np.asarray(value)[..., None] - quantiles
    loss: Floats = 2 * np.mean(np.maximum(LEVELS * off, (LEVELS - 1) * off), axis=-1)
    return loss


def inside(quantiles: Floats, value: Floats | float, share: float) -> Floats:
    """Return 1 where a value lies in the middle `share` of quantiles (..., 50), 0 outside, and 0.5 on an edge."""
    low, high = edges(quantiles, share)
    said = np.asarray(value)
    place: Floats = 0.5 * (((said >= low) & (said <= high)).astype(float) + ((said > low) & (said < high)))
    return place


def edges(quantiles: Floats, share: float) -> tuple[Floats, Floats]:
    """Return the ends of the middle `share` of quantiles (..., 50), linear between levels."""
    found = []
    for level in ((1 - share) / 2, (1 + share) / 2):
        place = level * len(LEVELS) - 0.5
        below = int(np.floor(place + 1e-9))
        above = min(below + 1, len(LEVELS) - 1)
        part = max(place - below, 0.0)
        found.append((1 - part) * quantiles[..., below] + part * quantiles[..., above])
    return found[0], found[1]


def below(chances: Floats, came: Floats) -> float:
    """Return the mean squared distance of chances from what came (0 or 1): the rule of Brier 1950; 0 is best."""
    return float(np.mean((chances - came) ** 2))


def ranked(chances: Floats, came: Floats) -> float:
    """Return how often a day that came true had the higher chance than one that did not, ties counting half (AUROC).

    Source: Hanley and McNeil 1982, doi 10.1148/radiology.143.1.7063747.
    """
    _, place, counts = np.unique(chances, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    true = came.astype(bool)
    hits, others = int(true.sum()), int((~true).sum())
    if not hits or not others:
        return 0.5
    return float((ranks[true].sum() - hits * (hits + 1) / 2) / (hits * others))


def off_by(chances: Floats, came: Floats, bins: int = 10) -> float:
    """Return the expected calibration error: in equal bins of chance, how far told and true shares lie apart."""
    place = np.minimum((chances * bins).astype(int), bins - 1)
    gaps = np.bincount(place, weights=chances - came, minlength=bins)
    return float(np.abs(gaps).sum() / len(chances))
