"""When a round of turns closes, which batch is under way, and what both sides have laid for it. Pure."""

import base64
import binascii
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

AT_HOUR = 18
SUNDAY = 6
WEEK, DAY = dt.timedelta(days=7), dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Round:
    """One kind of turns: its name, what it asks about, how often it closes, and how long what it found may be shown.

    Points are raised from `raised_within` before it closes; until then each side lays its own anew, as the answers stand.
    """

    name: str
    items: tuple[str, ...]
    every: dt.timedelta
    raised_within: dt.timedelta
    fades_after: dt.timedelta


@dataclass(frozen=True, slots=True)
class Side:
    """What one of the two has laid: points of one batch, and the other one's points of a batch raised.

    A batch is named by the day on which it closes; `shows` is the day from whose fixed hour on the overlap may show.
    """

    batch: str = ""
    points: bytes = b""
    raised_batch: str = ""
    raised: bytes = b""
    shows: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Both sides of one round, and the exponent that only this person has."""

    me: Side
    other: Side
    kept: Mapping[str, str]
    zone: ZoneInfo

    @property
    def done(self) -> str:
        """The batch that both have raised, or nothing."""
        return self.me.raised_batch if self.me.raised_batch == self.other.raised_batch else ""

    @property
    def latest(self) -> str:
        """The newest batch that either side knows of, or nothing."""
        return max(self.me.batch, self.other.batch, self.me.raised_batch, self.other.raised_batch)

    def may_show(self, now: dt.datetime) -> bool:
        """Return whether what the finished batch found may show."""
        day = day_of(max(self.me.shows, self.other.shows))
        return bool(self.done) and day is not None and now >= moment(day, self.zone)

    def batch(self, each: Round, now: dt.datetime) -> str:
        """Return the batch to work at: the one under way, or the next; nothing while a finished one waits for its hour.

        One that did not get done within two rounds is given up, so that no answer of long ago comes to light.
        """
        latest, following = day_of(self.latest), closing(each, now, self.zone).isoformat()
        if latest is None:
            return following
        if self.done == self.latest:
            return following if self.may_show(now) else ""
        return self.latest if now < moment(latest, self.zone) + each.every else following

    def may_lay(self, batch: str, *, afresh: bool) -> bool:
        """Return whether this person's points may be laid now: anew only while nobody worked with the ones before."""
        if self.me.batch != batch:
            return True
        return afresh and batch not in (self.me.raised_batch, self.other.raised_batch)

    def may_raise(self, each: Round, batch: str, now: dt.datetime) -> bool:
        """Return whether the other one's points of `batch` may be raised now: late in its round, and once."""
        closes = day_of(batch)
        is_late = closes is not None and now >= moment(closes, self.zone) - each.raised_within
        return is_late and self.other.batch == batch and self.me.raised_batch != batch

    def secret(self, batch: str) -> bytes | None:
        """Return the exponent this person's points of `batch` were raised by, or None when it is not kept here."""
        return bytes.fromhex(self.kept.get("secret", "")) if self.kept.get("batch") == batch else None


def side(points: object, raised: object) -> Side:
    """Return what somebody has laid, from the two settled values it lies in."""
    laid, lifted = (one if isinstance(one, Mapping) else {} for one in (points, raised))
    return Side(
        batch=_day_text(laid.get("batch", "")),
        points=_bytes(laid.get("points", "")),
        raised_batch=_day_text(lifted.get("batch", "")),
        raised=_bytes(lifted.get("points", "")),
        shows=_day_text(lifted.get("shows", "")),
    )


def told(batch: str, points: bytes, **more: str) -> dict[str, str]:
    """Return points as one settled value, as long whatever they stand for."""
    return {"batch": batch, "points": base64.b64encode(points).decode(), **more}


def closing(each: Round, now: dt.datetime, zone: ZoneInfo) -> dt.date:
    """Return the day of the next fixed hour after `now`."""
    day = now.astimezone(zone).date()
    if each.every == WEEK:
        day += dt.timedelta(days=(SUNDAY - day.weekday()) % 7)
    return day if moment(day, zone) > now else day + each.every


def moment(day: dt.date, zone: ZoneInfo) -> dt.datetime:
    """Return the fixed hour of a day."""
    return dt.datetime.combine(day, dt.time(AT_HOUR), zone)


def zone_of(key: object) -> ZoneInfo:
    """Return the zone of this name, or UTC where there is none."""
    try:
        return ZoneInfo(key if isinstance(key, str) and key else "UTC")
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")


def day_of(text: str) -> dt.date | None:
    """Return the day a batch is named by, or None."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _day_text(text: str) -> str:
    return text if day_of(text) else ""


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
