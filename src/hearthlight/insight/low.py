"""The chance of a low day, out of five signs, each believed as far as it came true for other people.

Low is strictly below the person's own 20th percentile so far. What a forecast says of it holds two things: how much of
this person's days lies down there at all, of which a short diary shows little, and where the person stands now, of which
it shows more. So they are told apart, and weighed apart:

    logit(chance) = logit(usual) + few(answers) + sum over the signs of weight x sign

`past` is the own share of low days so far, `far` the chance of a day so far ahead that nothing of now is left, `now` by
how much the day asked about differs from that, all three in logits; `near` is the limit over what is expected, on even
steps; `latest` tells whether the latest answer was low. Source of the form: Platt 1999, Probabilistic outputs for
support vector machines.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from operator import mul

from hearthlight.insight.calibrate import chance_below, logit
from hearthlight.insight.filter import Floats
from hearthlight.insight.priors import LowOdds

type Signs = tuple[float, float, float, float, float]

LOW_LEVEL = 0.2
# No wave is left after so many days; they are whole weeks, so that the weekday is one that is known.
FAR = 700
# With one low day more and two others, a short diary is sure of nothing.
ADDED_LOW, ADDED = 1, 3
# Where few answers and the limit's distance move nothing.
USUAL_ANSWERS, USUAL_DISTANCE = 20, -0.12


@dataclass(frozen=True, slots=True)
class Past:
    """How many days were `answered`, how many of them were `low`, and whether the `latest` was."""

    answered: int
    low: int
    latest: bool


def signs(rows: Floats, expected: Floats, limit: float, past: Past, usual: float) -> list[Signs]:
    """Return the signs for each row of quantiles but the last, which is that of the day FAR ahead.

    `rows`, what is `expected` and `limit` lie on even steps.
    """
    middle = logit(usual)
    own = logit((past.low + ADDED_LOW) / (past.answered + ADDED)) - middle
    *told, far = [logit(chance_below(row, limit)) for row in rows]
    return [
        (own, far - middle, chance - far, limit - place - USUAL_DISTANCE, past.latest - usual)
        for chance, place in zip(told, expected[:-1].tolist(), strict=True)
    ]


def chances(found: Sequence[Signs], answered: int, odds: LowOdds) -> tuple[float, ...]:
    """Return the chance for each one's signs, after so many answered days."""
    start = logit(odds.usual) + few(answered)
    lines = [start + sum(map(mul, odds.weights, each)) for each in found]
    return tuple(min(1 / (1 + exp(-line)), odds.highest) for line in lines)


def few(answered: int) -> float:
    """Return by how many logits fewer answered days than usual raise the chance.

    One more value of the same kind lies below the type-7 20th percentile of n with chance (n / 5 + 4 / 5) / (n + 1).
    """
    return logit(_below_the_percentile(answered)) - logit(_below_the_percentile(USUAL_ANSWERS))


def _below_the_percentile(answered: int) -> float:
    return (LOW_LEVEL * (answered - 1) + 1) / (answered + 1)
