"""The one function the house calls: exact however it is come by, silent where it knows too little, and private."""

import datetime as dt

import msgspec
import numpy as np
import pytest

from hearthlight.insight import outlook
from hearthlight.insight.outlook import TrackRecord
from hearthlight.insight.resume import Kept
from hearthlight.insight.series import DaySeries

FIRST = dt.date(2026, 1, 5).toordinal()


def diary(count, *, seed=1, answered=0.85, taps=True):
    """Return a series that moves in waves of some days, with gaps."""
    draw, wave, days, values = np.random.default_rng(seed), 0.0, [], []
    for place in range(count):
        wave = 0.8 * wave + draw.normal()
        value = float(np.clip(5.5 + wave + draw.normal(), 0, 10))
        if draw.random() < answered:
            days.append(FIRST + place)
            values.append(float(np.clip(round((value - 1) / 2), 0, 4) * 2 + 1) if taps else float(round(value)))
    return DaySeries("mood", tuple(days), tuple(values))


def until(series, day):
    return series.between(dt.date.fromordinal(FIRST), dt.date.fromordinal(day))


def at_rest(kept):
    """Return what was kept as it comes out of a digest."""
    return msgspec.msgpack.decode(msgspec.msgpack.encode(kept), type=Kept)


@pytest.mark.parametrize("taps", [True, False])
def test_going_on_day_by_day_is_bit_for_bit_the_same_as_starting_anew(taps):
    series, kept = diary(90, taps=taps), None
    for day in range(FIRST, FIRST + 91):
        seen, kept = outlook.look(until(series, day), kept and at_rest(kept), today=day)
        if (day - FIRST) % 25 == 0:
            assert outlook.look(until(series, day), today=day) == (seen, kept)
    assert outlook.look(series, today=FIRST + 90) == (seen, kept)


def test_what_is_kept_is_left_as_it_is_by_the_next_look():
    series = diary(80)
    _, kept = outlook.look(series, today=FIRST + 60)
    before = msgspec.msgpack.encode(kept)
    outlook.look(series, kept, today=FIRST + 80)
    assert msgspec.msgpack.encode(kept) == before


def test_a_day_put_right_long_afterwards_is_found():
    series = diary(100)
    _, kept = outlook.look(series, today=FIRST + 100)
    values = list(series.values)
    values[10] = 1.0 if values[10] != 1.0 else 9.0
    other = DaySeries("mood", series.days, tuple(values))
    assert outlook.look(other, kept, today=FIRST + 100) == outlook.look(other, today=FIRST + 100)
    shorter = DaySeries("mood", series.days[5:], series.values[5:])
    assert outlook.look(shorter, kept, today=FIRST + 100) == outlook.look(shorter, today=FIRST + 100)


def test_a_first_rating_between_the_taps_changes_the_scale_and_all_is_reckoned_anew():
    series = diary(60)
    _, kept = outlook.look(series, today=FIRST + 60)
    other = DaySeries("mood", (*series.days, FIRST + 61), (*series.values, 4.0))
    assert outlook.look(other, kept, today=FIRST + 61) == outlook.look(other, today=FIRST + 61)


def test_before_fourteen_days_with_ten_answers_there_is_silence():
    days = range(FIRST, FIRST + 20)
    values = [float(5 + 2 * (place % 3 - 1)) for place in range(20)]
    for count, said in ((13, range(13)), (20, range(0, 20, 3))):
        series = DaySeries("mood", tuple(days[place] for place in said), tuple(values[place] for place in said))
        seen, _ = outlook.look(series, today=FIRST + count)
        assert (seen.silence, seen.fan, seen.heads_up) == ("too few", (), None)
    seen, _ = outlook.look(DaySeries("mood", tuple(days[:14]), tuple(values[:14])), today=FIRST + 14)
    assert seen.silence is None
    assert len(seen.fan) == 7


def test_a_series_without_a_day_is_met_with_silence():
    seen, _ = outlook.look(DaySeries("mood", (), ()), today=FIRST)
    assert (seen.silence, seen.low, seen.shift) == ("too few", None, None)
    assert seen.record == TrackRecord(0, 0)


def test_the_fan_begins_today_until_today_is_said():
    series = diary(60, seed=2, answered=1)
    before, _ = outlook.look(until(series, FIRST + 40), today=FIRST + 41)
    after, _ = outlook.look(until(series, FIRST + 41), today=FIRST + 41)
    assert [one.day for one in before.fan] == list(range(FIRST + 41, FIRST + 48))
    assert [one.day for one in after.fan] == list(range(FIRST + 42, FIRST + 49))


def test_the_bands_lie_within_each_other_and_on_the_scale():
    seen, _ = outlook.look(diary(90), today=FIRST + 90)
    for one in seen.fan:
        assert 1 <= one.nine[0] <= one.half[0] <= one.middle <= one.half[1] <= one.nine[1] <= 9


def test_a_day_after_today_is_not_looked_at():
    series = diary(60)
    assert outlook.look(series, today=FIRST + 40)[0] == outlook.look(until(series, FIRST + 40), today=FIRST + 40)[0]


def test_what_the_partner_shares_counts_for_today_and_is_kept_nowhere():
    series = until(diary(60, seed=2, answered=1, taps=False), FIRST + 40)
    (dark, kept), (bright, kept_too) = (
        outlook.look(series, today=FIRST + 41, partner_today=said) for said in (0.0, 10.0)
    )
    assert bright.fan[0] != dark.fan[0]
    assert bright.fan[1:] == dark.fan[1:]
    assert kept_too == kept == outlook.look(series, today=FIRST + 41)[1]


def test_what_the_partner_shares_counts_no_longer_once_today_is_said():
    series = until(diary(60, seed=2, answered=1), FIRST + 40)
    assert outlook.look(series, today=FIRST + 40, partner_today=9.0) == outlook.look(series, today=FIRST + 40)


def test_a_shift_is_told_for_a_week():
    days = tuple(range(FIRST, FIRST + 90))
    values = tuple(float(7 + 2 * (place % 2)) if place < 60 else float(1 + 2 * (place % 2)) for place in range(90))
    told = [
        outlook.look(until(DaySeries("mood", days, values), day), today=day)[0].shift
        for day in range(FIRST, FIRST + 90)
    ]
    first = next(place for place, shift in enumerate(told) if shift)
    assert [one.direction for one in told[first : first + 7] if one] == ["down"] * 7
    assert first > 60


def test_the_track_record_counts_whole_weeks():
    seen, kept = outlook.look(diary(400), today=FIRST + 400)
    assert 45 <= seen.record.weeks <= 55
    assert 0.5 <= seen.record.right / seen.record.weeks <= 1
    assert kept.weeks.compared > 250


def test_where_the_own_average_does_better_the_fan_is_silent():
    """Low and high weeks in turn, so that a fan which leans on the latest days always leans the wrong way."""
    draw = np.random.default_rng(3)
    values = [float(draw.integers(7, 11) if place // 7 % 2 else draw.integers(0, 4)) for place in range(200)]
    series = DaySeries("mood", tuple(range(FIRST, FIRST + 200)), tuple(values))
    seen, kept = outlook.look(series, today=FIRST + 200)
    assert kept.weeks.fan_off > kept.weeks.average_off
    assert (seen.silence, seen.fan, seen.heads_up) == ("own average", (), None)
