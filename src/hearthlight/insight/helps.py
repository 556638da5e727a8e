"""What seems to help: how far a day that held something differs from one that did not, and how sure that is.

For the days t on which somebody said how it was, with w a weekend and x_k = 1 where act k was done:

    outcome[t] = a + b start[t] + c before[t] + d w[t] + sum over k of beta_k x_k[t] + e[t],   beta_k ~ N(0, (tau sd(e))^2)

`start` is where the day stood before anything was done and `before` the running mean of the days before it, so that a
good day which brought the act along is not taken for the act's doing. All acts share one tau, which is not known: the
answer is a mixture over `SPREADS`, weighted by how well each explains this person's days. With few days everything
stays near nothing; where no act does much, each needs more to say so.
Source: Gelman and others 2013, Bayesian Data Analysis, chapters 5 and 14; the marginal likelihood of a conjugate linear
model, same place, with 1/variance as the prior of the variance.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from hearthlight.insight.coins import Coins, by_coins
from hearthlight.insight.drift import SIDE, quantile_of

type Numbers = NDArray[np.float64]
type Flags = NDArray[np.bool_]

# How much acts differ, in standard deviations of a day, and how likely each is before anything is known. Acts rarely
# move a next day by more than half a standard deviation; the weights were settled by bench/helps.py.
SPREADS = (0.05, 0.1, 0.2, 0.35, 0.6)
BELIEVED = (0.05, 0.15, 0.3, 0.3, 0.2)
NEEDS_DAYS = 21
NEEDS_TIMES = 3
SURE_FROM_TIMES = 8
COINS_MAY_BE_WIDER = 1.5
Z95 = 1.6448536269514722


@dataclass(frozen=True, slots=True)
class Days:
    """A diary as rows, one for each day in order; NaN where nothing was said.

    `start`, `before` and `outcome` are on the scale of the ratings, `weekend` is that of the outcome's day. `done` holds
    for each act on which rows it was done; `coins` where it was offered by a known chance; `asides` are further facts of
    a row that are taken out and not told, such as that its night is known at all.
    """

    start: Numbers
    before: Numbers
    weekend: Flags
    outcome: Numbers
    done: Mapping[str, Flags]
    coins: Mapping[str, Coins] = field(default_factory=dict)
    asides: tuple[Flags, ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """How far days with this act lie from days without it, in points of the ratings, and the 90 % interval.

    `times` is on how many days it was done and the outcome is known; `by_coins` tells that the estimate rests on days
    on which chance decided whether it was offered.
    """

    act: str
    size: float
    low: float
    high: float
    times: int
    by_coins: bool = False

    @property
    def is_sure(self) -> bool:
        """Return whether this may be called fairly sure: the interval clears zero, and it was done often enough."""
        return self.times >= SURE_FROM_TIMES and (self.low > 0 or self.high < 0)


@dataclass(frozen=True, slots=True)
class _Fit:
    """The answer under one tau: means and standard deviations for each act, and the weight of this tau."""

    mean: Numbers
    spread: Numbers
    weight: float
    tau: float


@dataclass(frozen=True, slots=True)
class _Freed:
    """Outcome and acts with the covariates taken out, and how many degrees of freedom that leaves."""

    outcome: Numbers
    acts: Numbers
    freedom: int


def helps(days: Days) -> tuple[Effect, ...]:
    """Return the effect of each act done NEEDS_TIMES times or more, the largest first; none below NEEDS_DAYS known days."""
    known = np.isfinite(days.start) & np.isfinite(days.before) & np.isfinite(days.outcome)
    times = {act: int(np.count_nonzero(done & known)) for act, done in days.done.items()}
    # An act done on nearly every day leaves nothing to hold it against.
    acts = [act for act, n in times.items() if n >= NEEDS_TIMES and np.count_nonzero(known) - n >= NEEDS_TIMES]
    if np.count_nonzero(known) < max(NEEDS_DAYS, 2 * len(acts) + 8) or not acts:
        return ()
    freed = _freed(days, known, acts)
    fits = _fits(freed)
    found = [_effect(act, nth, times[act], fits) for nth, act in enumerate(acts)]
    found = [
        _tossed(effect, days.coins[effect.act].on(known), nth, freed, fits, days.done[effect.act][known])
        if effect.act in days.coins
        else effect
        for nth, effect in enumerate(found)
    ]
    return tuple(sorted(found, key=lambda effect: (-effect.size, effect.act)))


def running_mean(values: Numbers, fades: float = 0.8) -> Numbers:
    """Return for each row the mean of the rows before it, each weighing `fades` as much as the next; NaN before the first."""
    found, whole, weight = np.full(len(values), np.nan), 0.0, 0.0
    for row, value in enumerate(values):
        if weight > 0:
            found[row] = whole / weight
        whole, weight = whole * fades, weight * fades
        if np.isfinite(value):
            whole, weight = whole + value, weight + 1
    return found


def _freed(days: Days, known: Flags, acts: list[str]) -> _Freed:
    start, before = days.start[known], days.before[known]
    flags = [flags[known].astype(np.float64) for flags in (days.weekend, *days.asides)]
    basis = _basis(np.column_stack([np.ones(len(start)), start, before, *flags]))
    wanted = np.column_stack([days.outcome[known], *(days.done[act][known].astype(np.float64) for act in acts)])
    wanted -= basis @ (basis.T @ wanted)
    return _Freed(wanted[:, 0], wanted[:, 1:], len(wanted) - basis.shape[1])


def _basis(columns: Numbers) -> Numbers:
    """Return orthonormal columns that span the given ones; those that say nothing new are left out."""
    found, sizes, _ = np.linalg.svd(columns, full_matrices=False)
    kept: Numbers = found[:, sizes > 1e-9 * sizes[0]]
    return kept


def _fits(freed: _Freed) -> list[_Fit]:
    """Return the answer under each tau, with weights that sum to one."""
    gram, pull = freed.acts.T @ freed.acts, freed.acts.T @ freed.outcome
    whole = max(float(freed.outcome @ freed.outcome), 1e-12)
    found, weights = [], []
    for tau, believed in zip(SPREADS, BELIEVED, strict=True):
        inner = gram + np.eye(len(gram)) / tau**2
        covered = np.linalg.inv(inner)
        mean = covered @ pull
        left = max(whole - float(mean @ pull), 1e-12)
        evidence = -0.5 * float(np.linalg.slogdet(np.eye(len(gram)) + tau**2 * gram)[1])
        weights.append(log(believed) + evidence - freed.freedom / 2 * log(left))
        found.append((mean, np.sqrt(np.diag(covered) * left / freed.freedom)))
    likely = np.exp(np.array(weights) - max(weights))
    likely /= likely.sum()
    return [
        _Fit(mean, spread, float(weight), tau)
        for (mean, spread), weight, tau in zip(found, likely, SPREADS, strict=True)
    ]


def _effect(act: str, nth: int, times: int, fits: list[_Fit]) -> Effect:
    parts = [(fit.weight, float(fit.mean[nth]), float(fit.spread[nth])) for fit in fits]
    low, high = quantile_of(parts, SIDE), quantile_of(parts, 1 - SIDE)
    return Effect(act, sum(weight * mean for weight, mean, _ in parts), low, high, times)


def _tossed(effect: Effect, coins: Coins, nth: int, freed: _Freed, fits: list[_Fit], done: Flags) -> Effect:
    """Return the effect from days on which chance decided, where those are many enough; else the one given."""
    means = np.sum([fit.weight * fit.mean for fit in fits], axis=0)
    others = freed.acts @ means - freed.acts[:, nth] * means[nth]
    found = by_coins(coins, freed.outcome - others, done)
    if found is None or found.error > COINS_MAY_BE_WIDER * (effect.high - effect.low) / (2 * Z95):
        return effect
    noise = float(freed.outcome @ freed.outcome) / freed.freedom
    parts = []
    for fit in fits:
        kept = fit.tau**2 * noise / (fit.tau**2 * noise + found.error**2)
        parts.append((fit.weight, kept * found.size, sqrt(kept) * found.error))
    size = sum(weight * mean for weight, mean, _ in parts)
    return Effect(effect.act, size, quantile_of(parts, SIDE), quantile_of(parts, 1 - SIDE), effect.times, by_coins=True)
