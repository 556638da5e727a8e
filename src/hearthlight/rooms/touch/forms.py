"""The answer to an offer, and the entry it becomes."""

import re
import secrets
from typing import Literal

import msgspec
from django.http import QueryDict

from hearthlight.acts import catalogue
from hearthlight.acts.catalogue import UnknownAct
from hearthlight.acts.choose import NOTHING
from hearthlight.entries.step import DrawnStep, Step
from hearthlight.frame.visit import Visit
from hearthlight.rooms.touch import carried

ID = re.compile(r"[0-9a-f]{32}")
type Answer = Literal["started", "done", "passed"]
ANSWERS: dict[str, Answer] = {"started": "started", "done": "done", "passed": "passed"}


class DoesNotFit(Exception):
    """This answer belongs to no act we know."""


def entry_id(sent: QueryDict) -> bytes:
    """Return the id a form carries, so that one sent twice is one entry; a fresh one when it carries none."""
    own = sent.get("id", "")
    return bytes.fromhex(own) if ID.fullmatch(own) else secrets.token_bytes(16)


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
