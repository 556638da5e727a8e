"""What the partner lets this person read about their care, as long as it is theirs to read."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from hearthlight.entries.medicine import Medicine
from hearthlight.entries.report import Report
from hearthlight.frame import ending, medicines
from hearthlight.frame.visit import Visit


@dataclass(frozen=True, slots=True)
class Given:
    """One line the partner shared, the day until which it can be read, and where more of it is."""

    line: str
    until: dt.date | None
    url: str = ""


def by_partner(visit: Visit) -> list[Given]:
    """Return the medicines and the page the partner shares now, from what is open anyway."""
    if not visit.together or visit.recent_ours is None:
        return []
    since = visit.today - ending.SHARE_LASTS
    found = [one.entry for one in visit.recent_ours.since(since, Medicine, Report) if one.author != visit.author]
    live = [entry for entry in found if not ending.is_over(entry, visit.today)]
    lines = [
        Given(medicines.called(entry.name, entry.dose), entry.until) for entry in live if isinstance(entry, Medicine)
    ]
    pages = [
        Given(_("A page for an appointment"), entry.until, reverse("report:given"))
        for entry in live
        if isinstance(entry, Report) and entry.what == "given"
    ]
    return lines + pages
