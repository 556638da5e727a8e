"""What a person hands over: one file, a folder or a zip, seen as named members that can only be read as streams."""

import io
import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Literal, Self

from hearthlight.edges.imports import salvage

MOST_MEMBERS = 200_000
LARGEST_PART = 48 << 20
LARGEST_STREAM = 64 << 30
HEAD_BYTES = 8192
# An Apple zip unpacks to 13 to 20 times its size; beyond this, something large is made of nothing.
_BOMB_RATIO, _BOMB_BYTES = 120, 64 << 20
# What a damaged zip, or one from a strange hand, may raise while it is read.
_ZIP_TROUBLE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)

type Why = Literal["unreadable", "damaged", "large", "bomb", "members", "unknown"]


class NotReadable(Exception):
    """This cannot be read; `why` tells in which way. It never holds what stands in it."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


@dataclass(slots=True)
class Member:
    """One file of a parcel: its name with `/` between folders, its size, and a way to read it once more."""

    name: str
    size: int
    _open: Callable[[], IO[bytes]]
    _head: bytes | None = None

    @property
    def base(self) -> str:
        """The name without its folders."""
        return self.name.rpartition("/")[2]

    @contextmanager
    def stream(self) -> Iterator[IO[bytes]]:
        """Open the member for reading from its beginning; raises NotReadable when it cannot be opened."""
        try:
            source = self._open()
        except _ZIP_TROUBLE:
            raise NotReadable("damaged") from None
        with source:
            yield source

    def head(self) -> bytes:
        """Return the first bytes, or none when they cannot be read."""
        if self._head is None:
            try:
                with self.stream() as source:
                    self._head = source.read(HEAD_BYTES)
            except (NotReadable, *_ZIP_TROUBLE):
                self._head = b""
        return self._head

    def content(self, largest: int = LARGEST_PART) -> bytes:
        """Return the whole member; raises NotReadable when it is larger than a part may be, or damaged."""
        if self.size > largest:
            raise NotReadable("large")
        try:
            with self.stream() as source:
                content = source.read(largest + 1)
        except _ZIP_TROUBLE:
            raise NotReadable("damaged") from None
        if len(content) > largest:
            raise NotReadable("large")
        return content


@dataclass(slots=True)
class Parcel:
    """Every member that may be read, and files handed over beside it.

    `refused` members lead out of it by their names; `is_cut` when it is what is left of a zip that broke off.
    """

    members: list[Member]
    beside: list[Member] = field(default_factory=list)
    refused: int = 0
    is_cut: bool = False
    _closers: list[Callable[[], None]] = field(default_factory=list)

    def ending(self, *endings: str) -> list[Member]:
        """Return the members whose names end so, whatever the letters' case, in the order of their names."""
        wanted = tuple(ending.lower() for ending in endings)
        return sorted(
            (one for one in self.members if one.name.lower().endswith(wanted)), key=lambda member: member.name
        )

    def closing(self, close: Callable[[], None]) -> Self:
        """Return this parcel, which also lets go of something else when it is closed."""
        self._closers.append(close)
        return self

    def close(self) -> None:
        """Let go of what was opened."""
        for close in self._closers:
            close()


def chunks(source: IO[bytes], size: int = 1 << 20) -> Iterator[bytes]:
    """Yield what a stream holds, piece by piece; raises NotReadable where it is damaged."""
    while True:
        try:
            chunk = source.read(size)
        except _ZIP_TROUBLE:
            raise NotReadable("damaged") from None
        if not chunk:
            return
        yield chunk


def of_path(path: Path, companions: Iterable[Path] = ()) -> Parcel:
    """Return what lies at `path`, a file, zip or folder; raises NotReadable.

    `companions` are files beside it that were handed over with it, and may be of the same export.
    """
    try:
        if path.is_dir():
            return Parcel(list(_in_folder(path)))
        if not stat.S_ISREG(path.stat().st_mode):
            raise NotReadable("unreadable")
        with path.open("rb") as source:
            is_zip = source.read(4) in (b"PK\x03\x04", b"PK\x05\x06")
    except (OSError, ValueError):
        raise NotReadable("unreadable") from None
    if is_zip:
        return of_zip(path)
    beside = [_of_file(one, one.name) for one in companions if one.is_file()]
    return Parcel([_of_file(path, path.name)], beside)


def of_bytes(content: bytes, name: str) -> Parcel:
    """Return a file that lies in memory."""
    if content[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return of_zip(io.BytesIO(content))
    return Parcel([Member(name, len(content), lambda: io.BytesIO(content))])


def of_zip(source: Path | IO[bytes]) -> Parcel:
    """Return the members of a zip, or of what is left of one; nothing is ever unpacked to the disk. Raises NotReadable."""
    try:
        archive = zipfile.ZipFile(source)
    except _ZIP_TROUBLE:
        return _of_broken_zip(source)
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MOST_MEMBERS:
        archive.close()
        raise NotReadable("members")
    inside = [info for info in infos if _is_inside(info.filename)]
    members = [_of_zip_member(archive, info) for info in inside if not info.flag_bits & 1]
    return Parcel(members, refused=len(infos) - len(inside), _closers=[archive.close])


def _of_broken_zip(source: Path | IO[bytes]) -> Parcel:
    file = source.open("rb") if isinstance(source, Path) else source
    try:
        found = list(salvage.members(file))
    except _ZIP_TROUBLE:
        found = []
    inside = [one for one in found if _is_inside(one[0]) and not one[0].endswith("/")]
    if not inside:
        if isinstance(source, Path):
            file.close()
        raise NotReadable("damaged")
    members = [_of_broken_member(file, *one) for one in inside]
    closers = [file.close] if isinstance(source, Path) else []
    return Parcel(members, refused=len(found) - len(inside), is_cut=True, _closers=closers)


def _of_broken_member(file: IO[bytes], name: str, place: int, method: int, size: int) -> Member:
    return Member(name, 0, lambda: io.BufferedReader(salvage.Unpacked(file, place, method, size)))


def _of_zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Member:
    def opened() -> IO[bytes]:
        swells = info.file_size > _BOMB_BYTES and info.file_size > info.compress_size * _BOMB_RATIO
        if swells or info.file_size > LARGEST_STREAM:
            raise NotReadable("bomb")
        return archive.open(info)

    return Member(info.filename, info.file_size, opened)


def _in_folder(folder: Path) -> Iterator[Member]:
    for place, _, names in os.walk(folder):
        for name in sorted(names):
            file = Path(place, name)
            if file.is_file() and not file.is_symlink():
                yield _of_file(file, file.relative_to(folder).as_posix())


def _of_file(file: Path, name: str) -> Member:
    return Member(name, file.stat().st_size, lambda: file.open("rb"))


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return (
        not (path.is_absolute() or ".." in path.parts or ":" in path.parts[0] or "\0" in name) if path.parts else False
    )
