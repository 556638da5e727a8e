"""What may be planned: a ritual both are open to, a weekday, a part of the day, and how often."""

import datetime as dt
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearthlight.acts import catalogue, menu
from hearthlight.acts.catalogue import Act
from hearthlight.frame import rituals, turns
from hearthlight.frame.rituals import NotARule, Ritual
from hearthlight.frame.sent import DoesNotFit
from hearthlight.frame.visit import Visit

NEAR = 1
WEEKDAYS = (
    gettext_lazy("Monday"),
    gettext_lazy("Tuesday"),
    gettext_lazy("Wednesday"),
    gettext_lazy("Thursday"),
    gettext_lazy("Friday"),
    gettext_lazy("Saturday"),
    gettext_lazy("Sunday"),
)
PARTS = {
    "morning": gettext_lazy("Morning"),
    "afternoon": gettext_lazy("Afternoon"),
    "evening": gettext_lazy("Evening"),
}
OFTEN = {
    "weekly": gettext_lazy("Every week"),
    "other": gettext_lazy("Every other week"),
    "once": gettext_lazy("This once"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to pick: its value, its words, and whether it stands."""

    value: str
    word: str | Promise
    chosen: bool
    line: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """The form as a page shows it."""

    names: tuple[Choice, ...]
    weekdays: tuple[Choice, ...]
    parts: tuple[Choice, ...]
    often: tuple[Choice, ...]
    wrong: str = ""


def offered(visit: Visit) -> dict[str, tuple[Act, Act, Act]]:
    """Return the rituals that may be planned: what is near without touch, and else what is on the list of both."""
    if not visit.together:
        return catalogue.rituals("alone")
    both = menu.opened(turns.found(visit, turns.LIST))
    return {
        name: sizes
        for name, sizes in catalogue.rituals("together").items()
        if max(size.closeness for size in sizes) <= NEAR or sizes[1].id in both
    }


def form(visit: Visit, *, name: str = "", weekday: str = "", part: str = "", often: str = "", wrong: str = "") -> Form:
    """Return the form with what is chosen already: what was sent, else what is planned, else the first of everything."""
    planned = rituals.planned(visit)
    if planned and not name:
        name, part = planned.name, part or planned.part
    weekday = weekday or str(visit.today.weekday())
    return Form(
        names=tuple(Choice(each, _(each), each == name, _(sizes[1].line)) for each, sizes in offered(visit).items()),
        weekdays=tuple(Choice(str(number), word, str(number) == weekday) for number, word in enumerate(WEEKDAYS)),
        parts=tuple(Choice(each, word, each == (part or "evening")) for each, word in PARTS.items()),
        often=tuple(Choice(each, word, each == (often or "weekly")) for each, word in OFTEN.items()),
        wrong=wrong,
    )


def sent_of(sent: QueryDict) -> dict[str, str]:
    """Return what was sent, so that nothing picked is lost."""
    return {field: sent.get(field, "") for field in ("name", "weekday", "part", "often")}


def ritual(sent: QueryDict, visit: Visit) -> Ritual:
    """Return the ritual in a form; raises DoesNotFit."""
    name, weekday, part = sent.get("name", ""), sent.get("weekday", ""), sent.get("part", "")
    if name not in offered(visit):
        raise DoesNotFit(_("Pick a ritual. Any of these will do."))
    known_part = next((each for each in rituals.PARTS if each == part), None)
    if known_part is None or weekday not in map(str, range(len(WEEKDAYS))):
        raise DoesNotFit(_("Pick a day and a part of it. It can be moved later."))
    try:
        rule = rituals.rule(sent.get("often", ""), int(weekday))
    except NotARule:
        raise DoesNotFit(_("Pick how often it may come. Once is fine.")) from None
    return Ritual(name, known_part, rule, visit.today)


def day(text: str) -> dt.date | None:
    """Return the day an address or a form names, or None."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
