"""The choice for today: two acts that fit at most, and always "nothing today, and that is fine"."""

import math
import random
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from hearthlight.acts.catalogue import Act, act
from hearthlight.acts.fitting import energy_for, fitting_acts
from hearthlight.acts.liking import likings, rests
from hearthlight.acts.moment import Offer, OutOfRange, Past, Situation

__all__ = ["NOTHING", "Offer", "OutOfRange", "Past", "Situation", "choose", "smaller_first"]

NOTHING = "nothing"
WARMTH = 0.08
ROOM = 6.0
FLOOR = 0.15
OWN_TANK_LEADS = 0.4
MOST_ACTS = 2

type _Odds = dict[str, float]
type _Pick = tuple[str, float]


def choose(situation: Situation, history: Sequence[Past], *, seed: int) -> tuple[Offer, ...]:
    """One to three offers for this moment; the last is always "nothing", with chance 1.

    Where acts for two fit, one offer is for one's own tank and one for the two, and the own tank comes first four
    times in ten; else both are for one's own tank. Within each, an act is drawn with a probability that grows with
    how it was liked and never falls below `FLOOR` shared out evenly over all that fit. What today already held is
    left out, so passing over an offer and choosing again brings something else. Each chance is exact (see Offer).
    The same arguments give the same offers. Unknown acts and later days in the history are passed by.
    Sources: rules E3, E5, G10 and C6; behavioural activation, doi 10.1002/14651858.CD013305.pub2; recorded chances
    for just-in-time support, doi 10.1007/s12160-016-9830-8.
    """
    return _chosen(situation, tuple(history), seed)


@lru_cache(maxsize=128)
def _chosen(situation: Situation, history: tuple[Past, ...], seed: int) -> tuple[Offer, ...]:
    """The draw itself; a page looked at again within a moment asks the same, so the latest answers are remembered."""
    draws = random.Random(seed)  # noqa: S311 - The draw keeps no secret and has to repeat from its seed.
    fitting = fitting_acts(msgspec.structs.replace(situation, day=0))
    own = _odds([each for each in fitting if each.audience == "alone"], situation, history)
    ours = _odds([each for each in fitting if each.audience != "alone"], situation, history)
    if own and ours:
        picks = [_draw_one(own, draws), _draw_one(ours, draws)]
        if draws.random() >= OWN_TANK_LEADS:
            picks.reverse()
    else:
        picks = _draw_two(own or ours, draws)
    return (*(_offer(*pick) for pick in picks), Offer(act=NOTHING, minutes=0, energy=0, chance=1.0))


def smaller_first(offers: Iterable[Offer]) -> tuple[Offer, ...]:
    """The same offers for "something else": least energy first, then fewest minutes, "nothing" still last."""
    return tuple(sorted(offers, key=lambda offer: (offer.act == NOTHING, offer.energy, offer.minutes)))


def _odds(acts: Sequence[Act], situation: Situation, history: Sequence[Past]) -> _Odds:
    """The probability of each act in one draw: a softmax over liking, times rest and size, mixed with an even floor."""
    resting = rests(history, situation.day)
    liked = likings(acts, history, situation.day)
    awake = sorted((each for each in acts if resting.get(each.id, 1.0) > 0), key=lambda each: each.id)
    weights = {
        each.id: resting.get(each.id, 1.0) * _size(each, situation) * math.exp(liked[each.id] / WARMTH)
        for each in awake
    }
    whole = sum(weights.values())
    return {act_id: (1 - FLOOR) * weight / whole + FLOOR / len(weights) for act_id, weight in weights.items()}


def _size(act: Act, situation: Situation) -> float:
    """A mild lean, in (0, 1], towards acts that use the energy there is; a small act stays welcome on any day."""
    energy = energy_for(act, situation)
    return 1.0 if energy is None else math.exp((act.energy - energy) / ROOM)


def _draw_one(odds: _Odds, draws: random.Random) -> _Pick:
    drawn = _draw(odds, draws)
    return drawn, min(1.0, odds[drawn])


def _draw_two(odds: _Odds, draws: random.Random) -> list[_Pick]:
    """Two draws without replacement, each with its exact chance to be one of the two (or all there is)."""
    if len(odds) <= MOST_ACTS:
        return [(act_id, 1.0) for act_id in _shuffled(odds, draws)]
    first = _draw(odds, draws)
    second = _draw({act_id: chance for act_id, chance in odds.items() if act_id != first}, draws)
    return [(act_id, _chance_in_two(odds, act_id)) for act_id in (first, second)]


def _chance_in_two(odds: _Odds, act_id: str) -> float:
    """The chance p + sum over j of p_j p / (1 - p_j), j another act, to be drawn first or second."""
    own = odds[act_id]
    return min(1.0, own + sum(other * own / (1 - other) for each, other in odds.items() if each != act_id))


def _draw(odds: _Odds, draws: random.Random) -> str:
    return draws.choices(list(odds), weights=list(odds.values()))[0]


def _shuffled(odds: _Odds, draws: random.Random) -> list[str]:
    return draws.sample(list(odds), k=len(odds))


def _offer(act_id: str, chance: float) -> Offer:
    chosen = act(act_id)
    return Offer(act=act_id, minutes=chosen.minutes, energy=chosen.energy, chance=chance)
