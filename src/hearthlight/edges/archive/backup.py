"""A copy of a whole house on SQLite in one file: made while it is open, read back after writing, told row by row.

The file is a tar with the database, the server secret and what else lies in the data folder, a list of every row with
its hash (`rows`), and last a list of every file with its hash (`files`). What people wrote is sealed in there as it is
in the house. Phones come out of it locked.
"""

import contextlib
import errno
import hashlib
import io
import os
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import msgspec

DATABASE, SECRET, ROWS, FILES = "hearthlight.sqlite3", "server.key", "rows", "files"
BESIDE = ("helplines.json", "lines.json", "tls/authority.crt", "tls/authority.key", "tls/server.crt", "tls/server.key")
# Without these two nobody can sign in; the others can be made again.
NEEDED = frozenset({DATABASE, SECRET, ROWS})

# What lets a phone read without a passphrase: taken out, so that a cookie and a backup together open nothing.
OPEN_ON_A_PHONE = {"wrapped": "x''", "open_until": "NULL", "pin": "x''", "pin_until": "NULL"}


class NotWhole(Exception):
    """The file is no backup, or not what was written; the text says which part."""


def make(folder: Path, target: Path) -> int:
    """Copy the house in `folder` into the new file `target`; return how many rows it holds.

    Raises NotWhole when what was written does not read back, and the usual OSError and sqlite3.Error.
    """
    if target.exists():
        raise FileExistsError(errno.EEXIST, "there is a file of this name already", str(target))
    resting = target.with_name(f".{target.name}.database")
    making = target.with_name(f".{target.name}.making")
    try:
        copy_database(folder / DATABASE, resting)
        with _new(making) as file:
            rows = _write(file, folder, resting)
            file.flush()
            os.fsync(file.fileno())
        read_back(making)
        making.rename(target)
    finally:
        making.unlink(missing_ok=True)
        resting.unlink(missing_ok=True)
    return rows


def copy_database(database: Path, copy: Path) -> None:
    """Copy a SQLite file whole, also while others write; the copy is one file, for its owner alone, with phones locked."""
    if not database.exists():
        raise FileNotFoundError(errno.ENOENT, "there is no house here yet", str(database))
    _new(copy).close()
    source = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)
    with contextlib.closing(source), contextlib.closing(sqlite3.connect(copy)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")
        target.execute("PRAGMA secure_delete=ON")
        _lock_phones(target)
        target.commit()


def _lock_phones(target: sqlite3.Connection) -> None:
    # A house that waits for an upgrade has fewer of these columns.
    there = {column for _, column, *_ in target.execute("PRAGMA table_info(phone)")}
    for column in there & OPEN_ON_A_PHONE.keys():
        target.execute(f"UPDATE phone SET {column} = {OPEN_ON_A_PHONE[column]}")  # noqa: S608  Our own constants.


def hashes_of_rows(database: Path) -> dict[str, str]:
    """Return the hash of every row of every table, by `table number`; raises sqlite3.DatabaseError."""
    found = {}
    with _reading(database) as source:
        names = source.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        for (table,) in sorted(names.fetchall()):
            for number, *values in source.execute(f'SELECT rowid, * FROM "{table}"'):  # noqa: S608
                found[f"{table} {number}"] = hashlib.sha256(msgspec.msgpack.encode(values)).hexdigest()
    return found


def unpack(backup: Path, folder: Path) -> dict[str, str]:
    """Unpack a backup into an empty folder; return each part whose bytes are not those that were written.

    Raises NotWhole when this is no backup, or a part is missing.
    """
    with contextlib.ExitStack() as stack:
        try:
            packed = stack.enter_context(tarfile.open(backup, "r:"))
            hashes = {member.name: _unpack_one(packed, member, folder) for member in packed}
        except (tarfile.TarError, EOFError, FileExistsError):
            raise NotWhole("this is no backup, or only a part of one") from None
    told = _read_files(folder / FILES)
    hashes.pop(FILES)
    if missing := sorted((set(told) | NEEDED) - set(hashes)):
        raise NotWhole(f"{missing[0]} is missing")
    return {name: hashed for name, hashed in hashes.items() if told.get(name) != hashed}


def read_back(backup: Path) -> None:
    """Read a backup as a restore would; raises NotWhole when anything in it is not what was copied."""
    with scratch(backup.parent) as folder:
        if changed := unpack(backup, folder):
            raise NotWhole(f"{min(changed)} is not what was written")
        if damaged_rows(folder):
            raise NotWhole("the rows are not what was copied")


def damaged_rows(folder: Path) -> list[str]:
    """Return the rows of an unpacked backup that are not what was copied, by `table number`.

    Raises NotWhole when the database file itself cannot be read.
    """
    told = dict(line.rsplit(" ", 1) for line in (folder / ROWS).read_text().splitlines())
    try:
        with _reading(folder / DATABASE) as source:
            (answer,) = source.execute("PRAGMA integrity_check(1)").fetchone()
        there = hashes_of_rows(folder / DATABASE)
    except sqlite3.DatabaseError:
        raise NotWhole(f"{DATABASE} cannot be read") from None
    changed = sorted(row for row in told.keys() | there.keys() if told.get(row) != there.get(row))
    if answer != "ok" and not changed:
        raise NotWhole(f"{DATABASE} cannot be read")
    return changed


@contextlib.contextmanager
def scratch(inside: Path) -> Iterator[Path]:
    """Lend an empty folder for its owner alone, on the same disk as `inside`."""
    with tempfile.TemporaryDirectory(prefix=".hearthlight-", dir=inside) as made:
        yield Path(made)


def _new(path: Path) -> IO[bytes]:
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def _reading(database: Path) -> contextlib.closing[sqlite3.Connection]:
    return contextlib.closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro&immutable=1", uri=True))


def _write(file: IO[bytes], folder: Path, database: Path) -> int:
    rows = hashes_of_rows(database)
    listed = "".join(f"{row} {hashed}\n" for row, hashed in rows.items()).encode()
    there = [name for name in (SECRET, *BESIDE) if (folder / name).is_file()]
    hashes = {}
    with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as packed:
        for name, path in ((DATABASE, database), *((name, folder / name) for name in there)):
            with path.open("rb") as part:
                hashes[name] = hashlib.file_digest(part, "sha256").hexdigest()
                part.seek(0)
                packed.addfile(_member(name, path.stat().st_size), part)
        hashes[ROWS] = _add(packed, ROWS, listed)
        _add(packed, FILES, "".join(f"{name} {hashed}\n" for name, hashed in hashes.items()).encode())
    return len(rows)


def _member(name: str, size: int) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    return member


def _add(packed: tarfile.TarFile, name: str, content: bytes) -> str:
    packed.addfile(_member(name, len(content)), io.BytesIO(content))
    return hashlib.sha256(content).hexdigest()


def _unpack_one(packed: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> str:
    """Write one part into `folder` and return its hash; raises NotWhole for a part that no backup has."""
    source: Any = packed.extractfile(member) if member.isreg() else None
    if source is None or member.name not in (DATABASE, SECRET, ROWS, FILES, *BESIDE):
        raise NotWhole("there is something in it that no backup holds")
    path = folder / member.name
    path.parent.mkdir(mode=0o700, exist_ok=True)
    hashed = hashlib.sha256()
    with _new(path) as target:
        while piece := source.read(1 << 20):
            hashed.update(piece)
            target.write(piece)
    return hashed.hexdigest()


def _read_files(path: Path) -> dict[str, str]:
    try:
        lines = path.read_text("ascii").splitlines()
        pairs = (line.partition(" ") for line in lines)
        return {name: hashed for name, _, hashed in pairs}
    except (OSError, ValueError):
        raise NotWhole("the list of its parts is missing or cannot be read") from None
