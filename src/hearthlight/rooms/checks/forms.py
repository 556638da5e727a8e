"""What may be sent about a check, and the entry it becomes."""

from django.http import QueryDict
from django.utils.translation import gettext as _

from hearthlight.entries.screening import Screening
from hearthlight.frame.sent import DoesNotFit
from hearthlight.frame.visit import Visit
from hearthlight.insight.instruments import NotAnAnswer
from hearthlight.rooms.checks import walk as way
from hearthlight.rooms.checks.walk import Walk

LEFT_OUT = "none"


def answered(walk: Walk, sent: QueryDict) -> Walk:
    """Return the walk after the answer in a form; raises DoesNotFit."""
    item, value = sent.get("item", ""), sent.get("answer", "")
    if not value:
        raise DoesNotFit(_("Pick the one that comes closest, or leave it out."))
    try:
        given = None if value == LEFT_OUT else _digit(value)
        return way.answer_difficulty(walk, given) if item == "difficulty" else way.answer(walk, item, given)
    except NotAnAnswer:
        raise DoesNotFit(
            _("That answer isn’t one of these. Pick the one that comes closest, or leave it out.")
        ) from None


def _digit(text: str) -> int:
    if text not in ("0", "1", "2", "3", "4", "5"):
        raise NotAnAnswer("no digit")
    return int(text)


def is_hard(check: str, sent: QueryDict) -> bool:
    """Return whether a form holds an answer to the question about dying that is more than “not at all”."""
    try:
        walk = answered(Walk(check=check, id=""), sent)
    except DoesNotFit:
        return False
    return way.step(walk) == "calls"


def entry(walk: Walk, visit: Visit) -> Screening:
    """Return the entry a finished check becomes, on the person's own day."""
    return Screening(
        day=visit.today,
        at=visit.now,
        check=walk.check,
        answers=walk.answers,
        difficulty=walk.difficulty,
        language=walk.language,
    )
