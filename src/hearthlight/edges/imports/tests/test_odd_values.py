"""Where a file of any format says something of another kind than it always does, reading goes on or is refused kindly."""

import base64
import datetime as dt
import io
import re
import zipfile
from zoneinfo import ZoneInfo

import pytest

from hearthlight.edges.imports import gather, parcel, reader, told
from hearthlight.edges.imports.generic import days
from hearthlight.edges.imports.parcel import NotReadable
from hearthlight.edges.imports.tests.samples import SAMPLES, files

ZONE = ZoneInfo("Europe/Berlin")
OWNER = gather.Owner(ZONE, "x:0", lambda _: b"0" * 16)
EVERYTHING = gather.Choice(frozenset(gather.TICKS), (1, 5))
JSON_VALUE = re.compile(rb'(?<=[:\[,])\s*("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|\{\}|\[\])(?=\s*[,\]}])')
CELL = re.compile(rb"(?<=[,;\n])[^,;\n\"]*(?=[,;\n])")
ATTRIBUTE = re.compile(rb'(?<==)"[^"]*"')
ODD_JSON = (
    b"null",
    b"true",
    b"{}",
    b'[{"a":1}]',
    b'{"date":[]}',
    b'""',
    b'"9"',
    b"-1",
    b"1e300",
    b"99999999999999999999",
)
ODD_CELL = (
    b"",
    b"9" * 20,
    b"99999999999999999999 May",
    b"-1",
    b"1e300",
    b"9999-99-99",
    b'"',
    b"=1+1",
    "\u0663".encode(),
)
ODD_ATTRIBUTE = (b'""', b'"-1"', b'"1e300"', b'"9999-99-99 99:99:99 +9999"', b'"nan"', b'"&amp;"')
# Where a large sample says the same thing hundreds of times, every so many of them are enough.
MOST_PLACES = 60


def read(content, name):
    try:
        held = parcel.of_bytes(content, name)
        found = reader.read(held, ZONE, today=dt.date(2026, 1, 15))
    except NotReadable:
        return
    told.answer(name, found)
    gather.entries(found, EVERYTHING, OWNER)


def changed(content):
    """Yield the content with one value changed."""
    start = content.lstrip(b"\xef\xbb\xbf \r\n")[:1]
    pattern, odd = (
        (JSON_VALUE, ODD_JSON)
        if start in (b"{", b"[")
        else (ATTRIBUTE, ODD_ATTRIBUTE)
        if start == b"<"
        else (CELL, ODD_CELL)
    )
    places = [found.span() for found in pattern.finditer(content)]
    for first, end in places[:: max(1, len(places) // MOST_PLACES)]:
        for value in odd:
            yield content[:first] + value + content[end:]


def packed(content, name, inside):
    """Return the zip with one member changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w") as after:
        for other in before.namelist():
            after.writestr(other, inside if other == name else before.read(other))
    return out.getvalue()


@pytest.mark.parametrize("path", files(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_an_odd_value_stops_no_reading(path):
    content = path.read_bytes()
    if not zipfile.is_zipfile(path):
        for one in changed(content):
            read(one, path.name)
        return
    with zipfile.ZipFile(path) as archive:
        inside = {name: archive.read(name) for name in archive.namelist() if name.endswith((".json", ".csv", ".xml"))}
    for name, said in inside.items():
        for one in changed(said):
            read(packed(content, name, one), path.name)


def test_an_odd_value_in_a_backup_stops_no_reading():
    with zipfile.ZipFile(SAMPLES / "daylio/backup_2026_01_11.daylio") as archive:
        inside = base64.b64decode(archive.read("backup.daylio"))
    for one in changed(inside):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as after:
            after.writestr("backup.daylio", base64.b64encode(one))
        read(out.getvalue(), "backup.daylio")


@pytest.mark.parametrize(
    "day", ["99999999999999999999 Dec 2021", "²³ Dec 2021", "8 Dec 20211", "31 Feb 2021", "8 Dec ²021"]
)
def test_a_day_in_words_that_cannot_be_is_none(day):
    assert days.day(day, "dmy") is None


def test_a_date_that_is_no_text_is_a_row_that_cannot_be_read():
    content = (SAMPLES / "clue/measurements.json").read_bytes().replace(b'"2026-01-09"', b"{}", 1)
    found = reader.read(parcel.of_bytes(content, "measurements.json"), ZONE, today=dt.date(2026, 1, 15))
    assert found.troubles["row"].count == 1
