"""Lamps that dim while nobody is signed in: how they are reached and when, sealed under the server's own secret.

What holds is in one sealed row for each who set lamps up. Rows that are due only say when to look at it, and everybody has
those; so what is due tells nothing of lamps, and a yes that is taken back holds at once.
"""

import datetime as dt
from collections.abc import Callable
from functools import lru_cache
from zoneinfo import ZoneInfo

import msgspec
from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from hearthlight.due.models import Lamp
from hearthlight.due.plan import LATEST_AFTER
from hearthlight.entries import days
from hearthlight.journal import seal
from hearthlight.people.models import Person

# Every row is sealed at one size, so that a copy of the disk does not tell what was set up.
ROOM = 2048


class Where(msgspec.Struct, frozen=True, array_like=True):
    """How lamps are reached. `kind` is home_assistant or webhook; `names` are those of the lamps there."""

    kind: str
    address: str
    token: str
    names: tuple[str, ...]
    percent: int


class Agreed(msgspec.Struct, frozen=True, array_like=True):
    """The hour everybody here said yes to, on the clock of `zone`, and the days it rests. `of_two` needs both to be here."""

    dim: dt.time
    zone: str
    of_two: bool
    rests_on: tuple[dt.date, ...] = ()

    def day(self, now: dt.datetime) -> dt.date | None:
        """Return the evening whose lamps dim at `now`, or None when this is no such moment."""
        zone = ZoneInfo(self.zone)
        today = now.astimezone(zone).date()
        for day in (today, today - dt.timedelta(days=1)):
            at = dt.datetime.combine(day, self.dim, zone).astimezone(dt.UTC)
            if at <= now < at + LATEST_AFTER and days.day_of(at, zone) not in self.rests_on:
                return day
        return None


class Lamps(msgspec.Struct, frozen=True, array_like=True):
    """Everything the worker knows. `mark` names what was said yes to; `came_of_it` is how the latest call went."""

    home: bytes
    mark: str
    where: Where
    agreed: Agreed | None = None
    dimmed_on: dt.date | None = None
    came_of_it: str = ""


class Order(msgspec.Struct, frozen=True):
    """One call to make now: whose lamps, how they are reached, and the moment it is for."""

    person: bytes
    where: Where
    at: dt.datetime


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Lamps)


def set_up(person: Person, where: Where, *, mark: str) -> None:
    """Keep how this person's lamps are reached, in place of any before. Nothing dims until `agree`."""
    _keep(bytes(person.id), Lamps(_home_of(person), mark, where))


def of(person: Person) -> Lamps | None:
    """Return the lamps this person set up for how they live now."""
    row = Lamp.objects.filter(person=person).first()
    found = _open(row) if row else None
    return found if found and found.home == _home_of(person) else None


def take_away(person: Person) -> None:
    """Forget this person's lamps, address, token and all."""
    Lamp.objects.filter(person=person).delete()


def agree(person: Person, agreed: Agreed | None, *, mark: str) -> None:
    """Keep when the lamps of this person's home dim. `agreed` holds for the lamps of this mark, and all others rest."""
    _change(
        _of_home(person), lambda found: msgspec.structs.replace(found, agreed=agreed if found.mark == mark else None)
    )


def move(person: Person, zone: ZoneInfo) -> None:
    """Let lamps of one's own go by the clock of another place."""

    def moved(found: Lamps) -> Lamps:
        if found.agreed is None or found.agreed.of_two:
            return found
        return msgspec.structs.replace(found, agreed=msgspec.structs.replace(found.agreed, zone=zone.key))

    _change(Q(person=person), moved)


def tell(person: bytes, came_of_it: str) -> None:
    """Keep how the latest call went, for the page of whoever set it up."""
    _change(Q(person_id=person), lambda found: msgspec.structs.replace(found, came_of_it=came_of_it))


@transaction.atomic
def dim_now(person: bytes, now: dt.datetime) -> list[Order]:
    """Return the calls that are due in this person's home, each once for one evening, and mark them as made."""
    here = Person.objects.get(id=person)
    orders = []
    for row in _held(_of_home(here)):
        found = _open(row)
        if found is None or found.agreed is None or found.home != _home_of(here) or here.leaving_on is not None:
            continue
        day = found.agreed.day(now)
        if day is None or day == found.dimmed_on or (found.agreed.of_two and not _both_are_here(here)):
            continue
        _keep(bytes(row.person_id), msgspec.structs.replace(found, dimmed_on=day))
        orders.append(Order(bytes(row.person_id), found.where, now))
    return orders


def _both_are_here(person: Person) -> bool:
    return Person.objects.filter(couple=person.couple).count() == 2


def _home_of(person: Person) -> bytes:
    return bytes(person.couple or person.home)


def _of_home(person: Person) -> Q:
    """Return which lamps may be those of this person's home: of two, either may have set them up."""
    return Q(person__couple=person.couple) if person.couple else Q(person=person)


@transaction.atomic
def _change(which: Q, change: Callable[[Lamps], Lamps]) -> None:
    for row in _held(which):
        found = _open(row)
        if found is not None and (changed := change(found)) != found:
            _keep(bytes(row.person_id), changed)


def _held(which: Q) -> QuerySet[Lamp]:
    """Return these rows, held for this transaction; the person behind them is not held, so nobody waits to sign in."""
    return Lamp.objects.select_for_update(of=("self",)).filter(which)


def _keep(person: bytes, lamps: Lamps) -> None:
    content = seal.pad(_encoder.encode(lamps)).ljust(ROOM, b"\0")
    sealed = seal.wrap(_key(settings.SERVER_SECRET), "lamps", person, content)
    Lamp.objects.update_or_create(person_id=person, defaults={"sealed": sealed})


def _open(row: Lamp) -> Lamps | None:
    """Return what a row holds; one that was sealed under another server's secret holds nothing."""
    key = _key(settings.SERVER_SECRET)
    try:
        return _decoder.decode(seal.unpad(seal.unwrap(key, "lamps", bytes(row.person_id), bytes(row.sealed))))
    except seal.SealError:
        return None


@lru_cache(maxsize=2)
def _key(server_secret: bytes) -> bytes:
    return seal.derive(server_secret, b"", "lamps")
