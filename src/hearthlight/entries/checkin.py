"""A check-in: how I feel, what I need, what would feel good. Three taps are a whole one."""

from typing import Literal

from hearthlight.entries.base import Entry

FEELINGS = ("tired", "numb", "lonely", "tense", "sad", "tender", "guilty", "calm", "not_sure")
NEEDS = ("company", "quiet", "space", "to_be_held", "help_with_a_task", "sleep", "not_sure")
GOOD = ("sit_close", "hold_hands", "walk_a_little", "hear_we_are_okay", "be_left_be", "not_sure")
LINES = ("low_not_about_you", "softer_days", "softer_days_dinner")
RATINGS = ("energy", "mood", "closeness", "desire", "touch_comfort", "pressure")
WORDS_LIMIT = 4000


class Checkin(Entry, frozen=True, kw_only=True, tag="checkin.1"):
    """Own ratings run from 0 to 10, higher is more; a tap gives 1, 3, 5, 7 or 9, and None was not said.

    Feelings, needs and what would feel good are keys from this module; `line` is the key of a ready-made sentence.
    `pressure` is never shared, whatever is ticked.
    """

    energy: float | None = None
    mood: float | None = None
    closeness: float | None = None
    desire: float | None = None
    touch_comfort: float | None = None
    pressure: float | None = None
    feelings: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    good: tuple[str, ...] = ()
    words: str = ""
    line: str = ""
    size: Literal["tap", "short", "full", "imported"] = "tap"
