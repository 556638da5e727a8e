"""Draws docs/map.md from the code: `.venv/bin/python tools/map.py`"""

import ast
import os
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
HOUSE = ROOT / "src" / "hearthlight"
MAP = ROOT / "docs" / "map.md"

FLOORS = ("commands", "site", "edges", "today", "rooms", "frame", "safety", "due", "insight", "words", "acts")
FOUNDATION = ("journal", "people", "entries")

# One check-in from the tap to the page: a heading, or a file and the name in it to read next.
WAY = (
    "The tap arrives",
    ("frame/visit.py", "VisitMiddleware"),
    ("rooms/checkin/urls.py", ""),
    ("frame/policy.py", "known"),
    ("rooms/checkin/views.py", "page"),
    "It becomes an entry",
    ("rooms/checkin/forms.py", "taps"),
    ("rooms/checkin/forms.py", "entry"),
    ("entries/checkin.py", "Checkin"),
    "It is kept",
    ("frame/keep.py", "keep_checkin"),
    ("people/consent.py", "copy_of"),
    ("journal/write.py", "append"),
    ("entries/codec.py", "encode"),
    ("journal/seal.py", "seal_row"),
    ("journal/models.py", "Row"),
    ("frame/bar.py", "show_next"),
    "The browser is sent to Today",
    ("today/urls.py", ""),
    ("today/views.py", "page"),
    ("frame/visit.py", "Visit"),
    ("journal/recent.py", "recent"),
    ("journal/read.py", "opened"),
    ("journal/seal.py", "open_row"),
    ("entries/codec.py", "decode"),
    "Today answers",
    ("today/board.py", "lay"),
    ("frame/said.py", "headline"),
    ("rooms/touch/card.py", "lay"),
    ("rooms/touch/steps.py", "offer"),
    ("acts/choose.py", "choose"),
    ("today/templates/today/page.html", ""),
    ("frame/templatetags/hearth.py", "lights"),
    "When the phone is locked, the same tap goes another way",
    ("frame/keep.py", "_post"),
    ("journal/letters.py", "post"),
    ("journal/seal.py", "seal_letter"),
    ("journal/letters.py", "take_in"),
)


class OffTheMap(Exception):
    """A step of the way is no longer where the map says it is."""


def draw() -> str:
    """Return the whole map; Django is set up already."""
    parts = (
        [
            "# The map of the house",
            "",
            "Drawn from the code by `.venv/bin/python tools/map.py`; a test says when it is old.",
        ],
        ["## One check-in, one direction", *_way()],
        ["## Floors and rooms", *_floors()],
        ["## Addresses", *_addresses()],
        ["## Entry kinds", "", "Their fields are told in [entries.md](entries.md).", *_kinds()],
        ["## Settings", "", "How each is used: [serving.md](serving.md).", *_settings()],
        ["## Commands", *_commands()],
    )
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _way() -> Iterator[str]:
    number = 0
    for step in WAY:
        if isinstance(step, str):
            yield f"\n**{step}**\n"
            continue
        number += 1
        path, name = step
        yield f"{number}. {_link(HOUSE / path)}{f' `{name}`' if name else ''}: {_told(HOUSE / path, name)}"


def _told(path: Path, name: str) -> str:
    """Return the first sentence of a file, or of the name in it; raises OffTheMap."""
    if path.suffix != ".py":
        return "the page."
    tree: Any = ast.parse(path.read_text(encoding="utf-8"))
    nodes = [node for node in ast.walk(tree) if getattr(node, "name", "") == name] if name else [tree]
    if not nodes:
        raise OffTheMap(f"{path} has no {name}")
    return _sentence(ast.get_docstring(nodes[0]))


def _sentence(docstring: str | None) -> str:
    return " ".join((docstring or "").partition("\n\n")[0].split())


def _floors() -> Iterator[str]:
    places = [HOUSE / floor for floor in (*FLOORS, *FOUNDATION) if (HOUSE / floor).is_dir()]
    yield from _table("where", "what it is for")
    for place in places:
        yield _place(place)
        if place.name in ("rooms", "edges"):
            yield from (_place(inner.parent) for inner in sorted(place.glob("*/__init__.py")))


def _place(folder: Path) -> str:
    return _row(_link(folder / "__init__.py", folder.relative_to(HOUSE).as_posix()), _told(folder / "__init__.py", ""))


def _addresses() -> Iterator[str]:
    from django.urls import get_resolver

    yield "\nWho may come in: `open_to_all` anybody, `known` a phone that signed in once, `signed_in` an open phone, `together` one of two."
    yield from _table("address", "name", "who may come in", "view", "what it does")
    yield from _resolved(get_resolver().url_patterns, "/", "")


def _resolved(patterns: Iterable[Any], before: str, room: str) -> Iterator[str]:
    for pattern in patterns:
        address = before + re.sub(r"\(\?P(<\w+>)[^)]*\)|[\^$]", r"\1", str(pattern.pattern))
        if hasattr(pattern, "url_patterns"):
            yield from _resolved(pattern.url_patterns, address, f"{pattern.app_name}:" if pattern.app_name else room)
            continue
        view = getattr(pattern.callback, "func", pattern.callback)
        path = HOUSE.parent / (view.__module__.replace(".", "/") + ".py")
        name = f"`{room}{pattern.name}`" if pattern.name else "–"
        where = _link(path, f"{path.parent.name}/{path.name}")
        yield _row(
            f"`{address}`", name, f"`{pattern.callback.policy}`", f"{where} `{view.__name__}`", _sentence(view.__doc__)
        )


def _kinds() -> Iterator[str]:
    from hearthlight.entries import codec

    yield from _table("kind", "where", "what it is")
    for kind in codec.KINDS:
        path = HOUSE.parent / (kind.__module__.replace(".", "/") + ".py")
        yield _row(f"`{kind.__struct_config__.tag}`", _link(path), _told(path, ""))


def _settings() -> Iterator[str]:
    from hearthlight.site import environment

    yield from _table("name", "what it is for")
    yield from (_row(f"`{setting.name}`", setting.sentence) for setting in environment.SETTINGS)


def _commands() -> Iterator[str]:
    from hearthlight.commands.__main__ import COMMANDS

    yield from _table("command", "what it does")
    for name, (module, sentence) in COMMANDS.items():
        yield _row(_link(HOUSE / "commands" / f"{module}.py", f"hearthlight {name}"), sentence)


def _table(*heads: str) -> Iterator[str]:
    yield from ("", _row(*heads), "|" + "---|" * len(heads))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"


def _link(path: Path, text: str = "") -> str:
    if not path.exists():
        raise OffTheMap(f"there is no {path}")
    return f"[{text or path.relative_to(HOUSE).as_posix()}](../{path.relative_to(ROOT).as_posix()})"


def main() -> None:
    """Draw the map anew."""
    sys.path[:0] = [str(ROOT / "src")]
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"HEARTHLIGHT_DATA": folder, "DJANGO_SETTINGS_MODULE": "hearthlight.site.settings"}
        import django

        django.setup()
        MAP.write_text(draw(), encoding="utf-8")


if __name__ == "__main__":
    main()
