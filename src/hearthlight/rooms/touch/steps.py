"""The small step for now: what is known of today, what was taken before, and the offers that follow from it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core import signing
from django.utils.translation import gettext

from hearthlight.acts import catalogue, choose
from hearthlight.acts.catalogue import Act
from hearthlight.acts.choose import Offer, Past, Situation
from hearthlight.acts.fitting import fits
from hearthlight.entries.checkin import Checkin
from hearthlight.entries.step import Offered, Step
from hearthlight.frame.visit import Visit
from hearthlight.journal.read import Kept

SALT = "hearthlight/step"
TOKEN_LIVES_SECONDS = 24 * 3600
LOW = 2


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
    """The offers of this moment, and the token that carries their chances to the answer."""

    first: Shown
    others: tuple[Shown, ...]
    token: str


def offers_for(visit: Visit, mine: Checkin | None, theirs: Checkin | None, said: Sequence[Kept]) -> Table | None:
    """Return the offers for now, or None when nothing fits. `said` are this person's own entries of the last weeks.

    `theirs` is what the partner shared today, never anything private.
    """
    steps = [one.entry for one in said if isinstance(one.entry, Step)]
    situation = Situation(
        energy_mine=mine.energy if mine else None,
        energy_theirs=theirs.energy if theirs else None,
        day=visit.today.toordinal(),
        part=visit.part_of_day,
        together=visit.together,
        mine_shared=mine is not None and mine.shared_as is not None,
    )
    history, seed = _history(steps), _seed(visit, steps)
    offers = choose.choose(situation, history, seed=seed)
    first = offers[0]
    if first.act == choose.NOTHING:
        return None
    # What "something else" brings: the draw that comes when the first one is laid aside.
    further = choose.choose(situation, [*history, Past(situation.day, first.act, taken=False)], seed=seed + 1)
    others = _others(catalogue.act(first.act), [*offers[1:], *further], situation)
    return Table(
        first=show(catalogue.act(first.act), visit.partner),
        others=tuple(show(each, visit.partner) for each in others),
        token=_token([*offers, *(offer for offer in further if offer.act not in {one.act for one in offers})]),
    )


def _others(first: Act, offers: Sequence[Offer], situation: Situation) -> list[Act]:
    """Two more, smaller first: the smaller version of what was shown, when it fits, and then what was drawn."""
    found: dict[str, Act] = {}
    if first.smaller and fits(catalogue.act(first.smaller), situation):
        found[first.smaller] = catalogue.act(first.smaller)
    for offer in offers:
        if offer.act not in (choose.NOTHING, first.id):
            found.setdefault(offer.act, catalogue.act(offer.act))
    return sorted(list(found.values())[:2], key=lambda each: (each.energy, each.minutes))


def _history(steps: Sequence[Step]) -> list[Past]:
    return [
        Past(day=step.day.toordinal(), act=step.act, taken=step.answer != "passed", felt=step.felt)
        for step in steps
        if step.day is not None
    ]


def _seed(visit: Visit, steps: Sequence[Step]) -> int:
    """One seed for each part of a day and each answer given in it, so that looking again shows the same."""
    answered = sum(1 for step in steps if step.day == visit.today)
    name = f"step/{visit.today.isoformat()}/{visit.part_of_day}/{answered}"
    return int.from_bytes(visit.mine.keys.bucket(name)[:6])


def shared_today(visit: Visit) -> Checkin | None:
    """Return the latest the partner shared today about how it is, or None."""
    if not visit.together or visit.recent_ours is None:
        return None
    return latest_today([one for one in visit.recent_ours.since(visit.today) if one.author != visit.author], visit)


def latest_today(said: Sequence[Kept], visit: Visit) -> Checkin | None:
    """Return the latest check-in of today among `said` that tells how it is."""
    today = [one.entry for one in said if isinstance(one.entry, Checkin) and one.entry.day == visit.today]
    rated = [entry for entry in today if not entry.line]
    return rated[-1] if rated else None


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


def _token(offers: Sequence[Offer]) -> str:
    return signing.dumps([[offer.act, round(offer.chance, 6)] for offer in offers], salt=SALT)


def offered(token: str) -> tuple[Offered, ...]:
    """Return the offers a token carries, or none when it is not ours or too old."""
    try:
        return tuple(Offered(*pair) for pair in signing.loads(token, salt=SALT, max_age=TOKEN_LIVES_SECONDS))
    except (signing.BadSignature, TypeError):
        return ()
