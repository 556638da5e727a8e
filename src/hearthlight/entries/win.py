"""A small win: something that happened and may stay. There is nothing to reach, and none is ever taken for granted."""

from hearthlight.entries.base import Entry

LINES = ("got_up", "ate_something_warm", "was_outside", "said_it_was_low", "answered_somebody", "left_it_for_tomorrow")
WORDS_LIMIT = 1000


class Win(Entry, frozen=True, kw_only=True, tag="win.1"):
    """One win, told in one of three ways: own `words`, the key of a ready-made `line`, or the id of a finished `act`."""

    words: str = ""
    line: str = ""
    act: str = ""
