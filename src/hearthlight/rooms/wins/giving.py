"""Giving something from the jar: a whole copy for the partner, under the dial for words, or for nobody but oneself."""

import msgspec
from django.db import transaction

from hearthlight.entries.thanks import Thanks
from hearthlight.entries.win import Win
from hearthlight.frame import keep
from hearthlight.frame.keep import Outcome
from hearthlight.frame.visit import Visit
from hearthlight.journal import read, write
from hearthlight.people import consent

DIAL = "words"


def is_held(visit: Visit) -> bool:
    """Return whether the person's own dial keeps words to themselves."""
    return visit.dials[DIAL] != consent.PARTNER_TOO


@transaction.atomic
def put_in(visit: Visit, entry: Win | Thanks, entry_id: bytes, *, give: bool) -> Outcome:
    """Keep `entry`, and with `give` a copy for the partner as far as pause and dial let it.

    The same id sent twice is one entry and one copy. Raises WasForgotten.
    """
    if visit.locked or not give or not visit.together:
        return keep.keep(visit, entry, entry_id)
    if write.is_there(visit.mine.id, entry_id):
        shared = read.one(visit.mine, entry_id).entry.shared_as
        return Outcome(entry_id, shared or b"", "shared" if shared else "kept")
    ours = visit.ours
    if ours is None or visit.paused or is_held(visit):
        kept = keep.keep(visit, entry, entry_id)
        return Outcome(kept.entry, b"", "paused" if visit.paused else "closed")
    copy = write.append(ours, entry)
    write.append(visit.mine, msgspec.structs.replace(entry, shared_as=copy), entry_id)
    return Outcome(entry_id, copy, "shared")
