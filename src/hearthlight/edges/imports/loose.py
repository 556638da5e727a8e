"""Values out of JSON and CSV that nobody promised anything about: a number, a text, a list, or nothing."""

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import IO, Any

import msgspec

from hearthlight.edges.imports.parcel import Member, NotReadable, chunks
from hearthlight.edges.imports.readings import Found

type Json = dict[str, Any]

_NUMBER = re.compile(r"[+-]?\d{1,15}(?:[.,]\d{1,15})?(?:[eE][+-]?\d{1,2})?")
_LARGEST_NUMBER = 1e15
_LONGEST_LINE = 1 << 20
_RAW: msgspec.json.Decoder[msgspec.Raw] = msgspec.json.Decoder(msgspec.Raw)
_FIELDS: msgspec.json.Decoder[dict[str, msgspec.Raw]] = msgspec.json.Decoder(dict[str, msgspec.Raw])
_ITEMS: msgspec.json.Decoder[list[msgspec.Raw]] = msgspec.json.Decoder(list[msgspec.Raw])
_TROUBLE = (msgspec.MsgspecError, RecursionError, ValueError)


def number(value: object) -> float | None:
    """Return a number, also out of a text with a point or a comma, or None."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        plain = value.strip()
        if not _NUMBER.fullmatch(plain):
            return None
        value = float(plain.replace(",", "."))
    if isinstance(value, int | float) and -_LARGEST_NUMBER < value < _LARGEST_NUMBER:
        return float(value)
    return None


def over(value: object, least: float = 0) -> float | None:
    """Return a number that is not below `least`, or None."""
    found = number(value)
    return found if found is not None and found >= least else None


def text(value: object, longest: int = 4000) -> str:
    """Return a text without the blanks around it, cut at a length; anything else is empty."""
    return value.strip()[:longest] if isinstance(value, str) else ""


def texts(value: object) -> tuple[str, ...]:
    """Return the texts of a list."""
    return tuple(one for item in value if (one := text(item, 200))) if isinstance(value, list) else ()


def json_of(member: Member) -> msgspec.Raw:
    """Return the JSON of a member, not yet taken apart; raises NotReadable."""
    content = member.content()
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        return _RAW.decode(content)
    except _TROUBLE:
        raise NotReadable("damaged") from None


def fields(raw: "msgspec.Raw | bytes | None") -> dict[str, msgspec.Raw]:
    """Return the fields of a JSON object, each not yet taken apart; anything else has none."""
    try:
        return _FIELDS.decode(raw) if raw is not None else {}
    except _TROUBLE:
        return {}


def items(raw: "msgspec.Raw | bytes | None") -> list[msgspec.Raw]:
    """Return the items of a JSON list, each not yet taken apart; anything else has none."""
    try:
        return _ITEMS.decode(raw) if raw is not None else []
    except _TROUBLE:
        return []


def value(raw: "msgspec.Raw | bytes | None") -> Any:
    """Return what a small piece of JSON says, or None."""
    try:
        return msgspec.json.decode(raw) if raw is not None else None
    except _TROUBLE:
        return None


def rows(raw: "msgspec.Raw | None", found: Found) -> Iterator[tuple[int, Json]]:
    """Yield the objects of a JSON list with their number from 1; what is no object is counted."""
    for place, item in enumerate(items(raw), 1):
        said = value(item)
        if isinstance(said, dict):
            yield place, said
        else:
            found.trouble("row", place)


def lines(source: IO[bytes]) -> Iterator[str]:
    """Yield the lines of a stream of UTF-8, UTF-16 or the older Western letters, whatever ends them.

    A line end inside a quoted cell ends a line here too; `csv` puts such a cell together again.
    """
    rest, decode = "", None
    for chunk in chunks(source, 1 << 18):
        decode = decode or _decoder(chunk)
        rest += decode.decode(chunk)
        # A carriage return at the end may be the first half of a line end.
        whole, rest = (rest[:-1], "\r") if rest.endswith("\r") else (rest, "")
        parts = re.split(r"\r\n|\r|\n", whole)
        rest = parts.pop() + rest
        yield from (f"{part}\n" for part in parts)
        if len(rest) > _LONGEST_LINE:
            raise NotReadable("damaged")
    if rest.strip("\r"):
        yield rest.rstrip("\r") + "\n"


def delimiter_of(line: str) -> str:
    """Return what stands between the cells of a heading."""
    return max(",;\t|", key=line.count)


def cells(source: IO[bytes], found: Found, *, delimiter: str | None = None) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a CSV with their number from 1; a row that cannot be taken apart is counted."""
    feed = lines(source)
    first = next(feed, "")
    between = delimiter or delimiter_of(first)
    reader = csv.reader(_with(first.removeprefix("\ufeff"), feed), delimiter=between)
    number = 0
    while True:
        number += 1
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error:
            found.trouble("row", number)


def table(source: IO[bytes], found: Found, *, heading_row: int = 1) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows of a CSV as the names in its heading and the cells under them; of names that return, the first."""
    heading: list[str] = []
    for number, row in cells(source, found):
        if number < heading_row or not any(row):
            continue
        if not heading:
            heading = [name.strip().lower() for name in row]
            continue
        if len(row) < len(heading) / 2:
            found.trouble("row", number)
            continue
        yield number, _named(heading, row)


def heading(head: bytes) -> list[str]:
    """Return the names in the first line of a CSV, in small letters."""
    first = next(lines(io.BytesIO(head)), "").removeprefix("\ufeff")
    try:
        row = next(csv.reader([first], delimiter=delimiter_of(first)), [])
    except csv.Error:
        return []
    return [name.strip().lower() for name in row]


def first_of(row: dict[str, str], *names: str) -> str:
    """Return the first of these cells that says something."""
    return next((row[name] for name in names if row.get(name)), "")


def _decoder(first: bytes) -> codecs.IncrementalDecoder:
    if first.startswith((b"\xff\xfe", b"\xfe\xff")):
        return codecs.getincrementaldecoder("utf-16")("replace")
    try:
        codecs.getincrementaldecoder("utf-8")().decode(first)
    except UnicodeDecodeError:
        return codecs.getincrementaldecoder("cp1252")("replace")
    return codecs.getincrementaldecoder("utf-8-sig")("replace")


def _named(names: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    named: dict[str, str] = {}
    for name, cell in zip(names, row, strict=False):
        named.setdefault(name, cell)
    return named


def _with(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest
