"""Sign-in names: the table holds a keyed hash, so that a stolen database does not say who lives here."""

import hashlib
import hmac
import unicodedata
from functools import lru_cache

from django.conf import settings

from hearthlight.people.models import Person

SHORTEST, LONGEST = 2, 64


@lru_cache(maxsize=8)
def _key(server_secret: bytes, label: str) -> bytes:
    return hmac.digest(server_secret, f"hearthlight/people/{label}".encode(), hashlib.sha256)


def keyed_hash(label: str, value: str) -> bytes:
    """Return 32 bytes that only this server can make from `value`."""
    return hmac.digest(_key(settings.SERVER_SECRET, label), value.encode(), hashlib.sha256)


def tidy(name: str) -> str:
    """Return a sign-in name as it is compared: NFKC, casefolded, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def name_hash(name: str) -> bytes:
    """Return what stands in the table for a sign-in name."""
    return keyed_hash("name", tidy(name))


def find(name: str) -> Person | None:
    """Return the person who signs in with `name`, or None."""
    return Person.objects.filter(name_hash=name_hash(name)).first()


def is_free(name: str) -> bool:
    """Return whether nobody signs in with `name` yet."""
    return not Person.objects.filter(name_hash=name_hash(name)).exists()
