"""What may be said around a talk: a time of day, and one line to keep."""

import datetime as dt

from django.http import QueryDict
from django.utils.translation import gettext as _

from hearthlight.entries import checkin
from hearthlight.entries.checkin import Checkin
from hearthlight.frame.sent import DoesNotFit
from hearthlight.frame.visit import Visit


def time(sent: QueryDict) -> dt.time:
    """Return the time of day in a form; raises DoesNotFit."""
    try:
        said = dt.time.fromisoformat(sent.get("at", "").strip())
    except ValueError:
        raise DoesNotFit(_("Two numbers with a colon between, such as 19:30.")) from None
    return dt.time(said.hour, said.minute)


def line(sent: QueryDict, visit: Visit) -> Checkin:
    """Return the one line that somebody wrote as an entry of their own; raises DoesNotFit."""
    words = sent.get("words", "").replace("\r\n", "\n").replace("\0", "").strip()
    if not words:
        raise DoesNotFit(_("A few words, and it can be kept. Closing the page is fine too."))
    if len(words) > checkin.WORDS_LIMIT:
        raise DoesNotFit(_("That is a lot for one line. Everything is still here. A little shorter, and it fits."))
    return Checkin(day=visit.today, at=visit.now, words=words, size="full")
