"""What a person wishes about reminders: at which times, in which hours never, and until when not at all. Pure."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

MOST_A_DAY = 2
WIND_DOWN = dt.timedelta(minutes=60)
SNOOZE_DAYS = 7
# After a hard answer in a check the house keeps still for a week, but for one question the day after, if it is wished.
STILL_DAYS = 7
MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Wishes:
    """No times means no reminders. `hush_from` to `hush_until` are the quiet hours; the hour before winds the day down.

    `planned` is a time that counts only on days that hold something planned. `ask_once` allows the one question in the still week, which lasts seven days from `still_since`.
    """

    times: tuple[dt.time, ...] = ()
    planned: dt.time | None = None
    hush_from: dt.time = dt.time(22)
    hush_until: dt.time = dt.time(8)
    snoozed_until: dt.date | None = None
    ask_once: bool = False
    still_since: dt.date | None = None

    @property
    def slots(self) -> tuple[dt.time, ...]:
        """The times at which something may come on one day or another."""
        return tuple(sorted({*self.times, *((self.planned,) if self.planned else ())}))

    def is_hushed(self, wall: dt.time) -> bool:
        """Return whether this time on the person's clock lies in the quiet hours or in the wind-down before them."""
        wind_down = int(WIND_DOWN.total_seconds()) // 60
        length = (_minute(self.hush_until) - _minute(self.hush_from)) % MINUTES_A_DAY
        since = (_minute(wall) - _minute(self.hush_from) + wind_down) % MINUTES_A_DAY
        return since < length + wind_down

    def is_snoozed(self, day: dt.date) -> bool:
        """Return whether the person asked for quiet on this day of theirs."""
        return self.snoozed_until is not None and day < self.snoozed_until

    def is_still(self, day: dt.date) -> bool:
        """Return whether this day lies in the still week and nothing but the one question may come."""
        return self.still_since is not None and 0 <= (day - self.still_since).days <= STILL_DAYS

    def asks_on(self, day: dt.date) -> bool:
        """Return whether this is the day of the one question."""
        return self.ask_once and self.still_since is not None and (day - self.still_since).days == 1

    def may_come_on(self, day: dt.date) -> bool:
        """Return whether anything at all may come on this day."""
        wanted = self.asks_on(day) if self.is_still(day) else bool(self.slots)
        return wanted and not self.is_snoozed(day)


def read(settled: Callable[[str], object]) -> Wishes:
    """Return the wishes among a person's settled choices; what does not read as a wish is as good as not said."""
    said = settled("reminders")
    wishes = from_map(said if isinstance(said, Mapping) else {})
    return replace(wishes, still_since=_day(settled("still_since")))


def from_map(said: Mapping[str, str]) -> Wishes:
    """Return the wishes that `to_map` told."""
    usual = Wishes()
    times = {time for name in ("first", "second") if (time := clock_time(said.get(name)))}
    return Wishes(
        times=tuple(sorted(times)),
        planned=clock_time(said.get("planned")),
        hush_from=clock_time(said.get("hush_from")) or usual.hush_from,
        hush_until=clock_time(said.get("hush_until")) or usual.hush_until,
        snoozed_until=_day(said.get("snoozed_until")),
        ask_once=said.get("ask_once") == "yes",
    )


def to_map(wishes: Wishes) -> dict[str, str]:
    """Return the wishes as one settled choice."""
    first, second = (*map(_told, wishes.times), "", "")[:MOST_A_DAY]
    return {
        "first": first,
        "second": second,
        "planned": _told(wishes.planned) if wishes.planned else "",
        "hush_from": _told(wishes.hush_from),
        "hush_until": _told(wishes.hush_until),
        "snoozed_until": wishes.snoozed_until.isoformat() if wishes.snoozed_until else "",
        "ask_once": "yes" if wishes.ask_once else "",
    }


def clock_time(text: object) -> dt.time | None:
    """Return the time that `text` says, at the quarter of an hour before it; None when it says none."""
    try:
        time = dt.time.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return dt.time(time.hour, time.minute - time.minute % 15) if time else None


def _told(time: dt.time) -> str:
    return time.isoformat("minutes")


def _minute(time: dt.time) -> int:
    return time.hour * 60 + time.minute


def _day(text: object) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
