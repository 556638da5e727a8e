"""What the rules about talking to somebody look at, gathered from one’s own entries into one small summary."""

import datetime as dt

import msgspec

from hearthlight.entries.checkin import Checkin
from hearthlight.entries.cycle import Cycle
from hearthlight.entries.medicine import OF_WANTING, Medicine
from hearthlight.entries.night import Night
from hearthlight.entries.noticed import Noticed
from hearthlight.journal.digests import Fold, fold
from hearthlight.journal.homes import OpenHome
from hearthlight.journal.read import Kept
from hearthlight.safety.signs import AFTER_A_CHANGE_DAYS, COMPARE_DAYS, Facts
from hearthlight.safety.taken import Taken, taken

RATINGS = ("mood", "closeness", "desire", "energy")
AROUND_A_BIRTH = ("pregnant", "birth")
DAYS_READ = AFTER_A_CHANGE_DAYS + COMPARE_DAYS


def facts(home: OpenHome, today: dt.date) -> Facts:
    """Return what the rules look at, from one’s own home; it costs as much after ten years as after ten days."""
    return facts_of(fold(home, FOLD), taken(home), today)


class Said(msgspec.Struct):
    """What the rules look at, by day (ordinal): for each rating its sum and how many, and the days of what was told."""

    ratings: dict[str, dict[int, tuple[float, int]]] = {}
    nights: dict[int, float] = {}
    noticed: dict[str, int] = {}
    changes: list[int] = []
    less_wanting: list[int] = []
    births: list[int] = []


def _add(said: Said, kept: Kept) -> Said:
    entry = kept.entry
    if entry.day is None:
        return said
    day = entry.day.toordinal()
    match entry:
        case Checkin():
            _rate(said, entry, day)
        case Medicine(what="started" | "changed"):
            said.changes.append(day)
        case Medicine(effects=effects) if set(effects) & set(OF_WANTING):
            said.less_wanting.append(day)
        case Noticed(signs=noticed):
            said.noticed |= {sign: max(day, said.noticed.get(sign, day)) for sign in noticed}
        case Night(is_nap=False, asleep=asleep) if asleep is not None:
            # Told by two devices, a night is as long as the longer of the two.
            said.nights[day] = max(asleep, said.nights.get(day, 0))
        case Cycle(marker=marker) if marker in AROUND_A_BIRTH:
            said.births.append(day)
    return said


def _rate(said: Said, entry: Checkin, day: int) -> None:
    for name in RATINGS:
        value = getattr(entry, name)
        if value is not None:
            days = said.ratings.setdefault(name, {})
            whole, times = days.get(day, (0.0, 0))
            days[day] = (whole + value, times + 1)


FOLD = Fold("worth_saying.1", Said, Said, _add)


def facts_of(said: Said, checks: list[Taken], today: dt.date) -> Facts:
    """Return the facts of `today` in what was said; what is too long ago to count is left out."""
    since, until = (today - dt.timedelta(days=DAYS_READ)).toordinal(), today.toordinal()
    means = {
        name: {_day(day): whole / times for day, (whole, times) in days.items() if since <= day <= until}
        for name, days in said.ratings.items()
    }
    return Facts(
        today=today,
        checks=checks,
        moods=means.get("mood", {}),
        closeness=means.get("closeness", {}),
        desire=means.get("desire", {}),
        energies=means.get("energy", {}),
        nights={_day(day): asleep for day, asleep in said.nights.items() if since <= day <= until},
        medicine_changes=[_day(day) for day in said.changes],
        noticed={sign: _day(day) for sign, day in said.noticed.items()},
        less_wanting=[_day(day) for day in said.less_wanting],
        births=[_day(day) for day in said.births],
    )


_day = dt.date.fromordinal
