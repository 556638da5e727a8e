"""From the bytes of a file to rows of cells: encoding, delimiter and heading are found out, nothing is understood yet."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from hearthlight.edges.imports.generic.days import moment

LARGEST_BYTES = 8 * 1024 * 1024
MOST_ROWS = 100_000
MOST_COLUMNS = 200
LONGEST_ROW_LINES = 200
DELIMITERS = ",;\t|"
_SNIFFED_ROWS = 20
_ZIPPED = b"PK\x03\x04"
_OLD_SPREADSHEET = b"\xd0\xcf\x11\xe0"
_DELIMITER_LINE = re.compile(r"sep=([,;|\t])\s*\n", re.IGNORECASE)

type Why = Literal["large", "empty", "spreadsheet", "binary", "narrow", "wide", "long"]
type What = Literal["day", "ahead", "number", "outside", "quote", "cell"]


class NotATable(ValueError):
    """This file is no table of days; `why` tells in which way."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that could not be read: where it stands, and what it is. It never holds what the cell says."""

    row: int
    column: int | None
    what: What


@dataclass(frozen=True, slots=True)
class Row:
    """One row with its number as a spreadsheet counts: the heading is row 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under their columns' names; every row is as wide as the heading."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()

    def column(self, index: int) -> list[str]:
        """Return the filled cells of one column."""
        return [row.cells[index] for row in self.rows if row.cells[index]]


def read(content: bytes) -> Table:
    """Return the table in `content`; raises NotATable."""
    if len(content) > LARGEST_BYTES:
        raise NotATable("large")
    text = _decode(content)
    told = _DELIMITER_LINE.match(text)
    text, skipped = (text[told.end() :], 1) if told else (text, 0)
    delimiter = told[1] if told else _sniff(text)
    problems: list[Problem] = []
    records = list(_records(text, delimiter, skipped, problems))
    if not records:
        raise NotATable("empty")
    heading, rows = _part(records)
    if not rows:
        raise NotATable("empty")
    return Table(heading, tuple(_fit(row, len(heading)) for row in rows), tuple(problems))


def _decode(content: bytes) -> str:
    """Return the text of a file as UTF-8 or UTF-16, else as the older Western Windows letters; line ends become \\n."""
    if content.startswith((_ZIPPED, _OLD_SPREADSHEET)):
        raise NotATable("spreadsheet")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif content[1:2] == b"\0":
        encodings = ["utf-16-le"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise NotATable("binary")


def _sniff(text: str) -> str:
    """Return the delimiter under which most of the first rows are as wide as the heading, and the heading is widest."""
    first_rows = text[: 64 * 1024]

    def fit(delimiter: str) -> tuple[int, int]:
        rows = [row for row, _ in zip(_cells(first_rows, delimiter), range(_SNIFFED_ROWS), strict=False)]
        width = len(rows[0]) if rows else 0
        return (sum(len(row) == width for row in rows), width) if width > 1 else (0, width)

    best = max(DELIMITERS, key=fit)
    if fit(best)[1] < 2:
        raise NotATable("narrow" if text.strip() else "empty")
    return best


def _cells(text: str, delimiter: str) -> Iterator[list[str]]:
    try:
        yield from (row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if any(row))
    except csv.Error:
        return


def _records(text: str, delimiter: str, skipped: int, problems: list[Problem]) -> Iterator[Row]:
    """Yield the rows that hold anything; one that cannot be taken apart becomes a problem, and the next one goes on."""
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    number, lines = skipped, 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            problems.append(Problem(number, None, "cell"))
            continue
        if reader.line_num - lines > LONGEST_ROW_LINES:
            problems.append(Problem(number, None, "quote"))
        elif len(cells) > MOST_COLUMNS:
            raise NotATable("wide")
        elif any(cell.strip() for cell in cells):
            yield Row(number, tuple(cell.strip() for cell in cells))
        if number - skipped > MOST_ROWS:
            raise NotATable("long")
        lines = reader.line_num


def _part(records: list[Row]) -> tuple[tuple[str, ...], list[Row]]:
    """Return the columns' names and the rows below them; a file without a heading gets an empty name for each column."""
    first = records[0].cells
    if any(moment(cell, "dmy") or moment(cell, "mdy") for cell in first):
        return ("",) * max(len(row.cells) for row in records), records
    return first, records[1:]


def _fit(row: Row, width: int) -> Row:
    return Row(row.number, (row.cells + ("",) * width)[:width])
