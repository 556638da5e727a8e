"""Closer: one's own answers stay one's own, and the pages say plainly what shows and what does not."""

import html
import re

from tests.guests import Guest, Hands, in_another_world
from tests.promises.lists import GROUPS, TINY, a_week, answer, come_in
from tests.promises.looks import look

from hearthlight.acts import catalogue, menu
from hearthlight.frame import asking


def chosen(page: str) -> dict[str, str]:
    """Return what is ticked on a page, by name."""
    return dict(re.findall(r'name="([\w-]+)" value="([\w-]+)" checked', page))


def test_answers_are_kept_and_shown_to_oneself(noor: Guest, sam: Guest) -> None:
    noor.post("/closer/answers/?group=tiny", **{TINY[0]: "yes", TINY[1]: "maybe", TINY[2]: "not_now"})
    assert chosen(noor.page("/closer/answers/?group=tiny")) == {TINY[0]: "yes", TINY[1]: "maybe", TINY[2]: "not_now"}
    assert chosen(sam.page("/closer/answers/?group=tiny")) == {}


def test_an_answer_left_out_of_a_form_stays_as_it_was(noor: Guest, sam: Guest) -> None:
    noor.post("/closer/answers/?group=tiny", **{TINY[0]: "yes"})
    noor.post("/closer/answers/?group=tiny", **{TINY[1]: "maybe", "no-such-thing": "yes", TINY[0]: "perhaps"})
    assert chosen(noor.page("/closer/answers/")) == {TINY[0]: "yes", TINY[1]: "maybe"}


def test_every_group_has_enough_to_answer_and_a_group_nobody_made_is_not_there(noor: Guest, sam: Guest) -> None:
    for group, items in GROUPS.items():
        assert len(items) >= 12
        assert noor.page(f"/closer/answers/?group={group}").count("<fieldset") == len(items)
    assert noor.get("/closer/answers/?group=secret").status_code == 404


def test_an_answer_older_than_ninety_days_asks_again(noor: Guest, sam: Guest, hands: Hands) -> None:
    answer(noor, TINY, groups=["tiny"])
    hands.pass_by(days=91)
    noor.unlock()
    assert chosen(noor.page("/closer/answers/?group=tiny")) == {}


def test_the_page_says_honestly_that_a_list_of_two_can_be_guessed_at(noor: Guest, sam: Guest) -> None:
    assert "what is not on the list can sometimes be guessed" in noor.page("/closer/answers/")


def test_what_is_on_the_list_is_shown_by_its_name_and_never_with_a_person(
    noor: Guest, sam: Guest, hands: Hands
) -> None:
    answer(noor, [TINY[0], *GROUPS["weekly"][:1]])
    answer(sam, [TINY[0], *GROUPS["weekly"][:1]], otherwise="maybe")
    a_week(noor, sam, hands)
    page = noor.page("/closer/")
    assert catalogue.act(TINY[0]).title in page
    assert catalogue.act(GROUPS["weekly"][0]).ritual in page
    assert "Sam said" not in page
    assert page.replace("Sam", "Noor").count("Noor") == page.count("Noor") + page.count("Sam")


def test_small_steps_offer_touch_only_from_the_list(noor: Guest, sam: Guest, hands: Hands) -> None:
    answer(noor, TINY[:2])
    answer(sam, TINY[:2])
    a_week(noor, sam, hands)
    offered = set()
    for _ in range(25):
        for guest in (noor, sam):
            guest.unlock()
            guest.says(energy=9, mood=5, to="us")
        noor.post("/closer/step/", act="nothing", answer="started")
        offered |= set(re.findall(r'name="act" value="([\w-]+)"', noor.page("/closer/else/")))
        hands.pass_by(days=1)
    touches = {each for each in offered - {"nothing"} if catalogue.act(each).closeness >= 2}
    assert touches <= set(TINY[:2])


def test_somebody_on_their_own_finds_small_kindnesses(noor: Guest) -> None:
    assert "Small kindnesses, for you" in noor.page("/closer/")
    assert noor.get("/closer/answers/").status_code == 404


def test_wishes_are_kept_for_two_days(noor: Guest, sam: Guest, hands: Hands) -> None:
    noor.post("/closer/wishes/", wish=["rest", "sex", "a pony"])
    assert re.findall(r'value="(\w+)" checked', noor.page("/closer/wishes/")) == ["rest", "sex"]
    noor.post("/closer/wishes/", wish=["rest"])
    hands.pass_by(hours=47)
    come_in(noor)
    assert re.findall(r'value="(\w+)" checked', noor.page("/closer/wishes/")) == ["rest"]
    hands.pass_by(hours=2)
    come_in(noor)
    assert re.findall(r'value="(\w+)" checked', noor.page("/closer/wishes/")) == []


def test_one_thing_of_the_list_is_lit_by_the_lower_energy_both_shared(noor: Guest, sam: Guest, hands: Hands) -> None:
    open_to = [item.id for item in menu.items().values() if item.act.energy in (1, 3)]
    for guest in (noor, sam):
        answer(guest, open_to)
    a_week(noor, sam, hands)
    noor.says(energy=9, mood=9, to="us")
    assert "One from your list" in noor.page("/closer/")
    sam.says(energy=3, mood=5, to="us")
    seen = [
        html.unescape(guest.page("/closer/")).split('id="tonight"')[1].split("</section>")[0] for guest in (noor, sam)
    ]
    assert all("Fits tonight’s energy" in one for one in seen)
    lit = [re.findall(r"item=([\w-]+)", one) for one in seen]
    assert lit[0] == lit[1]
    assert menu.items()[lit[0][0]].act.energy <= 3
    noor.post("/closer/ask/", item=lit[0][0], words="Fancy it?", by=asking.hours(noor.visit())[0].isoformat())
    assert all('id="tonight"' not in guest.page("/closer/") for guest in (noor, sam))


def test_a_private_low_changes_nothing_that_is_lit_for_the_other_one(noor: Guest, sam: Guest, hands: Hands) -> None:
    for guest in (noor, sam):
        answer(guest, menu.items())
    a_week(noor, sam, hands)
    sam.says(energy=7, mood=5, to="us")
    seen = []
    for energy in (1, 9):
        with in_another_world(noor, sam, hands=hands):
            noor.says(energy=energy, mood=5)
            seen.append(look(sam.client, "/closer/"))
    assert seen[0] == seen[1]
