"""The few elements of an Apple export that matter, picked out of a stream of any size at the speed of a search.

No XML parser runs: a DTD is stepped over unread, an entity stays the text it is, and a control character stops nothing.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import IO

from hearthlight.edges.imports.parcel import NotReadable, chunks
from hearthlight.edges.imports.readings import Found

# A piece that fits beside the processor is searched an eighth faster than a large one.
_CHUNK = 1 << 17
_LARGEST_ELEMENT = 4 << 20
_LONGEST_TEXT = 2000
_WANTED = (
    rb"HKQuantityTypeIdentifier(?:StepCount|BasalBodyTemperature)"
    rb"|HKCategoryTypeIdentifier(?:SleepAnalysis|MenstrualFlow|IntermenstrualBleeding|SexualActivity|MindfulSession)"
)
# A record whose type stands first and is not wanted is passed over inside the search itself.
_START = re.compile(
    rb'<(?:Record\s(?:type="(?:' + _WANTED + rb')"|(?!type="))|Workout\s|StateOfMind\s|Correlation\s|!--|/HealthData)'
)
# How Apple itself writes a record. Anything else is read with more patience below. A text up to its quote is matched
# three times faster than one that forbids `<` as well, so what matched is looked through for a `<` afterwards.
_SOURCE = rb' sourceName="([^"]*+)"(?: (?:sourceVersion|device|unit|creationDate)="[^"]*+")*+'
_TIMES = rb' startDate="([^"]*+)" endDate="([^"]*+)"'
_USUAL = re.compile(rb'<Record type="([^"]*+)"' + _SOURCE + _TIMES + rb'(?: value="([^"]*+)")?+\s?(/?)>')
_STEPS = re.compile(
    rb'\s*+<Record type="HKQuantityTypeIdentifierStepCount"' + _SOURCE + _TIMES + rb' value="([^"]*+)"\s?/>'
)
_TAG = re.compile(rb"<([A-Za-z]+)((?:\s+[^\s=<>\"'/]+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*)\s*(/?)>")
_ATTRIBUTE = re.compile(rb"([^\s=<>\"'/]+)\s*=\s*(?:\"([^\"<]*)\"|'([^'<]*)')")


# Very many of these are made; a frozen one would take three times as long.
@dataclass(slots=True)
class Element:
    """One element: its name, its attributes, and what stands inside it, unread."""

    name: str
    attributes: dict[str, str]
    body: bytes

    def children(self, name: str) -> list[dict[str, str]]:
        """Return the attributes of every child of this name."""
        wanted = name.encode()
        return [_attributes(found[2]) for found in _TAG.finditer(self.body) if found[1] == wanted]

    def told(self, key: str) -> str:
        """Return what the metadata says under `key`, or nothing."""
        if key.encode() not in self.body:
            return ""
        usual = _entry_of(key).search(self.body)
        if usual:
            return text_of(usual[1])
        return next((one.get("value", "") for one in self.children("MetadataEntry") if one.get("key") == key), "")


# The source, start, end and value of one record of steps, as they stand in the file.
type Count = tuple[bytes, ...]
type Counts = Callable[[Count], bool]


def scan(source: IO[bytes], take: Callable[[Element], bool], count: Counts, found: Found) -> None:
    """Hand every element that matters to `take`, in order; a file that breaks off is told in `found` at its end.

    There are so many records of steps that they have a quicker way of their own, and go to `count`.
    """
    scanner = _Scanner(take, count, found)
    try:
        for chunk in chunks(source, _CHUNK):
            scanner.feed(chunk)
    except NotReadable as problem:
        found.trouble("truncated" if problem.why == "damaged" else problem.why)
        return
    scanner.end()


class _Scanner:
    """What was read and not yet understood, and where in it the search goes on."""

    def __init__(self, take: Callable[[Element], bool], count: Counts, found: Found) -> None:
        self._take, self._count, self._found = take, count, found
        self._rest = b""
        self._skip_to = b""
        self._row = 0
        self._ended = False

    def feed(self, chunk: bytes) -> None:
        """Read one more piece."""
        text = self._rest + chunk if self._rest else chunk
        self._rest = text[self._read(text, False) :]
        if len(self._rest) > _LARGEST_ELEMENT:
            self._found.trouble("row", self._row + 1)
            self._rest = b""

    def end(self) -> None:
        """Read what is left, and tell when the file broke off."""
        self._read(self._rest, True)
        if not self._ended:
            self._found.trouble("truncated")

    def _read(self, text: bytes, is_end: bool) -> int:
        """Read what is whole, and return where the rest begins."""
        place = 0
        while True:
            if self._skip_to:
                place = text.find(self._skip_to, place)
                if place < 0:
                    return max(0, len(text) - len(self._skip_to))
                self._skip_to = b""
            start = _START.search(text, place)
            if start is None:
                return _unfinished(text, place)
            next_place = self._at(text, start, is_end)
            if next_place is None:
                return start.start()
            place = next_place

    def _at(self, text: bytes, start: re.Match[bytes], is_end: bool) -> int | None:
        """Read what begins here and return where the next may begin, or None to wait for more of it."""
        place = start.start()
        match text[place + 1 : place + 2]:
            case b"!":
                self._skip_to = b"-->"
                return start.end()
            case b"/":
                self._ended = True
                return start.end()
            case b"R":
                return self._steps(text, place) or self._element(text, start, is_end)
            case _:
                return self._element(text, start, is_end)

    def _steps(self, text: bytes, place: int) -> int:
        """Read records of steps as long as one follows another; return where they end, or 0 when there is none."""
        end, match, count = 0, _STEPS.match, self._count
        while (one := match(text, end or place)) and _is_one(one, text):
            self._row += 1
            if not count(one.groups()):
                self._found.trouble("row", self._row)
            end = one.end()
        return end

    def _element(self, text: bytes, start: re.Match[bytes], is_end: bool) -> int | None:
        usual = _USUAL.match(text, start.start())
        usual = usual if usual and _is_one(usual, text) else None
        tag = usual or _TAG.match(text, start.start())
        if tag is None:
            return self._odd(text, start, is_end)
        name, closed = (b"Record", usual[6]) if usual else (tag[1], tag[3])
        if name == b"Correlation":
            # What lies in a correlation stands in the file a second time, on its own.
            self._skip_to = b"" if closed else b"</Correlation>"
            return tag.end()
        body, end = b"", tag.end()
        if not closed:
            end = text.find(b"</" + name + b">", tag.end())
            if end < 0:
                return None
            body = text[tag.end() : end]
        self._row += 1
        attributes = _usual(usual) if usual else _attributes(tag[2])
        if not self._take(Element(name.decode(), attributes, body)):
            self._found.trouble("row", self._row)
        return end

    def _odd(self, text: bytes, start: re.Match[bytes], is_end: bool) -> int | None:
        """Tell an element that is not whole yet from one that never will be."""
        if is_end or text.find(b"<", start.end()) < 0:
            return None
        self._row += 1
        self._found.trouble("row", self._row)
        return start.end()


def _is_one(found: re.Match[bytes], text: bytes) -> bool:
    """Return whether this is one element, and no quote that never closed let it run into the next."""
    return text.find(b"<", found.start(1), found.end()) < 0


def _unfinished(text: bytes, place: int) -> int:
    """Return where a beginning may stand that the end of this piece cuts in two."""
    last = text.rfind(b"<", max(place, len(text) - 160))
    return len(text) if last < 0 else last


def _usual(found: re.Match[bytes]) -> dict[str, str]:
    start, end, value = found[3].decode("utf-8", "replace"), found[4].decode("utf-8", "replace"), found[5]
    said = {"type": text_of(found[1]), "sourceName": text_of(found[2]), "startDate": start, "endDate": end}
    if value is not None:
        said["value"] = value.decode("utf-8", "replace")
    return said


def _attributes(text: bytes) -> dict[str, str]:
    return {
        text_of(found[1]): text_of(found[2] if found[2] is not None else found[3])
        for found in _ATTRIBUTE.finditer(text)
    }


@lru_cache(maxsize=16)
def _entry_of(key: str) -> re.Pattern[bytes]:
    return re.compile(rb'<MetadataEntry key="' + re.escape(key.encode()) + rb'" value="([^"<]*)"')


def text_of(raw: bytes) -> str:
    """Return a text as it was before it was written into the file, cut at a length no name ever has."""
    return _text(raw[:_LONGEST_TEXT])


@lru_cache(maxsize=2048)
def _text(raw: bytes) -> str:
    text = raw.decode("utf-8", "replace")
    return unescape(text) if "&" in text else text
