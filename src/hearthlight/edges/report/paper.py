"""The page as a tagged PDF (PDF/UA-1), set by typst in memory: nothing of it touches the disk."""

from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from hearthlight.rooms.reports.sheet import Block, Sheet

if TYPE_CHECKING:
    import typst

HERE = Path(str(resources.files("hearthlight.edges.report")))
DOTS_AN_INCH = 110


def print_out(sheet: Sheet) -> bytes:
    """Return the page as a PDF on its own paper."""
    # A file that says when it was saved tells more than the page does.
    printed = _compiler(sheet).compile(format="pdf", pdf_standards="ua-1", timestamp=0)
    assert isinstance(printed, bytes), "a PDF is one file"
    return printed


def picture(sheet: Sheet) -> list[bytes]:
    """Return the page as PNG pictures, one for each sheet of paper, to look at before printing."""
    drawn = _compiler(sheet).compile(format="png", ppi=DOTS_AN_INCH)
    return drawn if isinstance(drawn, list) else [drawn or b""]


def _compiler(sheet: Sheet) -> "typst.Compiler":
    # Imported here because typst is large, and most requests never print.
    import typst

    return typst.Compiler(
        (HERE / "page.typ").read_bytes(),
        root=str(HERE),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"sheet": msgspec.json.encode(_values(sheet)).decode()},
    )


@cache
def _fonts() -> "typst.Fonts":
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(HERE / "fonts")])


def _values(sheet: Sheet) -> dict[str, Any]:
    """Return what the page is set from: its values, with parts that stand side by side paired, and its pictures drawn."""
    values: dict[str, Any] = msgspec.to_builtins(sheet)
    values["pairs"] = [[_part(block) for block in pair] for pair in _pairs(sheet.blocks)]
    values["page_of"] = _("Page 1 of 2")
    del values["blocks"]
    return values


def _part(block: Block) -> dict[str, Any]:
    values: dict[str, Any] = msgspec.to_builtins(block)
    if block.picture is not None:
        svg = render_to_string("reports/axis.svg", {"picture": block.picture, "alone": True}) + ""
        values["picture"] = {"told": block.picture.told, "svg": str(svg)}
    return values


def _pairs(blocks: tuple[Block, ...]) -> list[list[Block]]:
    """Return the parts in order, two halves that follow each other together."""
    pairs: list[list[Block]] = []
    for block in blocks:
        if block.half and pairs and len(pairs[-1]) == 1 and pairs[-1][0].half:
            pairs[-1].append(block)
        else:
            pairs.append([block])
    return pairs
