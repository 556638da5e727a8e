"""Writing while locked: an entry sealed to people's public halves, taken in when one of them next reads."""

from collections.abc import Collection

from django.db import transaction

from hearthlight.entries import codec
from hearthlight.entries.base import Entry
from hearthlight.journal import seal, write
from hearthlight.journal.homes import OpenHome
from hearthlight.journal.models import Row


@transaction.atomic
def post(home_id: bytes, entry: Entry, entry_id: bytes, *, author: int, readers: dict[int, bytes]) -> None:
    """Leave `entry` in a home whose keys are not in hand.

    `readers` maps author numbers in that home to public halves. An id that is there already posts nothing.
    Raises WasForgotten, seal.TooLong, and seal.NotShared when the home is gone.
    """
    base = write.claim(home_id, entry_id)
    if base is None:
        return
    sealed = seal.seal_letter(seal.Place(home_id, author, entry_id), readers, codec.encode(entry))
    write.insert(base, Row(home=home_id, entry=entry_id, author=author, bucket=b"", sealed=sealed))


@transaction.atomic
def leave(home_id: bytes, sealed: bytes, entry_id: bytes, *, author: int, readers: Collection[int]) -> bool:
    """Leave a letter that was sealed elsewhere; return whether it is new. An id that is there already leaves nothing.

    Raises WasForgotten, seal.Damaged for what is no letter to exactly these readers, seal.TooLong, and seal.NotShared
    when the home is gone.
    """
    seal.check_letter(sealed, readers)
    base = write.claim(home_id, entry_id)
    if base is not None:
        write.insert(base, Row(home=home_id, entry=entry_id, author=author, bucket=b"", sealed=sealed))
    return base is not None


def take_in(home: OpenHome, place: seal.Place, seq: int, content: bytes) -> None:
    """Seal an opened letter again under the home's own key, in its right bucket; id and sequence stay."""
    Row.objects.filter(home=home.id, seq=seq).update(
        sealed=seal.seal_row(home.keys, place, content),
        bucket=home.keys.bucket(codec.bucket_of(codec.decode(content))),
    )
