"""Looks whether all is well with the house, and says it in plain words."""

import argparse
import os
import platform
import shutil
import sqlite3
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from hearthlight.commands.refusal import Refused
from hearthlight.site import checks, environment

ROOM_WANTED = 500 * 1024 * 1024
MINUTES_OFF_ALLOWED = 5


@dataclass(frozen=True)
class Finding:
    """One thing looked at: whether it is well, and a sentence about it."""

    is_well: bool
    text: str


def add(_parser: argparse.ArgumentParser) -> None:
    """`hearthlight doctor` takes nothing."""


def run(_args: argparse.Namespace) -> int:
    """Print one line per thing looked at; returns 1 when one of them wants a look."""
    folder = environment.data_folder()
    findings = [finding for look in LOOKS for finding in _careful(look, folder)]
    for finding in findings:
        print(f"{'  well  ' if finding.is_well else '  look  '}{finding.text}")
    open_matters = sum(not finding.is_well for finding in findings)
    print("\nAll is well." if not open_matters else f"\n{open_matters} to look at.")
    return 1 if open_matters else 0


def _careful(look: Callable[[Path], Iterator[Finding]], folder: Path) -> list[Finding]:
    try:
        return list(look(folder))
    except (environment.SettingRefused, Refused, OSError) as problem:
        return [Finding(is_well=False, text=str(problem))]


def _python(_folder: Path) -> Iterator[Finding]:
    yield Finding(sys.version_info >= (3, 12), f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}.")


def _settings(_folder: Path) -> Iterator[Finding]:
    remarks = checks.look_around(beyond_loopback=False, today=datetime.now(UTC).date())
    yield from (Finding(is_well=False, text=remark.text) for remark in remarks)
    if not remarks:
        yield Finding(is_well=True, text="The settings fit together.")


def _data_folder(folder: Path) -> Iterator[Finding]:
    if not folder.exists():
        yield Finding(is_well=True, text=f"{folder} is not there yet. The first start makes it.")
        return
    if not os.access(folder, os.W_OK | os.X_OK):
        yield Finding(is_well=False, text=f"{folder} cannot be written by this user.")
    mode = stat.S_IMODE(folder.stat().st_mode)
    if mode & 0o077:
        yield Finding(
            is_well=False, text=f"Others on this computer can look into {folder}. Close it: chmod 700 {folder}"
        )
    else:
        yield Finding(is_well=True, text=f"{folder} is for this user alone.")


def _disk(folder: Path) -> Iterator[Finding]:
    there = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(there).free
    yield Finding(free >= ROOM_WANTED, f"{free / 1e9:.1f} GB of the disk are free.")


def _clock(folder: Path) -> Iterator[Finding]:
    now = datetime.now(UTC)
    written = max((path.stat().st_mtime for path in (folder, Path(__file__)) if path.exists()), default=0.0)
    ahead = (written - now.timestamp()) / 60
    if ahead > MINUTES_OFF_ALLOWED:
        yield Finding(
            is_well=False, text=f"The clock says {now:%Y-%m-%d %H:%M} UTC, and files here are newer. Set the clock."
        )
    else:
        yield Finding(is_well=True, text=f"The clock says {now:%Y-%m-%d %H:%M} UTC.")


def _database(folder: Path) -> Iterator[Finding]:
    from hearthlight.site import databases

    kept = databases.choose(environment.secret("HEARTHLIGHT_DATABASE_URL"), folder)
    on_sqlite = kept["ENGINE"].endswith("sqlite3")
    if on_sqlite and not Path(kept["NAME"]).exists():
        yield Finding(is_well=True, text="There is no database yet. The first start makes it.")
        return
    import django

    django.setup()
    from hearthlight.commands import rows

    waiting = rows.waiting_migrations()
    if waiting:
        yield Finding(is_well=False, text=f"The database waits for {len(waiting)} changes. The next start makes them.")
    else:
        yield Finding(
            is_well=True, text=f"The {'SQLite' if on_sqlite else 'PostgreSQL'} database answers, and is up to date."
        )
    if on_sqlite and (damage := rows.damage()):
        yield Finding(is_well=False, text=f"The database file is damaged ({damage}). Put back a backup.")


def _certificate(folder: Path) -> Iterator[Finding]:
    paper = folder / "tls" / "server.crt"
    if not paper.exists():
        return
    from cryptography import x509

    from hearthlight.edges.tls import authority

    certificate = x509.load_pem_x509_certificate(paper.read_bytes())
    end = certificate.not_valid_after_utc
    names = ", ".join(authority.covered(certificate))
    yield Finding(end > datetime.now(UTC), f"The certificate holds until {end:%Y-%m-%d}, for {names}.")


def _address(_folder: Path) -> Iterator[Finding]:
    names = environment.names("HEARTHLIGHT_HOSTS")
    others = f", and to {', '.join(names)}" if names else ""
    yield Finding(is_well=True, text=f"The house answers to localhost{others}.")


LOOKS = (_python, _settings, _data_folder, _disk, _clock, _database, _certificate, _address)
