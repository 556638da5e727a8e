"""What was said about lamps: who set them up, who said yes, and what follows from it for the worker.

Of two, each one's yes lies in the shared home and is shown on no page but their own. A no leaves nothing there.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from hearthlight.due import lamps
from hearthlight.due.lamps import Agreed, Where
from hearthlight.frame import ahead, evening
from hearthlight.frame.visit import Visit
from hearthlight.journal import write
from hearthlight.journal.homes import OpenHome
from hearthlight.journal.recent import Recent

SET_UP, YES = "lamps", "lamps_yes"


@dataclass(frozen=True, slots=True)
class Told:
    """The lamps of this home, as all who live in it may know them: neither the token nor the whole address."""

    kind: str
    place: str
    names: tuple[str, ...]
    percent: int
    mark: str
    is_mine: bool


def told(visit: Visit) -> Told | None:
    """Return the lamps there are, or None. Where both set some up at one moment, one of them counts."""
    found = (_read(visit, author) for author in _authors(visit))
    return next((each for each in found if each), None)


def says_yes(visit: Visit, there: Told) -> bool:
    """Return whether this person said yes to these lamps as they are set up now."""
    home, recent = _home(visit)
    return recent.settled(YES, home.author) == there.mark


def set_up(visit: Visit, where: Where, *, place: str) -> None:
    """Keep how the lamps are reached, with a yes of one's own. Whatever anybody said to other lamps counts no more."""
    (home, _), mark = _home(visit), secrets.token_hex(8)
    names = " ".join(where.names)
    settled = {"kind": where.kind, "place": place, "names": names, "percent": str(where.percent), "mark": mark}
    write.settle(home, SET_UP, settled)
    write.settle(home, YES, mark)
    lamps.set_up(visit.person, where, mark=mark)
    agree(visit)


def say(visit: Visit, there: Told, *, yes: bool) -> None:
    """Say yes to these lamps, or take that back. It holds at once, and nobody is told."""
    home, _ = _home(visit)
    if yes:
        write.settle(home, YES, there.mark)
    else:
        write.unsettle(home, YES)
    agree(visit)


def take_away(visit: Visit) -> None:
    """Forget the lamps this person set up."""
    home, _ = _home(visit)
    write.unsettle(home, SET_UP)
    write.unsettle(home, YES)
    lamps.take_away(visit.person)
    visit.look_again()


def agree(visit: Visit) -> None:
    """Let the worker know what holds now, after hours, a yes or the lamps themselves were changed."""
    visit.look_again()
    there = told(visit)
    if there is not None:
        lamps.agree(visit.person, _agreed(visit, there), mark=there.mark)


def _agreed(visit: Visit, there: Told) -> Agreed | None:
    _, recent = _home(visit)
    dim = evening.dims_at(visit)
    if dim is None or any(recent.settled(YES, author) != there.mark for author in _authors(visit)):
        return None
    return Agreed(dim, ahead.shared_zone(visit).key, visit.together, evening.rest_days(visit))


def _read(visit: Visit, author: int) -> Told | None:
    home, recent = _home(visit)
    kept = recent.settled(SET_UP, author)
    if not isinstance(kept, Mapping):
        return None
    try:
        names, percent = tuple(kept["names"].split()), int(kept["percent"])
        return Told(kept["kind"], kept["place"], names, percent, kept["mark"], author == home.author)
    except (KeyError, ValueError):
        return None


def _authors(visit: Visit) -> tuple[int, ...]:
    return (0, 1) if visit.together else (0,)


def _home(visit: Visit) -> tuple[OpenHome, Recent]:
    """Return where lamps are spoken of: the home of two, or one's own."""
    if visit.together and visit.ours is not None and visit.recent_ours is not None:
        return visit.ours, visit.recent_ours
    return visit.mine, visit.recent_mine
