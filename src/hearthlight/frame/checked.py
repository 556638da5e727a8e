"""How a two-week check and what was noticed in the body read: their names, and what answers add up to, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from hearthlight.entries.screening import Screening
from hearthlight.insight import instruments
from hearthlight.insight.instruments import WHO5_PERCENT

BANDS = {
    "minimal": pgettext_lazy("range", "minimal"),
    "mild": pgettext_lazy("range", "mild"),
    "moderate": pgettext_lazy("range", "moderate"),
    "moderately_severe": pgettext_lazy("range", "moderately severe"),
    "severe": pgettext_lazy("range", "severe"),
}
NAMES = {
    "phq-9": gettext_lazy("Mood check"),
    "gad-7": gettext_lazy("Worry check"),
    "who-5": gettext_lazy("Feeling well"),
    "phq-2": gettext_lazy("Two questions about mood"),
    "gad-2": gettext_lazy("Two questions about worry"),
    "phq-8": gettext_lazy("Mood check without question 9"),
}
NOTICED = {
    "pain_with_sex": gettext_lazy("Pain with touch or sex"),
    "bleeding": gettext_lazy("Bleeding that is new"),
    "erections": gettext_lazy("Erections that changed"),
    "little_sleep_much_energy": gettext_lazy("Very little sleep, and far more energy than usual"),
    "low_around_a_birth": gettext_lazy("Feeling low while pregnant, or in the year after a birth"),
    "since_a_medicine": gettext_lazy("Something since a medicine began or changed"),
}


def most(check: str) -> int:
    """Return the most the answers to a check can add up to."""
    instrument = instruments.instrument(check)
    return sum(instrument.values(item)[-1] for item in instrument.items)


def adds_up(check: str, answers: Mapping[str, int]) -> str:
    """Return what answers add up to, as a sentence; with one left out, what they could."""
    reading = instruments.read(instruments.instrument(check), answers)
    if reading.total is None:
        facts = {"lowest": reading.lowest, "highest": reading.highest, "most": most(check)}
        return (
            _("Something was left out, so it has no total. It lies from %(lowest)d to %(highest)d, of %(most)d.")
            % facts
        )
    if reading.band:
        band = {"total": reading.total, "most": most(check), "range": BANDS[reading.band]}
        return _("%(total)d of %(most)d, a range often called %(range)s.") % band
    return number(check, reading.total)


def number(check: str, total: int) -> str:
    """Return a total as a sentence, without its range."""
    if check == "who-5":
        return _("%(percent)d of 100. More means that you feel better.") % {"percent": total * WHO5_PERCENT}
    return _("%(total)d of %(most)d.") % {"total": total, "most": most(check)}


def telling(entry: Screening) -> tuple[str, str]:
    """Return what a check is called and what it says; a shared copy holds its number alone."""
    if entry.check not in NAMES:
        return _("A check"), ""
    if entry.adds_up_to is not None:
        return str(NAMES[entry.check]), number(entry.check, entry.adds_up_to)
    return str(NAMES[entry.check]), adds_up(entry.check, entry.answers)
