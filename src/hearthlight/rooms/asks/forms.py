"""What may be asked: something on the list of both, in kind words that can be changed, answered by an hour of this evening."""

import datetime as dt
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearthlight.acts import catalogue, menu
from hearthlight.acts.menu import Item
from hearthlight.entries import days
from hearthlight.frame import asking, turns
from hearthlight.frame.dates import date_format, on_the_wall
from hearthlight.frame.sent import DoesNotFit
from hearthlight.frame.visit import Visit

WORDS_LIMIT = 300
NEAR = 1
# How a day and its part are said together, so that a language can join them in its own way.
WHEN: dict[str, Promise] = {
    "morning": gettext_lazy("%(day)s morning"),
    "afternoon": gettext_lazy("%(day)s afternoon"),
    "evening": gettext_lazy("%(day)s evening"),
}


@dataclass(frozen=True, slots=True)
class Form:
    """The form as a page shows it: what may be picked, the words, the hours, and the time it is about, else tonight."""

    items: tuple[tuple[str, str, bool], ...]
    words: str
    hours: tuple[tuple[str, dt.datetime, bool], ...]
    at: dt.datetime | None
    day: str
    part: str
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked, ready to be sent."""

    act: str
    words: str
    by: dt.datetime
    at: dt.datetime | None


def items(visit: Visit) -> dict[str, Item]:
    """Return what may be asked for: the list of both, and rituals that are near without touch and need no list."""
    both = turns.found(visit, turns.LIST)
    return {name: item for name, item in menu.items().items() if name in both or item.act.closeness <= NEAR}


def form(visit: Visit, sent: QueryDict, *, wrong: str = "") -> Form:
    """Return the form with what is chosen already, or with the first of everything."""
    item, words, by, day, part = (sent.get(name, "") for name in ("item", "words", "by", "day", "part"))
    offered, hours = items(visit), asking.hours(visit)
    chosen, at = item if item in offered else next(iter(offered)), _at(sent, visit)
    times = [hour.isoformat() for hour in hours]
    picked = by if by in times else times[0]
    return Form(
        items=tuple((name, title(one, visit.partner), name == chosen) for name, one in offered.items()),
        words=words or usual_words(offered[chosen], visit.partner, when(at, visit)),
        hours=tuple(
            (text, on_the_wall(hour, visit.zone), text == picked) for text, hour in zip(times, hours, strict=True)
        ),
        at=at,
        day=day if at else "",
        part=part if at else "",
        wrong=wrong,
    )


def asked(sent: QueryDict, visit: Visit) -> Asked:
    """Return the ask in a form; raises DoesNotFit."""
    words = sent.get("words", "").replace("\r\n", "\n").replace("\0", "").strip()
    item = sent.get("item", "")
    if item not in items(visit):
        raise DoesNotFit(_("Pick what you would like to ask for."))
    if not words:
        raise DoesNotFit(_("Say it in a few words. The ones we offer will do."))
    if len(words) > WORDS_LIMIT:
        raise DoesNotFit(_("That is a lot for one ask. Everything is still here. A little shorter, and it goes."))
    return Asked(item, words, _hour(sent.get("by", ""), visit), _at(sent, visit))


def _at(sent: QueryDict, visit: Visit) -> dt.datetime | None:
    try:
        day = dt.date.fromisoformat(sent.get("day", ""))
    except ValueError:
        return None
    return asking.ahead(visit, day, sent.get("part", ""))


def when(at: dt.datetime | None, visit: Visit) -> str:
    """Return the time an ask is about as it is said within a sentence, as in Sunday evening."""
    if at is None:
        return _("tonight")
    local = at.astimezone(visit.zone)
    return str(WHEN[days.part_of_day(at, visit.zone)]) % {"day": date_format(local.date(), "l")}


def _hour(text: str, visit: Visit) -> dt.datetime:
    try:
        by = dt.datetime.fromisoformat(text)
        fits = by.tzinfo is not None and visit.now < by < asking.until(visit)
    except ValueError:
        fits = False
    if not fits:
        raise DoesNotFit(_("That hour has passed by now. Pick one that is still to come."))
    return by


def title(item: Item, partner: str) -> str:
    """Return what an item is called."""
    return _(item.name or item.act.title).replace("{partner}", partner).rstrip(".")


def title_of(act: str, partner: str) -> str:
    """Return what an act of an ask is called, or nothing for one this house does not know."""
    item = menu.items().get(act)
    return title(item, partner) if item else ""


def line_of(act: str, partner: str) -> str:
    """Return the one line how, or nothing."""
    item = menu.items().get(act)
    return _(item.act.line).replace("{partner}", partner) if item else ""


def usual_words(item: Item, partner: str, about: str) -> str:
    """Return kind words for an ask, to send as they are or to change."""
    return _("%(what)s, %(when)s? No is fine.") % {"what": title(item, partner), "when": about}


def own_tank(visit: Visit) -> catalogue.Act:
    """Return something small for oneself, for an evening that stays one's own; the same one all evening."""
    small = [each for each in catalogue.all_acts() if each.kind in ("alone", "rest") and each.audience == "alone"]
    fitting = [each for each in small if each.energy <= 1 and {"any", "evening"} & set(each.part)]
    return fitting[visit.today.toordinal() % len(fitting)]
