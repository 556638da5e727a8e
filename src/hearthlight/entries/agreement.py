"""What helps on a low day, agreed on a better one: tiny steps, one ask, one please-don’t, words that help, and people."""

from hearthlight.entries.base import Entry

PARTS = ("first", "second", "third", "ask", "please_dont", "words", "people")
WORDS_LIMIT = 500


class Agreement(Entry, frozen=True, kw_only=True, tag="agreement.1"):
    """Own words for each of PARTS, the first three being tiny steps; it has no day, and there is one."""

    first: str = ""
    second: str = ""
    third: str = ""
    ask: str = ""
    please_dont: str = ""
    words: str = ""
    people: str = ""
