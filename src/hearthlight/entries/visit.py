"""An appointment somebody gets ready for: who with, what they most want to talk about, and what goes on the page."""

import datetime as dt
from typing import Literal

from hearthlight.entries.base import Entry

WHO_LIMIT, QUESTION_LIMIT, WISH_LIMIT, MOST_WISHES = 80, 400, 160, 5


class Appointment(Entry, frozen=True, kw_only=True, tag="visit.1"):
    """`day` is the day of the appointment. `lines` are the keys of what was ticked for the page; nothing else is on it.

    `since` is the first day the page covers. `wishes` are what the person would like to leave with, one by one.
    """

    who: str = ""
    question: str = ""
    wishes: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    since: dt.date | None = None
    paper: Literal["a4", "letter"] = "a4"
