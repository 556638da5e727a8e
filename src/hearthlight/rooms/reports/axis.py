"""The one picture of the page: ratings, medicines and what was noticed on one axis of days. Gaps stay gaps."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hearthlight.frame import medicines
from hearthlight.insight import courses
from hearthlight.insight.courses import Course, Marker, Span
from hearthlight.insight.series import DaySeries
from hearthlight.rooms.reports import words
from hearthlight.rooms.reports.facts import SLEEP, Facts
from hearthlight.rooms.reports.sheet import Bar, Label, Lane, Picture

LEFT, RIGHT = 88.0, 632.0
# Letters are 14 units high, so that they are 11 points on paper.
LANE, GAP, BAR, TEXT, BASE = 58.0, 14.0, 19.0, 18.0, 14.0
# More than two ratings share the height, so that the page stays one.
LOW_LANE, LOW_GAP, TALL_UP_TO = 42.0, 9.0, 2
TOP = 6.0
HIGHEST = 10.0
# Nights are drawn from here up to ten hours more.
FEWEST_HOURS = 2.0
MARKED_UP_TO_DAYS = 60
DASHES = {"mood": "", "energy": "6 3", "desire": "1.5 3.5", "closeness": "9 3 2 3", "sleep": "4 2"}
LETTER = 7.0
MOST_TICKS = 6


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where a day lies from left to right."""

    first: int
    days: int

    def x(self, day: float) -> float:
        return LEFT + (day - self.first) * (RIGHT - LEFT) / max(self.days - 1, 1)

    def is_right(self, day: int) -> bool:
        return self.x(day) > (LEFT + RIGHT) / 2


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was ticked for the picture: own ratings, medicines, medicines with what was noticed, and seasons of the body."""

    measures: tuple[str, ...]
    taken: tuple[Course, ...] = ()
    noticed: tuple[Course, ...] = ()
    seasons: tuple[Marker, ...] = ()


def draw(facts: Facts, what: Drawn) -> Picture:
    """Return the picture of everything in `what`, on the days of `facts`."""
    frame = _Frame(facts.first.toordinal(), facts.days)
    rows = _rows(len(what.measures))
    lanes = [_lane(facts.series(measure), frame, row) for measure, row in zip(what.measures, rows, strict=True)]
    labels = [label for measure, row in zip(what.measures, rows, strict=True) for label in _axis_words(measure, row)]
    rules = "".join(map(_rules, rows))
    y = rows[-1].foot + rows[-1].gap if rows else TOP
    bars: list[Bar] = []
    for course in what.taken:
        bars += _bars(course, facts, frame, y)
        labels += _bar_words(course, facts, frame, y)
        y += BAR + 5
    ticks, tick_words, y = _marks(facts, what, frame, y)
    labels += tick_words + _days(facts, y + TEXT)
    return Picture(
        told=told(facts, what),
        height=round(y + TEXT + 6, 1),
        rules=rules,
        lanes=tuple(lanes),
        bars=tuple(bars),
        ticks=ticks,
        labels=tuple(labels),
    )


def told(facts: Facts, what: Drawn) -> str:
    """Return what the picture shows, in words: for whoever cannot see it, and for the table."""
    said = [words.stretch(measure, facts.series(measure)) for measure in what.measures]
    said += [words.course_line(course, facts) for course in what.taken]
    said += [words.first_noticed(course, facts) for course in what.noticed]
    said.append(words.seasons(what.seasons, facts))
    return " ".join(filter(None, said)) or _("Nothing to draw on these days.")


@dataclass(frozen=True, slots=True)
class _Row:
    """Where one rating lies from top to bottom."""

    foot: float
    height: float
    gap: float

    def y(self, value: float) -> float:
        return self.foot - min(max(value, 0.0), HIGHEST) * self.height / HIGHEST


def _rows(count: int) -> list[_Row]:
    height, gap = (LANE, GAP) if count <= TALL_UP_TO else (LOW_LANE, LOW_GAP)
    return [_Row(TOP + (number + 1) * height + number * gap, height, gap) for number in range(count)]


def _rules(row: _Row) -> str:
    return "".join(f"M{LEFT} {row.y(value):.1f}H{RIGHT}" for value in (1.0, 5.0, 9.0))


def _axis_words(measure: str, row: _Row) -> list[Label]:
    low, high = words.ends(measure)
    name = Label(0, row.y(5) + 5, words.name(measure), strong=True)
    return [Label(0, row.y(9) + 5, high), name, Label(0, row.y(1) + 5, low)]


def _lane(series: DaySeries, frame: _Frame, row: _Row) -> Lane:
    down = FEWEST_HOURS if series.measure == SLEEP else 0.0
    runs = [[(frame.x(day), row.y(value - down)) for day, value in run] for run in _runs(series)]
    line = "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in run) for run in runs if len(run) > 1)
    every = frame.days <= MARKED_UP_TO_DAYS
    marked = [point for run in runs for point in (run if every or len(run) == 1 else ())]
    size = 2.4 if every else 1.2
    return Lane(line, "".join(_mark(series.measure, x, y, size) for x, y in marked), DASHES[series.measure])


def _runs(series: DaySeries) -> Iterator[list[tuple[int, float]]]:
    run: list[tuple[int, float]] = []
    for day, value in series:
        if run and day != run[-1][0] + 1:
            yield run
            run = []
        run.append((day, value))
    if run:
        yield run


def _mark(measure: str, x: float, y: float, size: float) -> str:
    """Return a circle for mood, a square for energy, a diamond for wanting and closeness."""
    if measure == "mood":
        return f"M{x - size:.1f} {y:.1f}a{size} {size} 0 1 0 {2 * size} 0a{size} {size} 0 1 0 {-2 * size} 0z"
    if measure == "energy":
        return f"M{x - size:.1f} {y - size:.1f}h{2 * size}v{2 * size}h{-2 * size}z"
    return f"M{x:.1f} {y - 1.3 * size:.1f}l{1.3 * size:.1f} {1.3 * size:.1f}l{-1.3 * size:.1f} {1.3 * size:.1f}l{-1.3 * size:.1f} {-1.3 * size:.1f}z"


def _shown(course: Course, facts: Facts) -> list[tuple[Span, float, float]]:
    first, latest = facts.first.toordinal(), facts.latest.toordinal()
    spans = [span for span in courses.spans(course) if span.touches(first, latest)]
    return [
        (span, max(span.first, first), min(latest if span.latest is None else span.latest, latest)) for span in spans
    ]


def _bars(course: Course, facts: Facts, frame: _Frame, y: float) -> Iterator[Bar]:
    for span, first, latest in _shown(course, facts):
        x, end = frame.x(first), min(frame.x(latest + 1), RIGHT)
        yield Bar(round(x, 1), y, round(max(end - x, 3), 1), span.is_first)


def _bar_words(course: Course, facts: Facts, frame: _Frame, y: float) -> Iterator[Label]:
    """Yield the dose inside each bar where it fits; the name stands to the left, so that it is never cut by a change."""
    yield Label(0, y + BASE, _short(course.name, LEFT - 8))
    for span, first, latest in _shown(course, facts):
        x, room = frame.x(first) + 6, frame.x(latest) - frame.x(first) - 10
        if span.dose and len(span.dose) * LETTER <= room:
            yield Label(round(x, 1), y + BASE, span.dose)


def _short(text: str, room: float) -> str:
    most = int(room / LETTER)
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _marks(facts: Facts, what: Drawn, frame: _Frame, top: float) -> tuple[str, list[Label], float]:
    """Return ticks and words for what was first noticed and for seasons, each on a line of its own below the bars."""
    by_day: dict[int, list[str]] = {}
    for course in what.noticed:
        for effect, day in courses.first_noticed(course).items():
            if facts.holds(day):
                by_day.setdefault(day, []).append(words.effect(effect))
    for one in what.seasons:
        by_day.setdefault(one.day, []).append(str(medicines.MARKERS[one.marker]))
    ticks, labels, y = "", list[Label](), top
    for day in _in_lines(list(by_day)[-MOST_TICKS:], frame):
        y += TEXT
        x, right = frame.x(day), frame.is_right(day)
        ticks += f"M{x:.1f} {top - 2:.1f}V{y + 1:.1f}"
        text = f"{words.listed(by_day[day])}, {words.on(day, facts)}"
        behind = round(len(text) * LETTER + 4, 1)
        labels.append(Label(round(x - 5 if right else x + 5, 1), y, text, end=right, strong=True, behind=behind))
    return ticks, labels, y


def _in_lines(days: list[int], frame: _Frame) -> list[int]:
    """Return days from the top line down, so that no tick runs through a word: the words of both sides lie inside them."""
    right = sorted(day for day in days if frame.is_right(day))
    return right + sorted((day for day in days if not frame.is_right(day)), reverse=True)


def _days(facts: Facts, y: float) -> list[Label]:
    first, latest = words.ends_of(facts)
    return [Label(LEFT, y, first), Label(RIGHT, y, latest, end=True)]
