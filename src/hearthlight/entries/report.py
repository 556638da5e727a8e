"""What became of a page: a link it was shared by, each time that link was opened, or the part given for a page of two."""

import datetime as dt
from typing import Literal

from hearthlight.entries.base import Entry


class Report(Entry, frozen=True, kw_only=True, tag="report.1"):
    """`of` is the appointment a page belongs to, or the link that was opened; `until` the day from which it is gone.

    A link keeps its `token` and its `words`, so that its owner can read them out again. `page` is what was given, as
    it stood on that day; it stands in a copy for the partner, or for the page of two, alone.
    """

    what: Literal["link", "opened", "given", "ours"]
    of: bytes = b""
    who: str = ""
    until: dt.date | None = None
    token: str = ""
    words: str = ""
    page: bytes = b""
