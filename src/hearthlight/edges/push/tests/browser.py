"""A browser that wants notices, as far as a push service and a house know it; it opens what is sealed to it."""

import json
import secrets
from typing import Any

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from hearthlight.edges.push.keys import text

POINT = (serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)


class Browser:
    """Has a key pair and a secret, and an address at a push service."""

    def __init__(self, address: str = "https://push.example.org/send/1") -> None:
        self.private = ec.generate_private_key(ec.SECP256R1())
        self.key = self.private.public_key().public_bytes(*POINT)
        self.secret = secrets.token_bytes(16)
        self.address = address

    def given(self) -> dict[str, str]:
        """Return what a page fills in when this browser says yes."""
        return {"address": self.address, "key": text(self.key), "secret": text(self.secret)}

    def opens(self, body: bytes) -> Any:
        """Return what is sealed in a body, by RFC 8188 and RFC 8291; raises InvalidTag."""
        salt, length = body[:16], body[20]
        once, sealed = body[21 : 21 + length], body[21 + length :]
        assert int.from_bytes(body[16:20]) >= len(sealed)
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), once)
        info = b"WebPush: info\0" + self.key + once
        agreed = HKDF(hashes.SHA256(), 32, salt=self.secret, info=info).derive(self.private.exchange(ec.ECDH(), theirs))
        key = HKDF(hashes.SHA256(), 16, salt=salt, info=b"Content-Encoding: aes128gcm\0").derive(agreed)
        nonce = HKDF(hashes.SHA256(), 12, salt=salt, info=b"Content-Encoding: nonce\0").derive(agreed)
        content, mark, _ = AESGCM(key).decrypt(nonce, sealed, b"").rstrip(b"\0").rpartition(b"\x02")
        assert mark
        return json.loads(content)
