"""Brings what is due, a few times a minute: beside the answers on SQLite, in a process of its own on PostgreSQL."""

import argparse
import logging
import os
import signal
import threading
from typing import TYPE_CHECKING

from hearthlight.commands.nightly import Backups

if TYPE_CHECKING:
    from hearthlight.edges.push.outbox import Outbox

ROUND_SECONDS = 20
log = logging.getLogger(__name__)


def add(_parser: argparse.ArgumentParser) -> None:
    """`hearthlight worker` takes nothing."""


def run(_args: argparse.Namespace) -> int:
    """Go on until told to end; raises Refused when the database is not ready. Several may run beside each other."""
    os.umask(0o077)
    import django

    django.setup()
    from hearthlight.commands import rows
    from hearthlight.commands.refusal import Refused

    if rows.waiting_migrations():
        raise Refused("The database waits for changes that the next start of the house makes. Start the house first.")
    over = threading.Event()
    for ending in (signal.SIGTERM, signal.SIGINT):
        signal.signal(ending, lambda *_: over.set())
    print("The worker brings what is due. Ctrl-C ends it.", flush=True)
    _go_on(over)
    return 0


def begin_beside_the_answers() -> None:
    """Go on in a thread of this process, where the database is a file of this computer."""
    from django.db import connection

    if connection.vendor == "sqlite":
        threading.Thread(target=_go_on, args=(threading.Event(),), name="worker", daemon=True).start()


def _go_on(over: threading.Event) -> None:
    from hearthlight.edges.push.outbox import Outbox

    backups, notices = Backups(), Outbox()
    while not over.is_set():
        look(backups, notices)
        over.wait(ROUND_SECONDS)


def look(backups: Backups, notices: "Outbox") -> None:
    """Go one round, and look after the backup of the day; what does not work now is tried again in the next one.

    A large file that nobody came back for goes after its day.
    """
    from django.db import DatabaseError, connection

    from hearthlight.due import round as rounds
    from hearthlight.edges.imports import spool
    from hearthlight.edges.lights.sender import LampSender
    from hearthlight.frame import clock

    try:
        with LampSender() as lamps:
            rounds.go(rounds.Each(rounds.OnThePage(), lamps, notices), now=clock.now())
        notices.send(now=clock.now())
        spool.sweep()
        backups.look(clock.now())
    except DatabaseError:
        log.warning("what is due could not be brought now; the next round tries again")
    finally:
        connection.close()
