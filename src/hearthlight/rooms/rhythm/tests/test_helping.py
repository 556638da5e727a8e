"""What seems to help, on the page: a life in which chance decided says so, and one in which it did not says nothing of it."""

import datetime as dt
import random
import secrets
from typing import Literal

import pytest

from hearthlight.acts import catalogue
from hearthlight.entries.base import Entry
from hearthlight.entries.checkin import Checkin
from hearthlight.entries.step import DrawnStep, Step
from hearthlight.journal import write
from hearthlight.rooms.rhythm.tests.conftest import EVENING, TODAY

DAYS = 150
CHANCE = 0.4
ACT = next(act.id for act in catalogue.all_acts() if act.kind == "movement")
ON_COINS = "tried on coin-flip days"


def step(day: dt.date, at: dt.datetime, *, came: bool, drawn: bool) -> Step:
    act: str = ACT if came else "nothing"
    answer: Literal["done", "passed"] = "done" if came else "passed"
    if not drawn:
        return Step(day=day, at=at, act=act, answer=answer)
    coins = {ACT: round(CHANCE * 10_000)}
    return DrawnStep(day=day, at=at, act=act, answer=answer, coins=coins, drawn=(ACT,) if came else ())


def live(guest, *, drawn: bool) -> None:
    """Let a walk come by chance on some mornings, and the day after it be two points lighter."""
    chance, lifted, said = random.Random(5), 0.0, list[Entry]()
    for ago in range(DAYS, 0, -1):
        day = TODAY - dt.timedelta(days=ago)
        morning = EVENING - dt.timedelta(days=ago, hours=11)
        mood = min(9.0, max(1.0, 4.0 + lifted + chance.choice((-1.0, 0.0, 1.0))))
        said.append(Checkin(day=day, at=morning, mood=mood, energy=5.0))
        came = chance.random() < CHANCE
        said.append(step(day, morning + dt.timedelta(hours=1), came=came, drawn=drawn))
        lifted = 2.0 if came else 0.0
    write.append_many(guest.home, [(secrets.token_bytes(16), one) for one in said])


@pytest.mark.parametrize("drawn", [True, False])
def test_only_where_chance_decided_it_is_said_to_be_tried_on_coin_flip_days(guest, drawn):
    person = guest()
    live(person, drawn=drawn)
    page = person.main()
    assert "Fairly sure" in page
    assert (ON_COINS in page) == drawn
