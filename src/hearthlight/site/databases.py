"""Where the rows live: SQLite in the data folder, or PostgreSQL by one address."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from hearthlight.site.environment import SettingRefused

SQLITE_START = "; ".join(
    f"PRAGMA {line}"
    for line in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "busy_timeout=20000", "foreign_keys=ON")
)


def choose(address: str, folder: Path) -> dict[str, Any]:
    """Return Django's DATABASES entry for `address`, or for SQLite in `folder` when it is empty."""
    return _postgresql(address) if address else _sqlite(folder)


def _sqlite(folder: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": folder / "hearthlight.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_START},
    }


def _postgresql(address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        raise SettingRefused(
            "HEARTHLIGHT_DATABASE_URL does not fit. Accepted: postgresql://user:password@host:port/name."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 4}},
    }
