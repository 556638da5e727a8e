"""The words of a check-in: fixed phrases are kept as keys and said in the reader's language."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as said_of

from hearthlight.entries.checkin import Checkin
from hearthlight.frame import tongue
from hearthlight.frame.taps import ENERGY_HEADS, MOOD_TAILS, step_of

FEELINGS = {
    "tired": _("Tired"),
    "numb": _("Numb"),
    "lonely": _("Lonely"),
    "tense": _("Tense"),
    "sad": _("Sad"),
    "tender": _("Tender"),
    "guilty": _("Guilty"),
    "calm": _("Calm"),
    "not_sure": _("Not sure"),
}
NEEDS = {
    "company": _("Company"),
    "quiet": _("Quiet"),
    "space": _("Space"),
    "to_be_held": _("To be held"),
    "help_with_a_task": _("Help with a task"),
    "sleep": _("Sleep"),
    "not_sure": _("Not sure"),
}
GOOD = {
    "sit_close": _("Sit close"),
    "hold_hands": _("Hold hands"),
    "walk_a_little": _("Walk a little"),
    "hear_we_are_okay": _("Hear “we’re okay”"),
    "be_left_be": _("Be left be"),
    "not_sure": _("Not sure"),
}
LINES = {
    "low_not_about_you": _("I’m low today. It’s not about you."),
    "softer_days": _("The next few days might be lower for me. It’s not about us."),
    "softer_days_dinner": _(
        "The next few days might be lower for me. It’s not about us. Could you take dinner on one of them?"
    ),
}
CLOSENESS = (
    said_of("closeness", "Far"),
    said_of("closeness", "A little far"),
    said_of("closeness", "Near"),
    said_of("closeness", "Fairly close"),
    said_of("closeness", "Close"),
)
DESIRE = (
    said_of("wanting", "None"),
    said_of("wanting", "A little"),
    said_of("wanting", "Some"),
    said_of("wanting", "Quite a bit"),
    said_of("wanting", "A lot"),
)


def head(entry: Checkin) -> str:
    """Return the headline's first words: the energy, or a quiet word when none was said."""
    return gettext("Here") if entry.energy is None else str(ENERGY_HEADS[step_of(entry.energy)])


def tail(entry: Checkin) -> str:
    """Return how the headline goes on, or an empty text."""
    return "" if entry.mood is None else str(MOOD_TAILS[step_of(entry.mood)])


def headline(entry: Checkin) -> str:
    """Return energy and mood as one short line, or an empty text when neither was said."""
    if entry.energy is None and entry.mood is None:
        return ""
    return f"{', '.join(filter(None, (head(entry), tail(entry))))}."


def sentence(entry: Checkin) -> str:
    """Return everything a check-in says, as the reader of it sees it."""
    parts = [
        headline(entry),
        _listed(gettext("Feeling: %(list)s."), entry.feelings, FEELINGS),
        _listed(gettext("Needs: %(list)s."), entry.needs, NEEDS),
        _listed(gettext("Would feel good: %(list)s."), entry.good, GOOD),
    ]
    if entry.closeness is not None:
        parts.append(gettext("Closeness: %(word)s.") % {"word": str(CLOSENESS[step_of(entry.closeness)]).lower()})
    if entry.desire is not None:
        parts.append(gettext("Wanting: %(word)s.") % {"word": str(DESIRE[step_of(entry.desire)]).lower()})
    parts += [gettext("“%(words)s”") % {"words": entry.words} if entry.words else "", str(LINES.get(entry.line, ""))]
    return " ".join(filter(None, parts))


def _listed(frame: str, keys: tuple[str, ...], words: Mapping[str, str | Promise]) -> str:
    said = [tongue.inside(str(words[key])) for key in keys if key in words]
    return frame % {"list": ", ".join(said)} if said else ""
