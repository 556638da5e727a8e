"""How a finished check reads: what it adds up to, which range that is often called, and a change only where it means one."""

import datetime as dt
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from hearthlight.frame import checked
from hearthlight.frame.dates import date_format
from hearthlight.safety.signs import GAD_CHANGE, PHQ_CHANGE
from hearthlight.safety.taken import Taken

MEANS_A_CHANGE = {"phq-9": PHQ_CHANGE, "phq-8": PHQ_CHANGE, "gad-7": GAD_CHANGE}
# From here on the two first questions are a reason to ask the others (Levis 2020; Spitzer 2006).
GOES_ON = {"phq-2": ("phq-9", 2), "gad-2": ("gad-7", 3)}


@dataclass(frozen=True, slots=True)
class Result:
    """One check as a page tells it: it `is_whole` when nothing was left out; `goes_on` names the longer check."""

    id: str
    check: str
    name: str | Promise
    day: dt.date
    is_whole: bool
    text: str
    change: str = ""
    goes_on: str = ""
    is_shared: bool = False


def result(one: Taken, before: Taken | None = None, *, is_shared: bool = False) -> Result:
    """Return how `one` reads, beside the whole check of its kind `before` it."""
    return Result(
        id=one.id.hex(),
        check=one.check,
        name=checked.NAMES[one.check],
        day=one.day,
        is_whole=one.total is not None,
        text=checked.adds_up(one.check, one.answers),
        change=_change(one, before) if before else "",
        goes_on=_goes_on(one),
        is_shared=is_shared,
    )


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
