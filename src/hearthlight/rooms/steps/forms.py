"""The private questions before the steps, and the words afterwards. All of them stay with the one who answers."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearthlight.frame.sent import DoesNotFit
from hearthlight.frame.visit import Visit

WORDS_LIMIT = 2000
YES, NO, UNSURE = "yes", "no", "unsure"
QUESTIONS = {
    "adult": gettext_lazy("Are you 18 or over?"),
    "free": gettext_lazy("Do you feel free to say no?"),
    "watched": gettext_lazy("Do you feel watched through this app?"),
    "afraid": gettext_lazy("Are you ever afraid?"),
    "hurts": gettext_lazy("Does touch hurt, or bring back something that hurt?"),
    "open": gettext_lazy("Would you be open to touch, step by step, these weeks?"),
}
ANSWERS = {YES: gettext_lazy("Yes"), UNSURE: gettext_lazy("Not sure"), NO: gettext_lazy("No")}
WORRIES = {"free": (NO, UNSURE), "watched": (YES, UNSURE), "afraid": (YES, UNSURE)}


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its three answers, and which stands."""

    name: str
    text: Promise
    answers: tuple[tuple[str, Promise, bool], ...]


def asked(said: Mapping[str, str]) -> tuple[Question, ...]:
    """Return the questions with what was answered."""
    return tuple(
        Question(name, text, tuple((value, word, said.get(name) == value) for value, word in ANSWERS.items()))
        for name, text in QUESTIONS.items()
    )


def answered(sent: QueryDict, visit: Visit) -> dict[str, str]:
    """Return the answers in a form and their day; what was left out is left out."""
    said = {name: sent.get(name, "") for name in QUESTIONS if sent.get(name) in ANSWERS}
    return said | {"asked": visit.today.isoformat()}


def kept(visit: Visit) -> Mapping[str, str]:
    """Return what this person answered before."""
    value = visit.recent_mine.settled("steps", 0)
    return value if isinstance(value, Mapping) else {}


def is_worried(said: Mapping[str, str]) -> bool:
    """Return whether an answer calls for the private page of help."""
    return any(said.get(name) in worries for name, worries in WORRIES.items())


def words(sent: QueryDict) -> str:
    """Return what was noticed; raises DoesNotFit when it is more than a page of it."""
    found = sent.get("words", "").replace("\r\n", "\n").replace("\0", "").strip()
    if len(found) > WORDS_LIMIT:
        raise DoesNotFit(_("That is a lot for one. Everything is still here. A little shorter, and it is kept."))
    return found
