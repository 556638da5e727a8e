"""The locks on *mine*: passphrase, recovery kit, passkeys, and the phone that is open right now."""

import os
import secrets
import threading
import unicodedata
from dataclasses import dataclass
from typing import Self

import msgspec
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from django.db import transaction
from mnemonic import Mnemonic

from hearthlight.journal import seal, write
from hearthlight.journal.models import Lock

PASSPHRASE, KIT, PASSKEY = "passphrase", "kit", "passkey"
KIT_BYTES = 20
# RFC 9106 section 4, second recommended set: 64 MiB, 3 passes, 4 lanes.
MEMORY_KIB, PASSES, LANES = 65536, 3, 4
_one_at_a_time = threading.Lock()


class KitUnreadable(ValueError):
    """These words are not a whole recovery kit; one may be misspelt or left out."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a passphrase costs to try, stored with the wrap so that it can grow."""

    memory_kib: int = MEMORY_KIB
    passes: int = PASSES
    lanes: int = LANES

    @classmethod
    def read(cls, text: str) -> Self:
        memory, passes, lanes = (int(part) for part in text.split(","))
        return cls(memory, passes, lanes)

    def __str__(self) -> str:
        return f"{self.memory_kib},{self.passes},{self.lanes}"


def stretch(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Return 32 bytes from a passphrase. One computation at a time, so that many tries cannot take all memory."""
    plain = unicodedata.normalize("NFKC", passphrase).encode()
    with _one_at_a_time:
        kdf = Argon2id(
            salt=salt, length=seal.KEY, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
        )
        return kdf.derive(plain)


def set_passphrase(home: bytes, mine: bytes, passphrase: str) -> None:
    """Wrap *mine* under a passphrase, in place of the one before."""
    salt, cost = os.urandom(16), Cost()
    wrapped = seal.wrap(stretch(passphrase, salt, cost), PASSPHRASE, home, mine)
    _put(home, PASSPHRASE, salt=salt, cost=str(cost), wrapped=wrapped)


def _put(home: bytes, kind: str, *, salt: bytes, cost: str, wrapped: bytes) -> None:
    Lock.objects.update_or_create(home=home, kind=kind, defaults={"salt": salt, "cost": cost, "wrapped": wrapped})
    # The wrap before still opens this home for whoever learns the secret that was given up.
    transaction.on_commit(write.leave_no_trace)


def open_with_passphrase(home: bytes | None, passphrase: str) -> bytes:
    """Return *mine*; raises WrongKey. A home that is not there costs as much time as a wrong passphrase."""
    lock = Lock.objects.filter(home=home, kind=PASSPHRASE).first() if home else None
    if home is None or lock is None:
        stretch(passphrase, bytes(16), Cost())
        raise seal.WrongKey("nobody by that name, or another passphrase")
    return try_passphrase(lock, passphrase)


def try_passphrase(lock: Lock, passphrase: str) -> bytes:
    """Return the *mine* that this lock wraps; raises WrongKey."""
    key = stretch(passphrase, bytes(lock.salt), Cost.read(lock.cost))
    return seal.unwrap(key, PASSPHRASE, bytes(lock.home), bytes(lock.wrapped))


def has_kit(home: bytes) -> bool:
    """Return whether a kit opens this home."""
    return Lock.objects.filter(home=home, kind=KIT).exists()


def new_kit(home: bytes, mine: bytes) -> str:
    """Wrap *mine* under a fresh kit, in place of the one before; return its 15 words. They are shown once and not kept."""
    code, salt = secrets.token_bytes(KIT_BYTES), os.urandom(16)
    wrapped = seal.wrap(seal.derive(code, salt, "kit"), KIT, home, mine)
    _put(home, KIT, salt=salt, cost="", wrapped=wrapped)
    return Mnemonic("english").to_mnemonic(code)


def open_with_kit(home: bytes | None, words: str) -> bytes:
    """Return *mine*; raises KitUnreadable when the words do not fit together, WrongKey when they open nothing."""
    code = _read_kit(words)
    lock = Lock.objects.filter(home=home, kind=KIT).first() if home else None
    if lock is None:
        raise seal.WrongKey("nobody by that name, or another kit")
    return _unwrap_with_kit(lock, code)


def try_kit(lock: Lock, words: str) -> bytes:
    """Return the *mine* that this lock wraps; raises KitUnreadable, WrongKey."""
    return _unwrap_with_kit(lock, _read_kit(words))


def _read_kit(words: str) -> bytes:
    try:
        return bytes(Mnemonic("english").to_entropy(" ".join(words.lower().split())))
    except (ValueError, LookupError):
        raise KitUnreadable("these words do not fit together") from None


def _unwrap_with_kit(lock: Lock, code: bytes) -> bytes:
    if len(code) != KIT_BYTES:
        raise seal.WrongKey("another kit")
    return seal.unwrap(seal.derive(code, bytes(lock.salt), "kit"), KIT, bytes(lock.home), bytes(lock.wrapped))


def carried(home: bytes) -> list[Lock]:
    """Return the passphrase and the kit as they stand, for a copy that opens with them later."""
    return list(Lock.objects.filter(home=home, kind__in=[PASSPHRASE, KIT]).order_by("-kind"))


def wrap_for_passkey(home: bytes, mine: bytes, *, passkey: bytes, secret: bytes) -> bytes:
    """Return *mine* wrapped under the 32 bytes that a passkey's touch gives the browser."""
    return seal.wrap(seal.derive(secret, passkey, PASSKEY), PASSKEY, home, mine)


def open_with_passkey(home: bytes, wrapped: bytes, *, passkey: bytes, secret: bytes) -> bytes:
    """Return *mine*; raises WrongKey when this touch gave something else."""
    return seal.unwrap(seal.derive(secret, passkey, PASSKEY), PASSKEY, home, wrapped)


class Keyring(msgspec.Struct, frozen=True):
    """What an open phone holds: *mine*, and for each shared home its secret and this person's number there."""

    mine: bytes
    shared: dict[bytes, tuple[bytes, int]] = {}


_encoder = msgspec.msgpack.Encoder()
_keyring = msgspec.msgpack.Decoder(Keyring)
_box = msgspec.msgpack.Decoder(dict[str, str])


class PhoneKey:
    """The keys of one phone, from the 32 bytes that only its cookie holds: for what is open, its box, its second lock."""

    __slots__ = ("_home", "_phone", "_secret")

    def __init__(self, secret: bytes, phone: bytes, home: bytes) -> None:
        self._secret, self._phone, self._home = secret, phone, home

    def _key(self, label: str) -> bytes:
        return seal.derive(self._secret, self._phone, label)

    def keep_open(self, keyring: Keyring) -> bytes:
        """Return `keyring` wrapped for this phone."""
        return seal.wrap(self._key("phone"), "phone", self._home, _encoder.encode(keyring))

    def open(self, wrapped: bytes) -> Keyring:
        """Return the keyring; raises WrongKey."""
        return _keyring.decode(seal.unwrap(self._key("phone"), "phone", self._home, wrapped))

    def keep_behind_pin(self, keyring: Keyring, stretched: bytes) -> bytes:
        """Return `keyring` wrapped for this phone and the digits that were stretched to 32 bytes."""
        return seal.wrap(self._pin_key(stretched), "pin", self._home, _encoder.encode(keyring))

    def open_behind_pin(self, wrapped: bytes, stretched: bytes) -> Keyring:
        """Return the keyring; raises WrongKey."""
        return _keyring.decode(seal.unwrap(self._pin_key(stretched), "pin", self._home, wrapped))

    def _pin_key(self, stretched: bytes) -> bytes:
        return seal.derive(self._secret + stretched, self._phone, "pin")

    def keep_box(self, facts: dict[str, str]) -> bytes:
        """Return the few facts this phone may know while locked, wrapped for it."""
        return seal.wrap(self._key("box"), "box", self._home, seal.pad(_encoder.encode(facts)))

    def open_box(self, wrapped: bytes) -> dict[str, str]:
        """Return those facts; raises WrongKey."""
        return _box.decode(seal.unpad(seal.unwrap(self._key("box"), "box", self._home, wrapped)))
