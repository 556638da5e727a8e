"""What other people's diaries taught before a person said anything: numbers alone, learned by `python -m bench.learn_priors`.

The file names the studies, their authors and licences, and the recipe; the same studies give the same file again.
"""

from dataclasses import dataclass
from functools import cache
from importlib import resources

import msgspec
import numpy as np

from hearthlight.insight.filter import Floats, Waves


class Guess(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One guess of how days move: see Waves."""

    fast: float
    fast_keeps: float
    slow: float
    slow_keeps: float
    weekday: float
    weight: float


class Odds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a chance comes true for people at large, in logits: see calibrate.honest.

    `usual` is how often it does, `kept` how much of a chance's distance from that holds, `highest` the most ever told.
    """

    usual: float
    kept: float
    highest: float


class LowOdds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How low days come true: how often, the most ever told, and the weights of the signs: see insight.low."""

    usual: float
    highest: float
    weights: tuple[float, float, float, float, float]


class Learned(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file: `level`, `start`, `noise` and `sureness` as in Waves, before they are shared out among the guesses.

    `shape` holds the 50 quantiles of other people's surprises over what was expected of them, `shape_days` how many own
    surprises weigh as much, `own_days` how many own days weigh as much as the model beside the own past quantiles,
    `spread` pairs of (answered days, factor). `low` and `heads_up` (by days, where a person's own usual chance takes the
    place of `usual`) turn a chance into an honest one. `partner` is how many standard deviations a day moves for each
    even step that the partner is above one's own usual place on the scale.
    """

    recipe: str
    sources: tuple[str, ...]
    level: float
    start: float
    noise: float
    sureness: float
    guesses: tuple[Guess, ...]
    shape: tuple[float, ...]
    shape_days: float
    own_days: float
    spread: tuple[tuple[float, float], ...]
    low: LowOdds
    heads_up: dict[int, Odds]
    partner: float


@dataclass(frozen=True, slots=True)
class Priors:
    """The learned numbers, ready for use."""

    learned: Learned
    waves: Waves
    shape: Floats


@cache
def learned() -> Priors:
    """Return what is in the house's own file of numbers."""
    content = resources.files("hearthlight.insight").joinpath("priors.json").read_bytes()
    return ready(msgspec.json.decode(content, type=Learned))


def ready(numbers: Learned) -> Priors:
    """Return `numbers` as arrays; level and noise are shared out so that every guess expects the same variation."""
    fast, fast_keeps, slow, slow_keeps, weekday, weight = np.array(
        [msgspec.structs.astuple(guess) for guess in numbers.guesses]
    ).T.copy()
    whole = 1 + fast + slow + weekday
    waves = Waves(
        level=numbers.level * whole,
        fast=fast,
        fast_keeps=fast_keeps,
        slow=slow,
        slow_keeps=slow_keeps,
        weekday=weekday,
        noise=numbers.noise / whole,
        log_prior=np.log(weight),
        start=numbers.start,
        sureness=numbers.sureness,
    )
    return Priors(numbers, waves, np.array(numbers.shape))
