"""The answer to an offer, and the entry it becomes."""

from typing import Literal

import msgspec
from django.http import QueryDict

from hearthlight.acts import catalogue
from hearthlight.acts.catalogue import UnknownAct
from hearthlight.acts.choose import NOTHING
from hearthlight.entries.step import DrawnStep, Step
from hearthlight.frame.sent import DoesNotFit
from hearthlight.frame.visit import Visit
from hearthlight.rooms.touch import carried

type Answer = Literal["started", "done", "passed"]
ANSWERS: dict[str, Answer] = {"started": "started", "done": "done", "passed": "passed"}


def entry(sent: QueryDict, visit: Visit) -> Step:
    """Return the step in a form; raises DoesNotFit for an unknown act or answer."""
    act, answer = sent.get("act", ""), sent.get("answer", "")
    if act != NOTHING:
        try:
            catalogue.act(act)
        except UnknownAct:
            raise DoesNotFit from None
    if answer not in ANSWERS:
        raise DoesNotFit
    known = carried.opened(visit, sent.get("offers", ""))
    step = Step(day=visit.today, at=visit.now, act=act, answer=ANSWERS[answer], offers=known.offers)
    if not known.coins:
        return step
    return DrawnStep(**msgspec.structs.asdict(step), coins=known.coins, drawn=known.drawn)
