"""Looks at what the house keeps: server secret, database, the form of every row, and backups. No key is needed."""

import itertools
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hearthlight.commands.looks.finding import Finding, grave, look, well
from hearthlight.edges.archive import backup, shelf
from hearthlight.site import environment

SHOWN = 8
OLD = timedelta(days=2)
PUT_BACK = "Put back a backup into an empty folder: hearthlight restore FILE"


def keys(folder: Path) -> Iterator[Finding]:
    """Tell whether the server secret is there, whole, and for this user alone."""
    secret = folder / backup.SECRET
    if trouble := _trouble_with(folder):
        yield grave(trouble)
    elif not secret.exists():
        yield well(f"There is no {backup.SECRET} yet. The first start makes it.")
    else:
        yield well(f"{backup.SECRET} is there and whole.")
    for key in (secret, *(folder / "tls").glob("*.key")):
        if key.exists() and stat.S_IMODE(key.stat().st_mode) & 0o077:
            yield grave(f"Others on this computer could read {key}. Close it: chmod 600 {key}")


def _trouble_with(folder: Path) -> str:
    """Return why nobody could sign in with this server secret, or nothing."""
    secret = folder / backup.SECRET
    if secret.exists() and secret.stat().st_size != 32:
        return f"{secret} is not whole, and nobody can sign in by name. Put this file back from a backup."
    if not secret.exists() and (folder / backup.DATABASE).exists():
        return (
            f"{secret} is gone, and nobody can sign in by name without it. Put this file back from a backup, before "
            "the house is started again: a start makes another one, which does not fit."
        )
    return ""


def database(folder: Path) -> Iterator[Finding]:
    """Tell whether the database answers, is up to date and whole, and whether all in it has its form."""
    if _trouble_with(folder):
        # Going on would make a server secret that does not fit.
        return
    on_sqlite = not environment.secret("HEARTHLIGHT_DATABASE_URL")
    if on_sqlite and not (folder / backup.DATABASE).exists():
        yield well("There is no database yet. The first start makes it.")
        return
    import django
    from django.db import DatabaseError

    django.setup()
    from hearthlight.commands import rows

    try:
        if on_sqlite and (damage := rows.damage()):
            yield grave(f"The database file is damaged ({damage}). {PUT_BACK}")
            return
        if waiting := rows.waiting_migrations():
            yield look(f"The database waits for {len(waiting)} changes. The next start of the house makes them.")
            return
        yield well(f"The {'SQLite' if on_sqlite else 'PostgreSQL'} database answers, and is up to date.")
        yield from look_at_rows()
    except DatabaseError as problem:
        yield grave(f"The database cannot be read ({problem}). {PUT_BACK}")


def look_at_rows() -> Iterator[Finding]:
    """Tell each thing in the tables that no house would have written."""
    from hearthlight.journal import structure

    found = list(itertools.chain(structure.problems(), _without_a_way_in()))
    if not found:
        yield well("Every row, lock and summary has the form it was written in.")
        return
    yield from (grave(text) for text in found[:SHOWN])
    more = f" And {len(found) - SHOWN} more." if len(found) > SHOWN else ""
    yield look(f"Nothing was changed.{more} A backup from before has these whole. {PUT_BACK}")


def _without_a_way_in() -> Iterator[str]:
    """Yield what is wrong between the people and the homes they hold keys to."""
    from hearthlight.journal.models import Home, Lock
    from hearthlight.people.models import Member, Passkey, Person

    homes = set(map(bytes, Home.objects.values_list("id", flat=True)))
    locked = set(map(bytes, Lock.objects.values_list("home", flat=True)))
    passkeys = set(map(bytes, Passkey.objects.values_list("person__home", flat=True)))
    own = set(map(bytes, Person.objects.values_list("home", flat=True)))
    shared = set(map(bytes, Member.objects.values_list("home", flat=True)))
    for home in sorted((own | shared) - homes):
        yield f"Somebody holds a key to home {home.hex()[:8]}, and that home is gone."
    for home in sorted(own - locked - passkeys):
        yield f"Home {home.hex()[:8]} has no lock left, so its owner cannot open it."
    for home in sorted(homes - own - shared):
        yield f"Home {home.hex()[:8]} belongs to nobody."


def backups(folder: Path) -> Iterator[Finding]:
    """Tell how old the newest backup is, and whether it reads back."""
    place, now = environment.backup_folder(), datetime.now(UTC)
    if environment.secret("HEARTHLIGHT_DATABASE_URL"):
        yield well(f"Backups of PostgreSQL are yours to make: pg_dump, and {backup.SECRET} beside it.")
        return
    if place is None:
        yield look(
            "HEARTHLIGHT_BACKUP_FOLDER is no, so the house makes no daily backup. Leave it out, or let a timer of yours "
            "run: hearthlight backup FOLDER --keep 7"
        )
        return
    latest = shelf.newest(place, now)
    if latest is None:
        there = (folder / backup.DATABASE).exists()
        text = (
            f"There is no backup in {place} yet. The house makes one a day while it is open and somebody lives in it."
        )
        yield look(f"{text} Now: hearthlight backup {place}") if there and place.exists() else well(text)
        return
    yield _told(latest, place, now)


def _told(latest: Path, place: Path, now: datetime) -> Finding:
    try:
        backup.read_back(latest)
    except backup.NotWhole as problem:
        return grave(f"{latest} does not read back: {problem}. Remove it, and make another: hearthlight backup {place}")
    made = datetime.fromtimestamp(latest.stat().st_mtime, UTC)
    text = f"The newest backup is of {made:%Y-%m-%d %H:%M} UTC and reads back."
    if now - made > OLD:
        return look(f"{text} Leave the house open for a minute to get another, or: hearthlight backup {place}")
    return well(text)
