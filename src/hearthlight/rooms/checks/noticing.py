"""Things in the body that belong before a doctor: what they are called here, and keeping that one was noticed."""

import secrets

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from hearthlight.entries.noticed import SIGNS, Noticed
from hearthlight.frame.visit import Visit
from hearthlight.journal import write

WORDS = {
    "pain_with_sex": _("Pain with touch or sex"),
    "bleeding": _("Bleeding that is new"),
    "erections": _("Erections that changed"),
    "little_sleep_much_energy": _("Very little sleep, and far more energy than usual"),
    "low_around_a_birth": _("Feeling low while pregnant, or in the year after a birth"),
    "since_a_medicine": _("Something since a medicine began or changed"),
}


def ticked(sent: QueryDict) -> tuple[str, ...]:
    """Return the signs ticked in a form, in the order of the list."""
    said = sent.getlist("sign")
    return tuple(sign for sign in SIGNS if sign in said)


def keep(visit: Visit, signs: tuple[str, ...]) -> bytes:
    """Keep what was noticed today, for this person alone; return the id of the entry."""
    return write.append(visit.mine, Noticed(day=visit.today, at=visit.now, signs=signs), secrets.token_bytes(16))
