"""The page of movement, laid from small frozen values: the size that fits, what is for two, and one's own weeks."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext

from hearthlight.acts.catalogue import Act
from hearthlight.entries.checkin import Checkin
from hearthlight.entries.movement import Movement
from hearthlight.frame import timing, turns
from hearthlight.frame.visit import Visit
from hearthlight.rooms.movement import sizes, walked
from hearthlight.rooms.movement.poses import WALK, Pose
from hearthlight.rooms.movement.sizes import Size
from hearthlight.rooms.movement.walked import Line


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to do with a timer beside it."""

    id: str
    title: str
    line: str
    minutes: int
    indoors: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One size to choose."""

    key: str
    word: Promise
    chosen: bool


@dataclass(frozen=True, slots=True)
class Moving:
    """Everything the page shows; nothing for two, and no weeks, in a still week."""

    size: Size
    choices: tuple[Choice, ...]
    walk: Pose | None
    rows: tuple[Row, ...]
    for_two: tuple[Row, ...]
    timer_on: bool
    weeks: Line | None


def lay(visit: Visit, wanted: str) -> Moving:
    """Return the page for this person, in the size they asked for or else the one that fits their own energy."""
    is_still = turns.is_still(visit)
    size = sizes.SIZES.get(wanted) or sizes.for_energy(None if is_still else _energy(visit))
    with_partner = visit.together and not visit.paused and not is_still
    return Moving(
        size=size,
        choices=tuple(Choice(each.key, each.word, each is size) for each in sizes.SIZES.values()),
        walk=None if size is sizes.TINY else WALK,
        rows=_rows(sizes.acts(size.acts)),
        for_two=_rows(sizes.acts(sizes.FOR_TWO)) if with_partner else (),
        timer_on=timing.is_on(visit),
        weeks=None if is_still else _weeks(visit),
    )


def _energy(visit: Visit) -> float | None:
    """Return the energy this person said last today."""
    said = [one.entry for one in visit.recent_mine.since(visit.today, Checkin)]
    told = [entry.energy for entry in said if isinstance(entry, Checkin) and entry.energy is not None]
    return told[-1] if told else None


def _weeks(visit: Visit) -> Line | None:
    kept = visit.recent_mine.since(visit.today - walked.WEEKS, Movement)
    return walked.line((one.entry for one in kept if isinstance(one.entry, Movement)), visit.today)


def _rows(acts: list[Act]) -> tuple[Row, ...]:
    return tuple(Row(each.id, gettext(each.title), gettext(each.line), each.minutes, each.indoors) for each in acts)
