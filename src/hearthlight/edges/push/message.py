"""A notice sealed to one browser, so that the service on its way reads nothing; RFC 8291 over RFC 8188. Pure.

Whatever is said has one size: a service that sees the length learns nothing of the wording.
"""

import json
import secrets

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

ROOM = 128
POINT, SECRET, SALT = 65, 16, 16
_RECORD = 4096
_LAST = b"\x02"


def is_key(key: bytes) -> bool:
    """Return whether `key` is a point that can be sealed to."""
    try:
        return len(key) == POINT and bool(_point(key))
    except ValueError:
        return False


def notice(wording: str, *, key: bytes, secret: bytes) -> bytes:
    """Return what one browser is told: which of the fixed wordings it shows, and nothing else."""
    return seal(json.dumps({"wording": wording}).encode(), key=key, secret=secret)


def seal(
    content: bytes,
    *,
    key: bytes,
    secret: bytes,
    room: int = ROOM,
    salt: bytes = b"",
    once: ec.EllipticCurvePrivateKey | None = None,
) -> bytes:
    """Return `content` sealed to a browser. `salt` and `once` are random, and given by the example of the standard alone.

    Raises ValueError when `content` has no room, or `key` is no point.
    """
    if len(content) >= room:
        raise ValueError("no room")
    salt, once = salt or secrets.token_bytes(SALT), once or ec.generate_private_key(ec.SECP256R1())
    own = once.public_key().public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    agreed = _drawn(once.exchange(ec.ECDH(), _point(key)), secret, b"WebPush: info\0" + key + own, 32)
    seals = AESGCM(_drawn(agreed, salt, b"Content-Encoding: aes128gcm\0", 16))
    nonce = _drawn(agreed, salt, b"Content-Encoding: nonce\0", 12)
    head = salt + _RECORD.to_bytes(4) + len(own).to_bytes(1) + own
    return head + seals.encrypt(nonce, (content + _LAST).ljust(room, b"\0"), b"")


def _point(key: bytes) -> ec.EllipticCurvePublicKey:
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), key)


def _drawn(secret: bytes, salt: bytes, label: bytes, length: int) -> bytes:
    return HKDF(hashes.SHA256(), length, salt=salt, info=label).derive(secret)
