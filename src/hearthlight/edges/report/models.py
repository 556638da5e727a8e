"""The table of links a page is shared by: found by the hash of a token, opened by the token and spoken words together."""

from django.db import models

from hearthlight.people.models import Person


class Link(models.Model):
    """One link. `sealed` is the page as it stood when the link was made; from the day `until` on it is gone."""

    token_hash = models.BinaryField(primary_key=True, max_length=32)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    until = models.DateField(db_index=True)
    sealed = models.BinaryField()

    class Meta:
        db_table = "for_you"
