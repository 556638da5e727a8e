"""What the body goes through on the same line as mood and medicine: cycle, contraception, hormones, a birth."""

from hearthlight.entries.base import Entry

MARKERS = (
    "period",
    "contraception_started",
    "contraception_changed",
    "contraception_stopped",
    "pregnant",
    "birth",
    "menopause",
    "hormone_therapy",
    "testosterone",
    "thyroid",
)
WORDS_LIMIT = 200


class Cycle(Entry, frozen=True, kw_only=True, tag="cycle.1"):
    """One marker on one day: what began or changed then, as a key of MARKERS, with a few own words where wanted."""

    marker: str
    words: str = ""
