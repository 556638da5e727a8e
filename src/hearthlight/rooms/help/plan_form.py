"""The form of the safety plan: a question and a hint for each part, and the plan it becomes."""

from dataclasses import dataclass

import msgspec
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearthlight.entries.plan_of_safety import PARTS, WORDS_LIMIT, PlanOfSafety
from hearthlight.safety.plans import TITLES

HINTS = {
    "signs": gettext_lazy("Thoughts, moods or things you do. Such as: I stop answering, I don’t sleep."),
    "helps": gettext_lazy("Small things that carried you before. A shower, one song, the dog."),
    "people": gettext_lazy("Names and numbers. Somebody to sit with you, or to talk about something else."),
    "places": gettext_lazy("Somewhere with people, or somewhere quiet. The library, a friend’s kitchen."),
    "professionals": gettext_lazy("A doctor, a therapist, a crisis line, with their numbers."),
    "safer": gettext_lazy("What could hurt you, further away, or with somebody who keeps it for you."),
}


class TooLong(Exception):
    """One part is longer than it can be; the text is for the person."""


@dataclass(frozen=True, slots=True)
class Field:
    """One part as the form shows it."""

    name: str
    title: str | Promise
    hint: str | Promise
    text: str
    is_long: bool = False


def fields(plan: PlanOfSafety | None) -> list[Field]:
    """Return the form for a plan, empty for none."""
    return [Field(name, TITLES[name], HINTS[name], str(getattr(plan, name, ""))) for name in PARTS]


def sent(said: QueryDict) -> list[Field]:
    """Return the form with what was typed."""
    return [Field(name, TITLES[name], HINTS[name], _words(said, name), _is_long(said, name)) for name in PARTS]


def plan(said: QueryDict) -> PlanOfSafety:
    """Return the plan in a form; raises TooLong."""
    if any(_is_long(said, name) for name in PARTS):
        raise TooLong(_("One part is longer than it can be. Everything is still here. A little shorter, and it fits."))
    return msgspec.structs.replace(PlanOfSafety(), **{name: _words(said, name) for name in PARTS})


def as_text(plan: PlanOfSafety) -> str:
    """Return a plan as plain text."""
    parts = (f"{TITLES[name]}\n{text}\n" for name in PARTS if (text := str(getattr(plan, name))))
    return "\n".join(parts)


def _words(said: QueryDict, name: str) -> str:
    return said.get(name, "").replace("\r\n", "\n").replace("\0", "").strip()


def _is_long(said: QueryDict, name: str) -> bool:
    return len(_words(said, name)) > WORDS_LIMIT
