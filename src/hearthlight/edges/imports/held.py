"""A file between choosing it and bringing it in: sealed under its owner's home, never on the disk in the clear.

It lies in the home as digests, which anybody may throw away: a header and the packed file in parts. It is put away when
it was brought in or declined, at the next look after a day, and whenever the home forgets something.
"""

import datetime as dt
import secrets
import zlib

import msgspec

from hearthlight.edges.imports.generic.mapping import Mapping
from hearthlight.journal import digests
from hearthlight.journal.homes import OpenHome
from hearthlight.journal.seal import LARGEST

STAYS = dt.timedelta(hours=24)
_PART_BYTES = LARGEST - 16
_NAME = "import"
# A part is bytes and nothing else, so that it stays as it was packed.
_DECODER = msgspec.msgpack.Decoder(bytes)


class Held(msgspec.Struct, frozen=True):
    """A file that waits: since when, the name its entries will carry, how many parts it has, and what its columns say."""

    since: dt.datetime
    batch: str
    parts: int
    mapping: Mapping | None = None


def hold(home: OpenHome, content: bytes, *, now: dt.datetime) -> Held:
    """Keep a file for a while, in place of the one before."""
    let_go(home)
    packed = zlib.compress(content)
    parts = [packed[start : start + _PART_BYTES] for start in range(0, len(packed), _PART_BYTES)]
    for number, part in enumerate(parts):
        _put(home, f"{_NAME}/{number}", part)
    return _keep(home, Held(now, secrets.token_hex(4), len(parts)))


def look(home: OpenHome, *, now: dt.datetime) -> Held | None:
    """Return what waits, or None; a file that waited longer than a day is put away."""
    header = _get(home, _NAME)
    held = msgspec.msgpack.decode(header, type=Held) if header else None
    if held and now - held.since > STAYS:
        let_go(home)
        return None
    return held


def content(home: OpenHome, held: Held) -> bytes:
    """Return the file that waits; empty when a part of it is gone."""
    parts = [_get(home, f"{_NAME}/{number}") for number in range(held.parts)]
    return zlib.decompress(b"".join(parts)) if all(parts) else b""


def understand(home: OpenHome, held: Held, mapping: Mapping) -> Held:
    """Keep what the columns of the waiting file say."""
    return _keep(home, msgspec.structs.replace(held, mapping=mapping))


def let_go(home: OpenHome) -> None:
    """Put the waiting file away, so that nothing of it is left."""
    header = _get(home, _NAME)
    if not header:
        return
    for number in range(msgspec.msgpack.decode(header, type=Held).parts):
        _put(home, f"{_NAME}/{number}", b"")
    _put(home, _NAME, b"")


def _keep(home: OpenHome, held: Held) -> Held:
    _put(home, _NAME, msgspec.msgpack.encode(held))
    return held


def _put(home: OpenHome, name: str, content: bytes) -> None:
    digests.store(
        home, home.keys.bucket(f"digest/{name}"), digests.epoch_and_newest(home), msgspec.msgpack.encode(content)
    )


def _get(home: OpenHome, name: str) -> bytes:
    found = digests.load(home, home.keys.bucket(f"digest/{name}"), _DECODER)
    return found.state if found else b""
