"""Entries to bytes and back; it reads every past version, and says so when one is from the future."""

import datetime as dt
from functools import cache
from typing import Any, get_args

import msgspec

from hearthlight.entries.agreement import Agreement
from hearthlight.entries.base import Entry
from hearthlight.entries.checkin import Checkin
from hearthlight.entries.cycle import Cycle
from hearthlight.entries.medicine import Medicine
from hearthlight.entries.movement import Movement
from hearthlight.entries.night import Night
from hearthlight.entries.noticed import Noticed
from hearthlight.entries.plan_of_safety import PlanOfSafety
from hearthlight.entries.preference import Preference
from hearthlight.entries.report import Report
from hearthlight.entries.screening import Screening
from hearthlight.entries.step import DrawnStep, Step
from hearthlight.entries.thanks import Thanks
from hearthlight.entries.visit import Appointment
from hearthlight.entries.win import Win

type AnyEntry = (
    Checkin
    | Step
    | DrawnStep
    | Preference
    | Win
    | Thanks
    | Medicine
    | Cycle
    | Appointment
    | Report
    | Screening
    | PlanOfSafety
    | Noticed
    | Night
    | Movement
    | Agreement
)

KINDS: tuple[type[Entry], ...] = get_args(AnyEntry.__value__)
_NAMES = {kind: str(kind.__struct_config__.tag) for kind in KINDS}
_TAGS = frozenset(_NAMES.values())
_encoder = msgspec.msgpack.Encoder()
_decoder: msgspec.msgpack.Decoder[AnyEntry] = msgspec.msgpack.Decoder(AnyEntry.__value__)


class TooNew(Exception):
    """A later Hearthlight wrote this; this one cannot read it and does not guess."""


class Unreadable(Exception):
    """These bytes are no entry at all."""


def kind_of(kind: type[Entry]) -> str:
    """Return the kind and version an entry type is written with, as `checkin.1`."""
    return _NAMES[kind]


@cache
def kinds_of(wanted: tuple[type[Entry], ...]) -> tuple[str, ...]:
    """Return kind and version of every entry type that is one of `wanted`, a later version of it, or any when empty."""
    return tuple(name for kind, name in _NAMES.items() if issubclass(kind, wanted or Entry))


def encode(entry: Entry) -> bytes:
    """Return `entry` as one MessagePack map whose `kind` names kind and version, as `checkin.1`."""
    return _encoder.encode(entry)


def decode(content: bytes | memoryview) -> AnyEntry:
    """Return the entry in `content`; raises TooNew for an unknown kind or version, Unreadable for anything else."""
    try:
        return _decoder.decode(content)
    except msgspec.MsgspecError:
        raise _why(content) from None


def _why(content: bytes | memoryview) -> Exception:
    try:
        found: Any = msgspec.msgpack.decode(content)
    except msgspec.MsgspecError:
        return Unreadable("not an entry")
    if isinstance(found, dict) and isinstance(found.get("kind"), str) and found["kind"] not in _TAGS:
        return TooNew("written by a later Hearthlight")
    return Unreadable("not an entry")


def bucket_of(entry: Entry) -> str:
    """Return the name of the bucket `entry` lies in: its month as 2026-11, or settled."""
    return month_of(entry.day) if entry.day else "settled"


def month_of(day: dt.date) -> str:
    """Return the month of `day` as 2026-11."""
    return f"{day.year:04d}-{day.month:02d}"
