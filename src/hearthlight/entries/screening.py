"""A two-week check that somebody answered: a check, never a diagnosis, and for nobody else unless they choose so."""

import datetime as dt

from hearthlight.entries.base import Entry


class Screening(Entry, frozen=True, kw_only=True, tag="screening.1"):
    """`check` names the instrument and `answers` hold a value by item id; an item that was left out is not among them.

    `difficulty` is the place, from 0, of the answer to the question that is asked afterwards and not added up. `language`
    is the one the questions were read in. No total is kept: it follows from the answers.

    A copy for the partner holds no answers: only what they `adds_up_to`, and `until`, the day from which it reads as gone.
    """

    check: str
    answers: dict[str, int] = {}
    difficulty: int | None = None
    language: str = "en"
    adds_up_to: int | None = None
    until: dt.date | None = None
