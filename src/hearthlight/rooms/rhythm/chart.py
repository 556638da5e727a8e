"""The geometry of one small picture: where its line runs, where it breaks, and where the usual range lies."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from hearthlight.insight.series import DaySeries
from hearthlight.insight.usual import Usual

DAYS = 28
LEFT, RIGHT, TOP, FOOT = 58.0, 344.0, 24.0, 128.0
HIGHEST = 10.0
GRID = (1.0, 5.0, 9.0)
DASHES = {"mood": "", "energy": "7 4", "closeness": "1.5 5"}
MARK_EVERY_DAYS = 7

type Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What the template puts into the SVG. Numbers are text already, so that no language writes them with a comma.

    `grid` holds the heights of the three axis words, lowest first; `band` is top and height of the usual range.
    """

    measure: str
    line: str
    marks: str
    dash: str
    grid: tuple[str, str, str]
    band: tuple[str, str] | None


def draw(series: DaySeries, usual: Usual | None, *, today: dt.date) -> Drawing:
    """Return the picture of the DAYS days up to `today`; the line breaks wherever a day has no entry."""
    runs = [[(_x(day, today), _y(value)) for day, value in run] for run in _runs(series)]
    marked = [(_x(day, today), _y(value)) for run in _runs(series) for day, value in _marked(run, today)]
    low, middle, high = (f"{_y(value):.1f}" for value in GRID)
    return Drawing(
        measure=series.measure,
        line="".join(_line(run) for run in runs if len(run) > 1),
        marks="".join(_mark(series.measure, point) for point in marked),
        dash=DASHES[series.measure],
        grid=(low, middle, high),
        band=(f"{_y(usual.high):.1f}", f"{max(_y(usual.low) - _y(usual.high), 2):.1f}") if usual else None,
    )


def _x(day: int, today: dt.date) -> float:
    return RIGHT - (today.toordinal() - day) * (RIGHT - LEFT) / (DAYS - 1)


def _y(value: float) -> float:
    return FOOT - value * (FOOT - TOP) / HIGHEST


def _runs(series: DaySeries) -> list[list[tuple[int, float]]]:
    """Return the stretches in which every day has a value."""
    runs: list[list[tuple[int, float]]] = []
    for day, value in series:
        if not runs or day != runs[-1][-1][0] + 1:
            runs.append([])
        runs[-1].append((day, value))
    return runs


def _marked(run: list[tuple[int, float]], today: dt.date) -> list[tuple[int, float]]:
    """Return the days that carry a marker: both ends of a stretch and one a week, so that the dashes stay readable."""
    ends = {run[0][0], run[-1][0]}
    return [(day, value) for day, value in run if day in ends or (today.toordinal() - day) % MARK_EVERY_DAYS == 0]


def _line(points: Sequence[Point]) -> str:
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
