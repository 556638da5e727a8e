"""The shelf of backups that the house keeps by itself: one a day, a week of them, and one before each upgrade."""

import contextlib
import errno
import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path

from hearthlight.edges.archive import backup

KEEP_DAYS = 7
BY_TIME = "hearthlight-{:%Y%m%d-%H%M%S}.backup"
ALL_BY_TIME, ALL_BEFORE_UPGRADES = "hearthlight-????????-??????.backup", "hearthlight-before-*.backup"
HALF_MADE = ".hearthlight-*"
# While a backup is made and read back, the database lies there three times.
ROOM_PER_BYTE, ROOM_LEFT_FREE = 3, 200 * 1024 * 1024


def newest(shelf: Path, now: datetime) -> Path | None:
    """Return the newest backup on the shelf by the time in its name, or None; one from after `now` does not count."""
    latest = BY_TIME.format(now)
    return max((file for file in shelf.glob(ALL_BY_TIME) if file.name <= latest), default=None)


def is_due(shelf: Path, now: datetime) -> bool:
    """Return whether the newest backup is a day old, or there is none."""
    latest = newest(shelf, now)
    return latest is None or latest.name <= BY_TIME.format(now - timedelta(days=1))


def put(house: Path, shelf: Path, name: str) -> Path:
    """Make a backup of the folder `house` on the shelf, read it back, and return its file.

    Raises NotWhole, sqlite3.Error, and OSError, also when it would fill the disk.
    """
    shelf.mkdir(mode=0o700, parents=True, exist_ok=True)
    size = sum(path.stat().st_size for path in house.glob(f"{backup.DATABASE}*"))
    if shutil.disk_usage(shelf).free < size * ROOM_PER_BYTE + ROOM_LEFT_FREE:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(shelf))
    file = shelf / name
    backup.make(house, file)
    return file


def clear(shelf: Path, now: datetime) -> None:
    """Let go what is older than a week, what was half made when the power went, and never the newest."""
    latest = newest(shelf, now)
    limits = {ALL_BY_TIME: KEEP_DAYS, ALL_BEFORE_UPGRADES: KEEP_DAYS, HALF_MADE: 1}
    for pattern, days in limits.items():
        for path in set(shelf.glob(pattern)) - {latest}:
            # Another process may let go of it at the same moment.
            with contextlib.suppress(FileNotFoundError):
                if now.timestamp() - path.stat().st_mtime > days * 86400:
                    _let_go(path)


def _let_go(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
