"""The forecast of a person's diary: what was said so far in a Memory, and quantiles for days ahead out of it.

    memory = forecast.remember(days, values, scale=(1, 9), step=2)     # or learn(memory, day, value), a day at a time
    seen = forecast.look_ahead(memory, horizons=(1, 3, 7))
    seen.quantiles[0]      # 50 quantiles for the day after the latest one, at the levels of calibrate.LEVELS

Method and limits: docs/seeing-ahead.md.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from hearthlight.insight import calibrate, low
from hearthlight.insight.filter import Belief, Floats, ahead, begin, let_pass, pooled, take
from hearthlight.insight.priors import Priors, learned

SURPRISES_KEPT = 120
# The first surprise says where a person lives on the scale, not how their days vary.
SETTLED_AFTER = 2


class DoesNotFollow(Exception):
    """A day was told that is not after the latest one."""


@dataclass(slots=True)
class Memory:
    """All that a forecast needs of a diary: it grows by one number a day, and a new day costs the same after years.

    `scale` are the lowest and highest value, `step` the distance of two values or None. `first` and `latest` are days
    (integers; days are counted, not dated), `belief` the filter's, `ordered` every value so far in ascending order on
    [0, 1], `surprises` (n, 2) the latest surprises over what was expected, `newest` the latest value on [0, 1].
    """

    scale: tuple[float, float]
    step: float | None
    priors: Priors
    belief: Belief
    first: int | None = None
    latest: int | None = None
    ordered: Floats = field(default_factory=lambda: np.empty(0))
    surprises: Floats = field(default_factory=lambda: np.empty((0, 2)))
    newest: float = 0.0

    @property
    def width(self) -> float:
        return self.scale[1] - self.scale[0]

    @property
    def unit_step(self) -> float | None:
        return None if self.step is None else self.step / self.width

    @property
    def low(self) -> float:
        """The type-7 20th percentile of the values so far, on the scale."""
        return self.scale[0] + self.width * self.unit_low

    @property
    def unit_low(self) -> float:
        return calibrate.quantile_of(self.ordered, low.LOW_LEVEL)


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is expected: `raw` and `quantiles` (horizons, 50) before and after snapping, in the unit of the scale.

    `low` is the chance of a value strictly below Memory.low at each horizon; horizons count from the day `origin`.
    """

    origin: int
    horizons: tuple[int, ...]
    raw: Floats
    quantiles: Floats
    low: tuple[float, ...]


def start(scale: tuple[float, float], step: float | None = None, priors: Priors | None = None) -> Memory:
    """Return the memory of a diary that is still empty."""
    known = priors or learned()
    return Memory(scale, step, known, begin(known.waves))


def learn(memory: Memory, day: int, value: float) -> None:
    """Take the value of a later day into `memory`, in place; raises DoesNotFollow for any other day."""
    if memory.latest is not None:
        if day <= memory.latest:
            raise DoesNotFollow(f"day {day} is not after day {memory.latest}")
        let_pass(memory.belief, memory.priors.waves, day - memory.latest)
    unit = min(max((value - memory.scale[0]) / memory.width, 0.0), 1.0)
    half = (memory.unit_step or 0.0) / 2
    expected, deviation = take(memory.belief, day, calibrate.even_one(unit))
    if len(memory.ordered) >= SETTLED_AFTER:
        ends = [(calibrate.even_one(end) - expected) / deviation for end in (unit - half, unit + half)]
        memory.surprises = np.concatenate([memory.surprises[1 - SURPRISES_KEPT :], [ends]])
    told, place = np.array([unit]), np.searchsorted(memory.ordered, unit)
    memory.ordered = np.concatenate([memory.ordered[:place], told, memory.ordered[place:]])
    memory.newest = unit
    memory.latest = day
    if memory.first is None:
        memory.first = day


def remember(
    days: Iterable[int],
    values: Iterable[float],
    *,
    scale: tuple[float, float],
    step: float | None = None,
    priors: Priors | None = None,
) -> Memory:
    """Return the memory of a whole diary; days ascend strictly."""
    memory = start(scale, step, priors)
    for day, value in zip(days, values, strict=True):
        learn(memory, day, value)
    return memory


def look_ahead(memory: Memory, horizons: Sequence[int], partner_today: float | None = None) -> Ahead:
    """Return what is expected at each horizon, in days after the latest one.

    `partner_today` is what the partner shared about the first of those days, on the same scale: it moves horizon 1.
    """
    numbers, answered = memory.priors.learned, len(memory.ordered)
    model, mean = _expected(memory, (*horizons, low.FAR), partner_today)
    share = answered / (answered + numbers.own_days)
    own = calibrate.even(calibrate.own_quantiles(memory.ordered, memory.unit_step))
    raw = np.sort(calibrate.uneven(share * own + (1 - share) * model[:-1]), axis=-1)
    told = calibrate.snap(raw, memory.scale, memory.step)
    assert memory.latest is not None
    return Ahead(
        origin=memory.latest,
        horizons=tuple(horizons),
        raw=calibrate.snap(raw, memory.scale, None),
        quantiles=told,
        low=_low_chances(memory, model, mean),
    )


def low_signs(memory: Memory, horizons: Sequence[int]) -> list[low.Signs]:
    """Return the signs of a low day at each horizon; see insight.low."""
    return _low_signs(memory, memory.unit_low, *_expected(memory, (*horizons, low.FAR)))


def _expected(memory: Memory, horizons: Sequence[int], partner_today: float | None = None) -> tuple[Floats, Floats]:
    """Return the model's quantiles (horizons, 50) and its mean at each horizon, on even steps."""
    assert memory.latest is not None, "a forecast begins with a day"
    numbers = memory.priors.learned
    parts = ahead(memory.belief, memory.priors.waves, day=memory.latest, horizons=horizons)
    mean, deviation = pooled(memory.belief.weights(), *parts)
    if partner_today is not None:
        mean = mean + _from_partner(memory, horizons, partner_today) * deviation
    shape = calibrate.shape(memory.priors.shape, memory.surprises, numbers.shape_days)
    factor = calibrate.spread(len(memory.ordered), numbers.spread)
    return mean[:, None] + deviation[:, None] * factor * shape, mean


def _low_chances(memory: Memory, model: Floats, mean: Floats) -> tuple[float, ...]:
    """Return the chance of a low day for each row but the last of what `_expected` returns."""
    limit = memory.unit_low
    if limit <= 0:
        return (0.0,) * (len(mean) - 1)
    return low.chances(_low_signs(memory, limit, model, mean), len(memory.ordered), memory.priors.learned.low)


def _low_signs(memory: Memory, limit: float, model: Floats, mean: Floats) -> list[low.Signs]:
    answered = len(memory.ordered)
    edge = calibrate.even_one(calibrate.below(limit, memory.unit_step))
    past = low.Past(answered, int(np.searchsorted(memory.ordered, limit)), memory.newest < limit)
    return low.signs(model, mean, edge, past, memory.priors.learned.low.usual)


def _from_partner(memory: Memory, horizons: Sequence[int], value: float) -> Floats:
    """Return by how many standard deviations each horizon moves for what the partner shared about the first day."""
    theirs, mine = calibrate.even(np.array([(value - memory.scale[0]) / memory.width, memory.ordered.mean()]))
    first = np.array(horizons) == 1
    moved: Floats = first * memory.priors.learned.partner * (theirs - mine)
    return moved
