"""Keeping the hours of an evening, for oneself and for two, and letting everything that rests on them know."""

from hearthlight.due import anew
from hearthlight.frame import ahead, evening
from hearthlight.frame.evening import Window
from hearthlight.frame.visit import Visit, refill_box
from hearthlight.journal import write
from hearthlight.rooms.rest import lamps


def keep(visit: Visit, window: Window) -> None:
    """Keep a window for oneself, and for the evening of two where there is one; what is due moves with it."""
    _settle(visit, evening.to_map(window))
    refill_box(visit)
    anew.lay(visit.person, visit.recent_mine, zone=visit.zone, now=visit.now, ahead=ahead.of(visit))


def rest_tonight(visit: Visit, *, rests: bool) -> None:
    """Let the shared evening rest until tomorrow, or take that back."""
    window = evening.own(visit)
    if window is not None:
        _settle(visit, evening.to_map(window, not_on=visit.today if rests else None))


def _settle(visit: Visit, told: dict[str, str]) -> None:
    write.settle(visit.mine, evening.NAME, told)
    if visit.together and visit.ours is not None:
        write.settle(visit.ours, evening.NAME, told)
    lamps.agree(visit)
