"""Which moments an app has told about already, so that the same moment comes once, whatever it says of it now. Pure."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable

from hearthlight.entries.checkin import Checkin

type Moment = tuple[str, dt.datetime | dt.date | None]
type Values = tuple[tuple[str, float], ...]
# A plain table says nothing about which app it comes from, so two of them may speak of one day.
_TABLE = "csv"


class Moments:
    """The moments, or days, that each app told about, with the values it told."""

    def __init__(self, entries: Iterable[Checkin]) -> None:
        self._told: defaultdict[Moment | None, Counter[Values]] = defaultdict(Counter)
        for one in entries:
            self._told[_moment(one)][_values(one)] += 1
        self._told[None].clear()

    def untold(self, entries: Iterable[Checkin]) -> list[Checkin]:
        """Return the check-ins of one file that tell of something new.

        An app may tell twice of one moment. Each telling here answers for one in the file: first for the one with its
        own values, then for another, which has a note now, or a level that was changed since.
        """
        moments: defaultdict[Moment | None, list[Checkin]] = defaultdict(list)
        for one in entries:
            moments[_moment(one)].append(one)
        return [one for moment, ones in moments.items() for one in self._beyond(moment, ones)]

    def _beyond(self, moment: Moment | None, ones: list[Checkin]) -> list[Checkin]:
        told = Counter(self._told.get(moment))
        others = []
        for one in ones:
            if told[_values(one)] > 0:
                told[_values(one)] -= 1
            else:
                others.append(one)
        return others[told.total() :]


def _moment(entry: Checkin) -> Moment | None:
    form = entry.imported.source.partition(":")[0] if entry.imported else _TABLE
    return None if form == _TABLE else (form, entry.at.astimezone(dt.UTC) if entry.at else entry.day)


def _values(entry: Checkin) -> Values:
    return tuple(sorted(entry.imported.originals.items())) if entry.imported else ()
