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
    kept = visit.recent_mine.since(since, Win)
    if visit.together and visit.recent_ours is not None:
        kept += [one for one in visit.recent_ours.since(since, Win, Thanks) if one.author != visit.author]
    latest = max((one.entry for one in kept), key=_said_at, default=None)
    if latest is None:
        return _("They stay in, whatever happens.")
    return Truncator(told.tell(latest, visit.partner).text).chars(LONGEST)


def _said_at(entry: Entry) -> dt.datetime:
    return entry.at or dt.datetime.min.replace(tzinfo=dt.UTC)
