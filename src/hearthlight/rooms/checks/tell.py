"""How a finished check reads: what it adds up to, which range that is often called, and a change only where it means one."""

import datetime as dt
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from hearthlight.safety.signs import GAD_CHANGE, PHQ_CHANGE, WHO5_LOW, WHO5_PERCENT
from hearthlight.safety.taken import Taken

BANDS = {
    "minimal": pgettext_lazy("range", "minimal"),
    "mild": pgettext_lazy("range", "mild"),
    "moderate": pgettext_lazy("range", "moderate"),
    "moderately_severe": pgettext_lazy("range", "moderately severe"),
    "severe": pgettext_lazy("range", "severe"),
}
NAMES = {
    "phq-9": gettext_lazy("Mood check"),
    "phq-8": gettext_lazy("Mood check without question 9"),
    "phq-2": gettext_lazy("Two questions about mood"),
    "gad-7": gettext_lazy("Worry check"),
    "gad-2": gettext_lazy("Two questions about worry"),
    "who-5": gettext_lazy("Feeling well"),
}
MEANS_A_CHANGE = {"phq-9": PHQ_CHANGE, "phq-8": PHQ_CHANGE, "gad-7": GAD_CHANGE}
# From here on the two first questions are a reason to ask the others (Levis 2020; Spitzer 2006).
GOES_ON = {"phq-2": ("phq-9", 2), "gad-2": ("gad-7", 3)}


@dataclass(frozen=True, slots=True)
class Result:
    """One check as a page tells it: `number` is empty when something was left out; `goes_on` is the longer check."""

    id: str
    check: str
    name: str | Promise
    day: dt.date
    number: str
    range: str
    text: str
    change: str = ""
    goes_on: str = ""
    is_shared: bool = False


def result(one: Taken, before: Taken | None = None) -> Result:
    """Return how `one` reads, beside the whole check of its kind `before` it."""
    return Result(
        id=one.id.hex(),
        check=one.check,
        name=NAMES[one.check],
        day=one.day,
        number="" if one.total is None else str(one.total * WHO5_PERCENT if one.check == "who-5" else one.total),
        range=_range(one),
        text=_text(one),
        change=_change(one, before) if before else "",
        goes_on=_goes_on(one),
        is_shared=one.shared_as is not None,
    )


def highest(one: Taken) -> int:
    """Return the most its answers could add up to."""
    return sum(one.instrument.values(item)[-1] for item in one.instrument.items)


def _range(one: Taken) -> str:
    band = one.reading.band
    return str(BANDS[band]) if band else ""


def _text(one: Taken) -> str:
    reading, most = one.reading, highest(one)
    if one.total is None:
        facts = {"lowest": reading.lowest, "highest": reading.highest, "most": most}
        return (
            _("Something was left out, so it has no total. It lies from %(lowest)d to %(highest)d, of %(most)d.")
            % facts
        )
    if one.check == "who-5":
        return _low_wellbeing(one.total * WHO5_PERCENT)
    if reading.band:
        return _("%(total)d of %(most)d, a range often called %(range)s.") % {
            "total": one.total,
            "most": most,
            "range": BANDS[reading.band],
        }
    return _("%(total)d of %(most)d.") % {"total": one.total, "most": most}


def _low_wellbeing(percent: int) -> str:
    said = _("%(percent)d of 100. More means that you feel better.") % {"percent": percent}
    return f"{said} {_('The mood check looks closer, if you like.')}" if percent <= WHO5_LOW else said


def _goes_on(one: Taken) -> str:
    longer, least = GOES_ON.get(one.check, ("", 0))
    return longer if longer and one.total is not None and one.total >= least else ""


def _change(one: Taken, before: Taken) -> str:
    """Name a change only where the published least one is reached; anything less is told as about the same."""
    least = MEANS_A_CHANGE.get(one.check)
    if least is None or one.total is None or before.total is None:
        return ""
    by = one.total - before.total
    facts = {"by": abs(by), "day": date_format(before.day, "j F Y")}
    if by >= least:
        return _("That is %(by)d higher than on %(day)s. It has been heavier since then.") % facts
    if -by >= least:
        return _("That is %(by)d lower than on %(day)s. It has been lighter since then.") % facts
    return _("About the same as on %(day)s.") % facts
