"""The course of a talk: whose turn it is, for about how long, and what helps to say. Pure: two names in, steps out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

type Kind = Literal["speak", "hear", "take"]

SPEAKING, HEARING, TAKING = 3, 1, 2
ONE_SENTENCE = 1


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it is, about how many minutes it takes, who it is for, and words to lean on."""

    kind: Kind
    minutes: int
    title: str
    line: str
    starts: tuple[str, ...] = ()

    @property
    def seconds(self) -> int:
        return self.minutes * 60


def ten_minutes(first: str, second: str) -> tuple[Step, ...]:
    """Return the talk of ten minutes: a turn each with the other one listening, and one thing each takes along."""
    turns = (step for speaks, hears in ((first, second), (second, first)) for step in _turn(speaks, hears))
    return (*turns, _take())


def two_minutes(first: str, second: str) -> tuple[Step, ...]:
    """Return the talk of two minutes: one sentence each, for evenings that hold no more."""
    return tuple(_sentence(speaks, hears) for speaks, hears in ((first, second), (second, first)))


def _turn(speaks: str, hears: str) -> Iterator[Step]:
    names = {"speaks": speaks, "hears": hears}
    yield Step(
        "speak",
        SPEAKING,
        _("%(speaks)s speaks") % names,
        _("%(hears)s listens, and says nothing yet. Silence counts as speaking.") % names,
        (_("How I feel …"), _("What I need …"), _("What would feel good …")),
    )
    yield Step(
        "hear",
        HEARING,
        _("%(hears)s says what they heard") % names,
        _("A few words are enough. No answer, no advice. %(speaks)s says whether that is it.") % names,
        (_("What I hear is …"),),
    )


def _take() -> Step:
    return Step(
        "take",
        TAKING,
        _("One thing each"),
        _("Each of you names one thing to take along. Whatever is left can wait."),
        (_("I take along …"),),
    )


def _sentence(speaks: str, hears: str) -> Step:
    names = {"speaks": speaks, "hears": hears}
    return Step(
        "speak",
        ONE_SENTENCE,
        _("%(speaks)s says one sentence") % names,
        _("%(hears)s says “Thank you”, and nothing else.") % names,
        (_("I feel …"), _("… and it would feel good to …")),
    )
