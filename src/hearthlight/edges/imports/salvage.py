"""A zip that broke off on its way has lost its directory, but what came before the break can still be read."""

import io
import struct
import zlib
from collections.abc import Iterator
from typing import IO

_HEADER = struct.Struct("<4sHHHHHIIIHH")
_MARK = b"PK\x03\x04"
_DEFLATED, _STORED = 8, 0
_MOST = 256
_PIECE = 1 << 16
_DESCRIPTOR = 32
_BOMB_RATIO, _BOMB_BYTES = 120, 64 << 20
_HAS_DESCRIPTOR, _IS_ENCRYPTED, _IS_UTF8 = 0x08, 0x01, 0x800


class Broken(OSError):
    """What is here cannot be unpacked, or unpacks to far too much."""


class Unpacked(io.RawIOBase):
    """One member from its own header on; where the zip breaks off, it ends."""

    def __init__(self, source: IO[bytes], at: int, method: int, size: int) -> None:
        self._source, self._at, self._left = source, at, size
        self._inflate = zlib.decompressobj(-15) if method == _DEFLATED else None
        self._ready, self._begin, self._out = b"", at, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        """Read what comes next; raises Broken."""
        into = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        while not self._ready and self._more():
            pass
        count = min(len(into), len(self._ready))
        into[:count], self._ready = self._ready[:count], self._ready[count:]
        return count

    def end(self) -> int:
        """Return where the member ends, read to its end; beyond the break when it is not whole."""
        while self._more():
            self._ready = b""
        return self._at - (len(self._inflate.unused_data) if self._inflate else 0)

    def _more(self) -> bool:
        """Unpack one more piece; return whether there was one."""
        if self._inflate is not None and self._inflate.eof:
            return False
        tail = self._inflate.unconsumed_tail if self._inflate else b""
        if not tail:
            self._source.seek(self._at)
            tail = self._source.read(_PIECE if self._inflate else min(_PIECE, self._left))
            self._at += len(tail)
            self._left -= 0 if self._inflate else len(tail)
        if not tail:
            return False
        try:
            self._ready = self._inflate.decompress(tail, _PIECE * 4) if self._inflate else tail
        except zlib.error:
            raise Broken("does not unpack") from None
        self._out += len(self._ready)
        if self._out > _BOMB_BYTES and self._out > (self._at - self._begin) * _BOMB_RATIO:
            raise Broken("unpacks to far too much")
        return True


def members(source: IO[bytes]) -> Iterator[tuple[str, int, int, int]]:
    """Yield name, place, method and size of each member as far as the headers reach."""
    at = 0
    for _ in range(_MOST):
        source.seek(at)
        raw = source.read(_HEADER.size)
        if len(raw) < _HEADER.size or raw[:4] != _MARK:
            return
        _, _, flags, method, _, _, _, size, _, names, extra = _HEADER.unpack(raw)
        name = source.read(names).decode("utf-8" if flags & _IS_UTF8 else "cp437", "replace")
        place = at + _HEADER.size + names + extra
        is_known = not flags & _HAS_DESCRIPTOR and size != 0xFFFFFFFF
        if method not in (_DEFLATED, _STORED) or (method == _STORED and not is_known) or flags & _IS_ENCRYPTED:
            return
        yield name, place, method, size
        try:
            at = place + size if is_known else _next(source, Unpacked(source, place, method, size).end())
        except Broken:
            return


def _next(source: IO[bytes], end: int) -> int:
    """Return where the next header begins, behind the sizes that follow a member."""
    source.seek(end)
    found = source.read(_DESCRIPTOR).find(_MARK)
    return end + max(found, 0)
