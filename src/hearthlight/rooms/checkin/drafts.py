"""One unsent draft per person: sealed like everything, gone on save or after 24 hours."""

import datetime as dt

from hearthlight.frame.visit import Visit
from hearthlight.journal import write
from hearthlight.rooms.checkin import forms
from hearthlight.rooms.checkin.forms import Draft

NAME = "draft"
LIVES = dt.timedelta(hours=24)


def current(visit: Visit) -> Draft:
    """Return the draft this person left, or a fresh one."""
    kept = visit.recent_mine.settled(NAME, 0)
    if not isinstance(kept, dict) or not kept:
        return Draft(id=forms.new_id())
    if visit.now - dt.datetime.fromisoformat(kept["at"]) > LIVES:
        drop(visit)
        return Draft(id=forms.new_id())
    return forms.from_kept(kept)


def put(visit: Visit, draft: Draft) -> None:
    """Keep a draft in place of the one before."""
    write.settle(visit.mine, NAME, forms.to_kept(draft) | {"at": visit.now.isoformat()})


def drop(visit: Visit) -> None:
    """Remove the draft, so that no byte of it stays."""
    write.unsettle(visit.mine, NAME)
