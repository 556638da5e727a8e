"""The readable form of a copy: one zip with a diary to open in a browser, every field as JSON, and a table."""

import csv
import io
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from importlib import resources
from itertools import batched
from typing import IO, Any

import msgspec
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from hearthlight.edges.archive import contents
from hearthlight.edges.archive.contents import Belongings
from hearthlight.entries import codec
from hearthlight.entries.preference import Preference
from hearthlight.frame import told
from hearthlight.journal import read, seal, write
from hearthlight.journal.homes import OpenHome
from hearthlight.journal.read import Kept

FORMAT, VERSION = "hearthlight-readable", 1
LINES_AT_ONCE = 500
ABOUT = ("whose", "who", "id", "kind", "day", "at", "note")
AUTHORS = (0, 1)
# A spreadsheet takes a cell that begins so for a formula, and could run it.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def pack(belongings: Belongings, file: IO[bytes]) -> None:
    """Write the zip to `file`; each part is read from the journal and packed piece by piece."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        parts = (("diary.html", _diary), ("entries.json", _json), ("entries.csv", _csv))
        for name, part in parts:
            with packed.open(name, "w") as member:
                for piece in part(belongings):
                    member.write(piece)
        packed.writestr("diary.css", (resources.files(__package__) / "diary.css").read_bytes())


def _diary(belongings: Belongings) -> Iterator[bytes]:
    yield render_to_string("archive/diary_begins.html").encode()
    for home in belongings.homes:
        shared = home is not belongings.mine
        names = _names(home)
        yield render_to_string("archive/diary_home.html", {"shared": shared}).encode()
        partner = names.get(1 - home.author, "") if shared else ""
        for some in batched(_spoken(home, shared=shared), LINES_AT_ONCE):
            lines = [_line(kept, names, partner) for kept in some]
            yield render_to_string("archive/diary_lines.html", {"lines": lines}).encode()
    yield render_to_string("archive/diary_ends.html").encode()


def _spoken(home: OpenHome, *, shared: bool) -> Iterator[Kept]:
    return (kept for kept in contents.said_in(home, shared=shared) if not isinstance(kept.entry, Preference))


def _line(kept: Kept, names: dict[int, str], partner: str) -> dict[str, object]:
    said = told.tell(kept.entry, partner)
    return {"day": kept.entry.day, "kind": said.kind, "text": said.text, "who": names.get(kept.author, "")}


def _names(home: OpenHome) -> dict[int, str]:
    """Return what each author of a home is called there."""
    names = {}
    for author in AUTHORS:
        with suppress(seal.NotShared):
            choice = read.one(home, write.settled_id(home, "name", author)).entry
            if isinstance(choice, Preference) and isinstance(choice.value, str):
                names[author] = choice.value
    return names


def _json(belongings: Belongings) -> Iterator[bytes]:
    yield msgspec.json.encode({"format": FORMAT, "version": VERSION})[:-1] + b',"homes":['
    for number, home in enumerate(belongings.homes):
        shared = home is not belongings.mine
        about = {"shared": shared, "me": home.author, "names": _names(home)}
        yield (b"," if number else b"") + msgspec.json.encode(about)[:-1] + b',"entries":['
        for place, kept in enumerate(contents.said_in(home, shared=shared)):
            yield (b",\n" if place else b"\n") + msgspec.json.encode(_fields(kept))
        yield b"]}"
    yield b"]}\n"


def _fields(kept: Kept) -> dict[str, Any]:
    entry: dict[str, Any] = msgspec.to_builtins(kept.entry)
    shared_as = {"shared_as": kept.entry.shared_as.hex()} if kept.entry.shared_as else {}
    return {"id": kept.id.hex(), "author": kept.author} | entry | shared_as


def _csv(belongings: Belongings) -> Iterator[bytes]:
    columns = _columns()
    # The mark at the front lets spreadsheets read the letters right.
    yield "\ufeff".encode() + _row([*ABOUT, *columns])
    for home in belongings.homes:
        shared = home is not belongings.mine
        names = _names(home)
        for kept in _spoken(home, shared=shared):
            fields = _fields(kept)
            about = {"whose": _("shared") if shared else _("mine"), "who": names.get(kept.author, "")}
            yield _row([_cell((about | fields).get(name)) for name in (*ABOUT, *columns)])


def _columns() -> list[str]:
    """Return every field of every kind but those told about each, in the order of the kinds."""
    spoken = (kind for kind in codec.KINDS if kind is not Preference)
    fields = (field.name for kind in spoken for field in msgspec.structs.fields(kind))
    return [name for name in dict.fromkeys(fields) if name not in ABOUT]


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case str():
            return f"'{value}" if value.startswith(FORMULA) else value
        case list() if all(isinstance(each, str) for each in value):
            return _cell("; ".join(value))
        case list() | dict():
            return msgspec.json.encode(value).decode()
        case _:
            return str(value)


def _row(cells: list[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue().encode()
