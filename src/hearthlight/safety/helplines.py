"""The helplines of each country: whom to call, whom to text, and how old what we know is.

`directory` reads the list, `countries` names what it holds, `numbers_for` lays out one country,
`is_stale` and `recheck_due` say when somebody has to look at the numbers again.
"""

import re
import unicodedata
from datetime import date, timedelta
from functools import cache
from importlib import resources
from pathlib import Path

import msgspec

RECHECK_AFTER = timedelta(days=90)
STALE_AFTER = timedelta(days=180)

# The list as it stands tells this only in notes for its keeper, so the lines are named here.
LINES_FOR_PEOPLE_WHO_FEAR_HURTING = frozenset({"nl-veilig-thuis", "be-coute-violences-conjugales", "dk-lev-uden-vold"})
DOUBT = "UNVERIFIED"
# A doubt in a line's note is about one way to reach it, named by the word it is written with.
WORD_IN_DOUBT = {"text": "Text number", "keyword": "Keyword", "chat": "Chat address"}
HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}")


class ListRefused(Exception):
    """A list of helplines that cannot be read; the text says where it stops making sense."""


class TextNumber(msgspec.Struct, frozen=True):
    """Where a text message goes, and the word it opens with if it needs one."""

    to: str
    body: str | None = None


class Source(msgspec.Struct, frozen=True):
    """Where a number was read, and when that page was dated, if anybody knows."""

    what: str
    date: str | None = None


class Line(msgspec.Struct, frozen=True):
    """One helpline, its numbers exactly as they are dialled in its own country.

    `status` tells how the number was checked: `page_seen`, `cross_checked` or `unverified`. `added` is the day on which
    the keeper of this house added it; the lines of the list have none.
    """

    id: str
    kind: str
    name: str
    show_by_default: bool
    call: tuple[str, ...] = ()
    text: TextNumber | None = None
    chat: str | None = None
    hours: str | None = None
    audience: str | None = None
    cost: str | None = None
    languages: tuple[str, ...] | None = None
    note: str | None = None
    status: str = ""
    sources: tuple[Source, ...] = ()
    added: date | None = None


class Emergency(msgspec.Struct, frozen=True):
    """The emergency numbers of a country; those under `not_seen` were found in no list we read."""

    call: tuple[str, ...]
    not_seen: tuple[str, ...] = ()
    source: str = ""


class Country(msgspec.Struct, frozen=True):
    """A country as it stands in the list, hidden lines included."""

    name: str
    emergency: Emergency
    lines: tuple[Line, ...]


class International(msgspec.Struct, frozen=True):
    """A way to find help in any country; only one with an address can be opened."""

    name: str
    url: str | None = None


class Directory(msgspec.Struct, frozen=True):
    """The whole list and the day it was last checked."""

    compiled: date
    international: tuple[International, ...]
    countries: dict[str, Country]

    @property
    def worldwide(self) -> International:
        """The directory to show while no country is chosen, or where a country has no line to show."""
        return next(entry for entry in self.international if entry.url)


class Numbers(msgspec.Struct, frozen=True):
    """What may be shown for one country, in the order in which it is shown."""

    code: str
    country: str
    emergency: tuple[str, ...]
    emergency_seen: bool
    emergency_source: str
    crisis: tuple[Line, ...]
    support: tuple[Line, ...]
    texts: tuple[Line, ...]
    home: tuple[Line, ...]
    sexual: tuple[Line, ...]
    fear_of_hurting: tuple[Line, ...]
    left_out: tuple[Line, ...]

    @property
    def shown(self) -> tuple[Line, ...]:
        """Every line that is shown, each once."""
        groups = (self.crisis, self.support, self.texts, self.home, self.sexual, self.fear_of_hurting)
        return tuple({line.id: line for group in groups for line in group}.values())

    @property
    def has_voices(self) -> bool:
        """Whether anybody can be reached by voice or text about staying alive or feeling low."""
        return bool(self.crisis or self.support or self.texts)


def parse(listed: bytes) -> Directory:
    """Return the list in `listed`; raises ListRefused when it does not read or names no worldwide directory."""
    try:
        found = msgspec.json.decode(listed, type=Directory)
    except msgspec.DecodeError as problem:
        raise ListRefused(str(problem)) from None
    if not any(entry.url for entry in found.international):
        raise ListRefused("no entry under `international` has a url")
    return found


@cache
def directory(own: Path | None = None) -> Directory:
    """Return the keeper's `own` list where it can be read, else ours; read once."""
    if own is not None:
        try:
            return parse(own.read_bytes())
        except (OSError, ListRefused):
            # Help stays open when the keeper's file does not read; the start-up checks are where they hear of it.
            return directory()
    return parse(resources.files("hearthlight.safety").joinpath("helplines.json").read_bytes())


def countries(listed: Directory) -> list[tuple[str, str]]:
    """Return (code, name) of every country, in the order of their names."""
    return sorted(
        ((code, country.name) for code, country in listed.countries.items()), key=lambda pair: _plain(pair[1])
    )


def numbers_for(listed: Directory, code: str) -> Numbers | None:
    """Return what may be shown for the country `code`, or None for a country the list does not hold."""
    country = listed.countries.get(code)
    if country is None:
        return None
    shown = [_without_doubts(line) for line in country.lines if line.show_by_default]
    seen = tuple(number for number in country.emergency.call if number not in country.emergency.not_seen)
    return Numbers(
        code=code,
        country=country.name,
        emergency=seen or country.emergency.call,
        emergency_seen=bool(seen),
        emergency_source=country.emergency.source,
        crisis=_of_kind(shown, "suicide_crisis", by_voice=True),
        support=_of_kind(shown, "emotional_support", by_voice=True),
        texts=tuple(line for line in shown if line.text and line.kind in _TEXT_KINDS),
        home=_of_kind(shown, "domestic_violence"),
        sexual=_of_kind(shown, "sexual_violence"),
        fear_of_hurting=tuple(line for line in shown if _hears_fear_of_hurting(line)),
        left_out=tuple(line for line in country.lines if not line.show_by_default),
    )


def is_stale(listed: Directory, as_of: date) -> bool:
    """Return whether the list has gone so long without a check that the reader has to know."""
    return as_of - listed.compiled > STALE_AFTER


def recheck_due(listed: Directory, as_of: date) -> bool:
    """Return whether it is time for the keeper to check the numbers again."""
    return as_of - listed.compiled > RECHECK_AFTER


_TEXT_KINDS = ("suicide_crisis", "emotional_support", "emergency_text")


def _hears_fear_of_hurting(line: Line) -> bool:
    return line.kind == "fear_of_hurting" or line.id in LINES_FOR_PEOPLE_WHO_FEAR_HURTING


def _of_kind(lines: list[Line], kind: str, *, by_voice: bool = False) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.kind == kind and (line.call or not by_voice))


def _without_doubts(line: Line) -> Line:
    """Keep the number that was checked, and drop what the list itself does not stand by."""
    in_doubt = {way for way, word in WORD_IN_DOUBT.items() if DOUBT in (line.note or "") and word in (line.note or "")}
    text = None if "text" in in_doubt else line.text
    if text and "keyword" in in_doubt:
        text = TextNumber(to=text.to)
    return msgspec.structs.replace(
        line,
        name=re.sub(rf"\s*\([^)]*{DOUBT}[^)]*\)", "", line.name),
        text=text,
        chat=line.chat if line.chat and "chat" not in in_doubt and HOST.fullmatch(line.chat) else None,
        hours=_certain(line.hours),
        cost=_certain(line.cost),
    )


def _certain(value: str | None) -> str | None:
    return None if value is None or DOUBT in value or "differ" in value else value


def _plain(name: str) -> str:
    """Fold accents away, so that a name stands where a reader looks for it."""
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter)
    ).casefold()
