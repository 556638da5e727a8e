"""What of an entry was given away, and to whom, as far as this person can still look."""

from dataclasses import dataclass

from hearthlight.entries.base import Entry
from hearthlight.frame import told
from hearthlight.frame.visit import Visit
from hearthlight.journal import homes, read, seal
from hearthlight.journal.homes import OpenHome


@dataclass(frozen=True, slots=True)
class Given:
    """A copy in a shared home: the partner who can read it, empty when they left since, and what the copy says.

    `text` is empty when the copy is out of this person's sight: taken back, or in a home they left themselves.
    """

    who: str
    text: str


def given(visit: Visit, entry: Entry) -> Given | None:
    """Return what was given of `entry`, or None for one that is private."""
    if entry.shared_as is None:
        return None
    for home in _shared_homes(visit):
        try:
            copy = read.one(home, entry.shared_as).entry
        except seal.NotShared:
            continue
        is_theirs = visit.ours is not None and visit.ours.id == home.id
        return Given(visit.partner if is_theirs else "", told.tell(copy, visit.partner).text)
    return Given("", "")


def _shared_homes(visit: Visit) -> list[OpenHome]:
    """Return every shared home this phone holds a key to, the one of today and the past ones."""
    assert visit.keyring is not None, "only an open phone asks"
    mine = visit.mine
    return [
        homes.open_shared(home, secret, author=author, mine=mine.mine, personal=mine.id)
        for home, (secret, author) in visit.keyring.shared.items()
    ]
