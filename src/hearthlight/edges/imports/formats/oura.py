"""Oura: the tables of an account export, and the JSON of its interface; both use the same names."""

from collections.abc import Iterator, Mapping
from zoneinfo import ZoneInfo

from hearthlight.edges.imports import loose, times
from hearthlight.edges.imports.loose import over, text
from hearthlight.edges.imports.parcel import Member, NotReadable, Parcel
from hearthlight.edges.imports.readings import Found, Sleep

NAME, TITLE = "oura", "Oura"
_SOURCE = "Oura"
_SLEEP, _DAYS = {"bedtime_start", "bedtime_end"}, {"day", "steps", "equivalent_walking_distance"}
_LOOKED_AT = 60
# A rest is no sleep, and what was deleted was taken back by the person.
_NO_SLEEP = ("deleted", "rest")


def _own(parcel: Parcel) -> list[Member]:
    few = (parcel.ending(".csv", ".json") or parcel.members)[:_LOOKED_AT]
    return [one for one in few if _begins(one.head())]


def _begins(head: bytes) -> bool:
    if head.lstrip().startswith((b"{", b"[")):
        return (b'"bedtime_start"' in head and b'"bedtime_end"' in head) or b'"equivalent_walking_distance"' in head
    names = set(loose.heading(head))
    return names >= _SLEEP or names >= _DAYS


def claims(parcel: Parcel) -> bool:
    """Return whether this comes from Oura."""
    return bool(_own(parcel))


def read(parcel: Parcel, zone: ZoneInfo, found: Found) -> None:
    """Read sleep and steps into `found`, each sleep once."""
    sleeps: dict[str, Sleep] = {}
    for member in _own(parcel):
        try:
            for row, said in _rows(member, found):
                understood = _sleep(said, zone, found, sleeps) if "bedtime_start" in said else _day(said, found)
                if not understood:
                    found.trouble("row", row)
        except NotReadable as problem:
            found.trouble(problem.why)
    found.sleeps += sleeps.values()


def _rows(member: Member, found: Found) -> Iterator[tuple[int, Mapping[str, object]]]:
    if member.head().lstrip().startswith((b"{", b"[")):
        whole = loose.json_of(member)
        yield from loose.rows(loose.fields(whole).get("data") or whole, found)
        return
    with member.stream() as source:
        yield from loose.table(source, found)


def _sleep(said: Mapping[str, object], zone: ZoneInfo, found: Found, sleeps: dict[str, Sleep]) -> bool:
    kind = text(said.get("type"))
    if kind in _NO_SLEEP:
        found.left_out[kind] += 1
        return True
    start, end = times.instant(said.get("bedtime_start"), zone), times.instant(said.get("bedtime_end"), zone)
    if start is None or end is None or end <= start:
        return False
    told = {name: over(said.get(f"{name}_sleep_duration")) for name in ("light", "deep", "rem")}
    asleep, awake = over(said.get("total_sleep_duration")), over(said.get("awake_time"))
    lying = over(said.get("time_in_bed"))
    one = Sleep(
        source=_SOURCE,
        bed_at=start,
        wake_at=end,
        asleep=None if asleep is None else asleep / 60,
        awake=None if awake is None else awake / 60,
        in_bed=None if lying is None else lying / 60,
        stages={name: seconds / 60 for name, seconds in told.items() if seconds is not None},
        uid=text(said.get("id")),
    )
    key = one.uid or start.isoformat()
    if key in sleeps:
        found.left_out["same"] += 1
    sleeps[key] = one
    return True


def _day(said: Mapping[str, object], found: Found) -> bool:
    day, steps = times.date(said.get("day")), over(said.get("steps"))
    if day is None or steps is None:
        return False
    found.steps[_SOURCE, day] = steps
    return True
