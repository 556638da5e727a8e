"""Who gave away a way in. The token itself is nowhere; what a way in must know is sealed under it."""

from django.db import models

from hearthlight.people.models import Person


class WayIn(models.Model):
    """One token that may add entries for one person. `sealed` opens with the token alone, and holds their zone."""

    token_hash = models.BinaryField(primary_key=True, max_length=32)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    sealed = models.BinaryField()

    class Meta:
        db_table = "way_in"
