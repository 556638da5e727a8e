"""A certificate and its key as two files: written whole, the key for its owner alone."""

import os
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)


def read_pair(certificate: Path, key: Path) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey] | None:
    """Return the pair, or None when a file is not there, does not read, or the two do not belong together."""
    try:
        paper = x509.load_pem_x509_certificate(certificate.read_bytes())
        secret = load_pem_private_key(key.read_bytes(), password=None)
    except (FileNotFoundError, ValueError):
        return None
    if not isinstance(secret, ec.EllipticCurvePrivateKey) or secret.public_key() != paper.public_key():
        return None
    return paper, secret


def write_pair(certificate: Path, key: Path, paper: x509.Certificate, secret: ec.EllipticCurvePrivateKey) -> None:
    """Write both files, the key first; killed in between, `read_pair` says None and they are made again."""
    _write(key, secret.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()), mode=0o600)
    _write(certificate, paper.public_bytes(Encoding.PEM), mode=0o644)


def is_signed_by(certificate: x509.Certificate, authority: x509.Certificate) -> bool:
    """Whether `authority` vouches for `certificate`."""
    try:
        certificate.verify_directly_issued_by(authority)
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def _write(path: Path, content: bytes, *, mode: int) -> None:
    making = path.with_suffix(".making")
    making.unlink(missing_ok=True)
    with os.fdopen(os.open(making, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    making.replace(path)
