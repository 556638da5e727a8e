"""Notices shifts, line by line: the days on which a diary looked different from its usual weeks. No house is needed."""

import argparse
from collections.abc import Mapping
from typing import Any

from hearthlight.commands.diary_lines import DiaryLine, read
from hearthlight.commands.json_lines import answer
from hearthlight.insight.notice import notices


def add(parser: argparse.ArgumentParser) -> None:
    """This command reads lines and takes nothing else."""
    parser.epilog = 'A line: {"id": "a", "scale": [0, 10], "days": [1, 2, 4], "values": [5, 7, 3]}'


def run(_args: argparse.Namespace) -> int:
    """Answer each line with its notices, oldest first; returns 1 when any line could not be answered."""
    return answer(_noticed)


def _noticed(line: Mapping[str, Any]) -> Mapping[str, Any]:
    asked = read(line, DiaryLine)
    found = notices(asked.days, asked.values, asked.scale)
    return {"notices": [{"day": notice.day, "direction": notice.direction} for notice in found]}
