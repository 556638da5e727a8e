"""The page itself as plain values: blocks of words, tables and one picture. Screen, paper, table and link all show this."""

from collections.abc import Iterator
from typing import Literal

import msgspec


class Table(msgspec.Struct, frozen=True):
    """Rows under a head; `foot` is a line of small print below."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    foot: str = ""


class Label(msgspec.Struct, frozen=True):
    """A word in the picture, at a place; `end` sets it against its right edge, `strong` in bold.

    `behind` is how much white lies behind it, so that no line runs through it; with `end` it begins that far before.
    """

    x: float
    y: float
    text: str
    end: bool = False
    strong: bool = False
    behind: float = 0

    @property
    def behind_x(self) -> float:
        return self.x - self.behind + 2 if self.end else self.x - 2

    @property
    def behind_y(self) -> float:
        return self.y - 14


class Lane(msgspec.Struct, frozen=True):
    """One measure on the axis: its line and its markers as paths, and the dashes that tell it from the others."""

    line: str
    marks: str
    dash: str


class Bar(msgspec.Struct, frozen=True):
    """One stretch of a medicine on one dose."""

    x: float
    y: float
    width: float
    is_first: bool


class Picture(msgspec.Struct, frozen=True):
    """Everything on one axis of days: `told` says the same in a sentence or two. Numbers are in the units of the picture."""

    told: str
    height: float
    rules: str
    lanes: tuple[Lane, ...]
    bars: tuple[Bar, ...]
    ticks: str
    labels: tuple[Label, ...]


class Block(msgspec.Struct, frozen=True):
    """One part of the page. `half` parts stand beside each other where there is room; `space` is empty lines to write on."""

    title: str
    lines: tuple[str, ...] = ()
    kind: Literal["plain", "voice", "numbered"] = "plain"
    table: Table | None = None
    picture: Picture | None = None
    half: bool = False
    space: int = 0


class Sheet(msgspec.Struct, frozen=True):
    """One page for one appointment, as it stood on one day."""

    title: str
    about: str
    facts: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    foot: str
    paper: Literal["a4", "letter"] = "a4"
    language: str = "en"


def pack(sheet: Sheet) -> bytes:
    """Return a page as bytes, to be sealed."""
    return msgspec.msgpack.encode(sheet)


def unpack(content: bytes) -> Sheet:
    """Return a page from its bytes; raises msgspec.DecodeError for anything else."""
    return msgspec.msgpack.decode(content, type=Sheet)


def texts(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Yield every text of the page in reading order, each with the part it stands in; the picture by what it tells."""
    yield "", sheet.title
    yield "", sheet.about
    for name, value in sheet.facts:
        yield name, name
        yield name, value
    for block in sheet.blocks:
        yield block.title, block.title
        for line in block.lines:
            yield block.title, line
        if block.picture is not None:
            yield block.title, block.picture.told
        if block.table is not None:
            for row in (block.table.head, *block.table.rows):
                yield from ((block.title, cell) for cell in row)
            if block.table.foot:
                yield block.title, block.table.foot
    yield "", sheet.foot
