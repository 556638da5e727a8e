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


@dataclass(frozen=True, slots=True)
class Shown:
    """One act as a page shows it, with the partner's name in its title."""

    id: str
    title: str
    line: str
    start: str
    minutes: int
    safety: str


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
        part=visit.part_of_day,  # type: ignore[arg-type]
        together=visit.together,
        mine_shared=mine is not None and mine.shared_as is not None,
    )
    offers = choose.choose(situation, _history(steps), seed=_seed(visit, steps))
    acts = [offer for offer in offers if offer.act != choose.NOTHING]
    if not acts:
        return None
    smaller = [offer for offer in choose.smaller_first(acts) if offer.act != acts[0].act]
    return Table(
        first=show(catalogue.act(acts[0].act), visit.partner),
        others=_others(acts[0], smaller, situation, visit.partner),
        token=_token(offers),
    )


def _others(first: Offer, rest: list[Offer], situation: Situation, partner: str) -> tuple[Shown, ...]:
    """Two more, smaller first: the smaller version of what was shown, when it fits, and the other offer."""
    less = catalogue.act(first.act).smaller
    found = [catalogue.act(less)] if less and fits(catalogue.act(less), situation) else []
    found += [catalogue.act(offer.act) for offer in rest if offer.act != less]
    return tuple(show(each, partner) for each in sorted(found[:2], key=lambda each: (each.energy, each.minutes)))


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
    )


def _token(offers: Sequence[Offer]) -> str:
    return signing.dumps([[offer.act, round(offer.chance, 6)] for offer in offers], salt=SALT)


def offered(token: str) -> tuple[Offered, ...]:
    """Return the offers a token carries, or none when it is not ours or too old."""
    try:
        return tuple(Offered(*pair) for pair in signing.loads(token, salt=SALT, max_age=TOKEN_LIVES_SECONDS))
    except (signing.BadSignature, TypeError):
        return ()
