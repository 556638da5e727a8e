"""From what a file says to entries: each kind on its own, so that each can be left out. Pure."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import msgspec

from hearthlight.edges.imports import nights
from hearthlight.edges.imports.generic.translate import on_ten
from hearthlight.edges.imports.readings import Felt, Found, Move, Sleep
from hearthlight.entries.base import Entry, Imported
from hearthlight.entries.checkin import Checkin
from hearthlight.entries.cycle import Cycle
from hearthlight.entries.days import day_of
from hearthlight.entries.medicine import DOSE_LIMIT, NAME_LIMIT, Medicine
from hearthlight.entries.movement import MINDFUL, STEPS_OF_A_DAY, Movement
from hearthlight.entries.night import Night

# Each is a tick of its own. Cycle, medicine and notes come only when somebody ticks them.
TICKS = ("sleep", "steps", "movement", "mood", "medication", "cycle", "notes")
TICKED_AT_FIRST = ("sleep", "steps", "movement", "mood")
_BLEEDING = ("light", "medium", "heavy")
_PERIODS_APART = dt.timedelta(days=10)
_LONGEST_NOTE, _LONGEST_WORD = 4000, 60
_MOST_STEPS = 200_000


@dataclass(frozen=True, slots=True)
class Choice:
    """What the person chose: which kinds come, and the ends of a scale that the file does not tell."""

    ticks: frozenset[str]
    scale: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose file it is: their zone, what the entries say about where they came from, and how a course gets its id."""

    zone: ZoneInfo
    source: str
    course: Callable[[str], bytes]


def entries(found: Found, choice: Choice, owner: Owner) -> list[Entry]:
    """Return the entries of the kinds that were ticked, up to today, in the order of their days."""
    kinds: Mapping[str, Callable[[], Iterable[Entry]]] = {
        "sleep": lambda: _nights(found, owner),
        "steps": lambda: _steps(found, owner),
        "movement": lambda: _movement(found, owner),
        "mood": lambda: _checkins(found, choice, owner),
        "medication": lambda: _medicines(found, owner),
        "cycle": lambda: _periods(found, owner),
    }
    every = [one for kind in choice.ticks if kind in kinds for one in kinds[kind]()]
    told = [one for one in every if one.day is not None and one.day <= found.today]
    return sorted(told, key=lambda one: (one.day or dt.date.min, repr(one)))


def _nights(found: Found, owner: Owner) -> Iterator[Night]:
    slept = nights.choose(found.sleeps)
    yield from (_night(one, owner, is_nap=False) for one in slept.nights)
    yield from (_night(one, owner, is_nap=True) for one in slept.naps)
    told = {one.night for one in slept.nights}
    for day, hours in sorted(found.hours.items()):
        if day not in told:
            yield Night(day=day, imported=_from(owner, hours=hours), asleep=hours * 60)


def _night(one: Sleep, owner: Owner, *, is_nap: bool) -> Night:
    return Night(
        day=one.night,
        imported=_from(owner),
        bed_at=one.bed_at,
        asleep_at=one.asleep_at,
        wake_at=one.wake_at,
        in_bed=_short(one.span if one.in_bed is None else one.in_bed),
        asleep=_short(one.asleep),
        awake=_short(one.awake),
        light=_short(one.stages.get("light")),
        deep=_short(one.stages.get("deep")),
        rem=_short(one.stages.get("rem")),
        is_nap=is_nap,
    )


def _steps(found: Found, owner: Owner) -> Iterator[Movement]:
    for day, steps in found.steps_by_day().items():
        if 0 < steps <= _MOST_STEPS:
            yield Movement(day=day, imported=_from(owner), what=STEPS_OF_A_DAY, steps=_short(steps))


def _movement(found: Found, owner: Owner) -> Iterator[Movement]:
    latest: dt.datetime | None = None
    # Of two sources that tell one walk, the one that began first is kept.
    for one in sorted(found.moves, key=lambda move: (move.at, move.source)):
        if latest is None or one.at >= latest:
            yield _session(one, owner)
            latest = max(one.end_at or one.at, one.at)
    latest = None
    for calm in sorted(found.calm, key=lambda calm: (calm.at, calm.source)):
        if latest is None or calm.at >= latest:
            lasted = _short((calm.end_at - calm.at).total_seconds() / 60)
            day = day_of(calm.at, owner.zone)
            yield Movement(day=day, at=calm.at, imported=_from(owner), what=MINDFUL, end_at=calm.end_at, minutes=lasted)
            latest = calm.end_at


def _session(one: Move, owner: Owner) -> Movement:
    return Movement(
        day=one.at.date(),
        at=one.at,
        imported=_from(owner),
        what=one.what[:_LONGEST_WORD],
        end_at=one.end_at,
        minutes=_short(one.minutes),
        metres=_short(one.metres),
        kcal=_short(one.kcal),
    )


def _checkins(found: Found, choice: Choice, owner: Owner) -> Iterator[Checkin]:
    """Yield one check-in for each moment, with its mood and its energy; a mood without a level says nothing."""
    moments: dict[tuple[dt.datetime | None, dt.date | None, int], Checkin] = {}
    for field, felt in (("mood", found.moods), ("energy", found.energies)):
        seen: dict[tuple[dt.datetime | None, dt.date | None], int] = {}
        for one in felt:
            place = seen[one.at, one.day] = seen.get((one.at, one.day), -1) + 1
            key = (one.at, one.day, place)
            told = _rated(moments.get(key), field, one, choice, owner)
            if told is not None:
                moments[key] = told
    yield from moments.values()


def _rated(before: Checkin | None, field: str, felt: Felt, choice: Choice, owner: Owner) -> Checkin | None:
    scale = felt.scale or choice.scale
    rating = None if felt.value is None or scale is None else on_ten(felt.value, scale)
    if rating is None or felt.value is None or scale is None:
        return before
    day = felt.day or (day_of(felt.at, owner.zone) if felt.at else None)
    entry = before or Checkin(day=day, at=felt.at, imported=_from(owner), size="imported")
    earlier = entry.imported or _from(owner)
    imported = Imported(
        owner.source,
        earlier.originals | {field: felt.value},
        earlier.scales | {field: (float(scale[0]), float(scale[1]))},
    )
    note = entry.note or (_note(felt) if "notes" in choice.ticks else "")
    mood, energy = (rating, entry.energy) if field == "mood" else (entry.mood, rating)
    return msgspec.structs.replace(entry, imported=imported, note=note, mood=mood, energy=energy)


def _note(felt: Felt) -> str:
    parts = (felt.name if felt.name not in felt.labels else "", ", ".join(felt.labels), felt.note)
    return "\n".join(part for part in parts if part)[:_LONGEST_NOTE]


def _medicines(found: Found, owner: Owner) -> Iterator[Medicine]:
    for one in found.doses:
        if one.status == "taken":
            amount = "" if one.dose is None else f"{one.dose:g}"
            dose = " ".join(part for part in (amount, one.unit) if part)[:DOSE_LIMIT]
            yield Medicine(
                day=day_of(one.at, owner.zone) if one.at else one.day,
                at=one.at,
                imported=_from(owner),
                course=owner.course(one.name.casefold()),
                what="taken",
                name=one.name[:NAME_LIMIT],
                dose=dose,
            )


def _periods(found: Found, owner: Owner) -> Iterator[Cycle]:
    """Yield the day on which each period began, as far as the file tells facts."""
    days = {one.day for one in found.flows.values() if one.flow in _BLEEDING and not one.excluded}
    days |= {start for start, _ in found.periods}
    latest = None
    for day in sorted(days):
        if latest is None or day - latest > _PERIODS_APART:
            yield Cycle(day=day, imported=_from(owner), marker="period")
        latest = day


def _from(owner: Owner, **originals: float) -> Imported:
    return Imported(owner.source, dict(originals))


def _short(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
