"""The hours each of the two says are usually free, and the days on which a calendar says otherwise."""

import datetime as dt
from collections.abc import Collection, Mapping

from hearthlight.entries.days import Part
from hearthlight.frame.good_week import BUSY, FREE, marked
from hearthlight.frame.visit import Visit
from hearthlight.insight.windows import PARTS, WEEK
from hearthlight.journal import write

CELLS = tuple(f"{weekday}-{part}" for weekday in range(WEEK) for part in PARTS)


def cells(visit: Visit) -> frozenset[str]:
    """Return the cells of a usual week this person marked as free, each as weekday and part: `0-morning`."""
    ticked = marked(visit.recent_mine, FREE, 0)
    return frozenset(f"{weekday}-{part}" for weekday, parts in ticked.items() for part in parts.split())


def keep(visit: Visit, chosen: Collection[str]) -> bool:
    """Keep the cells of a usual week; return whether the partner can see them, which a pause holds back."""
    ticked: dict[str, str] = {}
    for cell in CELLS:
        if cell in chosen:
            weekday, _, part = cell.partition("-")
            ticked[weekday] = f"{ticked.get(weekday, '')} {part}".strip()
    return _settle(visit, FREE, ticked)


def keep_busy(visit: Visit, busy: Mapping[dt.date, Collection[Part]]) -> bool:
    """Keep the parts of days on which a calendar is busy, and nothing else of it; return as `keep` does."""
    told = {day.isoformat(): " ".join(part for part in PARTS if part in parts) for day, parts in busy.items()}
    return _settle(visit, BUSY, told)


def busy_until(visit: Visit) -> dt.date | None:
    """Return the last day this person's calendar told something about, or None."""
    told = [day for day in marked(visit.recent_mine, BUSY, 0) if day >= visit.today.isoformat()]
    return dt.date.fromisoformat(max(told)) if told else None


def is_held_back(visit: Visit) -> bool:
    """Return whether this person's hours are with them alone: marked before there were two, or during a pause."""
    if not visit.together or visit.recent_ours is None:
        return False
    mine = marked(visit.recent_mine, FREE, 0)
    return bool(mine) and mine != marked(visit.recent_ours, FREE, visit.author)


def _settle(visit: Visit, name: str, value: dict[str, str]) -> bool:
    write.settle(visit.mine, name, value)
    shared = visit.ours if visit.together and not visit.paused else None
    if shared is not None:
        write.settle(shared, name, value)
    visit.look_again()
    return shared is not None
