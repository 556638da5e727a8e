"""`hearthlight foresee` and `hearthlight notice` by their own door: lines in, lines out, and nothing stops the rest."""

import json
import subprocess
import sys
from typing import Any

import pytest

TAPS: dict[str, Any] = {
    "scale": [1, 9],
    "step": 2,
    "days": [0, 1, 2, 4, 5, 6, 9, 10],
    "values": [5, 7, 5, 3, 5, 7, 7, 5],
    "horizons": [1, 3, 7],
    "partner_today": None,
}


def ask(command: str, *lines: Any) -> tuple[list[dict[str, Any]], int]:
    """Return the answers to some lines, and the exit status."""
    text = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    done = subprocess.run(
        [sys.executable, "-m", "hearthlight.commands", command],
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()], done.returncode


def test_a_line_is_answered_in_the_shape_that_is_promised() -> None:
    (seen,), status = ask("foresee", {"id": "a"} | TAPS)
    assert status == 0
    assert list(seen) == ["id", "levels", "quantiles", "raw", "low", "origin_day"]
    assert seen["levels"] == [(place + 0.5) / 50 for place in range(50)]
    assert (seen["id"], seen["origin_day"]) == ("a", 10)
    for rows in (seen["quantiles"], seen["raw"]):
        assert list(rows) == ["1", "3", "7"]
        for row in rows.values():
            assert len(row) == 50
            assert row == sorted(row)
            assert 1 <= row[0] <= row[-1] <= 9
    assert {value for row in seen["quantiles"].values() for value in row} <= {1, 3, 5, 7, 9}
    assert all(0 <= chance <= 1 for chance in seen["low"].values())


def test_horizons_may_be_any_days_ahead_and_come_in_any_order() -> None:
    (seen,), status = ask("foresee", {"id": 1} | TAPS | {"horizons": [400, 2, 10**12]})
    assert status == 0
    assert list(seen["raw"]) == ["400", "2", "1000000000000"]


def test_without_steps_quantiles_are_not_snapped() -> None:
    (seen,), _ = ask("foresee", {"id": 1} | TAPS | {"step": None})
    assert seen["raw"] == seen["quantiles"]


def test_step_horizons_and_partner_may_be_left_out() -> None:
    (seen,), status = ask("foresee", {"id": 1, "scale": [1, 9], "days": [1, 2], "values": [3, 5]})
    assert status == 0
    assert list(seen["raw"]) == ["1", "3", "7"]


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_a_few_days_give_a_wide_forecast(count: int) -> None:
    (seen,), status = ask(
        "foresee", {"id": 1} | TAPS | {"days": TAPS["days"][:count], "values": TAPS["values"][:count]}
    )
    assert status == 0
    assert seen["raw"]["1"][2] < 4
    assert seen["raw"]["1"][47] > 6


def test_a_gap_of_years_is_as_good_as_a_new_beginning_but_for_the_level() -> None:
    far = {"days": [*TAPS["days"], 10**9], "values": [*TAPS["values"], 5]}
    (seen,), status = ask("foresee", {"id": 1} | TAPS | far)
    assert status == 0
    assert seen["origin_day"] == 10**9


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"days": [0, 1, 2, 4, 5, 6, 10, 10]}, "days do not increase"),
        ({"days": [0, 2, 1, 4, 5, 6, 9, 10]}, "days do not increase"),
        ({"days": [0, 1]}, "there are 2 days and 8 values"),
        ({"days": [0.5, 1, 2, 4, 5, 6, 9, 10]}, "Expected `int`, got `float` - at `$.days[0]`"),
        ({"days": [-(2**60), 1, 2, 4, 5, 6, 9, 10]}, "a day is too far away"),
        ({"values": [5, 7, 5, 3, 5, 7, 7, 11]}, "a value is 11; the scale is 1 to 9"),
        ({"values": [5, 7, 5, 3, 5, 7, 7, None]}, "Expected `float`, got `null` - at `$.values[7]`"),
        ({"values": [], "days": []}, "there are no values; a forecast begins with a day"),
        ({"scale": [9, 1]}, "scale is 9 to 1; the lowest value comes first, then a higher one"),
        ({"scale": [1, 1]}, "scale is 1 to 1; the lowest value comes first, then a higher one"),
        ({"scale": [1]}, "Expected `array` of length 2, got 1 - at `$.scale`"),
        ({"step": 0}, "step is 0.0; accepted are null and numbers above 0, up to the width of the scale"),
        ({"step": -2}, "step is -2.0; accepted are null and numbers above 0, up to the width of the scale"),
        ({"step": 20}, "step is 20.0; accepted are null and numbers above 0, up to the width of the scale"),
        ({"horizons": []}, "horizons are whole numbers of days above 0, one or more"),
        ({"horizons": [1, 0]}, "horizons are whole numbers of days above 0, one or more"),
        ({"horizons": [1.5]}, "Expected `int`, got `float` - at `$.horizons[0]`"),
        ({"partner_today": 12}, "partner_today is 12.0; the scale is 1 to 9"),
    ],
)
def test_what_is_no_diary_is_told_in_its_place(change: dict[str, Any], reason: str) -> None:
    (refused, fine), status = ask("foresee", {"id": "odd"} | TAPS | change, {"id": "fine"} | TAPS)
    assert status == 1
    assert refused == {"id": "odd", "error": reason}
    assert "error" not in fine


def test_what_is_no_line_of_json_is_told_and_keeps_its_id_where_it_has_one() -> None:
    odd = json.dumps({"id": "nan"} | TAPS | {"values": [float("nan")] * 8})
    answers, status = ask("foresee", odd, "{", "[]", "", {"id": "fine"} | TAPS)
    assert status == 1
    assert [one["id"] for one in answers] == ["nan", None, None, None, "fine"]
    assert ["error" in one for one in answers] == [True, True, True, True, False]


def test_a_value_a_hair_beyond_the_end_is_a_value_at_the_end() -> None:
    thirds = {"scale": [0, 4], "step": 1 / 3, "values": [4.0000001, 3.3333, 2.6667, 0, 1, 2, 3, 4]}
    (seen,), status = ask("foresee", {"id": 1} | TAPS | thirds)
    assert status == 0
    assert seen["quantiles"]["1"][-1] <= 4


def test_a_lasting_drop_is_noticed_and_a_steady_diary_is_not() -> None:
    days = list(range(90))
    steady = [6 + day % 3 for day in days]
    fallen = [value - 4 * (day >= 50) for day, value in zip(days, steady, strict=True)]
    answers, status = ask(
        "notice",
        {"id": "steady", "scale": [0, 10], "days": days, "values": steady},
        {"id": "fallen", "scale": [0, 10], "days": days, "values": fallen},
        {"id": "empty", "scale": [0, 10], "days": [], "values": []},
    )
    assert status == 0
    assert [answers[0], answers[2]] == [{"id": "steady", "notices": []}, {"id": "empty", "notices": []}]
    first = answers[1]["notices"][0]
    assert first["direction"] == "down"
    assert 50 <= first["day"] <= 60


def test_what_cannot_be_noticed_is_told_in_its_place() -> None:
    line = {"scale": [0, 10], "days": [2, 1], "values": [1, 1]}
    answers, status = ask("notice", {"id": 1} | line, {"id": 2} | line | {"days": [1, 2]})
    assert status == 1
    assert answers == [{"id": 1, "error": "days do not increase"}, {"id": 2, "notices": []}]
