"""What this person tends to like, learned gently from what was taken and how it felt."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from hearthlight.acts.catalogue import Act
from hearthlight.acts.moment import Past

NEUTRAL = 0.5
TAKEN_UNSAID = 0.55
PASSED_OVER = 0.45
PASSED_OVER_WEIGHT = 0.4
HALF_LIFE_DAYS = 60
FADED = 500.0
OWN_SHRINKAGE = 3.0
KIND_SHRINKAGE = 4.0
ACT_SHRINKAGE = 0.6

PASSED_REST_DAYS = 3
TAKEN_REST_DAYS = 1
PASSED_REST = 0.3
TAKEN_REST = 0.6


def likings(acts: Sequence[Act], history: Iterable[Past], day: int) -> dict[str, float]:
    """How well each act is liked, 0-1: a mean shrunk three times, each act towards its kind, each kind towards this
    person's own mean, and that towards 0.5.

    With weights w halving every 60 days and values r = felt / 10, the mean is (k m + sum w r) / (k + sum w) for a
    prior mean m worth k observations (the normal-normal posterior mean with equal variances). Own means let somebody
    to whom everything feels a little flat still have favourites. Taking an act without a word counts a little above
    neutral. Passing over counts little, because the day often decides and not the act.
    """
    kinds = {act.id: act.kind for act in acts}
    by_act: defaultdict[str, _Sum] = defaultdict(_Sum)
    for past in history:
        if past.act in kinds and past.day <= day:
            by_act[past.act].add(*_value(past, day))
    everything, by_kind = _Sum(), defaultdict[str, _Sum](_Sum)
    for act_id, found in by_act.items():
        # An act that was often taken speaks for its kind a little more than one taken once, never many times more.
        for whole in (everything, by_kind[kinds[act_id]]):
            whole.add(found.total / found.weight, found.weight / (found.weight + ACT_SHRINKAGE))
    usual = everything.shrunk(NEUTRAL, OWN_SHRINKAGE)
    priors = {kind: by_kind[kind].shrunk(usual, KIND_SHRINKAGE) for kind in set(kinds.values())}
    return {act_id: by_act[act_id].shrunk(priors[kind], ACT_SHRINKAGE) for act_id, kind in kinds.items()}


def rests(history: Iterable[Past], day: int) -> dict[str, float]:
    """How far each recently offered act stands back for now: a factor in (0, 1], and 0 for the acts of today.

    Passed over rests three days, taken rests one; then either comes round as before.
    """
    factors: dict[str, float] = {}
    for past in history:
        factors[past.act] = min(factors.get(past.act, 1.0), _rest(past, day - past.day))
    return factors


class _Sum:
    """A running weighted sum."""

    def __init__(self) -> None:
        self.total = 0.0
        self.weight = 0.0

    def add(self, value: float, weight: float) -> None:
        self.total += weight * value
        self.weight += weight

    def shrunk(self, prior: float, strength: float) -> float:
        return (strength * prior + self.total) / (strength + self.weight)


def _value(past: Past, day: int) -> tuple[float, float]:
    fading: float = 0.5 ** min((day - past.day) / HALF_LIFE_DAYS, FADED)
    if not past.taken:
        return PASSED_OVER, fading * PASSED_OVER_WEIGHT
    return (TAKEN_UNSAID if past.felt is None else past.felt / 10), fading


def _rest(past: Past, age: int) -> float:
    if age == 0:
        return 0.0
    if past.taken:
        return TAKEN_REST if 0 < age <= TAKEN_REST_DAYS else 1.0
    return PASSED_REST if 0 < age <= PASSED_REST_DAYS else 1.0
