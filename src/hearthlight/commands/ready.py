"""Makes the house ready to open: folder, checks, certificate, database, static files."""

import fcntl
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hearthlight.commands.place import Place
from hearthlight.commands.refusal import Refused

if TYPE_CHECKING:
    from hearthlight.edges.tls.desk import Desk


def make_ready(place: Place) -> "Desk | None":
    """Make all ready for `place`; returns the trust desk when the house holds its own certificate there."""
    from hearthlight.site import environment

    folder = environment.data_folder()
    make_folder(folder)
    with _one_at_a_time(folder):
        _heed_checks(place)
        _bring_up_to_date(folder)
        return _certify(place, folder) if place.tls else None


def make_folder(folder: Path) -> None:
    """Make the data folder, for this user alone; raises Refused when it cannot be written."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        raise Refused(
            f"The data folder {folder} cannot be made: {problem.strerror}. Choose one with HEARTHLIGHT_DATA."
        ) from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise Refused(f"The data folder {folder} cannot be written. Choose another with HEARTHLIGHT_DATA.")


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    # Two starts at once would both migrate; the system lets go of this lock when its holder ends.
    with (folder / "opening.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _heed_checks(place: Place) -> None:
    from hearthlight.site import checks

    remarks = checks.look_around(beyond_loopback=place.is_beyond_loopback, today=datetime.now(UTC).date())
    grave = [remark.text for remark in remarks if remark.is_grave]
    if grave:
        raise Refused("\n".join(grave))
    for remark in remarks:
        print(remark.text, file=sys.stderr, flush=True)


def _bring_up_to_date(folder: Path) -> None:
    from hearthlight.commands import unchanged
    from hearthlight.site import environment

    # Another server over the same PostgreSQL may have changed it, so that one is always looked at in full.
    on_sqlite = not environment.secret("HEARTHLIGHT_DATABASE_URL")
    if on_sqlite and unchanged.is_as_left(folder):
        return
    import django

    django.setup()
    from hearthlight.commands import rows, statics

    rows.bring_up_to_date(folder)
    statics.collect_when_changed()
    if on_sqlite:
        unchanged.remember(folder)


def _certify(place: Place, folder: Path) -> "Desk":
    from hearthlight.edges.tls import authority, lay, names

    papers = authority.renew(folder / "tls", names.of_this_computer(), now=datetime.now(UTC))
    return lay.lay(papers, names.for_phones(), house_port=place.port, desk_port=place.port + 1)
