"""The chance written beside an offer is the chance it truly had."""

import math
from collections import Counter

import pytest

from hearthlight.acts.catalogue import act
from hearthlight.acts.choose import NOTHING, Past, Situation, choose, draw

DRAWS = 6000
HISTORY = (
    Past(day=90, act="walk-five", taken=True, felt=9),
    Past(day=92, act="walk-five", taken=True, felt=8),
    Past(day=93, act="half-a-song", taken=True),
    Past(day=98, act="side-by-side-two", taken=False),
    Past(day=99, act="kind-line", taken=True, felt=7),
    Past(day=100, act="sips-of-water", taken=False),
)
EVERY_MOMENT = {
    "two with energy": Situation(energy_mine=6, energy_theirs=5, day=100, part="evening"),
    "two, both empty": Situation(energy_mine=0, energy_theirs=1, day=100, part="morning"),
    "on one's own": Situation(energy_mine=4, energy_theirs=None, day=100, part="afternoon", together=False),
    "quiet days": Situation(energy_mine=1, energy_theirs=5, day=100, part="evening", quiet_days=True),
}


@pytest.mark.parametrize("situation", EVERY_MOMENT.values(), ids=EVERY_MOMENT)
def test_offers_come_as_often_as_their_chance_says(situation: Situation) -> None:
    seen: Counter[str] = Counter()
    chances: dict[str, float] = {}
    for seed in range(DRAWS):
        for offer in choose(situation, HISTORY, seed=seed)[:-1]:
            seen[offer.act] += 1
            assert chances.setdefault(offer.act, offer.chance) == pytest.approx(offer.chance, abs=1e-12)
    assert sum(chances.values()) == pytest.approx(2, abs=1e-9)
    misfit = sum((seen[act_id] - DRAWS * chance) ** 2 / (DRAWS * chance) for act_id, chance in chances.items())
    freedom = len(chances)
    assert misfit < freedom + 4 * math.sqrt(2 * freedom)


def test_where_two_pools_are_drawn_from_four_offers_in_ten_fill_the_own_tank() -> None:
    chances = {
        offer.act: offer.chance
        for seed in range(DRAWS)
        for offer in choose(EVERY_MOMENT["two with energy"], HISTORY, seed=seed)
        if offer.act != NOTHING
    }
    alone = sum(chance for act_id, chance in chances.items() if act(act_id).audience == "alone")
    assert alone == pytest.approx(0.8)
    assert sum(chances.values()) - alone == pytest.approx(1.2)


@pytest.mark.parametrize("situation", EVERY_MOMENT.values(), ids=EVERY_MOMENT)
def test_the_chance_of_an_act_is_the_same_whether_it_comes_or_not(situation: Situation) -> None:
    asked = ("walk-five", "half-a-song", "kind-line", "sips-of-water", "an-act-of-another-year")
    draws = [draw(situation, HISTORY, seed=seed, of=asked) for seed in range(400)]
    assert all(one.chances == draws[0].chances for one in draws)
    assert set(draws[0].chances) <= set(asked[:3])
    for one in draws:
        offered = {offer.act: offer.chance for offer in one.offers}
        assert all(offered[act_id] == chance for act_id, chance in one.chances.items() if act_id in offered)


def test_asking_for_chances_changes_no_offer() -> None:
    situation = EVERY_MOMENT["two with energy"]
    for seed in range(50):
        assert draw(situation, HISTORY, seed=seed, of=("kind-line",)).offers == choose(situation, HISTORY, seed=seed)
