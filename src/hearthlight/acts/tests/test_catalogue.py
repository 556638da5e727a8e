"""The catalogue is whole: ids, sizes, smaller versions, evidence, and enough for the emptiest day."""

import re
from collections import Counter

import pytest

from hearthlight.acts.catalogue import KINDS, SAYS_THANKS, Act, Audience, UnknownAct, act, all_acts, rituals

DOI = re.compile(r"10\.\d{4,9}/\S+")
EVIDENCE_HEADINGS = {
    "1 Daily check-in, I-statements, soft start",
    "2 Small non-sexual touches",
    "3 Weekly micro-rituals",
    "4 Aligned sleep and energy",
    "5 Gentle movement",
    "9 Celebrate small wins",
}
PURPOSES = {
    "A calmer body",
    "A gentler night",
    "A little lift",
    "Being heard",
    "Feeling near",
    "Filling your own tank",
    SAYS_THANKS,
    "Some movement",
    "Something new",
}

each_act = pytest.mark.parametrize("chosen", all_acts(), ids=lambda chosen: chosen.id)


def test_every_id_is_a_slug_of_its_own() -> None:
    ids = [chosen.id for chosen in all_acts()]
    assert len(set(ids)) == len(ids) >= 150
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", act_id) for act_id in ids)
    assert "nothing" not in ids


def test_every_kind_has_acts_and_ids_find_them() -> None:
    assert {chosen.kind for chosen in all_acts()} == set(KINDS)
    assert all(act(chosen.id) is chosen for chosen in all_acts())


def test_an_id_nobody_knows_is_refused_by_name() -> None:
    with pytest.raises(UnknownAct, match="a-dance-on-the-moon"):
        act("a-dance-on-the-moon")


@each_act
def test_an_act_is_sized_honestly(chosen: Act) -> None:
    assert 0 <= chosen.energy <= 10
    assert 1 <= chosen.minutes <= 20
    assert chosen.energy > 2 or chosen.minutes <= 2
    assert chosen.part
    assert len(chosen.line) <= 90


@each_act
def test_a_smaller_version_is_smaller_in_energy_and_minutes_and_asks_no_more_nearness(chosen: Act) -> None:
    if chosen.smaller is None:
        assert chosen.minutes <= 2
        return
    smaller = act(chosen.smaller)
    assert smaller.energy < chosen.energy
    assert smaller.minutes < chosen.minutes
    assert smaller.closeness <= chosen.closeness
    assert (smaller.audience == "alone") == (chosen.audience == "alone")


@each_act
def test_the_way_to_smaller_ends(chosen: Act) -> None:
    seen = [chosen.id]
    while (smaller := act(seen[-1]).smaller) is not None:
        assert smaller not in seen
        seen.append(smaller)
    assert act(seen[-1]).minutes <= 2


@each_act
def test_an_act_names_the_partner_only_where_there_is_one(chosen: Act) -> None:
    texts = " ".join((chosen.title, chosen.line, chosen.start, chosen.safety))
    assert set(re.findall(r"{.*?}", texts)) <= {"{partner}"}
    assert chosen.audience != "alone" or "{partner}" not in texts
    assert chosen.title.format(partner="Sam")


@each_act
def test_a_gift_and_an_act_alone_ask_no_nearness(chosen: Act) -> None:
    if chosen.gift or chosen.audience != "together":
        assert chosen.closeness == 0
    assert not (chosen.gift and chosen.audience == "alone")
    assert chosen.kind != "touch" or chosen.closeness >= 2


@each_act
def test_evidence_and_purpose_are_told(chosen: Act) -> None:
    assert DOI.fullmatch(chosen.evidence.ref) or chosen.evidence.ref in EVIDENCE_HEADINGS
    assert chosen.purpose in PURPOSES


@pytest.mark.parametrize(("audience", "least"), [("together", 12), ("apart", 3), ("alone", 4)])
def test_a_weekly_ritual_comes_in_two_ten_and_twenty_minutes(audience: Audience, least: int) -> None:
    found = rituals(audience)
    assert len(found) >= least
    for name, sizes in found.items():
        assert [size.minutes for size in sizes] == [2, 10, 20], name
        assert sizes[0].energy < sizes[1].energy < sizes[2].energy
    assert sum(len(rituals(one)) for one in ("together", "apart", "alone")) * 3 == sum(
        bool(chosen.ritual) for chosen in all_acts()
    )


def test_the_emptiest_day_still_has_many_acts_alone_and_together() -> None:
    counts = Counter((chosen.audience, chosen.energy) for chosen in all_acts())
    for audience in ("alone", "together"):
        assert counts[audience, 0] >= 12
        assert sum(counts[audience, energy] for energy in (0, 1, 2)) >= 24


def test_the_acts_in_the_pictures_are_there() -> None:
    words = {chosen.title: chosen.line for chosen in all_acts()}
    assert words["Sit shoulder to shoulder for two minutes"] == "No talking needed."
    assert words["Bring {partner} a cup of something warm"] == "No questions attached. Quiet days are part of this."
    assert "Put one hand on {partner}’s arm. Take three slow breaths." in words
    assert "Three slow breaths, hand on your own chest" in words
