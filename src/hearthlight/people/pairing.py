"""Pairing codes: three plain words, ten minutes, used once; joined only when both say yes, apart."""

import datetime as dt
import secrets

from django.db import transaction
from django.db.models import Q
from mnemonic import Mnemonic

from hearthlight.people.models import Code, Person
from hearthlight.people.names import keyed_hash

LIVES = dt.timedelta(minutes=10)
WORDS = 3


class NoSuchCode(Exception):
    """These words open nothing: never made, used already, or run out. The three look alike."""


def words_for(code_words: str) -> str:
    """Return spoken or typed words as they are compared: lower case, single spaces."""
    return " ".join(code_words.replace("·", " ").replace("-", " ").replace(",", " ").lower().split())


@transaction.atomic
def make(asker: Person, *, now: dt.datetime) -> str:
    """Make a code for `asker`, in place of any before; return its three words, which are not kept."""
    forget_old(now)
    Code.objects.filter(asker=asker).delete()
    wordlist = Mnemonic("english").wordlist
    words = " ".join(secrets.choice(wordlist) for _ in range(WORDS))
    Code.objects.create(words_hash=_hash(words), until=now + LIVES, asker=asker)
    return words


def is_live(words: str, *, now: dt.datetime) -> bool:
    """Return whether these words still wait for somebody."""
    return Code.objects.filter(words_hash=_hash(words), until__gt=now, joiner=None).exists()


@transaction.atomic
def claim(words: str, joiner: Person, *, now: dt.datetime) -> Code:
    """Bind a live code to `joiner`; raises NoSuchCode. It is used up by this, whatever both say afterwards."""
    code = Code.objects.select_for_update().filter(words_hash=_hash(words), until__gt=now, joiner=None).first()
    if code is None or code.asker_id == joiner.id:
        raise NoSuchCode
    Code.objects.filter(joiner=joiner).delete()
    code.joiner = joiner
    # Used up by this; what is left of it is time for both to answer.
    code.until = now + LIVES
    code.save(update_fields=["joiner", "until"])
    return code


def of(person: Person, *, now: dt.datetime) -> Code | None:
    """Return the live code this person made or took, or None."""
    mine = Q(asker=person) | Q(joiner=person)
    return Code.objects.select_related("asker", "joiner").filter(mine, until__gt=now).order_by("-until").first()


def forget(person: Person) -> None:
    """Remove the codes this person made or took."""
    Code.objects.filter(Q(asker=person) | Q(joiner=person)).delete()


def forget_old(now: dt.datetime) -> None:
    """Remove codes that ran out."""
    Code.objects.filter(until__lte=now).delete()


def _hash(words: str) -> bytes:
    return keyed_hash("code", words_for(words))
