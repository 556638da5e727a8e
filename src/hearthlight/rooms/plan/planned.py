"""What the coming week holds: the ritual on its days, and what both said yes to for tonight. Nothing of what was before."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from hearthlight.acts import menu
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
    return (*_tonight(visit), *_rituals(visit))


def _tonight(visit: Visit) -> list[Planned]:
    mine = asking.mine(visit)
    return [
        Planned(
            visit.today, _title(ask.act, visit.partner), _("Tonight, if it fits."), _look_at(ask, mine), both_in=True
        )
        for ask in asking.agreed(visit)
    ]


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
