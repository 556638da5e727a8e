"""A diary as one JSON line: the part that every command about a diary reads alike, and what it does not take."""

from collections.abc import Mapping
from itertools import pairwise
from math import isfinite
from typing import Any

import msgspec

from hearthlight.commands.json_lines import NotAnswered

FARTHEST_DAY = 2**53
# A value may be this much of the scale beyond its ends: thirds and tenths are seldom written out in full.
SLACK = 1e-6


class DiaryLine(msgspec.Struct, frozen=True):
    """The scale from its lowest to its highest value, and the answered days, ascending, with a value each."""

    scale: tuple[float, float]
    days: tuple[int, ...]
    values: tuple[float, ...]


def read[L: DiaryLine](line: Mapping[str, Any], kind: type[L]) -> L:
    """Return `line` as `kind`; raises NotAnswered when it is not one, or its diary is none."""
    try:
        asked = msgspec.convert(line, kind)
    except msgspec.ValidationError as reason:
        raise NotAnswered(str(reason)) from None
    low, high = asked.scale
    if not (isfinite(low) and isfinite(high) and low < high and isfinite(high - low)):
        raise NotAnswered(f"scale is {low:g} to {high:g}; the lowest value comes first, then a higher one")
    if len(asked.days) != len(asked.values):
        raise NotAnswered(f"there are {len(asked.days)} days and {len(asked.values)} values")
    if any(later <= day for day, later in pairwise(asked.days)):
        raise NotAnswered("days do not increase")
    if any(abs(day) >= FARTHEST_DAY for day in asked.days):
        raise NotAnswered("a day is too far away")
    slack = SLACK * (high - low)
    outside = [value for value in asked.values if not low - slack <= value <= high + slack]
    if outside:
        raise NotAnswered(f"a value is {outside[0]:g}; the scale is {low:g} to {high:g}")
    return asked
