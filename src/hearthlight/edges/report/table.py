"""The page as a table: every text of it, part by part, and every day that is drawn, for a spreadsheet."""

import csv
import datetime as dt
import io

from hearthlight.rooms.reports import words
from hearthlight.rooms.reports.facts import Facts
from hearthlight.rooms.reports.sheet import Sheet, texts

# A spreadsheet would take what begins with one of these for a formula.
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def to_csv(sheet: Sheet, facts: Facts | None = None, measures: tuple[str, ...] = ()) -> bytes:
    """Return the page as CSV: the part and the text of each line; then day, rating and value of what is drawn."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["part", "text", "value"])
    for part, text in texts(sheet):
        writer.writerow([_safe(part), _safe(text), ""])
    for measure in measures if facts else ():
        for day, value in facts.series(measure) if facts else ():
            writer.writerow([words.name(measure), dt.date.fromordinal(day).isoformat(), f"{value:.2f}"])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULAS) else text
