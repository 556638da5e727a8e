"""A second lock on a shared phone: a few digits, asked after two minutes, before anything can be read or written.

What is open lies once more on the phone's row, wrapped under its cookie and the digits together. Five wrong tries, Lock
and Hide throw that away, and the passphrase is needed. After a passphrase the lock is armed again with what the digits
were stretched to, which lies sealed in the person's own home.
"""

import os

from hearthlight.frame.visit import Visit
from hearthlight.journal import locks, seal, write
from hearthlight.people import phones

SALT_BYTES = 16


def put_on(visit: Visit, pin: str) -> None:
    """Ask for `pin` on this phone from now on."""
    salt = os.urandom(SALT_BYTES)
    stretched = locks.stretch(pin, salt, locks.Cost())
    _keep(visit, {visit.phone_id.hex(): (salt + stretched).hex()})
    _wrap(visit, salt, stretched)


def arm(visit: Visit) -> None:
    """Let the digits open this phone again, after it was opened with something stronger."""
    kept = _kept(visit).get(visit.phone_id.hex())
    if visit.phone is not None and visit.phone.second_lock and kept:
        held = bytes.fromhex(kept)
        _wrap(visit, held[:SALT_BYTES], held[SALT_BYTES:])


def take_off(visit: Visit) -> None:
    """Ask for no digits on this phone any more."""
    _keep(visit, {})
    phones.take_second_lock_off(visit.phone_id)


def waits(visit: Visit) -> bool:
    """Return whether the digits open this phone now."""
    return visit.phone is not None and phones.pin_waits(visit.phone, visit.now)


def open_with(visit: Visit, pin: str) -> bytes:
    """Return *mine*; raises WrongKey, after the fifth wrong try for good."""
    phone = visit.phone
    if phone is None or not waits(visit) or not phones.count_pin(phone):
        raise seal.WrongKey("the digits open nothing now")
    held = bytes(phone.pin)
    stretched = locks.stretch(pin, held[:SALT_BYTES], locks.Cost())
    try:
        return visit.phone_key.open_behind_pin(held[SALT_BYTES:], stretched).mine
    except seal.WrongKey:
        phones.lock_after_tries(phone)
        raise


def _wrap(visit: Visit, salt: bytes, stretched: bytes) -> None:
    assert visit.keyring is not None and visit.phone is not None, "signed in"
    held = salt + visit.phone_key.keep_behind_pin(visit.keyring, stretched)
    phones.put_second_lock_on(visit.phone, held, now=visit.now)


def _kept(visit: Visit) -> dict[str, str]:
    kept = visit.recent_mine.settled("second_locks", 0)
    return dict(kept) if isinstance(kept, dict) else {}


def _keep(visit: Visit, fresh: dict[str, str]) -> None:
    own = {one.hex() for one in phones.of(visit.person)} - {visit.phone_id.hex()}
    kept = {one: held for one, held in _kept(visit).items() if one in own}
    write.settle(visit.mine, "second_locks", kept | fresh)
