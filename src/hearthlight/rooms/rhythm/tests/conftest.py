"""People whose phones are open on a fixed evening, made from the core alone."""

import datetime as dt
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.test import Client

from hearthlight.entries.checkin import Checkin
from hearthlight.frame import clock, visit
from hearthlight.journal import homes, locks, write
from hearthlight.people import couples, phones
from hearthlight.people.models import Person, new_id

EVENING = dt.datetime(2026, 11, 17, 19, 0, tzinfo=dt.UTC)
TODAY = EVENING.date()


@dataclass
class Guest:
    """One person, their own home, and a browser that may read."""

    person: Person
    home: homes.OpenHome
    client: Client

    def say(
        self, days_ago: int, mood: float | None = None, energy: float | None = None, closeness: float | None = None
    ) -> bytes:
        """Keep a check-in of that day in this person's own home."""
        day = TODAY - dt.timedelta(days=days_ago)
        return write.append(self.home, Checkin(day=day, mood=mood, energy=energy, closeness=closeness))

    def main(self) -> str:
        """Return what Patterns shows, without the frame round it."""
        page = self.client.get("/patterns/").content.decode()
        return page[page.index("<main") : page.index("</main>")]


@pytest.fixture
def guest(db, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: EVENING)

    def arrive() -> Guest:
        home, mine, public = homes.new_personal()
        person = Person.objects.create(name_hash=new_id(), home=home, public=public)
        return Guest(person, homes.open_personal(home, mine), _browser(person, mine))

    return arrive


def _browser(person: Person, mine: bytes) -> Client:
    cookie = phones.new_cookie()
    key = locks.PhoneKey(cookie.secret, cookie.phone, bytes(person.home))
    wrapped = key.keep_open(visit.gather(person, mine))
    phones.remember(person, cookie, wrapped=wrapped, box=b"", idle_minutes=15, now=EVENING)
    client = Client()
    client.cookies[settings.HEARTH_COOKIE] = cookie.text()
    return client


@pytest.fixture
def pair(guest):
    """Two people who live together, and the home they share, open in the second one's voice."""
    first, second = guest(), guest()
    people = [first.person, second.person]
    home, wrapped = homes.new_shared({bytes(one.home): bytes(one.public) for one in people})
    couples.join(home, first.person, second.person, wrapped)
    for one in people:
        one.refresh_from_db()
    mine, personal = second.home.mine, second.home.id
    ours = homes.open_ours(home, wrapped[personal], mine=mine, personal=personal)
    return first, second, homes.open_shared(home, ours, author=1, mine=mine, personal=personal)
