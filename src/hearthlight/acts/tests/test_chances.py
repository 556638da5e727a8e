"""The chance written beside an offer is the chance it truly had."""

import math
from collections import Counter

import pytest

from hearthlight.acts.catalogue import act
from hearthlight.acts.choose import NOTHING, Past, Situation, choose

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
