"""The tables of what is due: what waits, what was brought, the addresses a calendar may ask, lamps that dim, and notices."""

import secrets

from django.db import models

from hearthlight.people.models import Person, Phone


def new_id() -> bytes:
    """Return 16 random bytes: an id that says nothing."""
    return secrets.token_bytes(16)


class Due(models.Model):
    """One moment at which something is brought, or nothing: only the box knows, and every box is of one size.

    A worker holds a row by its `lease`; when the worker is killed the lease runs out, and another one takes the row up.
    """

    id = models.BinaryField(primary_key=True, max_length=16, default=new_id)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    due_at = models.DateTimeField(db_index=True)
    box = models.BinaryField()
    lease = models.BinaryField(max_length=16, default=bytes)
    lease_until = models.DateTimeField(null=True, default=None)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        db_table = "due"


class Brought(models.Model):
    """A row that was due and was brought, under the same id, so that it cannot be brought twice. It goes after two days."""

    id = models.BinaryField(primary_key=True, max_length=16)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    brought_at = models.DateTimeField(db_index=True)
    box = models.BinaryField()

    class Meta:
        db_table = "due_brought"


class Feed(models.Model):
    """One calendar address of one person: found by the hash of its token, opened by the token itself."""

    token_hash = models.BinaryField(primary_key=True, max_length=32)
    person = models.OneToOneField(Person, on_delete=models.CASCADE)
    sealed = models.BinaryField()

    class Meta:
        db_table = "feed"


class Lamp(models.Model):
    """Lamps that one person set up, for themselves or for two: where they are reached, and when they dim."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True)
    sealed = models.BinaryField()

    class Meta:
        db_table = "lamp"


class Bell(models.Model):
    """A phone that wants notices, and how it is reached. The hash keeps one address from ringing for two."""

    phone = models.OneToOneField(Phone, on_delete=models.CASCADE, primary_key=True)
    address_hash = models.BinaryField(max_length=32, unique=True)
    sealed = models.BinaryField()

    class Meta:
        db_table = "bell"
