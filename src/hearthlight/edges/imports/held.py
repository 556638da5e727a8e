"""A file between choosing it and bringing it in: sealed under its owner's home, never on the disk in the clear.

A small one lies in the home as digests, which anybody may throw away: a header and the packed file in parts. A large one
lies beside the house in sealed frames, and the header holds their key. It is put away when it was brought in or declined,
at the next look after a day, and whenever the home forgets something.
"""

import datetime as dt
import io
import secrets
import zlib

import msgspec

from hearthlight.edges.imports import parcel as parcels
from hearthlight.edges.imports import spool
from hearthlight.edges.imports.generic.mapping import Mapping
from hearthlight.edges.imports.parcel import NotReadable, Parcel
from hearthlight.journal import digests
from hearthlight.journal.homes import OpenHome
from hearthlight.journal.seal import LARGEST

STAYS = dt.timedelta(hours=24)
_PART_BYTES = LARGEST - 16
_NAME = "import"
# A part is bytes and nothing else, so that it stays as it was packed.
_DECODER = msgspec.msgpack.Decoder(bytes)


class Held(msgspec.Struct, frozen=True):
    """A file that waits: since when, the name its entries will carry, how many parts it has, and what its columns say.

    A large file has no parts but a `spool` with its `key`, and is whole once `size` bytes are there.
    """

    since: dt.datetime
    batch: str
    parts: int
    mapping: Mapping | None = None
    name: str = ""
    is_export: bool = False
    spool: str = ""
    key: bytes = b""
    size: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether everything came in."""
        return not self.spool or spool.received(self.spool, self.size) == self.size


def hold(home: OpenHome, content: bytes, *, now: dt.datetime, name: str = "", is_export: bool = False) -> Held:
    """Keep a file for a while, in place of the one before."""
    let_go(home)
    packed = zlib.compress(content)
    parts = [packed[start : start + _PART_BYTES] for start in range(0, len(packed), _PART_BYTES)]
    for number, part in enumerate(parts):
        _put(home, f"{_NAME}/{number}", part)
    return _keep(home, Held(now, secrets.token_hex(4), len(parts), name=name[:200], is_export=is_export))


def expect(home: OpenHome, size: int, *, now: dt.datetime, name: str, frames: tuple[str, bytes] | None = None) -> Held:
    """Keep room for a large file that comes in piece by piece, or lies in `frames` already, in place of the one before."""
    let_go(home)
    place, key = frames or spool.new()
    return _keep(
        home, Held(now, secrets.token_hex(4), 0, name=name[:200], is_export=True, spool=place, key=key, size=size)
    )


def parcel(home: OpenHome, held: Held) -> Parcel:
    """Return the file that waits, as something to read; raises NotReadable."""
    if not held.spool:
        return parcels.of_bytes(content(home, held), held.name)
    return of_frames(held.spool, held.key, held.size, held.name)


def of_frames(place: str, key: bytes, size: int, name: str) -> Parcel:
    """Return a large file, as something to read; raises NotReadable."""
    try:
        reader = spool.Reader(place, key, size)
    except OSError:
        raise NotReadable("damaged") from None
    try:
        magic = reader.read(4)
        reader.seek(0)
    except OSError:
        reader.close()
        raise NotReadable("damaged") from None
    if magic == b"PK\x03\x04":
        found = parcels.of_zip(io.BufferedReader(reader, spool.FRAME))
        return found.closing(reader.close)
    reader.close()
    return Parcel([parcels.Member(name, size, lambda: io.BufferedReader(spool.Reader(place, key, size)))])


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
    held = msgspec.msgpack.decode(header, type=Held)
    if held.spool:
        spool.remove(held.spool)
    for number in range(held.parts):
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
