"""Telling the partner from the page with the calls: only when somebody chooses to, in words they can change first."""

from django.http import QueryDict
from django.utils.translation import gettext as _

from hearthlight.entries.checkin import WORDS_LIMIT, Checkin
from hearthlight.frame import keep
from hearthlight.frame.sent import entry_id
from hearthlight.frame.visit import Visit
from hearthlight.journal.write import WasForgotten


def sentence() -> str:
    """Return the sentence that stands there to be changed; it names no check and no answer."""
    return _("It’s very dark for me right now. Can you be with me? You don’t need to say anything wise.")


def tell(visit: Visit, sent: QueryDict) -> str:
    """Give the partner the words in a form, and return what became of it, as a sentence; empty words go nowhere."""
    words = sent.get("words", "").replace("\r\n", "\n").replace("\0", "").strip()[:WORDS_LIMIT]
    if not words or not visit.together:
        return _("There were no words in it. Nothing was sent.")
    entry = Checkin(day=visit.today, at=visit.now, words=words)
    try:
        how = keep.share_line(visit, entry, entry_id(sent)).how
    except WasForgotten:
        return _("This one was taken back before. Nothing was sent.")
    if how == "paused":
        return _("Sharing is paused, so it stayed with you. A call or a text still goes.")
    return _("%(partner)s can read it now. Nothing tells them to look, so a call is faster.") % {
        "partner": visit.partner
    }
