"""What the jar shows on Today: the latest thing that went in, in one row."""

import datetime as dt

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from hearthlight.entries.base import Entry
from hearthlight.entries.thanks import Thanks
from hearthlight.entries.win import Win
from hearthlight.frame import told
from hearthlight.frame.visit import Visit

DAYS = 7
LONGEST = 120


def line(visit: Visit) -> str:
    """Return this week's latest win or thank-you in one line, from what is open anyway, or what the jar is for."""
    since = visit.today - dt.timedelta(days=DAYS - 1)
    mine: list[tuple[Entry, str]] = [(one.entry, "") for one in visit.recent_mine.since(since, Win)]
    found = mine + [(entry, visit.partner) for entry in _given(visit, since)]
    if not found:
        return _("They stay in, whatever happens.")
    entry, who = max(found, key=lambda one: one[0].at or dt.datetime.min.replace(tzinfo=dt.UTC))
    text = Truncator(told.tell(entry, visit.partner).text).chars(LONGEST)
    return _("%(who)s: %(text)s") % {"who": who, "text": text} if who else text


def _given(visit: Visit, since: dt.date) -> list[Entry]:
    if not visit.together or visit.recent_ours is None:
        return []
    return [one.entry for one in visit.recent_ours.since(since, Win, Thanks) if one.author != visit.author]
