"""Keeps one backup a day of a house on SQLite, by itself; what does not work is tried again an hour later."""

import logging
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hearthlight.edges.archive import backup, shelf
from hearthlight.site import environment

EARLIEST = datetime.min.replace(tzinfo=UTC)
TRY_AGAIN = timedelta(hours=1)
log = logging.getLogger(__name__)


@dataclass
class Backups:
    """What the worker asks each round; it remembers when to look again."""

    wait_until: datetime = EARLIEST

    def look(self, now: datetime) -> None:
        """Make a backup when the newest is a day old, and let the oldest go."""
        place, now = environment.backup_folder(), now.astimezone(UTC)
        if place is None or now < self.wait_until:
            return
        try:
            if shelf.is_due(place, now) and _is_wanted():
                shelf.put(environment.data_folder(), place, shelf.BY_TIME.format(now))
                shelf.clear(place, now)
        except (OSError, sqlite3.Error, backup.NotWhole):
            self.wait_until = now + TRY_AGAIN
            log.warning("the backup of today could not be made; the next try is in an hour, and the doctor tells why")


def _is_wanted() -> bool:
    """Return whether this house is a file, and somebody lives in it for real."""
    from django.db import connection

    from hearthlight.people.models import Person

    if connection.vendor != "sqlite" or environment.flag("HEARTHLIGHT_DEMO"):
        return False
    return Person.objects.exists()
