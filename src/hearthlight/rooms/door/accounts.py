"""Making an account and opening one: each whole flow in one function, effects called by name."""

import datetime as dt

from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpRequest

from hearthlight.due import anew
from hearthlight.frame import ahead, ending, turns
from hearthlight.frame.visit import Visit, open_phone, refill_box, visit_of
from hearthlight.journal import homes, locks, seal, write
from hearthlight.people import couples, limits, names, pairing
from hearthlight.people.models import Person
from hearthlight.rooms.door import second_lock

# With a host of many, how long an account waits in which nothing was ever written.
KEEP_UNWRITTEN_DAYS = 180


class NameTaken(Exception):
    """Somebody signs in with this name already."""


class HouseFull(Exception):
    """A pair lives here, or the one who lives here has not invited anybody."""


def may_begin(words: str, *, now: dt.datetime) -> bool:
    """Return whether a new person may come in: the first, anybody in an open house, else who holds a live code."""
    if settings.OPEN_REGISTRATION or not Person.objects.exists():
        return True
    return not couples.is_full() and bool(words) and pairing.is_live(words, now=now)


def begin(request: HttpRequest, *, called: str, name: str, passphrase: str, zone: str, words: str) -> Visit:
    """Make a person with their own home, open this phone for them, and take up a pairing code if there is one.

    Raises NameTaken, HouseFull, and limits.TooMany.
    """
    now = visit_of(request).now
    limits.count(limits.BEGIN_PLACE, place(request), now=now)
    try:
        with transaction.atomic():
            if not may_begin(words, now=now):
                raise HouseFull
            home, mine, public = homes.new_personal()
            until = now.date() + dt.timedelta(days=KEEP_UNWRITTEN_DAYS) if settings.OPEN_REGISTRATION else None
            person = Person.objects.create(
                name_hash=names.name_hash(name), home=home, public=public, unwritten_until=until
            )
            locks.set_passphrase(home, mine, passphrase)
            opened = homes.open_personal(home, mine)
            write.settle(opened, "name", called)
            write.settle(opened, "zone", zone)
            if words and pairing.is_live(words, now=now):
                pairing.claim(words, person, now=now)
    except IntegrityError:
        raise NameTaken from None
    except pairing.NoSuchCode:
        raise HouseFull from None
    visit = open_phone(request, person, mine)
    refill_box(visit)
    anew.lay(person, visit.recent_mine, zone=visit.zone, now=visit.now, ahead=ahead.of(visit))
    return visit


def sign_in(request: HttpRequest, *, name: str, passphrase: str) -> Visit:
    """Open this phone with name and passphrase; raises WrongKey, Damaged, and TooMany after many tries."""
    person = names.find(name)
    _count_tries(request, name)
    mine = locks.open_with_passphrase(bytes(person.home) if person else None, passphrase)
    return open_for(request, person, mine, tried_as=name)


def sign_in_with_kit(request: HttpRequest, *, name: str, words: str, passphrase: str) -> Visit:
    """Open this phone with the recovery kit and set a new passphrase; raises KitUnreadable, WrongKey, TooMany."""
    person = names.find(name)
    _count_tries(request, name)
    mine = locks.open_with_kit(bytes(person.home) if person else None, words)
    locks.set_passphrase(bytes(person.home) if person else b"", mine, passphrase)
    return open_for(request, person, mine, tried_as=name)


def unlock(request: HttpRequest, *, passphrase: str) -> Visit:
    """Open this phone again; raises WrongKey, TooMany."""
    person = visit_of(request).person
    _count_tries(request, person.id.hex())
    mine = locks.open_with_passphrase(bytes(person.home), passphrase)
    return open_for(request, person, mine, tried_as=person.id.hex())


def open_with_pin(request: HttpRequest, *, pin: str) -> Visit:
    """Open this phone's second lock; raises WrongKey, after the fifth wrong try for good."""
    visit = visit_of(request)
    limits.count(limits.SIGN_IN_PLACE, place(request), now=visit.now)
    mine = second_lock.open_with(visit, pin)
    return open_for(request, visit.person, mine, tried_as=visit.person.id.hex())


def open_for(request: HttpRequest, person: Person | None, mine: bytes, *, tried_as: str) -> Visit:
    """Open this phone for the person whose *mine* was just opened; raises WrongKey, Damaged."""
    if person is None:
        raise seal.WrongKey("nobody by that name")
    homes.check(homes.open_personal(bytes(person.home), mine), bytes(person.public))
    visit = open_phone(request, person, mine)
    second_lock.arm(visit)
    refill_box(visit)
    ending.forget_over(visit)
    anew.lay(person, visit.recent_mine, zone=visit.zone, now=visit.now, ahead=ahead.of(visit))
    turns.take(visit, at_sign_in=True)
    limits.clear(limits.SIGN_IN_NAME, tried_as)
    return visit


def _count_tries(request: HttpRequest, tried_as: str) -> None:
    now = visit_of(request).now
    limits.count(limits.SIGN_IN_PLACE, place(request), now=now)
    limits.count(limits.SIGN_IN_NAME, tried_as, now=now)


def place(request: HttpRequest) -> str:
    """Return the address a request came from; it is only ever hashed."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_PROXY else ""
    return forwarded.rsplit(",", 1)[-1].strip() or request.META.get("REMOTE_ADDR", "")
