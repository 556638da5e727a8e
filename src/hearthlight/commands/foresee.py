"""Looks ahead, line by line: quantiles of the days to come out of the days so far. No house is needed."""

import argparse
from collections.abc import Mapping
from math import isfinite
from typing import Any

from hearthlight.commands.diary_lines import DiaryLine, read
from hearthlight.commands.json_lines import NotAnswered, answer
from hearthlight.insight import calibrate, forecast

FARTHEST = 2**53


class Asked(DiaryLine, frozen=True):
    """One line: a diary, the distance of two possible values, how many days ahead, and what the partner shared."""

    step: float | None = None
    horizons: tuple[int, ...] = (1, 3, 7)
    partner_today: float | None = None


def add(parser: argparse.ArgumentParser) -> None:
    """This command reads lines and takes nothing else."""
    parser.epilog = (
        'A line: {"id": "a", "scale": [1, 9], "step": 2, "days": [1, 2, 4], "values": [5, 7, 3], '
        '"horizons": [1, 3, 7], "partner_today": null}'
    )


def run(_args: argparse.Namespace) -> int:
    """Answer each line with quantiles at 50 levels; returns 1 when any line could not be answered."""
    return answer(_foreseen)


def _foreseen(line: Mapping[str, Any]) -> Mapping[str, Any]:
    asked = read(line, Asked)
    _check(asked)
    memory = forecast.remember(asked.days, asked.values, scale=asked.scale, step=asked.step)
    seen = forecast.look_ahead(memory, asked.horizons, asked.partner_today)
    return {
        "levels": calibrate.LEVELS.tolist(),
        "quantiles": _by_horizon(asked, seen.quantiles.tolist()),
        "raw": _by_horizon(asked, seen.raw.tolist()),
        "low": _by_horizon(asked, seen.low),
        "origin_day": seen.origin,
    }


def _check(asked: Asked) -> None:
    low, high = asked.scale
    if not asked.values:
        raise NotAnswered("there are no values; a forecast begins with a day")
    if asked.step is not None and not (isfinite(asked.step) and 0 < asked.step <= high - low):
        raise NotAnswered(f"step is {asked.step}; accepted are null and numbers above 0, up to the width of the scale")
    if not asked.horizons or not all(0 < horizon < FARTHEST for horizon in asked.horizons):
        raise NotAnswered("horizons are whole numbers of days above 0, one or more")
    if asked.partner_today is not None and not low <= asked.partner_today <= high:
        raise NotAnswered(f"partner_today is {asked.partner_today}; the scale is {low:g} to {high:g}")


def _by_horizon(asked: Asked, rows: Any) -> dict[str, Any]:
    return {str(horizon): row for horizon, row in zip(asked.horizons, rows, strict=True)}
