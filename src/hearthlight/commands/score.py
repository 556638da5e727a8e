"""Adds up the answers to a two-week check, line by line; nothing is kept, and no house is needed."""

import argparse
from collections.abc import Mapping
from typing import Any

from hearthlight.commands.json_lines import NotAnswered, answer
from hearthlight.insight import instruments
from hearthlight.insight.instruments import NotAnAnswer, UnknownInstrument


def add(parser: argparse.ArgumentParser) -> None:
    """This command reads lines and takes nothing else."""
    parser.epilog = 'A line: {"id": "a", "instrument": "gad-2", "answers": {"1": 2, "2": null}}'


def run(_args: argparse.Namespace) -> int:
    """Answer each line with total, range, band and safety; returns 1 when any line could not be answered."""
    return answer(_added_up)


def _added_up(asked: Mapping[str, Any]) -> Mapping[str, Any]:
    name, answers = asked.get("instrument"), asked.get("answers")
    if not isinstance(name, str):
        raise NotAnswered("instrument is not a name, as phq-9")
    if not isinstance(answers, dict):
        raise NotAnswered("answers is not an object of item and value")
    try:
        reading = instruments.read(instruments.instrument(name), {item: _value(answers[item]) for item in answers})
    except (UnknownInstrument, NotAnAnswer) as reason:
        raise NotAnswered(str(reason)) from None
    return {
        "total": reading.total,
        "range": [reading.lowest, reading.highest],
        "band": reading.band,
        "safety": ["item9"] if reading.is_danger else [],
    }


def _value(given: object) -> int | None:
    """Return a whole number or None; JSON has one kind of number, so 2.0 is 2, and true is none."""
    if given is None or (isinstance(given, int) and not isinstance(given, bool)):
        return given
    if isinstance(given, float) and given.is_integer():
        return int(given)
    raise NotAnswered("an answer is neither a whole number nor null")
