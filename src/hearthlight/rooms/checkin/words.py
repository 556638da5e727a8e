"""The words of a check-in: fixed phrases are kept as keys and said in the reader's language."""

from django.utils.translation import gettext as _

from hearthlight.entries.checkin import Checkin
from hearthlight.frame.taps import energy_heads, mood_tails, step_of


def feelings() -> dict[str, str]:
    """Return each feeling's word, in the order a page offers them."""
    return {
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


def needs() -> dict[str, str]:
    """Return each need's words."""
    return {
        "company": _("Company"),
        "quiet": _("Quiet"),
        "space": _("Space"),
        "to_be_held": _("To be held"),
        "help_with_a_task": _("Help with a task"),
        "sleep": _("Sleep"),
        "not_sure": _("Not sure"),
    }


def good() -> dict[str, str]:
    """Return what would feel good, in words."""
    return {
        "sit_close": _("Sit close"),
        "hold_hands": _("Hold hands"),
        "walk_a_little": _("Walk a little"),
        "hear_we_are_okay": _("Hear “we’re okay”"),
        "be_left_be": _("Be left be"),
        "not_sure": _("Not sure"),
    }


def lines() -> dict[str, str]:
    """Return the ready-made lines."""
    return {"low_not_about_you": _("I’m low today. It’s not about you.")}


def closeness_words() -> tuple[str, ...]:
    """Return the five words for closeness, from far to close."""
    return (_("Far"), _("A little far"), _("Near"), _("Fairly close"), _("Close"))


def head(entry: Checkin) -> str:
    """Return the headline's first words: the energy, or else the mood; a quiet word when neither was said."""
    if entry.energy is not None:
        return energy_heads()[step_of(entry.energy)]
    return _("Here") if entry.mood is None else _("Here,")


def tail(entry: Checkin) -> str:
    """Return how the headline goes on, or an empty text."""
    return "" if entry.mood is None else mood_tails()[step_of(entry.mood)]


def headline(entry: Checkin) -> str:
    """Return energy and mood as one short line, or an empty text when neither was said."""
    if entry.energy is None and entry.mood is None:
        return ""
    return ", ".join(part for part in (head(entry).rstrip(","), tail(entry)) if part) + "."


def sentence(entry: Checkin) -> str:
    """Return everything a check-in says, as the reader of it sees it."""
    parts = [headline(entry)]
    for keys, words, frame in (
        (entry.feelings, feelings(), _("Feeling: %(list)s.")),
        (entry.needs, needs(), _("Needs: %(list)s.")),
        (entry.good, good(), _("Would feel good: %(list)s.")),
    ):
        said = [words[key].lower() if words[key][0].isupper() else words[key] for key in keys if key in words]
        parts.append(frame % {"list": ", ".join(said)} if said else "")
    if entry.closeness is not None:
        parts.append(_("Closeness: %(word)s.") % {"word": closeness_words()[step_of(entry.closeness)].lower()})
    parts.append(f"“{entry.words}”" if entry.words else "")
    parts.append(lines().get(entry.line, ""))
    return " ".join(part for part in parts if part)
