"""How a pure command talks: one JSON line in, one out, in order; a line it cannot answer is told, and the rest goes on."""

import json
import sys
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

type Answer = Callable[[Mapping[str, Any]], Mapping[str, Any]]


class NotAnswered(Exception):
    """A line that cannot be answered; the text says why, in one line."""


def answer(each: Answer) -> int:
    """Answer every line of standard input by `each`, which is given the line as a map and may raise NotAnswered.

    The `id` of a line stands in its answer. Returns the exit status: 1 when any line was not answered.
    """
    status = 0
    for line in sys.stdin.buffer:
        said, is_whole = _answer(line, each)
        status |= not is_whole
        sys.stdout.buffer.write(msgspec.json.encode(said) + b"\n")
        # Somebody may wait for one answer before they ask the next.
        sys.stdout.buffer.flush()
    return status


def _answer(line: bytes, each: Answer) -> tuple[dict[str, Any], bool]:
    try:
        asked = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return {"id": _id_of(line), "error": "not a line of JSON"}, False
    if not isinstance(asked, dict):
        return {"id": None, "error": "not a JSON object"}, False
    named = {"id": asked.get("id")}
    try:
        return named | dict(each(asked)), True
    except NotAnswered as reason:
        return named | {"error": str(reason)}, False


def _id_of(line: bytes) -> Any:
    """Return the id of a line that is JSON but for NaN or Infinity, which some programs write, or None."""
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        return None
    said = asked.get("id") if isinstance(asked, dict) else None
    return said if isinstance(said, str | int) else None
