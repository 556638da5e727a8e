"""The lines somebody may pick for the page, one by one, and the page made of what was picked."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hearthlight.entries.visit import Appointment
from hearthlight.frame import medicines
from hearthlight.insight import courses, instruments
from hearthlight.insight.courses import Course
from hearthlight.rooms.reports import axis, moved, screenings, words
from hearthlight.rooms.reports.axis import Drawn
from hearthlight.rooms.reports.facts import MEASURES, Facts
from hearthlight.rooms.reports.sheet import Block, Sheet, Table

NOTE_LINES = 4
# Ticked on a fresh page. Wanting, question 9, what was noticed and the body's seasons wait for a tick of one's own.
AT_FIRST = ("mood", "energy", "nights", "low", "notes")
FIRST_KINDS = ("check:", "medicine:")


@dataclass(frozen=True, slots=True)
class Line:
    """One line to pick: its key, what it is called, and what it puts on the page."""

    key: str
    title: str
    text: str

    @property
    def is_first(self) -> bool:
        return self.key in AT_FIRST or self.key.startswith(FIRST_KINDS)


def offered(facts: Facts) -> list[Line]:
    """Return every line there is something for on these days."""
    return [
        *(
            Line(measure, words.name(measure), words.stretch(measure, series))
            for measure in MEASURES
            if (series := facts.series(measure))
        ),
        *_medicine_lines(facts),
        *_check_lines(facts),
        *_other_lines(facts),
    ]


def _medicine_lines(facts: Facts) -> Iterator[Line]:
    for course in facts.courses():
        key = course.id.hex()
        yield Line(f"medicine:{key}", course.name, words.course_line(course, facts))
        if told := words.noticed(course, facts):
            yield Line(f"noticed:{key}", _("Noticed with %(name)s") % {"name": course.name}, told)
        if courses.taken_in(course, facts.first, facts.latest):
            yield Line(
                f"taken:{key}", _("Days marked as taken, %(name)s") % {"name": course.name}, _taken(course, facts)
            )


def _check_lines(facts: Facts) -> Iterator[Line]:
    for name in screenings.names(facts):
        short = instruments.instrument(name).short
        yield Line(
            f"check:{name}", short, ", ".join(screenings.total(kept, facts) for kept in screenings.of(facts, name))
        )
        if said := screenings.danger(facts, name):
            yield Line(f"danger:{name}", _("Your answer to its question 9"), said)


def _other_lines(facts: Facts) -> Iterator[Line]:
    if facts.markers():
        yield Line("seasons", _("The body’s seasons"), words.seasons(facts.markers(), facts))
    if moved.sentences(facts, MEASURES, facts.courses(), with_cycle=bool(facts.markers())):
        yield Line("moved", _("What moved with what"), _("Of the lines you pick, in plain sentences."))
    if told := words.usual_night(facts):
        yield Line("nights", _("Usual nights"), told)
    if told := words.lowest_stretch(facts):
        yield Line("low", _("The lowest stretch"), told)
    yield Line("notes", _("Space for notes"), _("A few empty lines to write on."))


def make(facts: Facts, visit: Appointment) -> Sheet:
    """Return the page of what was picked; what was not picked leaves no mark on it."""
    picked = _Picked(facts, frozenset(visit.lines))
    blocks = [
        Block(_("What I most want to talk about"), (visit.question,), kind="voice") if visit.question else None,
        picked.picture(),
        picked.moved(),
        *picked.checks(),
        picked.medicines(),
        picked.seasons(),
        picked.days(),
        Block(_("What I’d like to leave with"), visit.wishes, kind="numbered") if visit.wishes else None,
        Block(_("Space for notes"), space=NOTE_LINES) if "notes" in picked.keys else None,
    ]
    return Sheet(
        title=_("Summary for an appointment"),
        about=_(
            "Written by the patient with Hearthlight, a self-tracking tool. Not a medical record. Not a diagnosis."
        ),
        facts=_head(facts, visit),
        blocks=tuple(block for block in blocks if block is not None),
        foot=_(
            "Ratings are one’s own, 0 to 10, the mean of a day, and not a validated measure. Gaps are days with no entry."
            " Nothing from the patient’s partner is included. The patient chose each line."
        ),
        paper=visit.paper,
        language=get_language() or "en",
    )


def _head(facts: Facts, visit: Appointment) -> tuple[tuple[str, str], ...]:
    whole = ngettext("%(days)s day", "%(days)s days", facts.days) % {"days": facts.days}
    day = words.with_year(visit.day) if visit.day else ""
    first, latest = words.ends_of(facts)
    covers = _("%(first)s to %(latest)s, %(days)s") % {
        "first": first,
        "latest": latest,
        "days": whole,
    }
    entries = _("%(some)s of %(days)s") % {"some": facts.days_with_entry, "days": whole}
    return (_("For"), ", ".join(filter(None, (visit.who, day)))), (_("Covers"), covers), (_("Entries"), entries)


@dataclass(frozen=True, slots=True)
class _Picked:
    """The parts of the page as far as they were picked."""

    facts: Facts
    keys: frozenset[str]

    def measures(self) -> tuple[str, ...]:
        return tuple(measure for measure in MEASURES if measure in self.keys and self.facts.series(measure))

    def taken(self, kind: str = "medicine") -> tuple[Course, ...]:
        return tuple(course for course in self.facts.courses() if f"{kind}:{course.id.hex()}" in self.keys)

    def picture(self) -> Block | None:
        drawn = Drawn(self.measures(), self.taken(), self.taken("noticed"), self._seasons())
        if not drawn.measures and not drawn.taken:
            return None
        return Block(_("On one line of days"), picture=axis.draw(self.facts, drawn))

    def moved(self) -> Block | None:
        if "moved" not in self.keys:
            return None
        with_cycle = "seasons" in self.keys
        said = moved.sentences(self.facts, self.measures(), self.taken(), with_cycle=with_cycle)
        return Block(_("What moved with what"), (" ".join(said),)) if said else None

    def checks(self) -> Iterator[Block]:
        for name in screenings.names(self.facts):
            if f"check:{name}" in self.keys:
                yield screenings.block(self.facts, name, with_danger=f"danger:{name}" in self.keys)

    def medicines(self) -> Block | None:
        rows = [
            (words.on(span.first, self.facts), medicines.called(course.name, span.dose), _until(span, self.facts))
            for course in self.taken()
            for span in reversed(courses.spans(course))
            if span.touches(self.facts.first.toordinal(), self.facts.latest.toordinal())
        ]
        noted = [
            _("Noticed with %(name)s: %(what)s.") % {"name": course.name, "what": words.noticed(course, self.facts)}
            for course in self.taken("noticed")
        ]
        marked = [_taken(course, self.facts) for course in self.taken("taken")]
        if not rows and not noted and not marked:
            return None
        foot = " ".join([*noted, *marked])
        head = (_("Since"), _("Medicine"), _("Until"))
        return Block(_("Medicine, as I log it"), table=Table(head, tuple(rows), foot), half=True)

    def _seasons(self) -> tuple[courses.Marker, ...]:
        return tuple(self.facts.markers()) if "seasons" in self.keys else ()

    def seasons(self) -> Block | None:
        told = self._seasons()
        return Block(_("The body’s seasons"), (words.seasons(told, self.facts),), half=True) if told else None

    def days(self) -> Block | None:
        told = [
            words.usual_night(self.facts) if "nights" in self.keys else "",
            words.lowest_stretch(self.facts) if "low" in self.keys else "",
        ]
        lines = tuple(line for line in told if line)
        return Block(_("Sleep and days"), lines, half=True) if lines else None


def _until(span: courses.Span, facts: Facts) -> str:
    return "–" if span.latest is None else words.on(span.latest, facts)


def _taken(course: Course, facts: Facts) -> str:
    """Return on how many of its days on this page a medicine was marked as taken."""
    spans = courses.spans(course)
    first = max(facts.first.toordinal(), spans[0].first)
    end = spans[-1].latest
    latest = facts.latest.toordinal() if end is None else min(end, facts.latest.toordinal())
    return _("%(name)s marked as taken on %(some)s of %(days)s days; a day without a mark says nothing.") % {
        "name": course.name,
        "some": courses.taken_in(course, dt.date.fromordinal(first), dt.date.fromordinal(latest)),
        "days": latest - first + 1,
    }


def known(keys: Iterable[str], facts: Facts) -> tuple[str, ...]:
    """Return those of `keys` that are lines of these days, in the order of the list."""
    held = set(keys)
    return tuple(line.key for line in offered(facts) if line.key in held)
