"""What a shortcut says, as one entry: a night, a walk, a mood, or a medicine that was taken. Pure."""

import datetime as dt
import hashlib
from typing import Annotated
from zoneinfo import ZoneInfo

import msgspec

from hearthlight.edges.imports import times
from hearthlight.entries.base import Entry, Imported
from hearthlight.entries.checkin import Checkin
from hearthlight.entries.days import day_of
from hearthlight.entries.medicine import Medicine
from hearthlight.entries.movement import STEPS_OF_A_DAY, Movement
from hearthlight.entries.night import Night

LARGEST = 4096
type Time = Annotated[str, msgspec.Meta(max_length=48)]
type Rating = Annotated[float, msgspec.Meta(ge=0, le=10)]
type Minutes = Annotated[float, msgspec.Meta(ge=0, le=2880)]
type Word = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
type Steps = Annotated[float, msgspec.Meta(ge=0, le=200_000)]
type Metres = Annotated[float, msgspec.Meta(ge=0, le=1_000_000)]

_LONGEST_NIGHT = dt.timedelta(hours=24)
_AHEAD = dt.timedelta(minutes=10)


class NotUnderstood(ValueError):
    """This is no entry. It never holds what was sent."""


class _Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind"):
    at: Time | None = None
    id: Annotated[str, msgspec.Meta(max_length=100)] = ""


class SaidNight(_Said, frozen=True, tag="night"):
    """A sleep that is over."""

    bed_at: Time | None = None
    wake_at: Time | None = None
    asleep_minutes: Minutes | None = None
    rested: Rating | None = None
    nap: bool = False


class SaidMovement(_Said, frozen=True, tag="movement"):
    """A walk or a practice, or with `steps` the steps of the day so far."""

    what: Word = STEPS_OF_A_DAY
    minutes: Minutes | None = None
    metres: Metres | None = None
    steps: Steps | None = None


class SaidMood(_Said, frozen=True, tag="mood"):
    """How it is, from 0 to 10; `valence` is how a phone itself counts, from -1 to 1."""

    mood: Rating | None = None
    energy: Rating | None = None
    valence: Annotated[float, msgspec.Meta(ge=-1, le=1)] | None = None


class SaidMedicine(_Said, frozen=True, tag="medicine"):
    """A medicine that was taken."""

    name: Word = ""
    dose: Annotated[str, msgspec.Meta(max_length=120)] = ""


_decoder: msgspec.json.Decoder[SaidNight | SaidMovement | SaidMood | SaidMedicine] = msgspec.json.Decoder(
    SaidNight | SaidMovement | SaidMood | SaidMedicine
)


def read(content: bytes, *, token: bytes, zone: ZoneInfo, now: dt.datetime) -> tuple[bytes, Entry]:
    """Return the entry that `content` says, and the id it gets; raises NotUnderstood.

    With an `id` of its own, the same thing sent twice is one entry. A time without an offset is in the person's zone.
    """
    try:
        said = _decoder.decode(content)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        raise NotUnderstood("no entry") from None
    at = _placed(said.at, zone) or now
    ends = [_placed(end, zone) for end in (said.wake_at, said.bed_at)] if isinstance(said, SaidNight) else []
    if any(end is not None and not _is_past(end, now) for end in (at, *ends)):
        raise NotUnderstood("not yet")
    own = said.id or hashlib.sha256(content + now.isoformat().encode()).hexdigest()
    entry_id = hashlib.sha256(b"hearthlight/inbox/" + token + own.encode()).digest()[:16]
    return entry_id, _entry(said, at, Imported(f"inbox:{token[:4].hex()}"), zone)


def _entry(
    said: SaidNight | SaidMovement | SaidMood | SaidMedicine, at: dt.datetime, source: Imported, zone: ZoneInfo
) -> Entry:
    match said:
        case SaidNight():
            return _night(said, at, source, zone)
        case SaidMovement():
            if said.steps is None and said.minutes is None and said.metres is None:
                raise NotUnderstood("nothing said")
            what = STEPS_OF_A_DAY if said.steps is not None else said.what
            day = at.astimezone(zone).date() if said.steps is not None else day_of(at, zone)
            return Movement(
                day=day, at=at, imported=source, what=what, minutes=said.minutes, metres=said.metres, steps=said.steps
            )
        case SaidMood():
            return _mood(said, at, source, zone)
        case SaidMedicine():
            if not said.name:
                raise NotUnderstood("no name")
            course = hashlib.sha256(b"course/" + said.name.casefold().encode()).digest()[:16]
            return Medicine(
                day=day_of(at, zone),
                at=at,
                imported=source,
                course=course,
                what="taken",
                name=said.name,
                dose=said.dose,
            )


def _night(said: SaidNight, at: dt.datetime, source: Imported, zone: ZoneInfo) -> Night:
    bed_at, wake_at = _placed(said.bed_at, zone), _placed(said.wake_at, zone)
    if bed_at and wake_at and not dt.timedelta() < wake_at - bed_at <= _LONGEST_NIGHT:
        raise NotUnderstood("no night")
    if bed_at is None and wake_at is None and said.asleep_minutes is None and said.rested is None:
        raise NotUnderstood("nothing said")
    return Night(
        day=(wake_at or at).astimezone(zone).date(),
        at=at,
        imported=source,
        bed_at=bed_at,
        wake_at=wake_at,
        in_bed=(wake_at - bed_at).total_seconds() / 60 if bed_at and wake_at else None,
        asleep=said.asleep_minutes,
        rested=said.rested,
        is_nap=said.nap,
    )


def _mood(said: SaidMood, at: dt.datetime, source: Imported, zone: ZoneInfo) -> Checkin:
    mood = said.mood
    if said.valence is not None:
        mood = round((said.valence + 1) * 5, 2)
        source = Imported(source.source, {"mood": said.valence}, {"mood": (-1.0, 1.0)})
    if mood is None and said.energy is None:
        raise NotUnderstood("nothing said")
    return Checkin(day=day_of(at, zone), at=at, imported=source, mood=mood, energy=said.energy, size="imported")


def _placed(text: str | None, zone: ZoneInfo) -> dt.datetime | None:
    if text is None:
        return None
    at = times.instant(text, zone)
    if at is None:
        raise NotUnderstood("no time")
    return at


def _is_past(at: dt.datetime, now: dt.datetime) -> bool:
    return dt.datetime(1970, 1, 2, tzinfo=dt.UTC) < at <= now + _AHEAD
