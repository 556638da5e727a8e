"""Looks around the house: program, settings, folder, disk, clock, certificate, names and helplines."""

import os
import platform
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from hearthlight.commands.looks.finding import Finding, grave, look, well
from hearthlight.edges.archive.backup import DATABASE
from hearthlight.safety import helplines
from hearthlight.site import checks, environment

ROOM_WANTED, ROOM_NEEDED = 500 * 1024 * 1024, 50 * 1024 * 1024
MINUTES_OFF_ALLOWED = 5


def python(_folder: Path) -> Iterator[Finding]:
    """Say which Python and SQLite run here."""
    yield well(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}.")


def settings(_folder: Path) -> Iterator[Finding]:
    """Tell settings that contradict each other or mean nothing, and helplines that grow old."""
    remarks = checks.look_around(beyond_loopback=False, today=datetime.now(UTC).date())
    yield from (Finding("grave" if remark.is_grave else "look", remark.text) for remark in remarks)
    if not remarks:
        yield well("The settings fit together.")


def data_folder(folder: Path) -> Iterator[Finding]:
    """Tell who can look into the data folder."""
    if not folder.exists():
        yield well(f"{folder} is not there yet. The first start makes it.")
        return
    if not os.access(folder, os.W_OK | os.X_OK):
        yield grave(
            f"{folder} cannot be written by this user. Give it back: chown {os.getuid()} {folder}, "
            "or choose another with HEARTHLIGHT_DATA."
        )
    if stat.S_IMODE(folder.stat().st_mode) & 0o077:
        yield grave(f"Others on this computer can look into {folder}. Close it: chmod 700 {folder}")
    else:
        yield well(f"{folder} is for this user alone.")


def disk(folder: Path) -> Iterator[Finding]:
    """Tell how much room is left, for the house and for its backups."""
    places = {_nearest(folder), _nearest(environment.backup_folder() or folder)}
    for there in {path.stat().st_dev: path for path in sorted(places)}.values():
        free = shutil.disk_usage(there).free
        text = f"{free / 1e9:.1f} GB are free on the disk of {there}."
        if free < ROOM_NEEDED:
            yield grave(f"{text} Soon nothing can be written here. Make room now; old backups can go first.")
        elif free < ROOM_WANTED:
            yield look(f"{text} Make room; old backups can go first.")
        else:
            yield well(text)


def _nearest(path: Path) -> Path:
    return next(place for place in (path, *path.parents) if place.exists())


def clock(folder: Path) -> Iterator[Finding]:
    """Tell the time, and whether files here come from later."""
    now = datetime.now(UTC)
    there = [path for path in (folder, folder / DATABASE, Path(__file__)) if path.exists()]
    ahead = max(path.stat().st_mtime for path in there) - now.timestamp()
    if ahead > MINUTES_OFF_ALLOWED * 60:
        yield grave(
            f"The clock says {now:%Y-%m-%d %H:%M} UTC, and files here are newer. Set the clock: timedatectl set-ntp true"
        )
    else:
        yield well(f"The clock says {now:%Y-%m-%d %H:%M} UTC.")


def certificate(folder: Path) -> Iterator[Finding]:
    """Tell how long the certificate of the house holds, and for which names; nothing without one."""
    paper = folder / "tls" / "server.crt"
    if not paper.exists():
        return
    from cryptography import x509

    from hearthlight.edges.tls import authority

    try:
        held = x509.load_pem_x509_certificate(paper.read_bytes())
    except ValueError:
        yield grave(
            f"{paper} does not read as a certificate. Remove it and start again with --tls: the house makes one."
        )
        return
    end, now = held.not_valid_after_utc, datetime.now(UTC)
    text = f"The certificate holds until {end:%Y-%m-%d}, for {', '.join(authority.covered(held))}."
    if not held.not_valid_before_utc <= now < end:
        yield grave(
            f"{text} That is not now. Look at the clock, then start the house again with --tls: it makes a new one."
        )
    elif end - now < authority.RENEW_BEFORE_END:
        yield look(f"{text} Start the house again: it makes a new one, and nothing has to be done on the phones.")
    else:
        yield well(text)


def address(_folder: Path) -> Iterator[Finding]:
    """Tell which names the house answers to."""
    names = environment.names("HEARTHLIGHT_HOSTS")
    others = f", and to {', '.join(names)}" if names else ""
    yield well(f"The house answers to localhost{others}.")


def helpline_age(folder: Path) -> Iterator[Finding]:
    """Tell when the helpline numbers were checked; `settings` tells when that is long ago."""
    own = folder / "helplines.json"
    try:
        listed = helplines.parse(own.read_bytes()) if own.exists() else helplines.directory()
    except helplines.ListRefused:
        return
    if not helplines.recheck_due(listed, datetime.now(UTC).date()):
        yield well(f"The helpline numbers were checked on {listed.compiled}.")
