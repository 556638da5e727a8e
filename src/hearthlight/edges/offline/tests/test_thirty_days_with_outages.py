"""Thirty days with a connection that comes and goes: both see the same shared journal, and everything in it once."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from dataclasses import dataclass, field

import pytest
from tests.guests import ALL_OPEN, PASSPHRASE, Guest, Hands, begin, join

from hearthlight.edges.offline.tests.phones import Away, new_id
from hearthlight.entries.checkin import Checkin
from hearthlight.journal import read
from hearthlight.journal.homes import OpenHome

DAYS, HOURS = 30, (8, 13, 19, 22)
OUTAGE, LOST, OUR_SIDE = 0.4, 0.3, 0.5


@dataclass
class Said:
    """What one person said in all, and what of it was for both."""

    own: list[str] = field(default_factory=list)
    shared: int = 0


@dataclass
class Days:
    """The two, their three phones, and the chance of it all."""

    hands: Hands
    chance: random.Random
    phones: list[Away]
    said: dict[str, Said]

    def live(self) -> None:
        for _ in range(DAYS):
            for hour in HOURS:
                self.hands.now = self.hands.now.replace(hour=hour) + dt.timedelta(minutes=self.chance.randrange(30))
                self._one_hour(self.chance.choice(self.phones))
            self.hands.now += dt.timedelta(days=1)

    def _one_hour(self, phone: Away) -> None:
        to, entry_id = self.chance.choice(("me", "us")), new_id()
        kept = self.said[phone.guest.name]
        kept.own.append(entry_id)
        kept.shared += to == "us"
        mood = self.chance.choice((1, 3, 5, 7, 9))
        is_out, is_lost = self.chance.random() < OUTAGE, self.chance.random() < LOST
        if not is_out:
            self._come_back(phone)
            form = {"id": entry_id, "energy": 3, "mood": mood, "for": to}
            assert phone.guest.client.post("/check-in/", form).status_code == 302
        if is_out or is_lost:
            # No connection, or one that broke before the answer: the phone keeps the very same taps.
            phone.says(self.hands.now, mood=mood, to=to, entry_id=entry_id)

    def _come_back(self, phone: Away) -> None:
        if self.chance.random() < OUR_SIDE:
            phone.guest.unlock()
        for _ in range(3):
            is_lost = self.chance.random() < LOST
            phone.send(answer_is_lost=is_lost)
            if not is_lost:
                break


def opened(guest: Guest) -> OpenHome:
    ours = guest.visit().ours
    assert ours is not None
    return ours


def checkins(home: OpenHome) -> Counter[str]:
    return Counter(one.id.hex() for one in read.everything(home) if isinstance(one.entry, Checkin))


@pytest.mark.parametrize("seed", range(3))
def test_both_see_the_same_shared_journal_and_all_entries_once(house: object, hands: Hands, seed: int) -> None:
    noor, sam = begin("Noor"), begin("Sam")
    join(noor, sam, **ALL_OPEN)
    phones = [Away(noor), Away(noor.other_phone()), Away(sam)]
    for phone in phones:
        # What a phone may share while locked, it learns when it is opened.
        phone.guest.lock()
        phone.guest.unlock()
        phone.learn()
    days = Days(hands, random.Random(seed), phones, {"noor": Said(), "sam": Said()})
    days.live()
    for phone in phones:
        phone.guest.post("/unlock/", passphrase=PASSPHRASE)
        phone.send()
        assert phone.queue == []
    for guest in (noor, sam):
        assert checkins(guest.visit().mine) == Counter(days.said[guest.name].own)
    together = [(one.id, one.author, one.entry) for one in read.everything(opened(noor))]
    assert together == [(one.id, one.author, one.entry) for one in read.everything(opened(sam))]
    assert sum(checkins(opened(noor)).values()) == sum(one.shared for one in days.said.values())
