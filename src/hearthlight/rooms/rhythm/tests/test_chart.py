"""The picture: a line that breaks where a day has no entry, never leaves its frame, and needs no colour to be told."""

import datetime as dt
import re

from hypothesis import given
from hypothesis import strategies as st

from hearthlight.insight.series import DaySeries
from hearthlight.rooms.rhythm import chart
from hearthlight.rooms.rhythm.chart import Band

TODAY = dt.date(2026, 11, 17)
diaries = st.dictionaries(st.integers(0, 27), st.floats(0, 10, allow_nan=False), min_size=1)


def ago(by_days_ago: dict[int, float], measure: str = "mood") -> DaySeries:
    """Return a series from values by how many days ago they were."""
    days = sorted((TODAY.toordinal() - back, value) for back, value in by_days_ago.items())
    return DaySeries(measure, tuple(day for day, _ in days), tuple(value for _, value in days))


def draw(series: DaySeries) -> chart.Line:
    return chart.small(series, today=TODAY)


def week_ahead(*, from_day: int = 1) -> Band:
    """Return a level week round the middle, beginning some days after today."""
    days = tuple(TODAY.toordinal() + day for day in range(from_day, 8))
    return Band(days, tuple((1.0, 4.0, 5.0, 6.0, 9.0) for _ in days))


def test_the_line_breaks_where_a_day_has_no_entry() -> None:
    drawn = draw(ago({6: 3, 5: 5, 4: 5, 2: 7, 1: 5, 0: 5}))
    assert (drawn.path.count("M"), drawn.path.count("C")) == (2, 4)


def test_a_day_between_two_gaps_is_a_marker_and_no_line() -> None:
    drawn = draw(ago({10: 5}))
    assert (drawn.path, drawn.marks.count("M")) == ("", 1)


def test_today_lies_at_the_right_and_four_weeks_ago_at_the_left() -> None:
    assert draw(ago({0: 5}, "closeness")).marks.startswith("M213.0 ")
    assert draw(ago({27: 5}, "closeness")).marks.startswith("M7.0 ")


def test_more_is_higher() -> None:
    low, middle, high = map(float, chart.large(ago({0: 5}), None, today=TODAY).grid)
    assert low > middle > high


def test_each_measure_has_its_own_line_and_marker() -> None:
    drawn = [draw(ago({1: 5, 0: 5}, measure)) for measure in ("mood", "energy", "closeness")]
    assert len({one.dash for one in drawn}) == 3
    assert len({re.sub(r"M\S+ \S+?(?=[a-z])", "", one.marks) for one in drawn}) == 3


def test_the_large_picture_shows_two_weeks_and_the_week_to_come() -> None:
    drawn = chart.large(ago({14: 5, 0: 5}), week_ahead(), today=TODAY)
    assert drawn.line.marks.startswith("M48.5 ")
    assert 46 < float(drawn.now) < 344
    assert drawn.fan is not None and drawn.fan.middle.endswith("344.0 107.0")


def test_the_fan_grows_out_of_today_and_of_nothing_else() -> None:
    said_today = chart.large(ago({0: 3}), week_ahead(), today=TODAY)
    said_before = chart.large(ago({1: 3}), week_ahead(), today=TODAY)
    assert said_today.fan is not None and said_before.fan is not None
    assert said_today.fan.middle.startswith(f"M{said_today.now} ")
    assert not said_before.fan.middle.startswith(f"M{said_before.now} ")


def test_half_the_time_lies_within_nine_times_in_ten() -> None:
    fan = chart.large(ago({0: 5}), week_ahead(), today=TODAY).fan
    assert fan is not None
    wide, half = ([height for _, height in _points(path)] for path in (fan.wide, fan.half))
    assert min(wide) < min(half) < max(half) < max(wide)


def test_days_that_may_be_lower_are_hatched_after_today_and_within_the_picture() -> None:
    drawn = chart.large(ago({0: 5}), week_ahead(), today=TODAY, lower_days=7)
    assert drawn.hatched is not None
    left, width, middle = map(float, drawn.hatched)
    assert float(drawn.now) < left < middle < left + width <= 344.1
    assert chart.large(ago({0: 5}), week_ahead(), today=TODAY).hatched is None


def test_without_a_forecast_the_picture_goes_three_weeks_back_and_ends_today() -> None:
    drawn = chart.large(ago({21: 5, 0: 5}), None, today=TODAY)
    assert (drawn.fan, drawn.now) == (None, "344.0")
    assert drawn.line.marks.startswith("M48.5 ")


@given(diaries)
def test_there_is_one_piece_of_line_for_each_stretch_of_days(days) -> None:
    starts = [day for day in days if day + 1 not in days and day - 1 in days]
    steps = [day for day in days if day - 1 in days]
    line = draw(ago(days)).path
    assert (line.count("M"), line.count("C")) == (len(starts), len(steps))


@given(diaries)
def test_the_line_stays_between_the_days_it_joins(days) -> None:
    for start, leave, arrive, end in _pieces(draw(ago(days)).path):
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


def _points(path: str) -> list[tuple[float, float]]:
    """Return every point of a path, those that only bend it too."""
    numbers = [float(one) for one in re.findall(r"-?\d+\.\d", path)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))
