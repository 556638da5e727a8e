"""What was found in a file, told as plain values: the answer of `hearthlight inspect`."""

import datetime as dt
from collections import defaultdict
from typing import Any

from hearthlight.edges.imports import nights
from hearthlight.edges.imports.readings import Dose, Felt, Flow, Found, Move, Segment, Sleep

type Value = dict[str, Any]


def answer(file: str, found: Found) -> Value:
    """Return one answer: counts, days, nights, naps, day totals, moods and everything that could not be read."""
    slept = nights.choose(found.sleeps)
    told: Value = {"file": file, "format": found.format, "kinds": _kinds(found, len(slept.nights) + len(slept.naps))}
    days = sorted(_days(found, slept))
    told |= {"first_day": _text(days[0]) if days else None, "last_day": _text(days[-1]) if days else None}
    told |= {"nights": [_sleep(one) for one in slept.nights], "naps": [_sleep(one) for one in slept.naps]}
    told |= {"daily": _daily(found), "movement": [_move(one) for one in _in_order(found.moves)]}
    told |= {"moods": [_felt(one) for one in found.moods], "energies": [_felt(one) for one in found.energies]}
    told |= {
        "medicines": [_dose(one) for one in found.doses],
        "cycle": [_flow(one) for _, one in sorted(found.flows.items())],
    }
    told["periods"] = [{"start": _text(start), "end": _text(end)} for start, end in sorted(found.periods, key=str)]
    told["left_out"] = _left_out(found, slept)
    told["asks"] = sorted(found.asks)
    if names := found.unnamed_moods():
        told["unknown_moods"] = names
    told["problems"] = [
        {"what": what, "count": one.count, "rows": one.rows} for what, one in sorted(found.troubles.items())
    ]
    return told


def _kinds(found: Found, slept: int) -> dict[str, int]:
    counts = {
        "sleep": slept,
        "steps": len(found.steps_by_day()),
        "movement": len(found.moves),
        "mood": len(found.moods),
        "energy": len(found.energies),
        "cycle": len(found.flows) or len(found.periods),
        "temperature": len(found.temperatures),
        "medication": len(found.doses),
        "intimacy": sum(found.intimate.values()),
        "mindful": len(found.calm),
        "notes": sum(bool(one.note) for one in found.moods),
    }
    return {kind: count for kind, count in counts.items() if count}


def _days(found: Found, slept: nights.Nights) -> set[dt.date]:
    felt = {one.day or (one.at.date() if one.at else None) for one in (*found.moods, *found.energies)} - {None}
    return (
        {one.night for one in (*slept.nights, *slept.naps)}
        | {day for _, day in found.steps}
        | {one.at.date() for one in found.moves}
        | {one.at.date() for one in found.calm}
        | {one.day for one in found.doses}
        | set(found.hours)
        | {day for day in felt if day is not None}
        | set(found.flows)
        | {start for start, _ in found.periods}
        | set(found.temperatures)
        | set(found.intimate)
    )


def _sleep(one: Sleep) -> Value:
    return {
        "day": _text(one.night),
        "bed_at": _text(one.bed_at),
        "asleep_at": _text(one.asleep_at),
        "wake_at": _text(one.wake_at),
        "asleep_minutes": rounded(one.asleep),
        "awake_minutes": rounded(one.awake),
        "in_bed_minutes": rounded(one.span if one.in_bed is None else one.in_bed),
        "stages": {name: rounded(minutes) for name, minutes in one.stages.items()},
        "source": one.source,
    }


def _daily(found: Found) -> dict[str, dict[str, Any]]:
    calm: defaultdict[str, list[Segment]] = defaultdict(list)
    for one in sorted(found.calm, key=lambda one: one.at):
        calm[one.at.date().isoformat()].append(Segment(one.at, one.end_at, "awake"))
    daily: dict[str, dict[str, Any]] = {
        "steps": {day.isoformat(): rounded(steps) for day, steps in found.steps_by_day().items()},
        "mindful_minutes": {day: rounded(nights.union(stretches)) for day, stretches in calm.items()},
        "flow": {day.isoformat(): one.flow for day, one in sorted(found.flows.items())},
        "sleep_hours": {day.isoformat(): value for day, value in sorted(found.hours.items())},
        "temperature": {day.isoformat(): value for day, value in sorted(found.temperatures.items())},
    }
    return {name: values for name, values in daily.items() if values}


def _move(one: Move) -> Value:
    return {
        "at": _text(one.at),
        "end_at": _text(one.end_at),
        "what": one.what,
        "active_minutes": rounded(one.minutes),
        "distance_m": rounded(one.metres),
        "kcal": rounded(one.kcal),
        "source": one.source,
    }


def _felt(one: Felt) -> Value:
    when = {name: _text(told) for name, told in (("at", one.at), ("day", one.day)) if told}
    scale = list(one.scale) if one.scale else None
    said: Value = {**when, "value": one.value, "scale": scale, "labels": list(one.labels)}
    return said | ({"name": one.name} if one.name else {})


def _dose(one: Dose) -> Value:
    return {
        "day": _text(one.day),
        "at": _text(one.at),
        "name": one.name,
        "dose": one.dose,
        "unit": one.unit,
        "status": one.status,
        "due_at": _text(one.due_at),
    }


def _flow(one: Flow) -> Value:
    return {"day": _text(one.day), "flow": one.flow, "starts": one.starts, "excluded": one.excluded}


def _left_out(found: Found, slept: nights.Nights) -> dict[str, int]:
    left = dict(found.left_out)
    left |= {"same_sleep": slept.same} if slept.same else {}
    left |= {"odd_length": slept.odd} if slept.odd else {}
    return dict(sorted(left.items()))


def _in_order(moves: list[Move]) -> list[Move]:
    return sorted(moves, key=lambda one: one.at)


def rounded(value: float | None) -> float | None:
    """Return a number with two decimals, as a whole one where it is whole."""
    if value is None:
        return None
    short = round(value, 2)
    return int(short) if short == int(short) else short


def _text(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
