"""What the open house does by itself: who asked to be deleted, or never began, goes on the day, and idle phones lock."""

import logging
import threading
import time

LOOKS_EVERY_SECONDS = 3600
log = logging.getLogger(__name__)


def begin() -> None:
    """Look now and every hour, on a thread of its own, until this process ends."""
    threading.Thread(target=_keep_looking, name="daily", daemon=True).start()


def _keep_looking() -> None:
    while True:
        look()
        time.sleep(LOOKS_EVERY_SECONDS)


def look() -> None:
    """Remove those whose day to go has come, and lock idle phones; what does not work waits an hour."""
    from django.db import DatabaseError, connection

    from hearthlight.frame import clock
    from hearthlight.people import phones
    from hearthlight.rooms.door import leaving

    try:
        leaving.remove_who_left(clock.now().date())
        leaving.remove_who_never_began(clock.now().date())
        phones.lock_idle(clock.now())
    except DatabaseError:
        log.warning("a side that was asked to be deleted is still here; the next look is in an hour")
    finally:
        connection.close()
