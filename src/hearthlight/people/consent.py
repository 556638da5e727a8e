"""What the other one may see: a copy of exactly what was ticked, under the ceiling of the dials. Pure."""

from hearthlight.entries.checkin import Checkin

DIALS = ("headline", "helps", "words", "patterns", "care")
ONLY_ME, PARTNER_TOO = "me", "partner"
# Which parts of a check-in each tick gives, and the dial above it. Pressure is in none of them, ever.
TICKS = {
    "headline": ("headline", ("energy", "mood")),
    "feelings": ("words", ("feelings",)),
    "needs": ("helps", ("needs",)),
    "good": ("helps", ("good",)),
    "words": ("words", ("words",)),
    "closeness": ("headline", ("closeness",)),
}


def read_dials(value: object) -> dict[str, str]:
    """Return all dials from what was kept; whatever is missing or strange stands at only me."""
    kept = value if isinstance(value, dict) else {}
    return {dial: PARTNER_TOO if kept.get(dial) == PARTNER_TOO else ONLY_ME for dial in DIALS}


def allowed(ticks: frozenset[str], dials: dict[str, str]) -> frozenset[str]:
    """Return those ticks that the dials let through."""
    return frozenset(tick for tick in ticks if tick in TICKS and dials.get(TICKS[tick][0]) == PARTNER_TOO)


def copy_of(entry: Checkin, ticks: frozenset[str]) -> Checkin | None:
    """Return the copy for the shared home that holds only what was ticked, or None when that is nothing."""
    fields = {name: getattr(entry, name) for tick in ticks for name in TICKS[tick][1]}
    if not any(value not in (None, "", ()) for value in fields.values()):
        return None
    return Checkin(day=entry.day, at=entry.at, size=entry.size, **fields)
