"""The choice for today: two acts that fit at most, and always "nothing today, and that is fine"."""

import math
import random
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from hearthlight.acts.catalogue import Act, act
from hearthlight.acts.fitting import energy_for, fitting_acts
from hearthlight.acts.liking import likings, rests
from hearthlight.acts.moment import Draw, Offer, OutOfRange, Past, Situation

__all__ = ["NOTHING", "Draw", "Offer", "OutOfRange", "Past", "Situation", "choose", "draw", "smaller_first"]

NOTHING = "nothing"
WARMTH = 0.03
ROOM = 6.0
FLOOR = 0.1
MOST_CHANCE = 0.4
ONE_OF_EACH = 0.8
MOST_ACTS = 2

type _Odds = dict[str, float]


def choose(situation: Situation, history: Sequence[Past], *, seed: int) -> tuple[Offer, ...]:
    """One to three offers for this moment; the last is always "nothing", with chance 1.

    Where acts for two fit, eight times in ten one offer is for one's own tank and one for the two, either first, and
    else both are for the two: so four offers in ten fill one's own tank, and four firsts in ten. Where none fit, both
    are for one's own tank. Within each, an act is drawn with a probability that grows with how it was liked, is never
    above `MOST_CHANCE`, and never falls below `FLOOR` shared out evenly over all that fit. What today already held is
    left out, so passing over an offer and choosing again brings something else. Each chance is exact (see Offer).
    The same arguments give the same offers. Unknown acts and later days in the history are passed by.
    Sources: rules E3, E5, G10 and C6; behavioural activation, doi 10.1002/14651858.CD013305.pub2; recorded chances
    for just-in-time support, doi 10.1007/s12160-016-9830-8.
    """
    return draw(situation, history, seed=seed).offers


def draw(situation: Situation, history: Sequence[Past], *, seed: int, of: Sequence[str] = ()) -> Draw:
    """Return what `choose` offers, and the chance that each act in `of` had to be offered, by the same reckoning.

    An act that could not come at all is left out. The chances do not depend on the seed.
    """
    return _drawn(situation, tuple(history), seed, tuple(of))


@lru_cache(maxsize=128)
def _drawn(situation: Situation, history: tuple[Past, ...], seed: int, of: tuple[str, ...]) -> Draw:
    """The draw itself; a page looked at again within a moment asks the same, so the latest answers are remembered."""
    draws = random.Random(seed)  # noqa: S311 - The draw keeps no secret and has to repeat from its seed.
    fitting = fitting_acts(msgspec.structs.replace(situation, day=0))
    own = _odds([each for each in fitting if each.audience == "alone"], situation, history)
    ours = _odds([each for each in fitting if each.audience != "alone"], situation, history)
    picks = _draw_for_both(own, ours, draws) if own and ours else _draw_two(own or ours, draws)
    chances = _chances([*picks, *of], own, ours)
    offers = (_offer(act_id, chances[act_id]) for act_id in picks)
    return Draw(
        (*offers, Offer(act=NOTHING, minutes=0, energy=0, chance=1.0)),
        {act_id: chances[act_id] for act_id in of if act_id in chances},
    )


def smaller_first(offers: Iterable[Offer]) -> tuple[Offer, ...]:
    """The same offers for "something else": least energy first, then fewest minutes, "nothing" still last."""
    return tuple(sorted(offers, key=lambda offer: (offer.act == NOTHING, offer.energy, offer.minutes)))


def _odds(acts: Sequence[Act], situation: Situation, history: Sequence[Past]) -> _Odds:
    """The probability of each act in one draw: a softmax over liking, times rest and size, mixed with an even floor.

    No act rises above `MOST_CHANCE` (or its even share, when few fit), so that a favourite stays one of several.
    """
    resting = rests(history, situation.day)
    liked = likings(acts, history, situation.day)
    awake = sorted((each for each in acts if resting.get(each.id, 1.0) > 0), key=lambda each: each.id)
    weights = {
        each.id: resting.get(each.id, 1.0) * _size(each, situation) * math.exp(liked[each.id] / WARMTH)
        for each in awake
    }
    whole = sum(weights.values())
    odds = {act_id: (1 - FLOOR) * weight / whole + FLOOR / len(weights) for act_id, weight in weights.items()}
    return _levelled(odds, max(MOST_CHANCE, 1 / len(odds))) if odds else odds


def _levelled(odds: _Odds, most: float) -> _Odds:
    """The same odds with none above `most`; what is over goes to the others in proportion."""
    high: set[str] = set()
    while over := {act_id for act_id, chance in odds.items() if chance > most + 1e-12} - high:
        high |= over
        rest = sum(chance for act_id, chance in odds.items() if act_id not in high)
        left = (1 - most * len(high)) / rest if rest else 0.0
        odds = {act_id: most if act_id in high else chance * left for act_id, chance in odds.items()}
    return odds


def _size(act: Act, situation: Situation) -> float:
    """A mild lean, in (0, 1], towards acts that use the energy there is; a small act stays welcome on any day."""
    energy = energy_for(act, situation)
    return 1.0 if energy is None else math.exp((act.energy - energy) / ROOM)


def _draw_for_both(own: _Odds, ours: _Odds, draws: random.Random) -> list[str]:
    """One act of each pool in either order, or else two for the two."""
    if draws.random() >= ONE_OF_EACH:
        return _draw_two(ours, draws)
    drawn = [_draw(own, draws), _draw(ours, draws)]
    if draws.random() < 0.5:
        drawn.reverse()
    return drawn


def _draw_two(odds: _Odds, draws: random.Random) -> list[str]:
    """Two draws without replacement, or all there is."""
    if len(odds) <= MOST_ACTS:
        return _shuffled(odds, draws)
    first = _draw(odds, draws)
    return [first, _draw({act_id: chance for act_id, chance in odds.items() if act_id != first}, draws)]


def _chances(acts: Iterable[str], own: _Odds, ours: _Odds) -> _Odds:
    """The chance of each act to be among the offers, counting every way it can come about."""
    if not (own and ours):
        return _in_two(acts, own or ours)
    alone = {act_id: ONE_OF_EACH * own[act_id] for act_id in acts if act_id in own}
    twice = _in_two(acts, ours)
    return alone | {
        act_id: min(1.0, ONE_OF_EACH * ours[act_id] + (1 - ONE_OF_EACH) * chance) for act_id, chance in twice.items()
    }


def _in_two(acts: Iterable[str], odds: _Odds) -> _Odds:
    """The chance p + p * (sum over the other acts j of p_j / (1 - p_j)) to be drawn first or second."""
    if len(odds) <= MOST_ACTS:
        return dict.fromkeys((act_id for act_id in acts if act_id in odds), 1.0)
    whole = sum(chance / (1 - chance) for chance in odds.values())
    known = {act_id: odds[act_id] for act_id in acts if act_id in odds}
    return {act_id: min(1.0, own + own * (whole - own / (1 - own))) for act_id, own in known.items()}


def _draw(odds: _Odds, draws: random.Random) -> str:
    return draws.choices(list(odds), weights=list(odds.values()))[0]


def _shuffled(odds: _Odds, draws: random.Random) -> list[str]:
    return draws.sample(list(odds), k=len(odds))


def _offer(act_id: str, chance: float) -> Offer:
    chosen = act(act_id)
    return Offer(act=act_id, minutes=chosen.minutes, energy=chosen.energy, chance=chance)
