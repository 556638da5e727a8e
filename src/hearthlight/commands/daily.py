"""What the open house does by itself, without keys: it removes the sides whose day to go has come."""

import threading
import time
from contextlib import suppress

EVERY_SECONDS = 3600


def begin() -> None:
    """Look now and once an hour, beside the answers to people."""
    threading.Thread(target=_go_on, daemon=True).start()


def _go_on() -> None:
    from django.db import DatabaseError

    while True:
        # A database that does not answer now is asked again later; the pages tell people about it.
        with suppress(DatabaseError):
            once()
        time.sleep(EVERY_SECONDS)


def once() -> None:
    """Remove who asked to be deleted, when their day has come."""
    from django.db import connection

    from hearthlight.frame import clock
    from hearthlight.rooms.door import leaving

    try:
        leaving.remove_who_left(clock.now().date())
    finally:
        connection.close()
