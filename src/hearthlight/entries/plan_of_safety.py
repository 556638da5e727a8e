"""A safety plan in somebody's own words, for the hours in which words are hard to find."""

from hearthlight.entries.base import Entry

PARTS = ("signs", "helps", "people", "places", "professionals", "safer")
WORDS_LIMIT = 1000


class PlanOfSafety(Entry, frozen=True, kw_only=True, tag="plan_of_safety.1"):
    """Own words for each of PARTS; it has no day, and the one written last is the plan."""

    signs: str = ""
    helps: str = ""
    people: str = ""
    places: str = ""
    professionals: str = ""
    safer: str = ""
