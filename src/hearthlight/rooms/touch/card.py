"""What the small steps show on Today: an offer, one that was started, or the quiet row of one that is over."""

from dataclasses import dataclass

from hearthlight.acts import catalogue
from hearthlight.acts.catalogue import UnknownAct
from hearthlight.entries.checkin import Checkin
from hearthlight.entries.step import Step
from hearthlight.frame.visit import Visit
from hearthlight.rooms.touch import steps
from hearthlight.rooms.touch.steps import Shown, Table


@dataclass(frozen=True, slots=True)
class StepCard:
    """`table` offers, `going` was started, `over` is done; a passed one leaves all three empty for the rest of the day part."""

    table: Table | None = None
    going: Shown | None = None
    over: Shown | None = None


def lay(visit: Visit, mine: Checkin | None, theirs: Checkin | None) -> StepCard:
    """Return the card for now. `theirs` is only what the partner shared today."""
    answered = steps.answered_steps(visit)
    latest = answered[-1] if answered and answered[-1].day == visit.today else None
    if latest is not None and latest.answer == "passed":
        return StepCard()
    shown = _shown(latest, visit.partner) if latest else None
    if latest is not None and shown is not None:
        return StepCard(over=shown) if latest.answer == "done" else StepCard(going=shown)
    return StepCard(table=steps.offer(visit, mine, theirs, answered))


def _shown(step: Step, partner: str) -> Shown | None:
    try:
        return steps.show(catalogue.act(step.act), partner)
    except UnknownAct:
        return None
