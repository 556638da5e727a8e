"""Who lives here and which phones they hold. No name, no word and no time of writing stands in the clear."""

import secrets

from django.db import models


def new_id() -> bytes:
    """Return 16 random bytes: an id that says nothing."""
    return secrets.token_bytes(16)


class Person(models.Model):
    """One person. The sign-in name is a keyed hash; the display name lies sealed in the journal.

    `public` is the half to which others may seal. `couple` is the shared home they live in now, or empty.
    Two dates stand in the clear: `leaving_on`, the day a side that was asked to be deleted goes; and, with a host of many,
    `unwritten_until`, the day an account goes in which nothing was ever written. The first word written empties it.
    """

    id = models.BinaryField(primary_key=True, max_length=16, default=new_id)
    name_hash = models.BinaryField(max_length=32, unique=True)
    home = models.BinaryField(max_length=16, unique=True)
    public = models.BinaryField(max_length=32)
    couple = models.BinaryField(max_length=16, null=True, default=None)
    leaving_on = models.DateField(null=True, default=None)
    unwritten_until = models.DateField(null=True, default=None)

    class Meta:
        db_table = "person"


class Member(models.Model):
    """One person's place in a shared home: their number there, and *ours* wrapped to them."""

    pk = models.CompositePrimaryKey("home", "author")
    home = models.BinaryField(max_length=16)
    author = models.PositiveSmallIntegerField()
    person = models.BinaryField(max_length=16, db_index=True)
    wrapped = models.BinaryField()

    class Meta:
        db_table = "member"


class Phone(models.Model):
    """A browser that signed in once. Its cookie alone holds the secret; what is open here is wrapped under it.

    `wrapped` is empty while locked. `box` is the little a phone may know while locked. `open_until` counts
    whole minutes since 1970. With a second lock, `pin` is what is open once more, behind the digits: `pin_until` says
    how long they open it, and `pin_tries` how often they were tried.
    """

    id = models.BinaryField(primary_key=True, max_length=16, default=new_id)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    secret_hash = models.BinaryField(max_length=32)
    wrapped = models.BinaryField(default=bytes)
    box = models.BinaryField(default=bytes)
    idle_minutes = models.PositiveSmallIntegerField(default=15)
    open_until = models.PositiveBigIntegerField(null=True, default=None)
    second_lock = models.BooleanField(default=False)
    pin = models.BinaryField(default=bytes)
    pin_until = models.PositiveBigIntegerField(null=True, default=None)
    pin_tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        db_table = "phone"


class Passkey(models.Model):
    """A key held by a phone, a computer or a small stick. `wrapped` is *mine*, opened by what its touch gives."""

    id = models.BinaryField(primary_key=True, max_length=16, default=new_id)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    credential = models.BinaryField(max_length=1023, unique=True)
    public_key = models.BinaryField()
    sign_count = models.PositiveBigIntegerField(default=0)
    wrapped = models.BinaryField()

    class Meta:
        db_table = "passkey"


class Code(models.Model):
    """A live pairing code: three words, used once, for ten minutes. Names lie in it sealed to the other person.

    Only a yes is kept. A no leaves no mark, so that it looks like a code that ran out.
    """

    id = models.BinaryField(primary_key=True, max_length=16, default=new_id)
    words_hash = models.BinaryField(max_length=32, unique=True)
    until = models.DateTimeField()
    asker = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    joiner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", null=True, default=None)
    asker_words = models.BinaryField(default=bytes)
    asker_name = models.BinaryField(default=bytes)
    joiner_name = models.BinaryField(default=bytes)
    asker_yes = models.BooleanField(default=False)
    joiner_yes = models.BooleanField(default=False)

    class Meta:
        db_table = "pairing_code"


class Tries(models.Model):
    """How often something was tried in one stretch of time, for all workers together; the key is a keyed hash."""

    key = models.BinaryField(primary_key=True, max_length=32)
    tries = models.PositiveIntegerField(default=0)
    until = models.DateTimeField()

    class Meta:
        db_table = "tries"
