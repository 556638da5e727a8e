"""The dials: what the other one may see at most. Every row starts at only me."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from hearthlight.people.consent import DIALS, PARTNER_TOO


@dataclass(frozen=True, slots=True)
class Row:
    """One dial as a page shows it."""

    dial: str
    title: str
    line: str
    open: bool


def rows(dials: dict[str, str]) -> list[Row]:
    """Return every dial with its words, in the order pages show them."""
    words = {
        "headline": (_("Check-in headline"), _("“Low, and heavy”")),
        "helps": (_("What helps"), _("Only what you tick")),
        "words": (_("Your own words"), _("Notes and feelings, if you tick them")),
        "patterns": (_("Patterns"), _("Charts, one at a time")),
        "care": (_("Care"), _("Checks and medicines, one at a time")),
    }
    return [Row(dial, *words[dial], open=dials.get(dial) == PARTNER_TOO) for dial in DIALS]
