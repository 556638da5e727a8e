"""Things in the body that belong before a doctor: reading the ticks, and keeping that one was noticed."""

import secrets

from django.http import QueryDict

from hearthlight.entries.noticed import SIGNS, Noticed
from hearthlight.frame.visit import Visit
from hearthlight.journal import write


def ticked(sent: QueryDict) -> tuple[str, ...]:
    """Return the signs ticked in a form, in the order of the list."""
    said = sent.getlist("sign")
    return tuple(sign for sign in SIGNS if sign in said)


def keep(visit: Visit, signs: tuple[str, ...]) -> bytes:
    """Keep what was noticed today, for this person alone; return the id of the entry."""
    return write.append(visit.mine, Noticed(day=visit.today, at=visit.now, signs=signs), secrets.token_bytes(16))
