"""Every format people really have, through `hearthlight inspect`: each sample gives its answer, figure by figure."""

import json
import shutil

import pytest

from hearthlight.edges.imports.tests.samples import ANSWERS, SAMPLES, answer, files, inspect

APPLE = ("export.xml", "export.zip", "export_localised_name.zip", "export_multiline_attributes.xml")


def night(said, day):
    return next(one for one in said["nights"] if one["day"] == day)


def minutes(sleep):
    return sleep["asleep_minutes"], sleep["awake_minutes"], sleep["in_bed_minutes"]


def test_every_sample_gives_its_answer():
    wanted = [json.loads(line) for line in ANSWERS.read_text(encoding="utf-8").splitlines()]
    said = inspect(*(path for path in files() if path.parent.name != "samsung"), SAMPLES / "samsung")
    for one in said:
        one["file"] = str(one["file"]).removeprefix(f"{SAMPLES}/")
    assert said == wanted


@pytest.mark.parametrize("name", APPLE)
def test_an_apple_night_is_told_by_one_source_and_a_nap_stands_apart(name):
    said = answer(f"apple_health/{name}")
    assert minutes(night(said, "2026-01-10")) == (450, 10, 495)
    assert night(said, "2026-01-10")["stages"] == {"light": 370, "deep": 50, "rem": 30}
    assert night(said, "2025-10-26")["asleep_minutes"] == 420, "the clock went back that night"
    assert night(said, "2021-05-02")["asleep_minutes"] == 420
    assert [nap["asleep_minutes"] for nap in said["naps"]] == [35]


@pytest.mark.parametrize("name", APPLE)
def test_apple_steps_and_walks_are_never_added_up_over_sources(name):
    said = answer(f"apple_health/{name}")
    assert said["daily"]["steps"] == {"2026-01-10": 1400}
    assert said["daily"]["mindful_minutes"] == {"2026-01-10": 10}
    assert [(one["active_minutes"], one["distance_m"]) for one in said["movement"]] == [(20, None), (28.5, 2414)]
    assert said["daily"]["flow"] == {"2026-01-09": "medium", "2026-01-10": "heavy", "2026-01-12": "none"}
    assert [one["day"] for one in said["cycle"] if one["starts"]] == ["2026-01-09"]
    assert said["kinds"]["intimacy"] == 1
    assert said["moods"] == []


def test_a_broken_dtd_and_a_control_character_stop_nothing():
    said = answer("apple_health/export_v12_bad_dtd_and_vt.xml")
    assert said["kinds"] == answer("apple_health/export.xml")["kinds"] | {"mindful": 2}
    assert said["problems"] == []


def test_a_file_that_breaks_off_is_told_and_gives_what_is_whole():
    said = answer("apple_health/export_truncated.xml")
    assert said["problems"] == [{"what": "truncated", "count": 1, "rows": []}]
    assert said["nights"] == answer("apple_health/export.xml")["nights"]


def test_an_entity_is_never_unfolded():
    said = answer("apple_health/export_billion_laughs.xml")
    assert said["kinds"] == {"steps": 1}
    assert said["daily"]["steps"] == {"2026-01-10": 1}


def test_a_mood_of_nought_is_a_reading_and_one_sent_twice_is_one():
    said = answer("health_auto_export/StateOfMind.json")
    assert [one["value"] for one in said["moods"]] == [-0.55, 0]
    doses = answer("health_auto_export/Medications.json")["medicines"]
    assert [one["status"] for one in doses] == ["taken", "skipped"]


def test_hours_become_minutes():
    assert minutes(night(answer("health_auto_export/HealthMetrics.json"), "2026-01-10")) == (450, 10, 495)


def test_a_night_that_was_written_again_and_again_is_one_night():
    said = answer("health_connect/Health Connect.zip")
    one = night(said, "2026-01-10")
    assert (one["bed_at"], one["wake_at"]) == ("2026-01-09T23:00:00+01:00", "2026-01-10T06:02:00+01:00")
    assert minutes(one) == (412, 10, 422)
    assert [minutes(nap)[2] for nap in said["naps"]] == [40]
    assert said["daily"] == {
        "steps": {"2026-01-10": 4000},
        "flow": {"2026-01-09": "medium", "2026-01-10": "heavy"},
    }
    assert said["periods"] == [{"start": "2026-01-09", "end": "2026-01-13"}]


def test_takeout_minutes_are_in_utc_and_computed_periods_are_no_facts():
    said = answer("google_takeout/takeout-google-health-2026.zip")
    assert [one["asleep_minutes"] for one in said["nights"] + said["naps"]] == [410, 66]
    assert said["daily"]["steps"] == {"2026-01-10": 160, "2026-01-11": 30}
    assert said["periods"] == [{"start": "2026-01-09", "end": "2026-01-13"}]
    assert said["left_out"] == {"predicted": 1}


def test_what_was_deleted_or_never_filled_in_is_no_night():
    oura = answer("oura/sleepmodel.csv")
    assert [one["asleep_minutes"] for one in oura["nights"] + oura["naps"]] == [420, 30]
    assert oura["left_out"] == {"deleted": 1}
    garmin = answer("garmin/garmin_export.zip")
    assert minutes(night(garmin, "2026-01-10")) == (410, 50, 460)
    assert minutes(night(garmin, "2026-01-08")) == (None, None, 420)
    assert [nap["asleep_minutes"] for nap in garmin["naps"]] == [30]
    assert (garmin["daily"]["steps"], garmin["left_out"]) == ({"2026-01-10": 8123}, {"placeholder": 1})
    assert [(one["active_minutes"], one["distance_m"]) for one in garmin["movement"]] == [(28.5, 2410)]


def test_a_samsung_night_knows_its_stages_from_the_file_beside_it():
    said = answer("samsung")
    assert minutes(night(said, "2026-01-10")) == (450, 10, 460)
    assert [nap["asleep_minutes"] for nap in said["naps"]] == [35]
    assert (said["daily"]["steps"], said["left_out"]) == ({"2026-01-10": 8000}, {"plan": 1})
    each = inspect(*sorted((SAMPLES / "samsung").iterdir()))
    assert [one["asleep_minutes"] for one in each[1]["nights"]] == [450]


def test_tables_of_sleep_are_read_in_every_language_and_with_every_line_end():
    assert minutes(night(answer("withings/de/sleep.csv"), "2026-01-10")) == (410, 50, 460)
    android = answer("sleep_as_android/sleep-export.csv")
    assert minutes(night(android, "2026-01-10"))[2] == 460
    assert [minutes(nap)[2] for nap in android["naps"]] == [35]
    assert len(answer("sleep_cycle/sleepdata_old.csv")["nights"]) == 2


def test_a_mood_with_a_name_of_its_own_is_asked_about():
    said = answer("daylio/2023_renamed_moods.csv")
    assert said["unknown_moods"] == ["Middling [+]", "Heavy", "sad"]
    assert (said["kinds"]["mood"], said["asks"]) == (3, ["moods"])
    half_past = answer("daylio/2020_12h.csv")
    assert [one["at"] for one in half_past["moods"]][1] == "2026-01-10T00:05:00+01:00"
    assert half_past["kinds"]["mood"] == 3


def test_a_backup_knows_the_level_of_each_mood_and_its_own_clock():
    first, second = answer("daylio/backup_2026_01_11.daylio")["moods"]
    assert (first["at"], first["value"], first["scale"]) == ("2026-01-10T15:26:00+01:00", 2, [5, 1])
    assert second["value"] == 4


def test_bleeding_is_read_day_by_day():
    assert answer("clue/measurements.json")["daily"]["flow"] == {
        "2026-01-09": "medium",
        "2026-01-10": "heavy",
        "2026-01-14": "spotting",
    }
    flo = answer("flo/flo.json")
    assert flo["periods"] == [{"start": "2025-12-11", "end": "2025-12-15"}, {"start": "2026-01-09", "end": None}]
    assert flo["left_out"]["pregnancy"] == 1
    assert "intimacy" not in flo["kinds"]
    first, second = answer("drip/drip.csv")["cycle"]
    assert (first["day"], first["flow"], first["excluded"]) == ("2026-01-10", "medium", False)
    assert (second["day"], second["flow"], second["excluded"]) == ("2026-01-14", "spotting", True)


def test_days_that_can_be_read_two_ways_are_asked_about():
    said = answer("generic/ambiguous_dates.csv")
    assert (said["moods"], said["asks"]) == ([], ["order"])
    assert [one["what"] for one in said["problems"]] == ["ambiguous_order"]


def test_a_file_is_known_by_what_stands_in_it(tmp_path):
    known = [path for path in files() if path.parent.name not in ("samsung", "google_takeout", "en")]
    others = [tmp_path / f"{number}{path.suffix}" for number, path in enumerate(known)]
    for path, other in zip(known, others, strict=True):
        shutil.copy(path, other)
    assert [one["format"] for one in inspect(*others)] == [one["format"] for one in inspect(*known)]


def test_what_is_no_export_is_told_and_the_rest_goes_on(tmp_path):
    (tmp_path / "letter.txt").write_text("Dear Sam,\n\nthe walk was lovely.\n")
    said = inspect(tmp_path / "letter.txt", tmp_path / "nowhere.zip", SAMPLES / "pixels/PIXELS-BACKUP-2026.json")
    assert [one.get("error") for one in said] == ["unknown", "unreadable", None]
