"""Brakes, and what makes wanting easier (dual control, doi 10.1080/00224490902747222); each brake has an act that eases it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearthlight.acts import catalogue
from hearthlight.acts.catalogue import Act

BRAKES: dict[str, tuple[Promise, str]] = {
    "tired": (_("Being worn out"), "lie-down-two"),
    "worry": (_("A head full of worry"), "can-wait"),
    "pressure": (_("Feeling that something is expected"), "off-duty-two"),
    "leads_on": (_("Touch that always leads on"), "three-breaths-own-chest"),
    "body": (_("Not feeling at home in my body"), "wrap-up-warm"),
    "unheard": (_("Things left unsaid between us"), "one-word-for-today"),
    "noise": (_("Noise, screens, no door to close"), "phone-face-down"),
    "numb": (_("Feeling little of anything"), "smell-something"),
}
EASERS: dict[str, Promise] = {
    "rested": _("Being rested"),
    "time": _("Time with nothing after it"),
    "laughing": _("Laughing together"),
    "slow": _("A slow start"),
    "warm": _("Being warm"),
    "kind_words": _("A kind word during the day"),
    "no_aim": _("Knowing that nothing has to come of it"),
    "new": _("Something new"),
}


@dataclass(frozen=True, slots=True)
class Tick:
    """One thing to tick."""

    key: str
    text: Promise
    chosen: bool


def ticks(words: Iterable[tuple[str, Promise]], chosen: frozenset[str]) -> list[Tick]:
    """Return a list to tick, with what stands ticked."""
    return [Tick(key, text, key in chosen) for key, text in words]


def known(keys: Iterable[str]) -> frozenset[str]:
    """Return those keys that stand on one of the two lists."""
    return frozenset(key for key in keys if key in BRAKES or key in EASERS)


def eased_by(chosen: frozenset[str]) -> list[tuple[Promise, Act]]:
    """Return something small for each brake that is ticked."""
    return [(text, catalogue.act(act)) for key, (text, act) in BRAKES.items() if key in chosen]
