"""What Patterns knows in numbers: made from a diary once for each day and entry, and kept until the next."""

import datetime as dt
from dataclasses import dataclass

import msgspec

from hearthlight.acts import catalogue
from hearthlight.acts.catalogue import UnknownAct
from hearthlight.insight import diary, outlook, trend
from hearthlight.insight.diary import Diary
from hearthlight.insight.helps import Effect, helps
from hearthlight.insight.outlook import Outlook
from hearthlight.insight.resume import Kept
from hearthlight.insight.series import MEASURES, DaySeries, series
from hearthlight.insight.usual import Usual, dips, usual
from hearthlight.rooms.rhythm import chart
from hearthlight.rooms.rhythm.words import Seen

# Longer than the picture, so that four low weeks do not become their own usual; and not longer than life stays the same.
USUAL_FROM_DAYS = 90
UNKNOWN_KIND = "alone"


@dataclass(frozen=True, slots=True)
class Look:
    """One measure: the days of the pictures, the person's usual, and what is seen in the days."""

    shown: DaySeries
    own: Usual | None
    seen: Seen


class Looks(msgspec.Struct, frozen=True):
    """The whole page in numbers: `ahead` for mood, `next_day` and `same_day` for what seems to help, the largest first."""

    checkins: int
    measures: dict[str, Look]
    ahead: Outlook
    next_day: tuple[Effect, ...] = ()
    same_day: tuple[Effect, ...] = ()


def look(
    told: Diary,
    kept: Kept | None,
    *,
    today: dt.date,
    zone: dt.tzinfo = dt.UTC,
    partner_today: float | None = None,
) -> tuple[Looks, Kept]:
    """Return what the days up to `today` tell, and what the outlook of mood goes on from next time.

    `partner_today` is the mood the partner shared today, the only thing of theirs that is ever looked at here.
    """
    moods = series(told.days, "mood")
    shown = _shown(moods, today)
    rows, later = diary.next_day(told, _kind_of, zone), diary.same_day(told, _kind_of)
    ahead, kept = outlook.look(
        moods.between(_learns_from(today), today), kept, today=today.toordinal(), partner_today=partner_today
    )
    looks = Looks(
        checkins=told.days.checkins,
        measures={measure: _look(series(told.days, measure), shown, today) for measure in MEASURES},
        ahead=ahead,
        next_day=helps(rows) if rows else (),
        same_day=helps(later) if later else (),
    )
    return looks, kept


def _learns_from(today: dt.date) -> dt.date:
    """Return the first day an outlook learns from: a year and up to a quarter ago, the same day for a whole quarter."""
    return dt.date(today.year - 1, today.month - (today.month - 1) % 3, 1)


def _shown(whole: DaySeries, today: dt.date) -> DaySeries:
    return whole.between(today - dt.timedelta(days=chart.SMALL_DAYS - 1), today)


def _look(whole: DaySeries, mood: DaySeries, today: dt.date) -> Look:
    shown = _shown(whole, today)
    lately = whole.between(today - dt.timedelta(days=USUAL_FROM_DAYS - 1), today)
    own = usual(lately)
    found = [dip for dip in dips(lately, own.low) if dip.latest in shown.days] if own else []
    seen = Seen(
        direction=trend.direction(shown),
        with_mood=whole.measure == "energy" and trend.moves_with(shown, mood),
        dips=[dip for dip in found if dip.ended],
        dipping=bool(found) and not found[-1].ended and found[-1].latest == shown.days[-1],
    )
    return Look(shown, own, seen)


def _kind_of(act: str) -> str:
    try:
        return catalogue.act(act).kind
    except UnknownAct:
        return UNKNOWN_KIND
