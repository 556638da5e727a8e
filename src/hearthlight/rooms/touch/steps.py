"""The small step for now: what is known of today, what was taken before, and the offers that follow from it."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from hearthlight.acts import answers, catalogue, choose, menu
from hearthlight.acts.catalogue import Act
from hearthlight.acts.choose import Draw, Offer, Past, Situation
from hearthlight.acts.fitting import fits
from hearthlight.entries.checkin import Checkin
from hearthlight.entries.step import Step
from hearthlight.frame import turns
from hearthlight.frame.visit import Visit
from hearthlight.rooms.touch import carried

LOW = 2
# With so many a row seldom grows past 512 bytes, which a check-in with a few words takes as well.
KNOWN_CHANCES = 10


@dataclass(frozen=True, slots=True)
class Shown:
    """One act as a page shows it, with the partner's name in its title."""

    id: str
    title: str
    line: str
    start: str
    minutes: int
    safety: str
    over: str

    @property
    def sentence(self) -> str:
        """Title and line as running text."""
        title = self.title if self.title.endswith((".", "”")) else f"{self.title}."
        return f"{title} {self.line}".strip()


@dataclass(frozen=True, slots=True)
class Table:
    """The offer on the card, or what "something else" brings, and the token that carries their chances to the answer."""

    shown: tuple[Shown, ...]
    token: str

    @property
    def first(self) -> Shown:
        return self.shown[0]


def offer(visit: Visit, mine: Checkin | None, theirs: Checkin | None, answered: Sequence[Step]) -> Table | None:
    """Return the one step for now, or None when nothing fits.

    `mine` is this person's latest check-in of today, `theirs` the latest the partner shared, never anything private;
    `answered` are this person's steps of the last weeks.
    """
    draw = _draw(_situation(visit, mine, theirs), visit, answered)
    if draw.offers[0].act == choose.NOTHING:
        return None
    return Table((show(catalogue.act(draw.offers[0].act), visit.partner),), carried.token(visit, draw))


def something_else(visit: Visit, mine: Checkin | None, theirs: Checkin | None) -> Table:
    """Return two more, smaller first: what the same draw held, and what comes when the first one is laid aside."""
    answered = answered_steps(visit)
    situation = _situation(visit, mine, theirs)
    draw = _draw(situation, visit, answered)
    if draw.offers[0].act == choose.NOTHING:
        return Table((), carried.token(visit, draw))
    first = catalogue.act(draw.offers[0].act)
    passed = [*_history(answered), Past(situation.day, first.id, taken=False)]
    further = choose.choose(situation, passed, seed=_seed(visit, answered) + 1)
    others = _others(first, [*draw.offers, *further], situation)
    return Table(tuple(show(each, visit.partner) for each in others), carried.token(visit, draw, further))


def _draw(situation: Situation, visit: Visit, answered: Sequence[Step]) -> Draw:
    return choose.draw(situation, _history(answered), seed=_seed(visit, answered), of=_often_taken(answered))


def _often_taken(answered: Sequence[Step]) -> list[str]:
    """Return the acts whose chance is kept even when they do not come: those taken most often in the last weeks.

    Nothing of the draw itself may decide which these are, or their days without an offer would be chosen by the offer.
    """
    taken = Counter(step.act for step in answered if step.answer != "passed" and step.act != choose.NOTHING)
    return sorted(taken, key=lambda act: (-taken[act], act))[:KNOWN_CHANCES]


def _situation(visit: Visit, mine: Checkin | None, theirs: Checkin | None) -> Situation:
    return Situation(
        energy_mine=mine.energy if mine else None,
        energy_theirs=theirs.energy if theirs else None,
        day=visit.today.toordinal(),
        part=visit.part_of_day,
        open=_open(visit),
        together=visit.together,
        quiet_days=turns.is_still(visit),
        mine_shared=mine is not None and mine.shared_as is not None,
    )


def _open(visit: Visit) -> frozenset[str]:
    """Return the acts on the list both hold, without what this person no longer wants, and what is near and needs no list.

    Nothing while no list is known: then only what is near is offered.
    """
    both = turns.found(visit, turns.LIST)
    if not both:
        return both
    said = answers.read(visit.recent_mine.settled("answers", 0), visit.today)
    return menu.opened(frozenset(item for item in both if said.get(item) != "not_now")) | menu.near()


def _others(first: Act, offers: Sequence[Offer], situation: Situation) -> list[Act]:
    """Two more, smaller first: the smaller version of what was shown, when it fits, and then what was drawn."""
    found: dict[str, Act] = {}
    if first.smaller and fits(catalogue.act(first.smaller), situation):
        found[first.smaller] = catalogue.act(first.smaller)
    for offer in offers:
        if offer.act not in (choose.NOTHING, first.id):
            found.setdefault(offer.act, catalogue.act(offer.act))
    return sorted(list(found.values())[:2], key=lambda each: (each.energy, each.minutes))


def _history(answered: Sequence[Step]) -> list[Past]:
    return [
        Past(day=step.day.toordinal(), act=step.act, taken=step.answer != "passed", felt=step.felt)
        for step in answered
        if step.day is not None
    ]


def answered_steps(visit: Visit) -> list[Step]:
    """Return this person's answered steps of the last weeks, oldest first."""
    kept = visit.recent_mine.since(visit.recent_mine.start, Step)
    return [one.entry for one in kept if isinstance(one.entry, Step)]


def _seed(visit: Visit, answered: Sequence[Step]) -> int:
    """One seed for each part of a day and each answer given in it, so that looking again shows the same."""
    today = sum(1 for step in answered if step.day == visit.today)
    name = f"step/{visit.today.isoformat()}/{visit.part_of_day}/{today}"
    return int.from_bytes(visit.mine.keys.bucket(name)[:6])


def said_today(visit: Visit) -> list[Checkin]:
    """Return this person's check-ins of today, oldest first."""
    return [one.entry for one in visit.recent_mine.since(visit.today, Checkin) if isinstance(one.entry, Checkin)]


def given_today(visit: Visit) -> list[Checkin]:
    """Return what the partner shared today, oldest first."""
    if not visit.together or visit.recent_ours is None:
        return []
    kept = visit.recent_ours.since(visit.today, Checkin)
    return [one.entry for one in kept if isinstance(one.entry, Checkin) and one.author != visit.author]


def latest(said: Sequence[Checkin], today: dt.date) -> Checkin | None:
    """Return the latest check-in of today that tells how it is, or None."""
    return next((entry for entry in reversed(said) if entry.day == today and not entry.line), None)


def show(act: Act, partner: str) -> Shown:
    """Return an act in the reader's words, with the partner's name where it belongs."""
    name = partner or gettext("someone")
    return Shown(
        id=act.id,
        title=gettext(act.title).replace("{partner}", name),
        line=gettext(act.line).replace("{partner}", name),
        start=gettext(act.start).replace("{partner}", name),
        minutes=act.minutes,
        safety=gettext(act.safety) if act.safety else "",
        over=gettext(act.over) if act.over else _over(act),
    )


def _over(act: Act) -> str:
    """Return the line above an act: who it is for, or that it is small enough for a low day."""
    if act.audience == "alone":
        return gettext("One small step, for you")
    if act.energy <= LOW:
        return gettext("One small step, picked for low energy")
    return gettext("One small step for the two of you")
