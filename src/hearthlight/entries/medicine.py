"""A medicine as somebody lives with it: begun, changed, stopped, taken today, and what they noticed."""

import datetime as dt
from typing import Literal

from hearthlight.entries.base import Entry

EFFECTS = (
    "less_wanting",
    "harder_to_get_going",
    "harder_to_climax",
    "numb_to_touch",
    "pain",
    "numb_feelings",
    "sleepy",
    "awake",
    "restless",
    "sick",
    "dry_mouth",
    "headache",
    "sweating",
    "appetite",
    "more_wanting",
    "calmer",
)
# What belongs to desire, arousal and orgasm: the note that it is worth raising stands beside these first.
OF_WANTING = ("less_wanting", "harder_to_get_going", "harder_to_climax", "numb_to_touch", "pain")
NAME_LIMIT, DOSE_LIMIT, WORDS_LIMIT = 80, 120, 500


class Medicine(Entry, frozen=True, kw_only=True, tag="medicine.1"):
    """One thing that happened with one medicine on one day; `course` ties together what belongs to the same medicine.

    `dose` is text, as it stands on the box or as the person says it: nothing is worked out from it. `effects` are keys
    of EFFECTS. `until` stands in a copy for the partner alone: the day from which it reads as gone.
    """

    course: bytes
    what: Literal["started", "changed", "stopped", "taken", "noticed"]
    name: str
    dose: str = ""
    effects: tuple[str, ...] = ()
    words: str = ""
    until: dt.date | None = None
