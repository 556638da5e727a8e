"""Brings the database up to what this program knows: a copy first, and never over newer data."""

import contextlib
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from hearthlight.commands.refusal import Refused
from hearthlight.edges.archive import backup, shelf
from hearthlight.edges.moving import state
from hearthlight.edges.moving.state import State
from hearthlight.site import environment

# One number for all Hearthlight servers over one PostgreSQL; it has no other meaning.
UPGRADE_LOCK = 84118411


def bring_up_to_date(folder: Path) -> None:
    """Apply the migrations the database has not seen; raises Refused when it has seen more than we know."""
    with _one_upgrade_at_a_time():
        _refuse_moved()
        executor = MigrationExecutor(connection)
        refuse_newer(executor.loader)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if not waiting:
            return
        if connection.vendor == "sqlite" and executor.loader.applied_migrations:
            _back_up_before(str(waiting[0][0]), folder)
        call_command("migrate", interactive=False, verbosity=0)


def waiting_migrations() -> list[str]:
    """Return the names of the migrations the database has not seen; raises Refused when it cannot be used."""
    _reach()
    _refuse_moved()
    executor = MigrationExecutor(connection)
    refuse_newer(executor.loader)
    return [str(migration) for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]


def _refuse_moved() -> None:
    """Raise Refused when the house has left this database, or is still on its way here."""
    found = state.state_of(connection.alias)
    if found is State.FILLING:
        raise Refused("A move into this database was cut off. Go on with the same command: hearthlight move")
    if found is State.AWAY and connection.vendor == "sqlite":
        raise Refused("This house lives in PostgreSQL now. Say where, with HEARTHLIGHT_DATABASE_URL.")
    if found is State.AWAY:
        raise Refused("This house lives in its SQLite file now. Start it without HEARTHLIGHT_DATABASE_URL.")


def refuse_newer(loader: MigrationLoader) -> None:
    """Raise Refused when `loader` finds migrations in the database that this program does not have."""
    known = set(loader.disk_migrations)
    for migration in loader.disk_migrations.values():
        known.update(migration.replaces)
    if newer := sorted(set(loader.applied_migrations or ()) - known):
        raise Refused(
            "This data was written by a newer Hearthlight, and this one would not read it right. "
            f"Nothing was changed. Start the newer one again. (Unknown here: {'.'.join(newer[0])}.)"
        )


def _back_up_before(change: str, folder: Path) -> None:
    """Keep the house as it is before `change`; raises Refused when that cannot be, and then nothing is changed."""
    place = environment.backup_folder() or folder / "backups"
    try:
        shelf.put(folder, place, f"hearthlight-before-{change}-{datetime.now(UTC):%Y%m%d-%H%M%S}.backup")
    except (OSError, sqlite3.Error, backup.NotWhole) as problem:
        raise Refused(
            f"Before an upgrade the house is backed up into {place}, and that did not work: {problem}. "
            "Nothing was changed. Look at the disk with: hearthlight doctor"
        ) from None


def damage() -> str:
    """Return what SQLite finds wrong with its file, or nothing."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check(1)")
        found = str(cursor.fetchone()[0])
    return "" if found == "ok" else found


def _reach() -> None:
    try:
        if connection.vendor == "postgresql":
            # The pool would go on trying for half a minute and then not say why.
            _knock_at_postgresql(connection.settings_dict)
        connection.ensure_connection()
    except (DatabaseError, psycopg.Error) as problem:
        raise Refused(
            f"The database does not answer: {str(problem).strip()}. Look at HEARTHLIGHT_DATABASE_URL, and whether it runs."
        ) from None


def _knock_at_postgresql(kept: dict[str, Any]) -> None:
    psycopg.connect(
        dbname=kept["NAME"],
        user=kept["USER"] or None,
        password=kept["PASSWORD"] or None,
        host=kept["HOST"] or None,
        port=kept["PORT"] or None,
        connect_timeout=5,
    ).close()


@contextlib.contextmanager
def _one_upgrade_at_a_time() -> Iterator[None]:
    _reach()
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [UPGRADE_LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [UPGRADE_LOCK])
