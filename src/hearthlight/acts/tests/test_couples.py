"""Simulated couples whose tastes are known: what is offered to them comes to feel better, and stays varied."""

import math
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from statistics import fmean

from hearthlight.acts.catalogue import KINDS, act, all_acts
from hearthlight.acts.choose import NOTHING, Past, Situation, choose
from hearthlight.acts.fitting import fitting_acts

COUPLES = 24
DAYS = 56
SECOND_HALF = 28
USUAL, SHARED_TASTE, TASTE_BY_KIND, OWN_TASTE, NOISE = 5.3, 0.6, 0.8, 1.4, 1.2


@dataclass
class Couple:
    """Somebody with a partner: how good each act truly feels to them, 0-10, and what they lived so far."""

    seed: int
    history: list[Past] = field(default_factory=list)
    felt: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.draws = random.Random(self.seed)
        kinds = {kind: self.draws.gauss(0, TASTE_BY_KIND) for kind in KINDS}
        self.true = {
            each.id: min(10.0, max(0.0, shared_taste()[each.id] + kinds[each.kind] + self.draws.gauss(0, OWN_TASTE)))
            for each in all_acts()
        }
        self.open = frozenset(each.id for each in all_acts() if each.closeness and self.draws.random() < 0.6)
        self.energies = [5.0, 4.0]

    def moment(self, day: int) -> Situation:
        """One evening or morning: both energies wander, and the partner's is shared on three days in four."""
        self.energies = [min(10.0, max(0.0, 1.5 + 0.7 * one + self.draws.gauss(0, 1.6))) for one in self.energies]
        theirs = self.energies[1] if self.draws.random() < 0.75 else None
        part = self.draws.choice(("morning", "evening", "evening"))
        return Situation(energy_mine=self.energies[0], energy_theirs=theirs, day=day, part=part, open=self.open)  # type: ignore[arg-type]

    def answer(self, offered: list[str], day: int) -> None:
        """Take the first offer that appeals, or none; what was taken is rated with some noise."""
        taken = next((each for each in offered if self.draws.random() < self._appeal(each)), None)
        if taken is None:
            self.felt.append(0.0)
            self.history += [Past(day=day, act=each, taken=False) for each in offered]
            return
        felt = min(10.0, max(0.0, self.true[taken] + self.draws.gauss(0, NOISE)))
        self.felt.append(felt)
        self.history.append(Past(day=day, act=taken, taken=True, felt=felt if self.draws.random() < 0.7 else None))

    def _appeal(self, act_id: str) -> float:
        return 1 / (1 + math.exp((4.5 - self.true[act_id]) / 1.2))


type Offering = Callable[[Couple, Situation, int], list[str]]


@cache
def shared_taste() -> dict[str, float]:
    draws = random.Random(7)
    return {each.id: draws.gauss(USUAL, SHARED_TASTE) for each in all_acts()}


def the_house(couple: Couple, moment: Situation, day: int) -> list[str]:
    offers = choose(moment, couple.history, seed=couple.seed * 1000 + day)
    return [offer.act for offer in offers if offer.act != NOTHING]


def at_random(couple: Couple, moment: Situation, _day: int) -> list[str]:
    return couple.draws.sample([each.id for each in fitting_acts(moment)], 2)


def most_popular(_couple: Couple, moment: Situation, _day: int) -> list[str]:
    return sorted((each.id for each in fitting_acts(moment)), key=lambda each: -popularity()[each])[:2]


@cache
def popularity() -> Counter[str]:
    """How often other couples took each act, of all the acts that were laid before them at random."""
    return Counter(past.act for seed in range(500, 540) for past in lived(at_random, seed).history if past.taken)


@cache
def lived(offering: Offering, seed: int) -> Couple:
    couple = Couple(seed)
    for day in range(DAYS):
        moment = couple.moment(day)
        couple.answer(offering(couple, moment, day), day)
    return couple


def felt_by(offering: Offering) -> float:
    """The felt benefit of a day, 0-10, in the second four weeks, over all couples; a day without anything counts 0."""
    return fmean(fmean(lived(offering, seed).felt[SECOND_HALF:]) for seed in range(COUPLES))


def test_within_eight_weeks_the_offers_feel_better_than_random_ones() -> None:
    assert felt_by(the_house) > felt_by(at_random) + 0.5


def test_within_eight_weeks_the_offers_feel_better_than_the_most_popular_ones() -> None:
    assert felt_by(the_house) > felt_by(most_popular) + 0.2


def test_nobody_ends_up_with_one_act_for_ever() -> None:
    for seed in range(COUPLES):
        counts = Counter(past.act for past in lived(the_house, seed).history if past.taken and past.day >= SECOND_HALF)
        assert max(counts.values()) <= 0.5 * sum(counts.values())
        assert len(counts) >= 6


def test_the_one_beside_gets_a_fair_share_for_their_own_tank() -> None:
    for seed in range(COUPLES):
        couple, offered = Couple(seed), []
        for day in range(DAYS):
            offered += [act(each) for each in the_house(couple, couple.moment(day), day)]
        assert 0.3 <= sum(each.audience == "alone" for each in offered) / len(offered) <= 0.5
