"""What the partner may see of a check-in: the ticks, what the dials hold back, and the exact preview."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from hearthlight.entries.checkin import Checkin
from hearthlight.frame import said
from hearthlight.frame.taps import step_of
from hearthlight.frame.visit import Visit
from hearthlight.people import consent
from hearthlight.rooms.checkin import forms
from hearthlight.rooms.checkin.forms import Draft


@dataclass(frozen=True, slots=True)
class Tick:
    """One part of the check-in that may be shared: its words, whether it is ticked, and whether the dial lets it."""

    name: str
    title: str
    text: str
    on: bool
    held: bool


def page(draft: Draft) -> dict[str, Any]:
    """Return the chips of the fuller check-in, with what is chosen."""

    def chips(options: Mapping[str, str | Promise], chosen: tuple[str, ...]) -> list[tuple[str, object, bool]]:
        return [(key, word, key in chosen) for key, word in options.items()]

    def steps(words: Sequence[str | Promise], chosen: str) -> list[tuple[str, object, bool]]:
        values = [str(2 * step + 1) for step in range(len(words))]
        return [(value, word, value == chosen) for value, word in zip(values, words, strict=True)]

    return {
        "draft": draft,
        "feelings": chips(said.FEELINGS, draft.feelings),
        "needs": chips(said.NEEDS, draft.needs),
        "good": chips(said.GOOD, draft.good),
        "closeness": steps(said.CLOSENESS, draft.closeness),
        "desire": steps(said.DESIRE, draft.desire),
    }


def choices(visit: Visit, draft: Draft, ticked: frozenset[str] | None) -> dict[str, Any]:
    """Return the sharing page: every part that was said, and what the partner would read. Only the headline starts ticked."""
    entry = forms.entry(draft, visit)
    ticked = frozenset({"headline"}) if ticked is None else ticked
    open_ticks = consent.allowed(ticked, visit.dials)
    rows = [
        Tick(name, title, text, on=name in open_ticks, held=not consent.allowed(frozenset({name}), visit.dials))
        for name, title, text in _parts(entry)
        if text
    ]
    copy = consent.copy_of(entry, open_ticks)
    return {"rows": rows, "preview": said.sentence(copy) if copy else ""}


def _parts(entry: Checkin) -> list[tuple[str, str, str]]:
    def listed(keys: tuple[str, ...], options: Mapping[str, str | Promise]) -> str:
        return ", ".join(str(options[key]) for key in keys)

    near = "" if entry.closeness is None else str(said.CLOSENESS[step_of(entry.closeness)])
    return [
        ("headline", _("Headline"), said.headline(entry)),
        ("feelings", _("I feel"), listed(entry.feelings, said.FEELINGS)),
        ("needs", _("I need"), listed(entry.needs, said.NEEDS)),
        ("good", _("It would feel good to"), listed(entry.good, said.GOOD)),
        ("closeness", _("How close it feels"), near),
        ("words", _("Your words"), entry.words),
    ]


def was_taken_back() -> str:
    """Return what to say when an old page sends something that was taken back since."""
    return _("This one was taken back before. Here is a fresh page, with what you chose.")
