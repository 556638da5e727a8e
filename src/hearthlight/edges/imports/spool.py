"""A large file while it comes in piece by piece: on the disk only in sealed frames, under a key that lies in its owner's home."""

import datetime as dt
import io
import secrets
from contextlib import suppress
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

FRAME = 1 << 20
LARGEST = 4 << 30
STAYS = dt.timedelta(hours=24)
_NONCE, _TAG = 12, 16
_SEALED = _NONCE + FRAME + _TAG


class OutOfPlace(ValueError):
    """This piece does not begin where the file ends so far, or is no whole frame."""


def new() -> tuple[str, bytes]:
    """Return a name and a key for a file to come, and sweep away what stayed too long."""
    folder().mkdir(mode=0o700, exist_ok=True)
    sweep()
    return secrets.token_hex(16), AESGCM.generate_key(256)


def append(name: str, key: bytes, *, at: int, piece: bytes) -> int:
    """Seal one more piece behind the whole frames; return how much is there now. Raises OutOfPlace, or OSError."""
    number, odd = divmod(at, FRAME)
    if odd or number != _on_disk(name) // _SEALED or not 0 < len(piece) <= FRAME or at + len(piece) > LARGEST:
        raise OutOfPlace("not where the file ends")
    nonce = secrets.token_bytes(_NONCE)
    with _path(name).open("r+b" if number else "wb") as file:
        # What stands behind the whole frames was torn on its way in, or its answer was; it comes once more.
        file.seek(number * _SEALED)
        file.truncate()
        file.write(nonce + AESGCM(key).encrypt(nonce, piece, _place(name, at)))
    return at + len(piece)


def received(name: str, size: int) -> int:
    """Return how many bytes of a file of this size are there; a frame that was torn on its way in is not."""
    whole, rest = divmod(_on_disk(name), _SEALED)
    is_end = rest and whole * FRAME + rest - _NONCE - _TAG == size
    return size if is_end else min(whole * FRAME, size)


def remove(name: str) -> None:
    """Let a file go."""
    _path(name).unlink(missing_ok=True)


def sweep() -> None:
    """Let every file go that came in longer ago than a day."""
    for path in folder().glob("*.sealed"):
        # Its owner may put it away at this moment.
        with suppress(FileNotFoundError):
            made = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
            if dt.datetime.now(dt.UTC) - made > STAYS:
                path.unlink()


class Reader(io.RawIOBase):
    """The file as it was, opened frame by frame where it is read; raises OSError where it is gone or was changed."""

    def __init__(self, name: str, key: bytes, size: int) -> None:
        self._file = _path(name).open("rb")
        self._name, self._sealed, self._size = name, AESGCM(key), received(name, size)
        self._at, self._opened, self._frame = 0, -1, b""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, start + offset)
        return self._at

    def readinto(self, buffer: object) -> int:
        """Read what the frame under the place holds; raises OSError where it does not open."""
        into = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        if self._at >= self._size:
            return 0
        number, first = divmod(self._at, FRAME)
        piece = self._open(number)[first : first + len(into)]
        into[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)

    def close(self) -> None:
        # Where there was no file to open, there is none to close.
        if hasattr(self, "_file"):
            self._file.close()
        super().close()

    def _open(self, number: int) -> bytes:
        if number != self._opened:
            self._file.seek(number * _SEALED)
            sealed = self._file.read(_SEALED)
            try:
                self._frame = self._sealed.decrypt(sealed[:_NONCE], sealed[_NONCE:], _place(self._name, number * FRAME))
            except InvalidTag:
                raise OSError("a frame does not open") from None
            self._opened = number
        return self._frame


def folder() -> Path:
    """Return where such files lie."""
    return Path(settings.DATA) / "uploads"


def _on_disk(name: str) -> int:
    try:
        return _path(name).stat().st_size
    except FileNotFoundError:
        return 0


def _path(name: str) -> Path:
    return folder() / f"{name}.sealed"


def _place(name: str, at: int) -> bytes:
    return f"{name}/{at}".encode()
