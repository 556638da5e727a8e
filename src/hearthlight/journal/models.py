"""The journal's tables. Every one leads with the home, and none holds a time, a kind or a word in the clear."""

import secrets

from django.db import models


def new_id() -> bytes:
    """Return 16 random bytes: an id that says nothing."""
    return secrets.token_bytes(16)


class Home(models.Model):
    """A set of sealed rows under one secret. `check` tells a wrong key from a damaged row; `epoch` changes at forgetting."""

    id = models.BinaryField(primary_key=True, max_length=16)
    check_value = models.BinaryField(db_column="check")
    next_seq = models.PositiveBigIntegerField(default=1)
    epoch = models.BinaryField(max_length=16, default=new_id)

    class Meta:
        db_table = "home"


class Lock(models.Model):
    """One way to open *mine*: a passphrase or a kit. `cost` is memory KiB, passes and lanes, or empty."""

    pk = models.CompositePrimaryKey("home", "kind")
    home = models.BinaryField(max_length=16)
    kind = models.CharField(max_length=12)
    salt = models.BinaryField(max_length=16)
    cost = models.CharField(max_length=32, default="")
    wrapped = models.BinaryField()

    class Meta:
        db_table = "home_lock"


class Row(models.Model):
    """One sealed version of one entry; docs/journal-format.md 2."""

    pk = models.CompositePrimaryKey("home", "seq")
    home = models.BinaryField(max_length=16)
    seq = models.PositiveBigIntegerField()
    entry = models.BinaryField(max_length=16)
    author = models.PositiveSmallIntegerField()
    bucket = models.BinaryField(max_length=16)
    sealed = models.BinaryField()

    class Meta:
        db_table = "home_row"
        indexes = (
            models.Index(fields=["home", "entry"], name="home_row_entry"),
            models.Index(fields=["home", "bucket", "seq"], name="home_row_bucket"),
        )


class Forgotten(models.Model):
    """The bare id of something forgotten, so that an old queue cannot bring it back; it may go on `until`."""

    pk = models.CompositePrimaryKey("home", "entry")
    home = models.BinaryField(max_length=16)
    entry = models.BinaryField(max_length=16)
    until = models.DateField()

    class Meta:
        db_table = "home_forgotten"


class Digest(models.Model):
    """A sealed summary that can be thrown away and made again."""

    pk = models.CompositePrimaryKey("home", "name")
    home = models.BinaryField(max_length=16)
    name = models.BinaryField(max_length=16)
    upto = models.PositiveBigIntegerField()
    epoch = models.BinaryField(max_length=16)
    sealed = models.BinaryField()

    class Meta:
        db_table = "home_digest"
