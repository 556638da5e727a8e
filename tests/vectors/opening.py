"""How each form of sealed sample is opened, and which word stands for which exception."""

from collections.abc import Callable

import msgspec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from tests.vectors.vector import Vector

from hearthlight.entries import codec
from hearthlight.journal import homes, locks, seal

WORDS: dict[type[Exception], str] = {
    seal.WrongKey: "wrong key",
    seal.Damaged: "damaged",
    codec.Unreadable: "damaged",
    codec.TooNew: "too new",
    seal.NotShared: "not shared",
}


def outcome(vector: Vector) -> tuple[str, str]:
    """Return what came of opening a sample, as its `expect` would say it, and what it says."""
    try:
        return "opens", OPENERS[vector.form](vector)
    except tuple(WORDS) as problem:
        return WORDS[type(problem)], ""


def _entry(content: bytes) -> str:
    return msgspec.json.encode(codec.decode(content), order="sorted").decode()


def _place(vector: Vector) -> seal.Place:
    return seal.Place(vector.bytes_of("home"), vector.number_of("author"), vector.bytes_of("entry"))


def _keys(vector: Vector) -> seal.HomeKeys:
    return seal.HomeKeys.of(vector.bytes_of("secret"), vector.bytes_of("home"))


def _row(vector: Vector) -> str:
    return _entry(seal.open_row(_keys(vector), _place(vector), vector.sealed))


def _letter(vector: Vector) -> str:
    private = X25519PrivateKey.from_private_bytes(vector.bytes_of("letter-key"))
    return _entry(seal.open_letter(private, _place(vector), vector.number_of("reader"), vector.sealed))


def _digest(vector: Vector) -> str:
    return seal.open_digest(_keys(vector), vector.bytes_of("name"), vector.sealed).hex()


def _check(vector: Vector) -> str:
    seal.check_key(_keys(vector), vector.sealed)
    return ""


def _passphrase(vector: Vector) -> str:
    cost = locks.Cost.read(vector.facts["cost"])
    key = locks.stretch(vector.facts["passphrase"], vector.bytes_of("salt"), cost)
    return seal.unwrap(key, locks.PASSPHRASE, vector.bytes_of("home"), vector.sealed).hex()


def _kit(vector: Vector) -> str:
    key = seal.derive(vector.bytes_of("code"), vector.bytes_of("salt"), "kit")
    return seal.unwrap(key, locks.KIT, vector.bytes_of("home"), vector.sealed).hex()


def _phone_key(vector: Vector) -> locks.PhoneKey:
    return locks.PhoneKey(vector.bytes_of("cookie"), vector.bytes_of("phone"), vector.bytes_of("home"))


def _phone(vector: Vector) -> str:
    return _phone_key(vector).open(vector.sealed).mine.hex()


def _box(vector: Vector) -> str:
    return msgspec.json.encode(_phone_key(vector).open_box(vector.sealed), order="sorted").decode()


def _ours(vector: Vector) -> str:
    mine, personal = vector.bytes_of("mine"), vector.bytes_of("personal")
    return homes.open_ours(vector.bytes_of("home"), vector.sealed, mine=mine, personal=personal).hex()


OPENERS: dict[str, Callable[[Vector], str]] = {
    "row": _row,
    "letter": _letter,
    "digest": _digest,
    "check": _check,
    "passphrase": _passphrase,
    "kit": _kit,
    "phone": _phone,
    "box": _box,
    "ours": _ours,
    "entry": lambda vector: _entry(vector.sealed),
}
