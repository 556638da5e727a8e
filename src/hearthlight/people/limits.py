"""How often something may be tried, counted in the database so that every worker counts together."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from hearthlight.people.models import Tries
from hearthlight.people.names import keyed_hash, tidy


class TooMany(Exception):
    """Tried too often for now; `wait` says for how long."""

    def __init__(self, wait: dt.timedelta) -> None:
        super().__init__("tried too often")
        self.wait = wait


@dataclass(frozen=True)
class Limit:
    """At most `tries` in `stretch` for one key."""

    label: str
    tries: int
    stretch: dt.timedelta


SIGN_IN_NAME = Limit("sign-in/name", 10, dt.timedelta(minutes=15))
SIGN_IN_PLACE = Limit("sign-in/place", 40, dt.timedelta(minutes=15))
BEGIN_PLACE = Limit("begin/place", 20, dt.timedelta(hours=1))
INBOX_TOKEN = Limit("inbox/token", 120, dt.timedelta(hours=1))
INBOX_PLACE = Limit("inbox/place", 600, dt.timedelta(hours=1))
PAIR_PERSON = Limit("pair/person", 8, dt.timedelta(minutes=10))
PAIR_PLACE = Limit("pair/place", 40, dt.timedelta(minutes=10))


@transaction.atomic
def count(limit: Limit, who: str, *, now: dt.datetime) -> None:
    """Count one try of `who`; raises TooMany when that is over the limit."""
    key = _key(limit, who)
    Tries.objects.filter(until__lte=now).delete()
    Tries.objects.get_or_create(key=key, defaults={"until": now + limit.stretch})
    Tries.objects.filter(key=key).update(tries=F("tries") + 1)
    row = Tries.objects.get(key=key)
    if row.tries > limit.tries:
        raise TooMany(row.until - now)


def clear(limit: Limit, who: str) -> None:
    """Forget the tries of `who`, after one that went well."""
    Tries.objects.filter(key=_key(limit, who)).delete()


def _key(limit: Limit, who: str) -> bytes:
    # A name opens the same door however it is written, so every way to write it counts as one.
    return keyed_hash(limit.label, tidy(who))
