"""Days and hours as each language writes them: an English pattern is the message, its translation another language's pattern."""

import datetime as dt

from django.utils import formats
from django.utils.translation import pgettext_lazy

# Patterns for people. One that is not here, as Y-m-d, is for programs and the same everywhere.
PATTERNS = {
    "D j M": pgettext_lazy("date", "D j M"),
    "F Y": pgettext_lazy("date", "F Y"),
    "j F": pgettext_lazy("date", "j F"),
    "j F Y": pgettext_lazy("date", "j F Y"),
    "j M": pgettext_lazy("date", "j M"),
    "j M Y": pgettext_lazy("date", "j M Y"),
    "l H:i": pgettext_lazy("date", "l H:i"),
    "l j F": pgettext_lazy("date", "l j F"),
    "l j F Y": pgettext_lazy("date", "l j F Y"),
}


def pattern_here(pattern: str) -> str:
    """Return a pattern as the language of this page writes it."""
    return str(PATTERNS.get(pattern, pattern))


def date_format(day: dt.date, pattern: str) -> str:
    """Return a day in words, as the language of this page writes it."""
    return formats.date_format(day, pattern_here(pattern))


def on_the_wall(at: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """Return a moment as a clock on the wall of `zone` shows it, for a template: it would turn an aware one into UTC."""
    return at.astimezone(zone).replace(tzinfo=None)
