"""The choice offers little, fits the energy that was shared, and rests what was passed over."""

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.acts.catalogue import Act, act, all_acts
from hearthlight.acts.choose import NOTHING, Offer, OutOfRange, Past, Situation, choose, smaller_first

IDS = [chosen.id for chosen in all_acts()]
EVERYTHING = frozenset(IDS)
SEEDS = range(60)

energies = st.none() | st.floats(0, 10)
situations = st.builds(
    Situation,
    energy_mine=energies,
    energy_theirs=energies,
    day=st.integers(0, 40),
    part=st.sampled_from(["morning", "afternoon", "evening"]),
    open=st.sampled_from([frozenset(), EVERYTHING, frozenset({"hold-hands-two-minutes", "same-room-one"})]),
    together=st.booleans(),
    quiet_days=st.booleans(),
    mine_shared=st.booleans(),
    apart=st.booleans(),
    without=st.frozensets(st.sampled_from(["stand", "walk", "arms"])),
)
pasts = st.builds(
    Past,
    day=st.integers(0, 45),
    act=st.sampled_from([*IDS, "an-act-of-another-year"]),
    taken=st.booleans(),
    felt=energies,
)
histories = st.lists(pasts, max_size=30)
seeds = st.integers()


def evening(mine: float | None = 6, theirs: float | None = 6, day: int = 100, **more: object) -> Situation:
    return Situation(energy_mine=mine, energy_theirs=theirs, day=day, part="evening", **more)  # type: ignore[arg-type]


def acts_offered(situation: Situation, history: tuple[Past, ...] = ()) -> list[Act]:
    drawn = (choose(situation, history, seed=seed) for seed in SEEDS)
    return [act(offer.act) for offers in drawn for offer in offers if offer.act != NOTHING]


@given(situations, histories, seeds)
def test_there_are_three_offers_at_most_and_the_last_is_nothing(
    situation: Situation, history: list[Past], seed: int
) -> None:
    offers = choose(situation, history, seed=seed)
    assert 1 <= len(offers) <= 3
    assert offers[-1] == Offer(act=NOTHING, minutes=0, energy=0, chance=1.0)
    assert len({offer.act for offer in offers}) == len(offers)
    assert all(0 < offer.chance <= 1 for offer in offers)


@given(situations, histories, seeds)
def test_the_same_moment_gives_the_same_offers(situation: Situation, history: list[Past], seed: int) -> None:
    assert choose(situation, history, seed=seed) == choose(situation, history, seed=seed)


@given(situations, histories, seeds)
def test_every_offer_fits_the_energy_there_is(situation: Situation, history: list[Past], seed: int) -> None:
    mine, theirs = situation.energy_mine, situation.energy_theirs
    for offer in choose(situation, history, seed=seed)[:-1]:
        chosen = act(offer.act)
        assert (offer.minutes, offer.energy) == (chosen.minutes, chosen.energy)
        own = 2 if mine is None else mine
        assert chosen.energy <= own
        assert own > 2 or chosen.minutes <= 2
        if chosen.audience != "alone" and not chosen.gift:
            assert mine is not None and theirs is not None and situation.mine_shared
            assert chosen.energy <= theirs
            assert theirs > 2 or chosen.minutes <= 2


@given(situations, histories, seeds)
def test_no_offer_asks_what_the_body_leaves_out_or_another_hour(
    situation: Situation, history: list[Past], seed: int
) -> None:
    for offer in choose(situation, history, seed=seed)[:-1]:
        chosen = act(offer.act)
        assert not chosen.body & situation.without
        assert {"any", situation.part} & set(chosen.part)


@given(situations, seeds)
def test_what_today_already_held_does_not_come_again(situation: Situation, seed: int) -> None:
    history: list[Past] = []
    for turn in range(4):
        offers = choose(situation, history, seed=seed + turn)
        assert not {offer.act for offer in offers} & {past.act for past in history}
        history += [Past(day=situation.day, act=offer.act, taken=False) for offer in offers[:-1]]


def test_touch_is_offered_only_from_the_list_both_hold() -> None:
    unknown = acts_offered(evening())
    assert max(chosen.closeness for chosen in unknown) == 1
    known = acts_offered(evening(open=frozenset({"hold-hands-two-minutes"})))
    assert {chosen.id for chosen in known if chosen.closeness} == {"hold-hands-two-minutes"}


@pytest.mark.parametrize(
    "situation",
    [evening(theirs=None), evening(mine_shared=False), evening(mine=None)],
    ids=["theirs private", "mine private", "no check-in yet"],
)
def test_without_two_shared_energies_only_gifts_are_for_two(situation: Situation) -> None:
    for_two = [chosen for chosen in acts_offered(situation) if chosen.audience != "alone"]
    assert for_two
    assert all(chosen.gift for chosen in for_two)


def test_a_private_energy_of_the_partner_is_no_input() -> None:
    assert not [name for name in Situation.__struct_fields__ if "private" in name]
    shared = {"energy_mine", "energy_theirs", "day", "part", "open", "together", "quiet_days"}
    own = {"mine_shared", "apart", "without"}
    assert set(Situation.__struct_fields__) == shared | own
    for seed in SEEDS:
        alone = [choose(evening(theirs=theirs, together=False), (), seed=seed) for theirs in (None, 1, 9)]
        assert alone[0] == alone[1] == alone[2]


def test_what_the_partner_shared_leaves_my_own_tank_alone() -> None:
    for seed in SEEDS:
        mine = [
            [
                offer
                for offer in choose(evening(theirs=theirs), (), seed=seed)[:-1]
                if act(offer.act).audience == "alone"
            ]
            for theirs in (None, 1, 9)
        ]
        assert mine[0] == mine[1] == mine[2]


def test_quiet_days_hold_nothing_for_two_and_nothing_that_celebrates() -> None:
    offered = acts_offered(evening(quiet_days=True))
    assert {chosen.audience for chosen in offered} == {"alone"}
    assert "Saying thanks" not in {chosen.purpose for chosen in offered}


def test_someone_on_their_own_and_a_couple_at_a_distance_see_what_is_theirs() -> None:
    assert {chosen.audience for chosen in acts_offered(evening(together=False))} == {"alone"}
    assert {chosen.audience for chosen in acts_offered(evening(apart=True))} == {"alone", "apart"}
    assert {chosen.audience for chosen in acts_offered(evening())} == {"alone", "together"}


def test_the_own_tank_has_a_fair_share() -> None:
    drawn = [choose(evening(), (), seed=seed) for seed in range(1000)]
    alone = [[act(offer.act).audience == "alone" for offer in offers[:-1]] for offers in drawn]
    assert 0.3 <= sum(map(sum, alone)) / sum(map(len, alone)) <= 0.5
    assert 0.3 <= sum(pair[0] for pair in alone) / len(alone) <= 0.5


def test_a_favourite_stays_one_of_several() -> None:
    loved = lived("stretch-five", range(40, 98, 2), taken=True, felt=10)
    assert chance_of("stretch-five", loved) <= 0.75
    assert len({offered.id for offered in acts_offered(evening(together=False), loved)}) >= 10


def chance_of(act_id: str, history: tuple[Past, ...], day: int = 100) -> float:
    """The recorded chance of one act on a solo evening, read from the first seed that offers it."""
    for seed in range(5000):
        for offer in choose(evening(day=day, together=False), history, seed=seed):
            if offer.act == act_id:
                return offer.chance
    raise AssertionError(f"{act_id} was never offered")


def lived(act_id: str, days: range, *, taken: bool, felt: float | None = None) -> tuple[Past, ...]:
    return tuple(Past(day=day, act=act_id, taken=taken, felt=felt) for day in days)


def test_what_felt_good_comes_more_often_and_what_felt_bad_less() -> None:
    usual = chance_of("stretch-five", ())
    good = chance_of("stretch-five", lived("stretch-five", range(60, 90, 5), taken=True, felt=9))
    poor = chance_of("stretch-five", lived("stretch-five", range(60, 90, 5), taken=True, felt=1))
    assert poor < usual < good


def test_what_was_passed_over_rests_a_while_and_comes_round_again() -> None:
    passed = lived("stretch-five", range(99, 100), taken=False)
    usual = chance_of("stretch-five", ())
    assert chance_of("stretch-five", passed, day=100) < 0.5 * usual
    assert chance_of("stretch-five", passed, day=104) > 0.5 * usual


def test_no_act_that_fits_ever_falls_out_of_reach() -> None:
    disliked = lived("stretch-five", range(100), taken=True, felt=0)
    assert chance_of("stretch-five", disliked, day=104) > 0.002


def test_something_else_comes_smaller_first() -> None:
    offers = (
        Offer(act="walk-ten", minutes=10, energy=5, chance=0.1),
        Offer(act=NOTHING, minutes=0, energy=0, chance=1.0),
        Offer(act="shoulder-rolls", minutes=1, energy=0, chance=0.1),
    )
    assert [offer.act for offer in smaller_first(offers)] == ["shoulder-rolls", "walk-ten", NOTHING]


@pytest.mark.parametrize(
    "build",
    [
        lambda: evening(mine=10.5),
        lambda: evening(theirs=-1),
        lambda: evening(mine=float("nan")),
        lambda: Past(day=1, act="walk-ten", taken=True, felt=11),
    ],
)
def test_an_energy_off_the_scale_is_refused(build: Callable[[], object]) -> None:
    with pytest.raises(OutOfRange, match="0 to 10"):
        build()


def test_a_situation_reads_from_plain_json() -> None:
    line = b'{"energy_mine": 3, "energy_theirs": null, "day": 7, "part": "evening", "open": ["hold-hands-two-minutes"]}'
    assert msgspec.json.decode(line, type=Situation).open == {"hold-hands-two-minutes"}
