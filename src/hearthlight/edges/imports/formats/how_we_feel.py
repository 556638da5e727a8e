"""How We Feel: a table of moods in words, which become the corner they live in."""

import datetime as dt
from zoneinfo import ZoneInfo

from hearthlight.edges.imports import times
from hearthlight.edges.imports.formats.feeling_words import corner
from hearthlight.edges.imports.formats.headed import Headed
from hearthlight.edges.imports.generic import days
from hearthlight.edges.imports.loose import over, text
from hearthlight.edges.imports.parcel import Parcel
from hearthlight.edges.imports.readings import Felt, Found

NAME, TITLE = "how_we_feel", "How We Feel"
_SOURCE = "How We Feel"
_TABLE = Headed("date", "mood", "notes", "reflections")
claims = _TABLE.claims
_SCALE = (-1.0, 1.0)


def read(parcel: Parcel, zone: ZoneInfo, found: Found) -> None:
    """Read every check-in into `found`; steps and sleep of a day are repeated in each of its rows, and count once."""
    for row, said in _TABLE.rows(parcel, found):
        moment = days.moment(said.get("date", "").replace("\u202f", " "), "mdy")
        word = text(said.get("mood"), 80)
        if moment is None or moment.clock is None or not word:
            found.trouble("row", row)
        else:
            _check_in(said, word, dt.datetime.combine(moment.day, moment.clock), zone, found)
        if moment is not None:
            _day(said, moment.day, found)


def _check_in(said: dict[str, str], word: str, clock: dt.datetime, zone: ZoneInfo, found: Found) -> None:
    at, place = times.on_clock(clock, zone), corner(text(said.get("mood key"), 80) or word) or corner(word)
    mood, energy = place or (None, None)
    note = "\n".join(
        one for name in ("notes", "reflections", "takeaways") if (one := text(said.get(name))) not in ("", "[]")
    )
    scale = _SCALE if place else None
    found.moods.append(Felt(mood, scale, at=at, labels=(word,), name=word, note=note))
    if energy is not None:
        found.energies.append(Felt(energy, _SCALE, at=at, labels=(word,)))
    else:
        found.asks.add("moods")


def _day(said: dict[str, str], day: dt.date, found: Found) -> None:
    steps, slept = over(said.get("steps")), over(said.get("sleep"))
    if steps:
        found.steps[_SOURCE, day] = max(steps, found.steps.get((_SOURCE, day), 0))
    if slept and slept <= 24:
        found.hours[day] = slept
