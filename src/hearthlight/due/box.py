"""The box on a row that is due: whether anything is said, sealed under the server's own secret and always of one size."""

import datetime as dt
from functools import lru_cache

import msgspec
from django.conf import settings

from hearthlight.journal import seal


class Box(msgspec.Struct, frozen=True, array_like=True):
    """`says` is whether a neutral line is brought; `until` is the latest moment for it.

    `wished` is whether one would be, if its person were here until then.
    """

    says: bool
    until: dt.datetime
    wished: bool = False


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Box)
NOTHING = Box(says=False, until=dt.datetime(1970, 1, 1, tzinfo=dt.UTC))


@lru_cache(maxsize=2)
def _key(server_secret: bytes) -> bytes:
    return seal.derive(server_secret, b"", "due")


def close(row: bytes, box: Box) -> bytes:
    """Return a box sealed for the row of this id."""
    return seal.wrap(_key(settings.SERVER_SECRET), "due", row, seal.pad(_encoder.encode(box)))


def look_into(row: bytes, sealed: bytes) -> Box:
    """Return what the box of this row holds; one that was sealed under another server's secret holds nothing."""
    try:
        return _decoder.decode(seal.unpad(seal.unwrap(_key(settings.SERVER_SECRET), "due", row, sealed)))
    except seal.SealError:
        return NOTHING
