"""What the partner lets this person read about their care, as long as it is theirs to read."""

import datetime as dt
from dataclasses import dataclass

from hearthlight.entries.medicine import Medicine
from hearthlight.frame import ending, medicines
from hearthlight.frame.visit import Visit


@dataclass(frozen=True, slots=True)
class Given:
    """One line the partner shared, and the day until which it can be read."""

    line: str
    until: dt.date | None


def by_partner(visit: Visit) -> list[Given]:
    """Return the medicines the partner shares now, from what is open anyway."""
    if not visit.together or visit.recent_ours is None:
        return []
    since = visit.today - ending.SHARE_LASTS
    return [
        Given(medicines.called(entry.name, entry.dose), entry.until)
        for kept in visit.recent_ours.since(since, Medicine)
        if kept.author != visit.author
        and isinstance(entry := kept.entry, Medicine)
        and not ending.is_over(entry, visit.today)
    ]
