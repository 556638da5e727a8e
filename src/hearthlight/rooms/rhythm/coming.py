"""What may come, told with its doubt: the next days, the odds in dots, and how it did before."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import get_args

from django.utils.translation import gettext as _

from hearthlight.insight.notice import Notice
from hearthlight.insight.odds import HeadsUp
from hearthlight.insight.outlook import FanDay, Silence
from hearthlight.rooms.rhythm import words
from hearthlight.rooms.rhythm.looks import Looks

TOO_FEW, NO_BETTER = get_args(Silence.__value__)
DOTS = 10
NEXT_DAYS = 3
DOT_STEP = 24


@dataclass(frozen=True, slots=True)
class Card:
    """The heads-up as a page shows it: ten dots by their places, filled or not, and sentences with both halves."""

    dots: tuple[tuple[int, bool], ...]
    odds: str
    record: str


def heads_up(found: HeadsUp | None) -> Card | None:
    """Return the card, or None when there is nothing to say, or nothing that ten dots can show."""
    if found is None or tenths(found.chance) <= tenths(found.usual):
        return None
    chance, usual = tenths(found.chance), tenths(found.usual)
    odds = _("In weeks that looked like this, %(chance)s in 10 dipped. %(others)s didn’t. Usually %(usual)s in 10.")
    return Card(
        dots=tuple((DOT_STEP // 2 + nth * DOT_STEP, nth < chance) for nth in range(DOTS)),
        odds=odds % {"chance": chance, "others": DOTS - chance, "usual": usual},
        record=_record(found),
    )


def tenths(chance: float) -> int:
    """Return a chance as how many in ten; something that can happen is never none."""
    return min(max(round(chance * DOTS), 1), DOTS - 1)


def _record(found: HeadsUp) -> str:
    if not found.before:
        return _("This is the first time it is said here, so nobody knows yet how often it is right.")
    if found.before == 1:
        return (
            _("It was said once before, and it came.")
            if found.came
            else _("It was said once before, and did not come.")
        )
    return _("Of %(before)s times it was said before, %(came)s came.") % {"before": found.before, "came": found.came}


def shift_record(found: Notice | None) -> str:
    """Return how earlier notices of this direction did, or nothing when there is none now."""
    if found is None:
        return ""
    if not found.before:
        return _("This is the first time it is said here, so nobody knows yet how often it is right.")
    if found.before == 1:
        return (
            _("It was said once before, and the two weeks after were so.")
            if found.came
            else _("It was said once before, and the two weeks after were not so.")
        )
    told = _("Of %(before)s times it was said before, the two weeks after were so %(came)s times.")
    return told % {"before": found.before, "came": found.came}


def in_words(fan: Sequence[FanDay]) -> list[str]:
    """Return the sentences of the Words twin for the next few days; none while the house is silent."""
    if not fan:
        return []
    near = fan[:NEXT_DAYS]
    middle = fmean(one.middle for one in near)
    half, nine = (_ends([getattr(one, name) for one in near]) for name in ("half", "nine"))
    return [
        _("The next few days: around %(middle)s.") % {"middle": words.level("mood", middle)},
        _("Half the time %(half)s, 9 times in 10 %(nine)s.") % {"half": half, "nine": nine},
    ]


def _ends(bands: Sequence[tuple[float, float]]) -> str:
    low, high = (words.level("mood", fmean(band[end] for band in bands)) for end in (0, 1))
    return (
        _("around %(level)s") % {"level": low}
        if low == high
        else _("from %(low)s to %(high)s") % {"low": low, "high": high}
    )


def basis(looks: Looks) -> str:
    """Return what the page is built from, its own track record, and why there is no forecast where there is none."""
    said = [_("Built from %(checkins)s check-ins.") % {"checkins": looks.checkins}]
    silence, record = looks.ahead.silence, looks.ahead.record
    if silence == TOO_FEW:
        said.append(
            _(
                "A forecast needs about two weeks with ten days of mood in them. Until then we’d only be guessing, so we won’t."
            )
        )
    elif silence == NO_BETTER:
        said.append(_("A forecast would tell no more than your own average just now, so there is none."))
    else:
        if record.weeks:
            told = _("It has been about right on %(right)s of %(weeks)s weeks.")
            said.append(told % {"right": record.right, "weeks": record.weeks})
        said.append(_("It can be wrong, and it isn’t a verdict."))
    return " ".join(said)
