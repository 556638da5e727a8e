"""Two-week checks on the page: their totals with the ranges they are often called by, and question 9 only where picked."""

from django.utils.translation import gettext as _

from hearthlight.entries.screening import Screening
from hearthlight.insight import instruments
from hearthlight.journal.read import Kept
from hearthlight.rooms.reports import words
from hearthlight.rooms.reports.facts import Facts
from hearthlight.rooms.reports.sheet import Block, Table


def names(facts: Facts) -> list[str]:
    """Return the checks that were answered, each once, in the order they first were."""
    return list(dict.fromkeys(_check(kept).check for kept in facts.checks))


def _check(kept: Kept) -> Screening:
    assert isinstance(kept.entry, Screening), "facts hold checks apart"
    return kept.entry


def of(facts: Facts, name: str) -> list[Kept]:
    """Return every time one check was answered."""
    return [kept for kept in facts.checks if _check(kept).check == name]


def total(kept: Kept, facts: Facts) -> str:
    """Return one check’s day and total; with an answer left out, the lowest and highest it could be."""
    entry = _check(kept)
    assert entry.day is not None, "facts hold dated entries"
    reading = instruments.read(instruments.instrument(entry.check), entry.answers)
    said = str(reading.total) if reading.total is not None else f"{reading.lowest}–{reading.highest}"
    return f"{words.on(entry.day, facts)}: {said}"


def danger(facts: Facts, name: str) -> str:
    """Return the answers to the question that is acted on at once, each with its day, or nothing where there are none."""
    asked = instruments.instrument(name).danger
    if asked is None:
        return ""
    answers = [(_check(kept).day, _check(kept).answers.get(asked.item)) for kept in of(facts, name)]
    told = [f"{answer} ({words.on(day, facts)})" for day, answer in answers if answer is not None and day is not None]
    return _("Item %(item)s: %(answers)s.") % {"item": asked.item, "answers": ", ".join(told)} if told else ""


def block(facts: Facts, name: str, *, with_danger: bool) -> Block:
    """Return the part of the page for one check: a table of its totals, and question 9 where it was picked."""
    check = instruments.instrument(name)
    rows, most = [], sum(check.values(item)[-1] for item in check.items)
    for kept in of(facts, name):
        entry = _check(kept)
        reading = instruments.read(check, entry.answers)
        whole = reading.total is not None
        text = words.band(reading.band) if whole else f"{reading.lowest}–{reading.highest}"
        rows.append(
            (words.on(entry.day, facts) if entry.day else "", str(reading.total) if whole else _("no total"), text)
        )
    foot = [_("Range 0 to %(most)s.") % {"most": most}]
    if with_danger:
        foot[:0] = filter(None, [danger(facts, name)])
    head = (_("Date"), _("Total"), _("Often called"))
    title = _("%(check)s (screening)") % {"check": check.short}
    return Block(title, table=Table(head, tuple(rows), " ".join(foot)), half=True)
