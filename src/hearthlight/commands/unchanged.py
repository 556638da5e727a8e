"""Remembers how the house was left, so that an unchanged one opens without loading Django twice."""

import contextlib
import hashlib
import os
import sqlite3
import sys
from importlib.metadata import version
from pathlib import Path

PROGRAM = Path(__file__).resolve().parent.parent
NOTE = "as-left"
# The name of the stamp that `statics` leaves beside the files it laid out.
COLLECTED = "collected"


def is_as_left(folder: Path) -> bool:
    """Whether program, migrations and static files are exactly those of the last time all was made ready."""
    note = folder / NOTE
    return note.is_file() and note.read_text() == _state(folder)


def remember(folder: Path) -> None:
    """Note down how things are, once all is ready."""
    (folder / NOTE).write_text(_state(folder))


def _state(folder: Path) -> str:
    parts = [sys.version, version("django"), version("whitenoise"), *_program(), *_migrations(folder)]
    stamp = folder / "static" / COLLECTED
    parts.append(stamp.read_text() if stamp.is_file() else "nothing collected")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _program() -> list[str]:
    found = []
    for place, folders, files in os.walk(PROGRAM):
        folders[:] = sorted(name for name in folders if name not in ("__pycache__", "tests"))
        for name in sorted(files):
            facts = (Path(place) / name).stat()
            found.append(f"{place}/{name} {facts.st_size} {facts.st_mtime_ns}")
    return found


def _migrations(folder: Path) -> list[str]:
    # Read without Django; a database that was put back from a backup answers differently and is looked at in full.
    database = folder / "hearthlight.sqlite3"
    try:
        with contextlib.closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as rows:
            return [
                f"{app}.{name}" for app, name in rows.execute("SELECT app, name FROM django_migrations ORDER BY 1, 2")
            ]
    except sqlite3.Error as problem:
        return [str(problem)]
