"""Lines a keeper adds for the people of their own house: a refuge round the corner, a doctor on call.

They lie in `lines.json` in the data folder, stand before the lines of the list, and say who added them and when.
"""

import re
import unicodedata
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

import msgspec

from hearthlight.safety.helplines import Directory, Line, ListRefused, TextNumber

FILE = "lines.json"
LONGEST = 80
NUMBER = re.compile(r"[+*]?[\d*][\d ()*-]{1,24}")

type Kind = Literal["suicide_crisis", "emotional_support", "domestic_violence", "sexual_violence", "fear_of_hurting"]
KINDS: tuple[str, ...] = get_args(Kind.__value__)
type Lines = dict[str, tuple[Line, ...]]


class LineRefused(Exception):
    """A line that cannot be shown; the text says what is accepted."""


def read(folder: Path) -> Lines:
    """Return the keeper’s lines by country; raises ListRefused when the file is there and does not read."""
    path = folder / FILE
    try:
        changed = path.stat().st_mtime_ns
    except FileNotFoundError:
        return {}
    except OSError as problem:
        raise ListRefused(str(problem)) from None
    return _read(path, changed)


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> Lines:
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, tuple[Line, ...]])
    except (OSError, msgspec.DecodeError) as problem:
        raise ListRefused(str(problem)) from None


def beside(listed: Directory, folder: Path) -> Directory:
    """Return `listed` with the keeper’s lines first in each country; a file that does not read adds none."""
    try:
        own = read(folder)
    except ListRefused:
        # Help stays open; the start-up checks are where the keeper hears of it.
        return listed
    countries = {
        code: msgspec.structs.replace(country, lines=(*own[code], *country.lines)) if code in own else country
        for code, country in listed.countries.items()
    }
    return msgspec.structs.replace(listed, countries=countries) if own else listed


def line(*, kind: str, name: str, call: str, text: str, word: str, hours: str, today: date) -> Line:
    """Return a line of the keeper’s; raises LineRefused."""
    if kind not in KINDS:
        raise LineRefused(f"The kind is {kind!r}. Accepted: {', '.join(KINDS)}.")
    if not name.strip() or len(name) > LONGEST:
        raise LineRefused(f"The name is {name!r}. Accepted: one to {LONGEST} letters.")
    for number in filter(None, (call, text)):
        if not NUMBER.fullmatch(number):
            raise LineRefused(f"The number is {number!r}. Accepted: digits as they are dialled where you live.")
    if not call and not text:
        raise LineRefused("There is no number. Give one to call, or one to text.")
    return Line(
        id=f"own-{_plain(name)}",
        kind=kind,
        name=name.strip(),
        show_by_default=True,
        call=(call,) if call else (),
        text=TextNumber(text, word or None) if text else None,
        hours=hours or None,
        added=today,
    )


def add(folder: Path, listed: Directory, code: str, new: Line) -> None:
    """Keep `new` for a country of the list, in place of one of the same name; raises LineRefused, ListRefused, OSError."""
    if code not in listed.countries:
        raise LineRefused(f"The country is {code!r}. Accepted: {', '.join(sorted(listed.countries))}.")
    own = read(folder)
    kept = [one for one in own.get(code, ()) if one.id != new.id]
    _write(folder, {**own, code: (*kept, new)})


def remove(folder: Path, name: str) -> bool:
    """Take a line away by its id; return whether there was one. Raises ListRefused, OSError."""
    own = read(folder)
    left = {code: tuple(one for one in lines if one.id != name) for code, lines in own.items()}
    _write(folder, {code: lines for code, lines in left.items() if lines})
    return any(one.id == name for lines in own.values() for one in lines)


def _write(folder: Path, lines: Lines) -> None:
    # Written beside and moved into place, so that Help never meets half a file.
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / f"{FILE}.new"
    fresh.write_bytes(msgspec.json.format(msgspec.json.encode(lines), indent=2))
    fresh.replace(folder / FILE)


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-") or "line"
