"""A thank-you to the partner: the one thing here that is meant for somebody else from the start."""

from hearthlight.entries.base import Entry

LINES = ("sat_with_me", "small_thing", "quiet", "said_how_it_is", "did_not_rush_me", "stayed")
WORDS_LIMIT = 1000


class Thanks(Entry, frozen=True, kw_only=True, tag="thanks.1"):
    """One thank-you, in own `words` or as the key of a ready-made `line`."""

    words: str = ""
    line: str = ""
