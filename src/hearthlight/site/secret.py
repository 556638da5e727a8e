"""The server secret: one file beside the database that opens nothing a person wrote."""

import os
import secrets
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def read_or_make(folder: Path) -> bytes:
    """Return the 32 bytes of `folder`/server.key, making the folder and the file (mode 600) the first time."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / "server.key"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _read(path)
    with os.fdopen(handle, "wb") as file:
        made = secrets.token_bytes(32)
        file.write(made)
        file.flush()
        os.fsync(file.fileno())
    return made


def _read(path: Path) -> bytes:
    kept = path.read_bytes()
    if len(kept) != 32:
        raise ValueError(f"{path} holds {len(kept)} bytes and not 32. Put the file back from a backup.")
    return kept


def derive(server_secret: bytes, label: str) -> bytes:
    """Return 32 bytes for one purpose; each purpose has its own label."""
    return HKDF(hashes.SHA256(), 32, salt=None, info=f"hearthlight/server/{label}".encode()).derive(server_secret)
