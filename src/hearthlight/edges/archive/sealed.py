"""The sealed form of a copy: a cover that tells how to open it, and frames that show every change. Values in, values out.

- `seal_copy` writes, `read_cover` and `open_records` read
The bytes are told in docs/archive-format.md.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from hearthlight.entries.codec import TooNew
from hearthlight.journal import seal

MARK, VERSION = b"hearthlight copy", 1
LONGEST_COVER = 4096
FRAME = 65536
SALT = 32


class NotACopy(ValueError):
    """This file is something else."""


class Wrap(msgspec.Struct, frozen=True):
    """One lock on *mine*, as it stood when the copy was made."""

    kind: str
    salt: bytes
    cost: str
    wrapped: bytes


class Cover(msgspec.Struct, frozen=True):
    """What stands in the clear before the frames: whose home it is, and what opens it."""

    home: bytes
    salt: bytes
    locks: tuple[Wrap, ...]


class Home(msgspec.Struct, frozen=True, tag="home"):
    """The records that follow lie in this home; `author` is this person's number there."""

    id: bytes
    author: int
    shared: bool


class Said(msgspec.Struct, frozen=True, tag="said"):
    """One entry, as the codec writes it."""

    id: bytes
    author: int
    content: bytes


class End(msgspec.Struct, frozen=True, tag="end"):
    """Nothing comes after; `said` entries came before."""

    said: int


type Record = Home | Said | End

_encode = msgspec.msgpack.Encoder().encode
_records: msgspec.msgpack.Decoder[Record] = msgspec.msgpack.Decoder(Home | Said | End)
_covers = msgspec.msgpack.Decoder(Cover)


def new_cover(home: bytes, locks: Iterable[Wrap]) -> Cover:
    """Return a cover with a fresh salt."""
    return Cover(home, os.urandom(SALT), tuple(locks))


def seal_copy(mine: bytes, cover: Cover, records: Iterable[Record]) -> Iterator[bytes]:
    """Yield the bytes of a copy, piece by piece; the last record is an End."""
    told = _encode(cover)
    head = MARK + bytes([VERSION]) + len(told).to_bytes(4) + told
    yield head
    key, bound = _key(mine, cover), hashlib.sha256(head).digest()
    waiting, number = bytearray(), 0
    for record in records:
        content = _encode(record)
        waiting += len(content).to_bytes(4) + content
        while len(waiting) > FRAME:
            yield key.encrypt(_nonce(number, last=False), bytes(waiting[:FRAME]), bound)
            del waiting[:FRAME]
            number += 1
    yield key.encrypt(_nonce(number, last=True), bytes(waiting.ljust(FRAME, b"\0")), bound)


def read_cover(file: BinaryIO) -> Cover:
    """Return the cover of a copy; raises NotACopy, TooNew, seal.Damaged."""
    return _read_head(file)[0]


def open_records(mine: bytes, file: BinaryIO) -> Iterator[Record]:
    """Yield what is in a copy, its End too; raises seal.Damaged where the file is not what was written."""
    cover, bound = _read_head(file)
    frames = _open_frames(_key(mine, cover), bound, file)
    waiting = bytearray()
    for frame in frames:
        waiting += frame
        for record in _take(waiting):
            yield record
            if isinstance(record, End):
                if any(waiting) or next(frames, None) is not None:
                    raise seal.Damaged("something stands behind the end")
                return
    raise seal.Damaged("the end is missing")


def _read_head(file: BinaryIO) -> tuple[Cover, bytes]:
    """Return the cover, and what every frame is bound to."""
    mark = file.read(len(MARK) + 5)
    if mark[: len(MARK)] != MARK or len(mark) < len(MARK) + 5:
        raise NotACopy("no mark")
    if mark[len(MARK)] > VERSION:
        raise TooNew("written by a later Hearthlight")
    length = int.from_bytes(mark[-4:])
    told = file.read(length) if length <= LONGEST_COVER else b""
    try:
        cover = _covers.decode(told)
    except msgspec.MsgspecError:
        raise seal.Damaged("cover") from None
    if len(cover.home) != seal.ID or len(cover.salt) != SALT:
        raise seal.Damaged("cover")
    return cover, hashlib.sha256(mark + told).digest()


def _key(mine: bytes, cover: Cover) -> AESGCM:
    return AESGCM(seal.derive(mine, cover.salt, "archive"))


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(seal.NONCE - 1) + bytes([last])


def _open_frames(key: AESGCM, bound: bytes, file: BinaryIO) -> Iterator[bytes]:
    number, sealed = 0, file.read(FRAME + seal.TAG)
    while sealed:
        following = file.read(FRAME + seal.TAG)
        try:
            yield key.decrypt(_nonce(number, last=not following), sealed, bound)
        except InvalidTag:
            raise seal.Damaged(f"part {number + 1}") from None
        number, sealed = number + 1, following


def _take(waiting: bytearray) -> Iterator[Record]:
    """Yield each record that is whole in `waiting`, and take it out."""
    while len(waiting) >= 4 and len(waiting) >= 4 + (length := int.from_bytes(waiting[:4])):
        content = bytes(waiting[4 : 4 + length])
        del waiting[: 4 + length]
        try:
            yield _records.decode(content)
        except msgspec.MsgspecError:
            raise seal.Damaged("record") from None
