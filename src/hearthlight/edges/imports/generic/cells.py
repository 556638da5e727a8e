"""What one cell says: a number, or nothing. A cell is never counted as zero because it is empty."""

import re

_NUMBER = re.compile(r"[+-]?\d{1,9}(?:[.,]\d{1,12})?")
_NOTHING = frozenset({"", "-", "–", "—", ".", "?", "n/a", "na", "nan", "null", "none", "#n/a"})


def says_nothing(cell: str) -> bool:
    """Return whether a cell is one of the ways to leave something out."""
    return cell.strip().casefold() in _NOTHING


def number(cell: str) -> float | None:
    """Return the number in a cell, with a decimal point or comma and perhaps a percent sign, or None."""
    plain = cell.strip().replace("\u2212", "-").removesuffix("%").rstrip()
    return float(plain.replace(",", ".")) if _NUMBER.fullmatch(plain) else None
