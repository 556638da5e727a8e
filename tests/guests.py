"""The people of the tests: each with a browser of their own, coming in by the door anybody uses."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import transaction
from django.test import Client

from hearthlight.frame import clock
from hearthlight.frame.visit import Visit
from hearthlight.people import names, phones
from hearthlight.people.models import Person

PASSPHRASE = "maple window seven river"
# A Tuesday evening in Amsterdam.
NOW = dt.datetime(2026, 11, 24, 18, 12, tzinfo=dt.UTC)


@dataclass
class Hands:
    """The clock of a test, which it may move."""

    now: dt.datetime = NOW

    def pass_by(self, **much: float) -> None:
        self.now += dt.timedelta(**much)


@dataclass
class Guest:
    """One person and the browser on their phone."""

    called: str
    client: Client = field(default_factory=Client)

    @property
    def name(self) -> str:
        return self.called.lower()

    @property
    def person(self) -> Person:
        return Person.objects.get(name_hash=names.name_hash(self.name))

    def visit(self) -> Visit:
        """Return this phone's visit, as the house would see it now."""
        cookie = phones.Cookie.read(self.client.cookies[settings.HEARTH_COOKIE].value)
        assert cookie is not None
        return Visit(cookie, phones.find(cookie), clock.now())

    def get(self, path: str, **data: Any) -> Any:
        return self.client.get(path, data, follow=True)

    def post(self, path: str, **data: Any) -> Any:
        return self.client.post(path, data, follow=True)

    def page(self, path: str) -> str:
        """Return a page's words and marks."""
        response = self.get(path)
        assert response.status_code == 200, (path, response.status_code)
        return str(response.content.decode())

    def says(self, *, energy: int = 3, mood: int = 1, to: str = "me") -> Any:
        """Check in with three taps."""
        return self.post("/check-in/", energy=energy, mood=mood, **{"for": to})

    def lock(self) -> None:
        self.post("/lock/")

    def unlock(self) -> None:
        self.post("/unlock/", passphrase=PASSPHRASE)

    def other_phone(self) -> Guest:
        """Return the same person at another browser, signed in there."""
        other = Guest(self.called)
        other.post("/sign-in/", name=self.name, passphrase=PASSPHRASE)
        return other


ALL_OPEN = {"headline": "partner", "helps": "partner", "words": "partner"}


def begin(called: str, **more: str) -> Guest:
    """Make an account through the door."""
    guest = Guest(called)
    form = {"called": called, "name": called.lower(), "passphrase": PASSPHRASE, "zone": "Europe/Amsterdam"}
    response = guest.post("/begin/", **form, **more)
    assert response.status_code == 200, response.status_code
    assert Person.objects.filter(name_hash=names.name_hash(guest.name)).exists()
    return guest


def code_of(guest: Guest) -> str:
    """Return the three words on this person's page."""
    guest.post("/join/code/")
    found = re.search(r"code-words[^>]*>([^<]+)<", guest.page("/join/"))
    assert found is not None
    return " ".join(found.group(1).replace("·", " ").split())


def join(first: Guest, second: Guest, **dials: str) -> None:
    """Join two people with a code, both saying yes on their own phone."""
    second.post("/join/take/", words=code_of(first))
    first.get("/join/")
    second.get("/join/")
    for guest in (first, second):
        guest.post("/join/answer/", answer="yes", **dials)
    first.get("/")


@contextmanager
def in_another_world(*guests: Guest, hands: Hands) -> Iterator[None]:
    """Let something happen and then have never happened, so that two runs can be compared."""
    kept = [deepcopy(guest.client.cookies) for guest in guests]
    now, point = hands.now, transaction.savepoint_create()
    yield
    transaction.savepoint_rollback(point)
    hands.now = now
    for guest, cookies in zip(guests, kept, strict=True):
        guest.client.cookies = cookies
