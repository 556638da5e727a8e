"""The picture: a line that breaks where a day has no entry, never leaves its frame, and needs no colour to be told."""

import datetime as dt
import re

from hypothesis import given
from hypothesis import strategies as st

from hearthlight.insight.series import DaySeries
from hearthlight.insight.usual import Usual
from hearthlight.rooms.rhythm import chart

TODAY = dt.date(2026, 11, 17)
diaries = st.dictionaries(st.integers(0, 27), st.floats(0, 10, allow_nan=False), min_size=1)


def ago(by_days_ago: dict[int, float], measure: str = "mood") -> DaySeries:
    """Return a series from values by how many days ago they were."""
    days = sorted((TODAY.toordinal() - back, value) for back, value in by_days_ago.items())
    return DaySeries(measure, tuple(day for day, _ in days), tuple(value for _, value in days))


def draw(series: DaySeries, usual: Usual | None = None) -> chart.Drawing:
    return chart.draw(series, usual, today=TODAY)


def test_the_line_breaks_where_a_day_has_no_entry() -> None:
    drawn = draw(ago({6: 3, 5: 5, 4: 5, 2: 7, 1: 5, 0: 5}))
    assert (drawn.line.count("M"), drawn.line.count("C")) == (2, 4)


def test_a_day_between_two_gaps_is_a_marker_and_no_line() -> None:
    drawn = draw(ago({10: 5}))
    assert (drawn.line, drawn.marks.count("M")) == ("", 1)


def test_today_lies_on_the_rule_and_four_weeks_ago_at_the_axis() -> None:
    assert draw(ago({0: 5}, "closeness")).marks.startswith("M344.0 ")
    assert draw(ago({27: 5}, "closeness")).marks.startswith("M58.0 ")


def test_more_is_higher() -> None:
    low, middle, high = map(float, draw(ago({0: 5})).grid)
    assert low > middle > high


def test_each_measure_has_its_own_line_and_marker() -> None:
    drawn = [draw(ago({1: 5, 0: 5}, measure)) for measure in ("mood", "energy", "closeness")]
    assert len({one.dash for one in drawn}) == 3
    assert len({re.sub(r"M\S+ \S+?(?=[a-z])", "", one.marks) for one in drawn}) == 3


def test_the_band_holds_the_usual_range_and_is_left_out_when_unknown() -> None:
    drawn = draw(ago({0: 5}), Usual(1.0, 9.0))
    assert drawn.band is not None
    assert drawn.band[0] == drawn.grid[2]
    assert float(drawn.band[0]) + float(drawn.band[1]) == float(drawn.grid[0])
    assert draw(ago({0: 5})).band is None


@given(diaries)
def test_there_is_one_piece_of_line_for_each_stretch_of_days(days) -> None:
    starts = [day for day in days if day + 1 not in days and day - 1 in days]
    steps = [day for day in days if day - 1 in days]
    line = draw(ago(days)).line
    assert (line.count("M"), line.count("C")) == (len(starts), len(steps))


@given(diaries)
def test_the_line_stays_between_the_days_it_joins(days) -> None:
    for start, leave, arrive, end in _pieces(draw(ago(days)).line):
        for height in _heights(start, leave, arrive, end):
            assert min(start, end) - 0.2 <= height <= max(start, end) + 0.2


def _pieces(line: str) -> list[tuple[float, float, float, float]]:
    """Return the four heights of each curve in the path."""
    pieces = []
    for stretch in line.split("M")[1:]:
        at, *curves = ([float(n) for n in part.split()] for part in stretch.split("C"))
        for _, leave, _, arrive, x, y in curves:
            pieces.append((at[1], leave, arrive, y))
            at = [x, y]
    return pieces


def _heights(a: float, b: float, c: float, d: float) -> list[float]:
    moments = [n / 20 for n in range(21)]
    return [a * (1 - t) ** 3 + 3 * b * t * (1 - t) ** 2 + 3 * c * t**2 * (1 - t) + d * t**3 for t in moments]
