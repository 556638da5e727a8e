"""Puts two made-up people and their years into the house that is open: for looking around, for tests, for benchmarks."""

import datetime as dt
import os
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import msgspec
from django.db import transaction

from hearthlight.edges.demo.beside import FREE, beside
from hearthlight.edges.demo.simulate import NOOR, SAM, Frame, Told, simulate
from hearthlight.entries import codec
from hearthlight.entries.base import Entry
from hearthlight.entries.checkin import Checkin
from hearthlight.journal import homes, locks, write
from hearthlight.journal.homes import OpenHome
from hearthlight.journal.models import new_id
from hearthlight.people import consent, couples, names
from hearthlight.people.models import Person

NAMES = ("Noor", "Sam")
PASSPHRASE = "a lamp in the window tonight"  # noqa: S105  It opens made-up homes only, and the terminal says it aloud.
DAYS_OF_A_YEAR = 365.25
DIALS = {"headline": consent.PARTNER_TOO, "helps": consent.PARTNER_TOO}


@dataclass(frozen=True, slots=True)
class Side:
    """One made-up person: who they are, and their two homes, open."""

    person: Person
    mine: OpenHome
    ours: OpenHome


@dataclass(frozen=True, slots=True)
class Filled:
    """Who was put into the house, and how many entries lie in their personal homes."""

    sides: tuple[Side, Side]
    entries: int


@transaction.atomic
def fill(seed: int, *, today: dt.date, years: float = 1, per_day: float = 1.3, zone: ZoneInfo | None = None) -> Filled:
    """Make Noor and Sam, join them, and tell their `years` before `today`; the house has nobody of these names yet.

    This morning Sam has shared how it is, and Noor has not said anything. Ten years at six a day are 38,000 entries.
    """
    zone = zone or ZoneInfo("UTC")
    noor, sam = sides = _pair(zone)
    days = max(1, round(years * DAYS_OF_A_YEAR))
    frame = Frame(today - dt.timedelta(days=days), zone, per_day)
    lives = simulate(seed, days, frame)
    more = [
        beside(seed, life, frame, medicine=nature.medicine) for life, nature in zip(lives, (NOOR, SAM), strict=True)
    ]
    by_month = [_by_month([*life.told, *kept]) for life, kept in zip(lives, more, strict=True)]
    for month in sorted({*by_month[0], *by_month[1]}):
        for side, told in zip(sides, by_month, strict=True):
            _tell(side, told.get(month, []))
    _tell(sam, [Told(Checkin(day=today, mood=7, energy=5), frozenset({"headline"}))])
    return Filled((noor, sam), sum(len(life.told) for life in lives) + sum(map(len, more)) + 1)


def zone_of_this_computer() -> ZoneInfo:
    """Return the zone this computer lives in, or UTC where it does not say."""
    name = os.environ.get("TZ", "").lstrip(":") or os.path.realpath("/etc/localtime").partition("/zoneinfo/")[2]
    try:
        return ZoneInfo(name or "UTC")
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")


def _by_month(life: list[Told]) -> dict[str, list[Told]]:
    months: dict[str, list[Told]] = {}
    for told in sorted(life, key=lambda one: one.entry.day or dt.date.min):
        months.setdefault(codec.bucket_of(told.entry), []).append(told)
    return months


def _tell(side: Side, told: list[Told]) -> None:
    """Keep what was told in the person's own home, and a copy of what was ticked in the shared one."""
    private: list[tuple[bytes, Entry]] = []
    shared: list[tuple[bytes, Entry]] = []
    for one in told:
        copy = consent.copy_of(one.entry, one.ticks) if isinstance(one.entry, Checkin) else None
        copy_id = new_id() if copy else None
        if copy and copy_id:
            shared.append((copy_id, copy))
        private.append((new_id(), msgspec.structs.replace(one.entry, shared_as=copy_id)))
    write.append_many(side.mine, private)
    write.append_many(side.ours, shared)


def _pair(zone: ZoneInfo) -> tuple[Side, Side]:
    people = [_person(name) for name in NAMES]
    home, wrapped = homes.new_shared({bytes(person.home): bytes(person.public) for person, _ in people})
    couples.join(home, people[0][0], people[1][0], wrapped)
    sides = []
    for author, (name, (person, mine)) in enumerate(zip(NAMES, people, strict=True)):
        secret = homes.open_ours(home, wrapped[mine.id], mine=mine.mine, personal=mine.id)
        ours = homes.open_shared(home, secret, author=author, mine=mine.mine, personal=mine.id)
        choices: dict[str, str | dict[str, str]] = {"name": name, "zone": str(zone), "dials": DIALS, "kit": "yes"}
        for choice, value in choices.items():
            write.settle(mine, choice, value)
        write.settle(ours, "name", name)
        for kept in (mine, ours):
            write.settle(kept, "free", FREE[author])
        sides.append(Side(person, mine, ours))
    return sides[0], sides[1]


def _person(name: str) -> tuple[Person, OpenHome]:
    home, mine, public = homes.new_personal()
    person = Person.objects.create(name_hash=names.name_hash(name), home=home, public=public)
    locks.set_passphrase(home, mine, PASSPHRASE)
    return person, homes.open_personal(home, mine)
