"""The form of the agreement: a name and a hint for each part, how it reads to either of the two, and what it becomes."""

from collections.abc import Collection
from dataclasses import dataclass

import msgspec
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearthlight.entries.agreement import PARTS, WORDS_LIMIT, Agreement

TITLES: dict[str, Promise] = {
    "first": gettext_lazy("A tiny step"),
    "second": gettext_lazy("Another tiny step"),
    "third": gettext_lazy("And one more"),
    "ask": gettext_lazy("One thing I ask of {partner}"),
    "please_dont": gettext_lazy("Please don’t"),
    "words": gettext_lazy("Words that help"),
    "people": gettext_lazy("People who can be there"),
}
ALONE = TITLES | {"ask": gettext_lazy("One thing I would ask of somebody close")}
TO_THE_PARTNER = TITLES | {"ask": gettext_lazy("One thing {partner} asks of you")}
HINTS: dict[str, Promise] = {
    "first": gettext_lazy("Something that takes a minute. Such as: drink a glass of water."),
    "second": gettext_lazy("Such as: open the curtain."),
    "third": gettext_lazy("Such as: put on the soft sweater."),
    "ask": gettext_lazy("Such as: sit in the same room and read."),
    "please_dont": gettext_lazy("Such as: ask me what is wrong."),
    "words": gettext_lazy("Such as: “I’m here. Nothing is asked of you.”"),
    "people": gettext_lazy("Names and numbers, if you like."),
}


class TooLong(Exception):
    """One part is longer than it can be; the text is for the person."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part as a page shows it. `is_seen` tells whether the partner can read it."""

    name: str
    title: str
    text: str
    hint: str | Promise = ""
    is_long: bool = False
    is_seen: bool = False


def fields(agreement: Agreement | None, partner: str, seen: Collection[str] = ()) -> list[Part]:
    """Return the form for an agreement, empty for none."""
    said = {name: str(getattr(agreement, name, "")) for name in PARTS}
    return [Part(name, _title(name, partner), said[name], HINTS[name], is_seen=name in seen) for name in PARTS]


def sent(said: QueryDict, partner: str, seen: Collection[str] = ()) -> list[Part]:
    """Return the form with what was typed."""
    return [
        Part(name, _title(name, partner), _words(said, name), HINTS[name], _is_long(said, name), name in seen)
        for name in PARTS
    ]


def shown(agreement: Agreement, partner: str, seen: Collection[str] = ()) -> list[Part]:
    """Return one’s own parts that have words in them."""
    return [part for part in fields(agreement, partner, seen) if part.text]


def shown_to_the_partner(agreement: Agreement, partner: str) -> list[Part]:
    """Return the parts that `partner` shared, as the reader calls them."""
    said = ((name, str(getattr(agreement, name))) for name in PARTS)
    return [Part(name, str(TO_THE_PARTNER[name]).replace("{partner}", partner), text) for name, text in said if text]


def agreement(said: QueryDict) -> Agreement:
    """Return the agreement in a form; raises TooLong."""
    if any(_is_long(said, name) for name in PARTS):
        raise TooLong(_("One part is longer than it can be. Everything is still here. A little shorter, and it fits."))
    return msgspec.structs.replace(Agreement(), **{name: _words(said, name) for name in PARTS})


def _title(name: str, partner: str) -> str:
    return str(TITLES[name]).replace("{partner}", partner) if partner else str(ALONE[name])


def _words(said: QueryDict, name: str) -> str:
    return said.get(name, "").replace("\r\n", "\n").replace("\0", "").strip()


def _is_long(said: QueryDict, name: str) -> bool:
    return len(_words(said, name)) > WORDS_LIMIT
