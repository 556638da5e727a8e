"""Sealing and opening bytes: the only file that touches a cipher. Values in, values out.

- `derive` makes a key for one purpose; `HomeKeys.of` makes all keys of one home
- `seal_row` / `open_row`, `seal_digest` / `open_digest`: under a home's keys
- `seal_letter` / `open_letter`: to a person who is away; `check_letter`, `open_held`: what a phone sealed
- `wrap` / `unwrap`: one small value under one lock
The bytes are told in docs/journal-format.md.
"""

import hashlib
import hmac
import os
from collections.abc import Collection
from dataclasses import dataclass
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from hearthlight.entries.codec import TooNew

ROW, LETTER = 1, 2
NONCE, TAG, ID, KEY = 12, 16, 16, 32
SMALLEST, LARGEST = 256, 1 << 20
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class SealError(Exception):
    """Something sealed did not open; which of its kinds it is tells why."""


class WrongKey(SealError):
    """The secret does not open this."""


class Damaged(SealError):
    """The bytes are not what was sealed, or lie in another place than they were sealed for."""


class NotShared(SealError):
    """Nobody made a copy for this reader."""


class TooLong(ValueError):
    """More than one row can hold."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row lies: sealed into it, so that it opens nowhere else."""

    home: bytes
    author: int
    entry: bytes

    def aad(self, label: bytes, version: int) -> bytes:
        return label + bytes([version]) + self.home + self.author.to_bytes(2) + self.entry


@dataclass(frozen=True, slots=True)
class HomeKeys:
    """The derived keys of one home, ready to use."""

    home: bytes
    record: AESGCM
    month: bytes
    id: bytes

    @classmethod
    def of(cls, secret: bytes, home: bytes) -> Self:
        """Return the keys that `secret` (32 bytes) opens in `home` (16 bytes)."""
        return cls(
            home=home,
            record=AESGCM(derive(secret, home, "record")),
            month=derive(secret, home, "month"),
            id=derive(secret, home, "id"),
        )

    def bucket(self, name: str) -> bytes:
        """Return the 16 bytes under which a month or a digest lies."""
        return hmac.digest(self.month, name.encode(), hashlib.sha256)[:ID]

    def settled_id(self, name: str) -> bytes:
        """Return the one id of the settled entry `name`."""
        return hmac.digest(self.id, b"preference\x00" + name.encode(), hashlib.sha256)[:ID]


def derive(secret: bytes, salt: bytes, label: str) -> bytes:
    """Return 32 bytes for the purpose `label`; secrets are 32 bytes, or the 20 of a kit.

    HKDF-SHA256 of RFC 5869 for one block, written with HMAC alone: every page derives several keys, and this is ten
    times quicker than the general form, which a test holds it against.
    """
    extracted = hmac.digest(salt, secret, hashlib.sha256)
    return hmac.digest(extracted, f"hearthlight/1/{label}".encode() + b"\x01", hashlib.sha256)


def letter_key(mine: bytes, home: bytes) -> X25519PrivateKey:
    """Return the private key that opens letters to the person whose secret is `mine`."""
    return X25519PrivateKey.from_private_bytes(derive(mine, home, "letter"))


def pad(content: bytes) -> bytes:
    """Return `content` behind its length, filled with zeros to its size class; raises TooLong past 1 MiB."""
    size = SMALLEST
    while size < len(content) + 4:
        size *= 2
    if size > LARGEST:
        raise TooLong("more than one entry can hold")
    return (len(content).to_bytes(4) + content).ljust(size, b"\0")


def unpad(padded: bytes) -> bytes:
    """Return what `pad` was given; raises Damaged when length or filling do not fit."""
    end = 4 + int.from_bytes(padded[:4])
    if len(padded) < 4 or end > len(padded) or padded.count(0, end) != len(padded) - end:
        raise Damaged("padding")
    return padded[4:end]


def _seal(key: AESGCM, plain: bytes, aad: bytes) -> bytes:
    nonce = os.urandom(NONCE)
    return bytes([ROW]) + nonce + key.encrypt(nonce, plain, aad)


def _open(key: AESGCM, sealed: bytes, aad: bytes) -> bytes:
    if not sealed:
        raise Damaged("empty")
    if sealed[0] > LETTER:
        raise TooNew("sealed by a later Hearthlight")
    if sealed[0] != ROW or len(sealed) < 1 + NONCE + TAG:
        raise Damaged("form")
    try:
        return key.decrypt(sealed[1 : 1 + NONCE], sealed[1 + NONCE :], aad)
    except InvalidTag:
        raise Damaged("tag") from None


def seal_row(keys: HomeKeys, place: Place, content: bytes) -> bytes:
    """Return `content` sealed for `place`."""
    return _seal(keys.record, pad(content), place.aad(b"hearthlight/1/row", ROW))


def open_row(keys: HomeKeys, place: Place, sealed: bytes) -> bytes:
    """Return the content of a row; raises Damaged or TooNew. Wrong keys are found when a home is opened."""
    return unpad(_open(keys.record, sealed, place.aad(b"hearthlight/1/row", ROW)))


def seal_digest(keys: HomeKeys, name: bytes, content: bytes) -> bytes:
    """Return a digest sealed under its name."""
    return _seal(keys.record, pad(content), b"hearthlight/1/digest" + bytes([ROW]) + keys.home + name)


def open_digest(keys: HomeKeys, name: bytes, sealed: bytes) -> bytes:
    """Return a digest's content; raises Damaged or TooNew."""
    return unpad(_open(keys.record, sealed, b"hearthlight/1/digest" + bytes([ROW]) + keys.home + name))


def seal_check(keys: HomeKeys) -> bytes:
    """Return the small value by which a home knows its own key."""
    return _seal(keys.record, bytes(16), b"hearthlight/1/check" + keys.home)


def check_key(keys: HomeKeys, sealed: bytes) -> None:
    """Raise WrongKey unless `keys` are the keys of the home that `sealed` belongs to."""
    try:
        _open(keys.record, sealed, b"hearthlight/1/check" + keys.home)
    except Damaged:
        raise WrongKey("another home's key") from None


def wrap(key: bytes, lock: str, home: bytes, content: bytes) -> bytes:
    """Return `content` wrapped under a 32-byte key for one lock of one home."""
    return _seal(AESGCM(key), content, b"hearthlight/1/wrap/" + lock.encode() + b"\0" + home)


def unwrap(key: bytes, lock: str, home: bytes, wrapped: bytes) -> bytes:
    """Return what was wrapped; raises WrongKey when this key is not the one, TooNew when it is from the future."""
    try:
        return _open(AESGCM(key), wrapped, b"hearthlight/1/wrap/" + lock.encode() + b"\0" + home)
    except Damaged:
        raise WrongKey("this does not open it") from None


def _letter_info(place: Place, reader: int) -> bytes:
    return b"hearthlight/1/letter" + place.home + place.author.to_bytes(2) + place.entry + reader.to_bytes(2)


def seal_letter(place: Place, readers: dict[int, bytes], content: bytes) -> bytes:
    """Return `content` sealed to each reader: author number in this home -> public half of their letter key."""
    out = bytearray([LETTER, len(readers)])
    for reader, public in sorted(readers.items()):
        message = seal_to(public, pad(content), _letter_info(place, reader))
        out += reader.to_bytes(2) + len(message).to_bytes(4) + message
    return bytes(out)


def open_letter(private: X25519PrivateKey, place: Place, reader: int, sealed: bytes) -> bytes:
    """Return a letter's content for `reader`; raises NotShared when there is no copy, Damaged when it does not open."""
    at = 2
    for _ in range(sealed[1] if len(sealed) > 1 else 0):
        number, length = int.from_bytes(sealed[at : at + 2]), int.from_bytes(sealed[at + 2 : at + 6])
        message = sealed[at + 6 : at + 6 + length]
        if number == reader:
            return unpad(open_from(private, message, _letter_info(place, reader)))
        at += 6 + length
    raise NotShared("no copy for this reader")


def check_letter(sealed: bytes, readers: Collection[int]) -> None:
    """Raise Damaged unless `sealed` has the shape of a letter to exactly these readers, TooLong when no row holds it.

    Whether it opens is known to its readers alone.
    """
    if sealed[:2] != bytes([LETTER, len(readers)]):
        raise Damaged("form")
    at = 2
    for reader in sorted(readers):
        number, length = int.from_bytes(sealed[at : at + 2]), int.from_bytes(sealed[at + 2 : at + 6])
        if number != reader or length < KEY + SMALLEST + TAG or at + 6 + length > len(sealed):
            raise Damaged("form")
        if length > KEY + LARGEST + TAG:
            raise TooLong("more than one entry can hold")
        at += 6 + length
    if at != len(sealed):
        raise Damaged("form")


def open_held(private: X25519PrivateKey, place: Place, message: bytes) -> bytes:
    """Return words that a phone held sealed to their writer, and that are no entry yet; raises Damaged."""
    return unpad(open_from(private, message, b"hearthlight/1/held" + place.home + place.entry))


def seal_to(public: bytes, content: bytes, info: bytes) -> bytes:
    """Return `content` as an HPKE message to the 32-byte public half `public`."""
    return _SUITE.encrypt(content, X25519PublicKey.from_public_bytes(public), info)


def open_from(private: X25519PrivateKey, message: bytes, info: bytes) -> bytes:
    """Return what was sealed to this key; raises Damaged."""
    try:
        return _SUITE.decrypt(message, private, info)
    except (InvalidTag, ValueError):
        raise Damaged("letter") from None
