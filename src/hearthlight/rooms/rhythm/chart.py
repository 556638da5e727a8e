"""The geometry of the pictures: where a line runs, where it breaks, and where what may come lies."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from hearthlight.insight.series import DaySeries

HIGHEST = 10.0
GRID = (1.0, 5.0, 9.0)
DASHES = {"mood": "", "energy": "7 4", "closeness": "1.5 5"}
MARK_EVERY_DAYS = 7

type Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where days and values lie: the sides of the picture, and the first and latest day (ordinals) at its ends."""

    left: float
    right: float
    top: float
    foot: float
    first: int
    latest: int

    def x(self, day: int) -> float:
        return self.right - (self.latest - day) * (self.right - self.left) / (self.latest - self.first)

    def y(self, value: float) -> float:
        return self.foot - value * (self.foot - self.top) / HIGHEST

    def point(self, day: int, value: float) -> Point:
        return self.x(day), self.y(value)


@dataclass(frozen=True, slots=True)
class Band:
    """What may come, as it is kept: ordinals, and for each day the five levels from the lowest in twenty upwards.

    They are the 5th, 25th, 50th, 75th and 95th percentile.
    """

    days: tuple[int, ...]
    levels: tuple[tuple[float, float, float, float, float], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One measure as the template puts it into an SVG: texts already, so that no language writes numbers with a comma."""

    measure: str
    path: str
    marks: str
    dash: str


@dataclass(frozen=True, slots=True)
class Fan:
    """What may come, as paths: nine times in ten, half the time, and the middle of it."""

    wide: str
    half: str
    middle: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The large picture: its line, what may come, the heights of the three axis words, and where today is.

    `hatched` is the left end, the width and the middle of the days that may be lower.
    """

    line: Line
    fan: Fan | None
    grid: tuple[str, str, str]
    now: str
    hatched: tuple[str, str, str] | None = None


WEEKS_BEFORE, WEEK_AHEAD, SMALL_DAYS = 14, 7, 28
LEFT, RIGHT = 52.0, 344.0
TOP, FOOT = 9.75, 204.25


def small(series: DaySeries, *, today: dt.date) -> Line:
    """Return the small picture of the SMALL_DAYS days up to `today`."""
    latest = today.toordinal()
    frame = Frame(7.0, 213.0, -3.0, 63.0, latest - SMALL_DAYS + 1, latest)
    return line(series.between(dt.date.fromordinal(frame.first), today), frame, every=MARK_EVERY_DAYS)


def large(series: DaySeries, ahead: Band | None, *, today: dt.date, lower_days: int = 0) -> Picture:
    """Return the large picture: two weeks back and a week ahead, or three weeks back where nothing is foretold.

    The `lower_days` days after today are hatched.
    """
    now = today.toordinal()
    back = WEEKS_BEFORE if ahead else WEEKS_BEFORE + WEEK_AHEAD
    frame = Frame(LEFT, RIGHT, TOP, FOOT, now - back, ahead.days[-1] if ahead else now)
    shown = series.between(dt.date.fromordinal(frame.first), today)
    low, middle, high = (f"{frame.y(value):.1f}" for value in GRID)
    return Picture(
        line=line(shown, frame, every=1),
        fan=_fan(ahead, shown, frame) if ahead else None,
        grid=(low, middle, high),
        now=f"{frame.x(now):.1f}",
        hatched=_hatched(frame, now, lower_days) if ahead and lower_days else None,
    )


def _hatched(frame: Frame, now: int, days: int) -> tuple[str, str, str]:
    half = (frame.x(now + 1) - frame.x(now)) / 2
    left, right = frame.x(now) + half, min(frame.x(now + days) + half, frame.right)
    return f"{left:.1f}", f"{right - left:.1f}", f"{(left + right) / 2:.1f}"


def line(series: DaySeries, frame: Frame, *, every: int) -> Line:
    """Return the line of a series; it breaks wherever a day has no entry."""
    runs = _runs(series)
    marked = [frame.point(*one) for run in runs for one in _marked(run, frame.latest, every)]
    return Line(
        measure=series.measure,
        path="".join(_smooth([frame.point(*one) for one in run]) for run in runs if len(run) > 1),
        marks="".join(_mark(series.measure, point) for point in marked),
        dash=DASHES[series.measure],
    )


def _fan(ahead: Band, shown: DaySeries, frame: Frame) -> Fan:
    """Return the bands; they grow out of the latest value where the day before them has one."""
    days, levels = list(ahead.days), [list(level) for level in ahead.levels]
    known = dict(shown)
    if days[0] - 1 in known:
        days.insert(0, days[0] - 1)
        levels.insert(0, [known[days[0]]] * 5)
    lowest, low, middle, high, highest = (
        [frame.point(day, level[nth]) for day, level in zip(days, levels, strict=True)] for nth in range(5)
    )
    return Fan(wide=_between(lowest, highest), half=_between(low, high), middle=_smooth(middle))


def _between(lower: Sequence[Point], upper: Sequence[Point]) -> str:
    return f"{_smooth(upper)}L{_smooth(lower[::-1])[1:]}Z"


def _runs(series: DaySeries) -> list[list[tuple[int, float]]]:
    """Return the stretches in which every day has a value."""
    runs: list[list[tuple[int, float]]] = []
    for day, value in series:
        if not runs or day != runs[-1][-1][0] + 1:
            runs.append([])
        runs[-1].append((day, value))
    return runs


def _marked(run: list[tuple[int, float]], latest: int, every: int) -> list[tuple[int, float]]:
    """Return the days that carry a marker: both ends of a stretch and one in `every`, so that dashes stay readable."""
    ends = {run[0][0], run[-1][0]}
    return [(day, value) for day, value in run if day in ends or (latest - day) % every == 0]


def _smooth(points: Sequence[Point]) -> str:
    """Return a smooth path that goes through every point and never above or below its neighbours.

    Monotone cubic with the tangents of Steffen 1990, A simple method for monotonic interpolation in one dimension,
    for points one day apart.
    """
    step = points[1][0] - points[0][0]
    rises = [later - height for (_, height), (_, later) in pairwise(points)]
    lean = [rises[0], *(_tangent(before, after) for before, after in pairwise(rises)), rises[-1]]
    path = [f"M{points[0][0]:.1f} {points[0][1]:.1f}"]
    for (start, end), (leave, arrive) in zip(pairwise(points), pairwise(lean), strict=True):
        path.append(
            f"C{start[0] + step / 3:.1f} {start[1] + leave / 3:.1f}"
            f" {end[0] - step / 3:.1f} {end[1] - arrive / 3:.1f} {end[0]:.1f} {end[1]:.1f}"
        )
    return "".join(path)


def _tangent(before: float, after: float) -> float:
    if before * after <= 0:
        return 0.0
    size = min(abs(before), abs(after), abs(before + after) / 4)
    return 2 * size if before > 0 else -2 * size


def _mark(measure: str, point: Point) -> str:
    """Return the marker of a measure as a path: a circle for mood, a square for energy, a diamond for closeness."""
    x, y = point
    if measure == "energy":
        return f"M{x - 3.2:.1f} {y - 3.2:.1f}h6.4v6.4h-6.4z"
    if measure == "closeness":
        return f"M{x:.1f} {y - 4.6:.1f}l4.6 4.6l-4.6 4.6l-4.6 -4.6z"
    return f"M{x - 3.5:.1f} {y:.1f}a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0z"
