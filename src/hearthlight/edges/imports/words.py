"""What the page and the command say about a file: kindly, by row and column, never with the words of a cell."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hearthlight.edges.imports.generic.table import Problem, Table, What, Why

PROBLEMS_SHOWN = 12
_LONGEST_NAME = 40


def column_name(table: Table, column: int) -> str:
    """Return what a column is called, or its number."""
    name = " ".join(table.columns[column].split())
    if not name:
        return _("Column %(number)s") % {"number": column + 1}
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def field_name(field: str) -> str:
    """Return what a rating is called."""
    return {"mood": _("Mood"), "energy": _("Energy"), "closeness": _("Closeness")}[field]


def why_not(why: Why) -> str:
    """Return what is the matter with a file, and how to go on."""
    return {
        "large": _(
            "This is no export we know, and a table of days can be up to 8 MB. "
            "Save a part of it as a file of its own, and bring the parts one by one."
        ),
        "empty": _("There are no rows in this file. Have a look whether it is the right one."),
        "spreadsheet": _("This is a spreadsheet or a packed file. Open it, save it as CSV, and choose that one."),
        "binary": _("We can’t read the letters in this file. Save it as CSV in UTF-8, and choose that one."),
        "narrow": _("We found one column only. A diary has a column for the day and one for a value."),
        "wide": _("This file has more than 200 columns. Keep the ones you want, and bring it again."),
        "long": _("This file has more than 100,000 rows. Bring it in parts."),
    }[why]


def problems(table: Table, found: Sequence[Problem]) -> list[str]:
    """Return the first problems as sentences, and how many more there are."""
    lines = [_sentence(table, problem) for problem in found[:PROBLEMS_SHOWN]]
    more = len(found) - PROBLEMS_SHOWN
    if more > 0:
        lines.append(ngettext("and %(count)s more", "and %(count)s more", more) % {"count": more})
    return lines


def _sentence(table: Table, problem: Problem) -> str:
    place = _("Row %(row)s") % {"row": problem.row}
    if problem.column is not None:
        column = column_name(table, problem.column)
        place = _("Row %(row)s, “%(column)s”") % {"row": problem.row, "column": column}
    return _("%(place)s: %(what)s") % {"place": place, "what": _what(problem.what)}


def _what(what: What) -> str:
    return {
        "day": _("we can’t read the day or the time here."),
        "ahead": _("this day lies ahead of today."),
        "number": _("this is no number."),
        "outside": _("this lies outside the scale you gave."),
        "quote": _("a quotation mark opens here and does not close."),
        "cell": _("a cell here is too long to read."),
    }[what]
