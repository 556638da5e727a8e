"""Words that waited on a phone, opened for their writer: to go on with, to look at, or to let go."""

import binascii
import json
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass

from hearthlight.entries import codec
from hearthlight.frame import told
from hearthlight.frame.visit import Visit
from hearthlight.journal import seal

# An id in hex, a point, and what is sealed in base64.
type Sent = str


@dataclass(frozen=True, slots=True)
class Waited:
    """One thing that waited: what it says, and the form it goes on with (`path` is empty when it is only to look at)."""

    id: str
    words: tuple[str, ...]
    path: str = ""
    fields: tuple[tuple[str, str], ...] = ()


def opened(visit: Visit, forms: list[Sent], old: list[Sent]) -> list[Waited]:
    """Return what opens of what a phone holds for this person; what does not open is told without a word of it."""
    return [*(_form(visit, one) for one in forms), *(_letter(visit, one) for one in old)]


def _parts(visit: Visit, sent: Sent) -> tuple[str, seal.Place, bytes]:
    name, _, sealed = sent.partition(".")
    return name, seal.Place(visit.mine.id, 0, bytes.fromhex(name)), b64decode(sealed, validate=True)


def _form(visit: Visit, sent: Sent) -> Waited:
    try:
        name, place, sealed = _parts(visit, sent)
        said = json.loads(seal.open_held(visit.mine.letters(), place, sealed))
        fields = tuple((str(field), str(value)) for field, value in said["fields"])
        return Waited(name, tuple(_words(fields)), _inside(said["path"]), fields)
    except (seal.Damaged, binascii.Error, ValueError, KeyError, TypeError):
        return Waited(sent.partition(".")[0], ())


def _inside(path: object) -> str:
    """Return a path of this house; raises ValueError for an address of any other."""
    if not isinstance(path, str) or not path.startswith("/") or path.startswith(("//", "/\\")):
        raise ValueError("elsewhere")
    return path


def _words(fields: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """Yield what somebody typed; a tap or a number of the page’s own is no words."""
    return (value for _, value in fields if " " in value.strip() or "\n" in value)


def _letter(visit: Visit, sent: Sent) -> Waited:
    try:
        name, place, sealed = _parts(visit, sent)
        entry = codec.decode(seal.open_letter(visit.mine.letters(), place, 0, sealed))
        day = f"{entry.day:%Y-%m-%d}" if entry.day else ""
        return Waited(name, (day, told.tell(entry, visit.partner).text))
    except (seal.SealError, codec.TooNew, codec.Unreadable, binascii.Error, ValueError):
        return Waited(sent.partition(".")[0], ())
