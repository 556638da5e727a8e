"""Daylio: its CSV, where a mood is a name of the person's own, and its backup, which knows the level of every mood."""

import base64
import binascii
import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace
from zoneinfo import ZoneInfo

from hearthlight.edges.imports import loose, times
from hearthlight.edges.imports.generic import days
from hearthlight.edges.imports.loose import Json, number, text
from hearthlight.edges.imports.parcel import Member, NotReadable, Parcel
from hearthlight.edges.imports.readings import Felt, Found

NAME, TITLE = "daylio", "Daylio"
SCALE = (1.0, 5.0)
# In a backup a mood belongs to one of five groups, of which the first is the best.
_GROUPS = (5.0, 1.0)
# The names Daylio itself gives, by language. They are proposed, and the person sees them before anything is kept.
USUAL_NAMES: Mapping[str, int] = {
    name: 5 - place
    for names in (
        ("rad", "good", "meh", "bad", "awful"),
        ("super", "gut", "ok", "schlecht", "lausig"),
        ("génial", "bien", "bof", "mauvais", "horrible"),
        ("genial", "bien", "normal", "mal", "horrible"),
        ("ottimo", "bene", "così così", "male", "pessimo"),
        ("geweldig", "goed", "matig", "slecht", "vreselijk"),
    )
    for place, name in enumerate(names)
}
_BASE64 = re.compile(rb"[A-Za-z0-9+/=\s]+")


def _csv(parcel: Parcel) -> list[Member]:
    few = parcel.ending(".csv", ".txt") if len(parcel.members) < 20 else []
    return [
        one for one in few or parcel.members[:1] if {"mood", "activities", "weekday"} <= set(loose.heading(one.head()))
    ]


def _backup(parcel: Parcel) -> Member | None:
    few = parcel.ending(".daylio") or parcel.members[:1]
    return next((one for one in few if _is_backup(one.head())), None)


def _is_backup(head: bytes) -> bool:
    plain = head.strip()
    if plain.startswith(b"{"):
        return b'"customMoods"' in plain or b'"dayEntries"' in plain
    if not plain or not _BASE64.fullmatch(plain):
        return False
    tight = b"".join(plain.split())
    try:
        first = base64.b64decode(tight[: len(tight) // 4 * 4])
    except binascii.Error:
        return False
    return first.lstrip().startswith(b"{") and (b'"customMoods"' in first or b'"dayEntries"' in first)


def claims(parcel: Parcel) -> bool:
    """Return whether this is a table or a backup of Daylio."""
    return _backup(parcel) is not None or bool(_csv(parcel))


def read(parcel: Parcel, zone: ZoneInfo, found: Found) -> None:
    """Read the backup, or else the table, into `found`."""
    backup = _backup(parcel)
    if backup is not None:
        _read_backup(backup, zone, found)
        return
    for member in _csv(parcel):
        with member.stream() as source:
            for row, said in loose.table(source, found):
                _read_row(row, said, zone, found)
    if found.unnamed_moods():
        found.asks.add("moods")


def named(found: Found, levels: Mapping[str, int | None]) -> None:
    """Give every mood with a name the level that was chosen for it; None takes a proposed level away again."""
    found.moods = [_leveled(one, levels[one.name]) if one.name in levels else one for one in found.moods]


def with_some_level(found: Found) -> Found:
    """Return the same with a level in between for every mood that has none yet, so that all of them can be counted."""
    if found.format != NAME:
        return found
    return replace(found, moods=[_leveled(one, 3) if one.value is None else one for one in found.moods])


def _leveled(one: Felt, level: int | None) -> Felt:
    return replace(one, value=None if level is None else float(level), scale=None if level is None else SCALE)


def _read_row(row: int, said: dict[str, str], zone: ZoneInfo, found: Found) -> None:
    day = times.date(said.get("full_date")) or days.day(f"{said.get('date', '')} {said.get('year', '')}", "dmy")
    clock = days.clock(said.get("time", "").replace("\u202f", " "))
    name = said.get("mood", "").strip()[:80]
    if day is None or not name:
        found.trouble("row", row)
        return
    level = USUAL_NAMES.get(name.casefold())
    found.moods.append(
        Felt(
            value=None if level is None else float(level),
            scale=None if level is None else SCALE,
            at=times.on_clock(dt.datetime.combine(day, clock), zone) if clock else None,
            day=None if clock else day,
            labels=tuple(one.strip() for one in said.get("activities", "").split("|") if one.strip()),
            name=name,
            note="\n".join(one for one in (text(said.get("note_title")), text(said.get("note"))) if one),
        )
    )


def _read_backup(member: Member, zone: ZoneInfo, found: Found) -> None:
    content = member.content()
    if not content.lstrip().startswith(b"{"):
        try:
            content = base64.b64decode(b"".join(content.split()))
        except binascii.Error:
            raise NotReadable("damaged") from None
    whole = loose.fields(content)
    if not whole:
        raise NotReadable("damaged")
    groups = {_id(one): number(one.get("mood_group_id")) for _, one in loose.rows(whole.get("customMoods"), found)}
    tags = {_id(one): text(one.get("name"), 80) for _, one in loose.rows(whole.get("tags"), found)}
    seen: set[str] = set()
    for row, said in loose.rows(whole.get("dayEntries"), found):
        at, group = _at(said, zone), groups.get(_id(said, "mood"))
        if at is None or group is None or not 1 <= group <= 5:
            found.trouble("row", row)
        elif _id(said) in seen:
            found.left_out["same"] += 1
        else:
            seen.add(_id(said))
            found.moods.append(_felt(said, at, group, tags))


def _id(said: Json, name: str = "id") -> str:
    """Return what a thing is called by in this file: a number, as a rule, but nobody promised one."""
    return str(said.get(name, ""))[:40]


def _felt(said: Json, at: dt.datetime, group: float, tags: dict[str, str]) -> Felt:
    marks = said.get("tags")
    labels = [tags.get(str(one), "") for one in marks] if isinstance(marks, list) else []
    return Felt(
        value=group,
        scale=_GROUPS,
        at=at,
        labels=tuple(label for label in labels if label),
        note="\n".join(one for one in (text(said.get("note_title")), text(said.get("note"))) if one),
        uid=_id(said),
    )


def _at(said: Json, zone: ZoneInfo) -> dt.datetime | None:
    """Return when an entry was made: the instant with its own offset, else the clock, whose months count from nought."""
    at = times.of_milliseconds(said.get("datetime"), zone)
    shift = number(said.get("timeZoneOffset"))
    if at is not None:
        sane = shift is not None and abs(shift) <= 18 * 3_600_000 and shift % 60_000 == 0
        return at.astimezone(dt.timezone(dt.timedelta(milliseconds=shift or 0))) if sane else at
    parts = [number(said.get(name)) for name in ("year", "month", "day", "hour", "minute")]
    if None in parts:
        return None
    year, month, day, hour, minute = (int(part or 0) for part in parts)
    return times.instant(f"{year:04d}-{month + 1}-{day} {hour}:{minute:02d}", zone)
