"""One unsent draft per person: sealed like everything, gone on save or after 24 hours."""

import datetime as dt

from hearthlight.frame.sent import is_id
from hearthlight.frame.visit import Visit
from hearthlight.journal import read, seal, write
from hearthlight.rooms.checkin import forms
from hearthlight.rooms.checkin.forms import Draft

NAME = "draft"
LIVES = dt.timedelta(hours=24)
SAID = ("energy", "mood", "closeness", "desire", "feelings", "needs", "good", "words")


def current(visit: Visit, *, page: str = "") -> Draft:
    """Return the draft this person left, or a fresh one under the id that its `page` carries."""
    kept = visit.recent_mine.settled(NAME, 0)
    if isinstance(kept, dict) and kept:
        if visit.now - dt.datetime.fromisoformat(kept["at"]) <= LIVES:
            return forms.from_kept(kept)
        drop(visit)
    return Draft(id=page if is_id(page) else forms.new_id())


def waits(visit: Visit) -> bool:
    """Return whether something was said that is not saved yet."""
    return bool(visit.recent_mine.settled(NAME, 0))


def is_kept(visit: Visit, draft: Draft) -> bool:
    """Return whether everything in `draft` was kept under its id already, as after a second press of one button."""
    try:
        kept = read.one(visit.mine, forms.entry_id(draft.id)).entry
    except seal.NotShared:
        return False
    said = forms.entry(draft, visit)
    return all(getattr(said, name) in (None, "", (), getattr(kept, name, None)) for name in SAID)


def put(visit: Visit, draft: Draft) -> None:
    """Keep a draft in place of the one before."""
    write.settle(visit.mine, NAME, forms.to_kept(draft) | {"at": visit.now.isoformat()})


def drop(visit: Visit) -> None:
    """Remove the draft, so that no byte of it stays."""
    write.unsettle(visit.mine, NAME)
