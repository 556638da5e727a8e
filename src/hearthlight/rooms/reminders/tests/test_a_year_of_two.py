"""Two people in two zones through a whole year of both clock changes, days away, new wishes, snoozes and hard answers."""

import datetime as dt
import random
from dataclasses import dataclass, field

from tests.guests import Guest, Hands

from hearthlight.due import box, wishes
from hearthlight.due import round as rounds
from hearthlight.due.models import Brought, Due
from hearthlight.due.wishes import Wishes
from hearthlight.entries.days import day_of
from hearthlight.frame.visit import Visit
from hearthlight.journal import write
from hearthlight.rooms.reminders import card

A_YEAR = dt.timedelta(days=366)


@dataclass
class Living:
    """One person of the year, what they wish at the moment, and how much each of their days allows."""

    guest: Guest
    wished: Wishes = field(default_factory=Wishes)
    allowed: dict[dt.date, int] = field(default_factory=dict)
    said: list[dt.date] = field(default_factory=list)
    seen: set[bytes] = field(default_factory=set)

    def comes(self, chance: random.Random) -> None:
        """Sign in, and sometimes wish otherwise, snooze, or give a hard answer."""
        self.guest.unlock()
        visit = self.guest.visit()
        if chance.random() < 0.3:
            write.settle(visit.mine, "reminders", wishes.to_map(_some_wish(chance, visit)))
        if chance.random() < 0.05:
            write.settle(visit.mine, "still_since", visit.today.isoformat())
        visit.look_again()
        card.lay_anew(visit)
        self.wished = wishes.read(lambda name: visit.recent_mine.settled(name, 0))
        self.allowed[visit.today] = max(self.allowed.get(visit.today, 0), len(self.wished.times), 1)
        self.guest.lock()

    def hears(self) -> None:
        """Look at what the worker brought to this person, and that it was right to."""
        visit = self.guest.visit()
        for one in Brought.objects.filter(person_id=visit.person.id):
            if bytes(one.id) not in self.seen and box.look_into(bytes(one.id), bytes(one.box)).says:
                self.seen.add(bytes(one.id))
                self._heard(one.brought_at, visit)

    def _heard(self, at: dt.datetime, visit: Visit) -> None:
        day = day_of(at, visit.zone)
        self.said.append(day)
        assert not self.wished.is_hushed(at.astimezone(visit.zone).time())
        assert not self.wished.is_snoozed(day)
        assert not self.wished.is_still(day) or self.wished.asks_on(day)
        assert self.said.count(day) <= max(self.allowed.get(day, 0), len(self.wished.times), 1) <= 2
        if self.wished.is_still(day):
            assert self.said.count(day) == 1


def _some_wish(chance: random.Random, visit: Visit) -> Wishes:
    quarters = [dt.time(hour, minute) for hour in range(24) for minute in (0, 15, 30, 45)]
    return Wishes(
        times=tuple(sorted(chance.sample(quarters, chance.choice((0, 1, 1, 2))))),
        hush_from=dt.time(chance.randrange(24)),
        hush_until=dt.time(chance.randrange(24)),
        snoozed_until=visit.today + dt.timedelta(days=7) if chance.random() < 0.2 else None,
        ask_once=chance.random() < 0.5,
    )


def test_through_a_year_nothing_comes_too_often_too_late_or_unwished(house, people, hands: Hands) -> None:
    chance = random.Random(84)
    noor, sam = Living(people("Noor")), Living(people("Sam"))
    sam.guest.post("/settings/names/", called="Sam", zone="America/New_York")
    end = hands.now + A_YEAR
    while hands.now < end:
        # The worker comes on time, a little late, or far too late.
        upcoming = Due.objects.order_by("due_at").values_list("due_at", flat=True).first() or hands.now
        late = chance.choice((0, 0, 1, 12, 31, 200))
        hands.now = max(upcoming, hands.now) + dt.timedelta(minutes=late, seconds=1)
        rounds.go(rounds.OnThePage(), now=hands.now)
        for one in (noor, sam):
            one.hears()
            if chance.random() < 0.1 or not Due.objects.exists():
                one.comes(chance)
    assert all(len(one.said) > 30 for one in (noor, sam))
