"""The three taps: energy, mood, and for whom. The same small form on Today, on the check-in page and on a locked phone."""

import secrets
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as said_of

from hearthlight.frame.visit import Visit

TAP_VALUES = (1, 3, 5, 7, 9)


@dataclass(frozen=True, slots=True)
class Tile:
    """One choice of five: its place on the small scale, its value from 0 to 10, its word, and how a preview says it."""

    step: int
    value: int
    word: Promise
    say: Promise
    chosen: bool


@dataclass(frozen=True, slots=True)
class Taps:
    """The form as a page shows it; `id` makes two sends one entry."""

    id: str
    energy: tuple[Tile, ...]
    mood: tuple[Tile, ...]
    together: bool
    partner: str
    wrong: str = ""
    unsure_energy: bool = False
    unsure_mood: bool = False


ENERGY = (
    said_of("energy", "Empty"),
    said_of("energy", "Low"),
    said_of("energy", "Some"),
    said_of("energy", "Good"),
    said_of("energy", "Full"),
)
MOOD = (
    said_of("mood", "Heavy"),
    said_of("mood", "Low"),
    said_of("mood", "Mixed"),
    said_of("mood", "Okay"),
    said_of("mood", "Light"),
)
# How a headline says an energy, and how it goes on with a mood.
ENERGY_HEADS = (
    said_of("energy", "Empty"),
    said_of("energy", "Low"),
    _("Some energy"),
    _("Good energy"),
    _("Full of energy"),
)
MOOD_TAILS = (_("and heavy"), _("and down"), _("and mixed"), _("and okay"), _("and light"))


def step_of(value: float) -> int:
    """Return the place 0 to 4 of a rating from 0 to 10 on the small scale."""
    return min(4, max(0, int(value // 2)))


def empty(
    visit: Visit, *, energy: str | None = None, mood: str | None = None, entry_id: str = "", wrong: str = ""
) -> Taps:
    """Return the form with what is chosen already, for the person behind `visit`; an empty text is not sure."""
    return Taps(
        id=entry_id or secrets.token_hex(16),
        energy=_tiles(ENERGY, ENERGY_HEADS, energy),
        mood=_tiles(MOOD, MOOD_TAILS, mood),
        together=visit.together if visit.signed_in else visit.box.get("share") == "yes",
        partner=visit.partner if visit.signed_in else "",
        wrong=wrong,
        unsure_energy=energy == "",
        unsure_mood=mood == "",
    )


def blank(*, together: bool) -> Taps:
    """Return the form for a page that is the same for everybody, with nothing chosen."""
    tiles = _tiles(ENERGY, ENERGY_HEADS, None), _tiles(MOOD, MOOD_TAILS, None)
    return Taps(secrets.token_hex(16), *tiles, together=together, partner="")


def _tiles(words: tuple[Promise, ...], says: tuple[Promise, ...], chosen: str | None) -> tuple[Tile, ...]:
    tiles = zip(TAP_VALUES, words, says, strict=True)
    return tuple(
        Tile(step, value, word, say, chosen=chosen == str(value))
        for step, (value, word, say) in enumerate(tiles, start=1)
    )
