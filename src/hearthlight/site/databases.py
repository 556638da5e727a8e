"""Where the rows live: SQLite in the data folder, or PostgreSQL by one address."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from hearthlight.site.environment import SettingRefused

SQLITE_START = "; ".join(
    f"PRAGMA {line}"
    for line in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "busy_timeout=20000", "foreign_keys=ON")
)

# Of several servers the one that takes writes is meant; one that fell silent is given up within seconds.
LEADER = {
    "target_session_attrs": "read-write",
    "connect_timeout": 3,
    "keepalives_idle": 3,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 9000,
}


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
    try:
        parts = urlsplit(address)
    except ValueError:
        raise _does_not_fit() from None
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        raise _does_not_fit()
    places = _places(parts.netloc.rpartition("@")[2])
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": ",".join(host for host, _ in places),
        "PORT": ",".join(port for _, port in places),
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 4}} | (LEADER if len(places) > 1 else {}),
    }


def _places(told: str) -> list[tuple[str, str]]:
    """Return host and port of each server; several stand with commas between them."""
    try:
        places = [urlsplit(f"//{place}") for place in told.split(",")]
        return [(place.hostname or "", str(place.port or "")) for place in places]
    except ValueError:
        raise _does_not_fit() from None


def _does_not_fit() -> SettingRefused:
    return SettingRefused(
        "HEARTHLIGHT_DATABASE_URL does not fit. Accepted: postgresql://user:password@host:port/name, "
        "also with several of host:port and commas between them."
    )
