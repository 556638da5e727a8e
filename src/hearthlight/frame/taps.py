"""The three taps: energy, mood, and for whom. The same small form on Today, on the check-in page and on a locked phone."""

import secrets
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hearthlight.frame.visit import Visit

TAP_VALUES = (1, 3, 5, 7, 9)


@dataclass(frozen=True, slots=True)
class Tile:
    """One choice of five: its place on the small scale, its value from 0 to 10, its word, and how a preview says it."""

    step: int
    value: int
    word: str
    say: str
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


def energy_words() -> tuple[str, ...]:
    """Return the five words for energy, from empty to full."""
    return (_("Empty"), _("Low"), _("Some"), _("Good"), _("Full"))


def mood_words() -> tuple[str, ...]:
    """Return the five words for mood, from heavy to light."""
    return (_("Heavy"), _("Low"), _("Mixed"), _("Okay"), _("Light"))


def energy_heads() -> tuple[str, ...]:
    """Return how a headline says each energy."""
    return (_("Empty"), _("Low"), _("Some energy"), _("Good energy"), _("Full of energy"))


def mood_tails() -> tuple[str, ...]:
    """Return how a headline goes on after the energy."""
    return (_("and heavy"), _("and down"), _("and mixed"), _("and okay"), _("and light"))


def step_of(value: float) -> int:
    """Return the place 0 to 4 of a rating from 0 to 10 on the small scale."""
    return min(4, max(0, int(value // 2)))


def empty(
    visit: Visit, *, energy: str | None = None, mood: str | None = None, entry_id: str = "", wrong: str = ""
) -> Taps:
    """Return the form with what is chosen already, for the person behind `visit`; an empty text is not sure."""
    return Taps(
        id=entry_id or secrets.token_hex(16),
        energy=_tiles(energy_words(), energy_heads(), energy),
        mood=_tiles(mood_words(), mood_tails(), mood),
        together=visit.together if visit.signed_in else visit.box.get("share") == "yes",
        partner=visit.partner if visit.signed_in else "",
        wrong=wrong,
        unsure_energy=energy == "",
        unsure_mood=mood == "",
    )


def _tiles(words: tuple[str, ...], says: tuple[str, ...], chosen: str | None) -> tuple[Tile, ...]:
    tiles = zip(TAP_VALUES, words, says, strict=True)
    return tuple(
        Tile(step, value, word, say, chosen=chosen == str(value))
        for step, (value, word, say) in enumerate(tiles, start=1)
    )
