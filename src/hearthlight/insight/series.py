"""Own ratings as one value a day: several check-ins a day become their mean, and a day without one stays missing."""

import datetime as dt
from dataclasses import dataclass

import msgspec

from hearthlight.entries.base import Entry
from hearthlight.entries.checkin import Checkin

MEASURES = ("mood", "energy", "closeness")


@dataclass(frozen=True, slots=True)
class DaySeries:
    """The means of one measure, 0 to 10, on the days that have one: `days` are ascending ordinals (date.toordinal)."""

    measure: str
    days: tuple[int, ...]
    values: tuple[float, ...]

    def __len__(self) -> int:
        return len(self.days)

    def between(self, first: dt.date, latest: dt.date) -> "DaySeries":
        """Return the part from `first` to `latest`, both included."""
        kept = [(day, value) for day, value in self if first.toordinal() <= day <= latest.toordinal()]
        return DaySeries(self.measure, tuple(day for day, _ in kept), tuple(value for _, value in kept))

    def __iter__(self) -> "zip[tuple[int, float]]":
        return zip(self.days, self.values, strict=True)


class DaySums(msgspec.Struct):
    """What a long diary is folded into: for each measure and day (ordinal) the sum of its ratings and how many.

    `checkins` counts the check-ins that said any of MEASURES. It is changed in place, so that one more entry costs the
    same after ten years as on the first day.
    """

    checkins: int = 0
    sums: dict[str, dict[int, tuple[float, int]]] = {}


def add(sums: DaySums, entry: Entry) -> DaySums:
    """Put the ratings of `entry` into `sums` and give it back; what is no check-in, or has no day, changes nothing."""
    if not isinstance(entry, Checkin) or entry.day is None:
        return sums
    said = [(measure, value) for measure in MEASURES if (value := getattr(entry, measure)) is not None]
    day = entry.day.toordinal()
    for measure, value in said:
        days = sums.sums.setdefault(measure, {})
        whole, count = days.get(day, (0.0, 0))
        days[day] = (whole + value, count + 1)
    sums.checkins += bool(said)
    return sums


def series(sums: DaySums, measure: str) -> DaySeries:
    """Return the day means of `measure`, oldest first: the sum of a day's ratings over their number."""
    days = sorted(sums.sums.get(measure, {}).items())
    return DaySeries(measure, tuple(day for day, _ in days), tuple(whole / count for _, (whole, count) in days))
