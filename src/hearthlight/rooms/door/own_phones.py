"""The list of one's own phones: names a person gave, and which one is in the hand."""

from dataclasses import dataclass

from hearthlight.frame.visit import Visit
from hearthlight.journal import write
from hearthlight.people import phones

LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Row:
    """One phone as the page shows it."""

    id: str
    name: str
    is_this: bool


def rows(visit: Visit) -> list[Row]:
    """Return this person's phones: the one in the hand, then the others by name."""
    called = names(visit)
    held = [Row(one.hex(), called.get(one.hex(), ""), one == visit.phone_id) for one in phones.of(visit.person)]
    return sorted(held, key=lambda row: (not row.is_this, row.name.casefold(), row.id))


def rename(visit: Visit, phone: bytes, name: str) -> bool:
    """Give one's own phone a name, sealed like all that is written; return whether there is such a phone."""
    own = {one.hex() for one in phones.of(visit.person)}
    if phone.hex() not in own:
        return False
    kept = {one: called for one, called in names(visit).items() if one in own}
    write.settle(visit.mine, "phones", kept | {phone.hex(): name[:LONGEST_NAME]})
    return True


def names(visit: Visit) -> dict[str, str]:
    """Return the names this person gave, by phone."""
    kept = visit.recent_mine.settled("phones", 0)
    return dict(kept) if isinstance(kept, dict) else {}
