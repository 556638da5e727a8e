"""An answer keeps the chances of its draw, of the acts named before it, and nothing a browser made up."""

import datetime as dt
import html
import re

import pytest
from tests.guests import Guest

from hearthlight.entries.step import DrawnStep, Step
from hearthlight.journal import write
from hearthlight.rooms.touch import steps

TAKEN = ("sips-of-water", "kind-line")


@pytest.fixture
def known(noor: Guest) -> Guest:
    """Somebody who took two acts in the last weeks, one of them more often."""
    noor.says(energy=5, mood=5)
    visit = noor.visit()
    for back, act in ((12, TAKEN[0]), (10, TAKEN[1]), (8, TAKEN[0])):
        write.append(visit.mine, Step(day=visit.today - dt.timedelta(days=back), act=act, answer="done"))
    return noor


def token(page: str) -> str:
    found = re.search(r'name="offers" value="([^"]+)"', page)
    assert found is not None
    return html.unescape(found[1])


def answer(guest: Guest, carried: str) -> Step:
    guest.post("/closer/step/", act="nothing", answer="passed", offers=carried)
    return steps.answered_steps(guest.visit())[-1]


@pytest.mark.parametrize("path", ["/?show=everything", "/closer/else/"])
def test_an_answer_keeps_the_chances_of_acts_that_did_not_come(known: Guest, path: str) -> None:
    kept = answer(known, token(known.page(path)))
    assert isinstance(kept, DrawnStep)
    assert 0 < len(kept.coins) <= len(TAKEN) and set(kept.coins) <= set(TAKEN)
    assert all(0 < chance <= 10_000 for chance in kept.coins.values())
    assert set(kept.drawn) == {one.act for one in kept.offers[:2]} & set(kept.coins)
    assert kept.offers and all(0 < one.chance <= 1 for one in kept.offers)


def test_the_card_and_something_else_tell_of_the_same_draw(known: Guest) -> None:
    card, other = (token(known.page(path)).split(" ") for path in ("/?show=everything", "/closer/else/"))
    assert [part for part in card if part[0] in "+-"] == [part for part in other if part[0] in "+-"]


def test_somebody_who_took_nothing_yet_keeps_a_plain_step(noor: Guest) -> None:
    noor.says(energy=5, mood=5)
    assert type(answer(noor, token(noor.page("/?show=everything")))) is Step


def test_chances_that_were_made_up_are_left_out(known: Guest) -> None:
    carried = token(known.page("/?show=everything"))
    for forged in (carried.replace(":", ":9", 1), f"+kind-line:9999 {carried}", "+kind-line:9999", carried[:-1], " "):
        kept = answer(known, forged)
        assert type(kept) is Step and kept.offers == ()


def test_both_versions_of_a_step_are_steps(known: Guest) -> None:
    answer(known, token(known.page("/?show=everything")))
    visit = known.visit()
    step = DrawnStep(day=visit.today, act="nothing", answer="passed", coins={"kind-line": 400})
    write.append_many(visit.mine, [(bytes([n]) * 16, step) for n in range(80)])
    known.visit()
    found = steps.answered_steps(known.visit())
    assert len(found) == 3 + 1 + 80
    assert {type(one) for one in found} == {Step, DrawnStep}
