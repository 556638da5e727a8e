"""The key by which push services know this house, and the token that shows it; RFC 8292.

It is drawn from the server's own secret, so that there is no second file to keep, and a house put back from a backup is
the same house to them.
"""

import base64
import datetime as dt
import json

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

LASTS = dt.timedelta(hours=12)
# The number of points of P-256, less one. Sixteen bytes more than it has make every private key as likely as any other.
_POINTS = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551 - 1
_BYTES = 48
_HALF = 32


def key_of(server_secret: bytes) -> ec.EllipticCurvePrivateKey:
    """Return the house's own key."""
    drawn = HKDF(hashes.SHA256(), _BYTES, salt=None, info=b"hearthlight/server/push").derive(server_secret)
    return ec.derive_private_key(int.from_bytes(drawn) % _POINTS + 1, ec.SECP256R1())


def public_of(key: ec.EllipticCurvePrivateKey) -> bytes:
    """Return the public half in 65 bytes, as browsers and push services write it."""
    return key.public_key().public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)


def told(server_secret: bytes) -> str:
    """Return the public half as a page tells it to a browser."""
    return text(public_of(key_of(server_secret)))


def authorization(key: ec.EllipticCurvePrivateKey, *, origin: str, contact: str, now: dt.datetime) -> str:
    """Return what shows a push service at `origin` who sends; it holds for half a day, and there alone."""
    claims: dict[str, object] = {"aud": origin, "exp": int((now + LASTS).timestamp())}
    signed = f"{_part({'typ': 'JWT', 'alg': 'ES256'})}.{_part(claims | ({'sub': contact} if contact else {}))}"
    first, second = decode_dss_signature(key.sign(signed.encode(), ec.ECDSA(hashes.SHA256())))
    return f"vapid t={signed}.{text(first.to_bytes(_HALF) + second.to_bytes(_HALF))}, k={text(public_of(key))}"


def text(raw: bytes) -> str:
    """Return bytes as these standards write them: base64 for addresses, without its fill."""
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _part(said: dict[str, object]) -> str:
    return text(json.dumps(said, separators=(",", ":")).encode())
