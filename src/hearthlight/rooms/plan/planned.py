"""What the coming week holds: the ritual on its days, and what both said yes to. Nothing of what was before."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from hearthlight.acts import menu
from hearthlight.entries import days
from hearthlight.frame import asking, rituals
from hearthlight.frame.visit import Visit
from hearthlight.rooms.plan.week import ROWS


@dataclass(frozen=True, slots=True)
class Planned:
    """One thing on one day, where to look at it, and whether both said yes to it."""

    day: dt.date
    title: str
    line: str
    url: str
    both_in: bool


def lay(visit: Visit) -> tuple[Planned, ...]:
    """Return what is planned for the seven days from today on, in their order."""
    return tuple(sorted((*_agreed(visit), *_rituals(visit)), key=lambda one: one.day))


def _agreed(visit: Visit) -> list[Planned]:
    mine, found = asking.mine(visit), []
    for ask in asking.agreed(visit):
        day = max(days.day_of(ask.at, visit.zone), visit.today) if ask.at else visit.today
        line = _("%(part)s, if it fits.") % {"part": ROWS[days.part_of_day(ask.at, visit.zone)]} if ask.at else ""
        url = _look_at(ask, mine)
        title = _title(ask.act, visit.partner)
        found.append(Planned(day, title, line or _("Tonight, if it fits."), url, both_in=True))
    return found


def _look_at(ask: asking.Ask, mine: asking.Ask | None) -> str:
    return reverse("asks:mine" if mine is not None and ask.id == mine.id else "asks:answer")


def _title(act: str, partner: str) -> str:
    item = menu.items().get(act)
    return _(item.name or item.act.title).replace("{partner}", partner) if item else _("What you both said yes to")


def _rituals(visit: Visit) -> list[Planned]:
    ritual = rituals.planned(visit)
    if ritual is None:
        return []
    title = _("%(ritual)s, if it fits") % {"ritual": _(ritual.name)}
    line = _("%(part)s. Free to move, or to drop.") % {"part": ROWS[ritual.part]}
    return [
        Planned(day, title, line, reverse("rituals:one", args=[day.isoformat()]), both_in=False)
        for day in rituals.coming(visit)
    ]
