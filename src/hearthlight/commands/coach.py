"""Reads lines from standard input as the writing coach reads them: one JSON object in, one out, nothing kept."""

import argparse
import json
import sys
from typing import Any

from hearthlight.words.coach import read
from hearthlight.words.reading import Reading


class NotALine(ValueError):
    """What came in is no line to read; says what is asked for."""


def add(_parser: argparse.ArgumentParser) -> None:
    """`hearthlight coach` takes nothing but lines of `{"id", "text"}` on standard input."""


def run(_args: argparse.Namespace) -> int:
    """Answer each line in order; returns 1 when one of them could not be read."""
    status = 0
    for line in sys.stdin.buffer:
        if not line.strip():
            continue
        answer = _answer(line)
        status = 1 if "error" in answer else status
        print(json.dumps(answer, ensure_ascii=False), flush=True)
    return status


def _answer(line: bytes) -> dict[str, Any]:
    asked: Any = None
    try:
        asked = json.loads(line.decode("utf-8", errors="replace"))
        return {"id": asked["id"], **_told(read(_text(asked)))}
    except NotALine as problem:
        return {"id": asked.get("id"), "error": str(problem)}
    except (ValueError, KeyError, TypeError, RecursionError):
        known = asked.get("id") if isinstance(asked, dict) else None
        return {"id": known, "error": 'Each line is a JSON object with "id" and "text".'}


def _text(asked: dict[str, Any]) -> str:
    text = asked["text"]
    if not isinstance(text, str):
        raise NotALine('"text" is a text.')
    # A lone half of a pair cannot be written out again.
    return text.encode("utf-8", errors="replace").decode("utf-8")


def _told(reading: Reading) -> dict[str, Any]:
    nudge = reading.nudge
    return {
        # A threat is a mark and calls for its own card at once.
        "marks": [*reading.marks, *(label for label in reading.safety if label == "coer")],
        "blocks": list(reading.blocks),
        "safety": list(reading.safety),
        "spans": [[span.start, span.end, span.label] for span in reading.spans],
        "nudge": nudge
        and {
            "label": nudge.label,
            "span": [nudge.span.start, nudge.span.end],
            "reason": nudge.reason,
            "scaffold": nudge.scaffold,
        },
    }
