"""Files that are broken, or made by a strange hand: refused or read as far as they are whole, and nothing else."""

import datetime as dt
import io
import subprocess
import sys
import zipfile
from zoneinfo import ZoneInfo

import pytest

from hearthlight.edges.imports import parcel, reader, readings
from hearthlight.edges.imports.tests.samples import SAMPLES, inspect

ROW = '<Record type="HKQuantityTypeIdentifierStepCount" sourceName="a" startDate="{0}" endDate="{0}" value="{1}"/>'
CUT = '<Record type="HKQuantityTypeIdentifierStepCount" sourceName="a" value="'
DAY = "2026-01-10 08:{:02d}:00 +0100"


def apple(path, *records):
    path.write_text(f'<HealthData locale="en">{"".join(records)}</HealthData>', encoding="utf-8")
    return inspect(path)[0]


def steps(minute, value):
    return ROW.format(DAY.format(minute), value)


def test_hundreds_of_broken_files_stop_nothing_and_touch_nothing():
    command = [sys.executable, "-m", "bench.imports_fuzz", "--count", "400", "--seed", "8"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "touched beside their bytes: nothing" in done.stdout


@pytest.mark.parametrize("name", ["../../etc/passwd.xml", "/etc/passwd.xml", "C:/export.xml"])
def test_a_name_that_leads_out_of_a_zip_is_never_opened(tmp_path, name):
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, (SAMPLES / "apple_health/export.xml").read_bytes())
    assert inspect(path)[0]["error"] == "unknown"


def test_a_zip_that_swells_is_refused(tmp_path):
    path = tmp_path / "export.zip"
    head = (SAMPLES / "apple_health/export.xml").read_bytes()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("export.xml", "w") as member:
        member.write(head[:-20])
        for _ in range(80):
            member.write(b" " * (1 << 20))
    assert inspect(path)[0]["error"] == "unknown"


def test_a_zip_that_lies_about_its_sizes_is_damaged_and_not_believed():
    content = bytearray((SAMPLES / "health_connect/Health Connect.zip").read_bytes())
    place = content.find(b"PK\x01\x02")
    content[place + 24 : place + 28] = (1 << 10).to_bytes(4, "little")
    held = parcel.of_zip(io.BytesIO(bytes(content)))
    with pytest.raises(parcel.NotReadable):
        held.members[0].content()


def test_a_record_that_is_broken_is_counted_and_the_next_one_is_read(tmp_path):
    said = apple(tmp_path / "a.xml", steps(1, 10), steps(2, "many"), CUT, steps(3, 5))
    assert said["daily"]["steps"] == {"2026-01-10": 15}
    assert said["problems"] == [{"what": "row", "count": 2, "rows": [2, 3]}]


def test_the_same_record_twice_counts_once_in_whatever_order(tmp_path):
    said = apple(tmp_path / "a.xml", steps(1, 10), steps(2, 7), steps(1, 10), steps(2, 7))
    assert said["daily"]["steps"] == {"2026-01-10": 17}
    assert said["left_out"] == {"same": 2}


def test_what_stands_in_a_comment_or_twice_in_a_correlation_is_not_read(tmp_path):
    inside = f'<Correlation type="x" sourceName="a">{steps(5, 100)}</Correlation>'
    said = apple(tmp_path / "a.xml", f"<!-- {steps(1, 50)} -->", inside, steps(5, 100))
    assert said["daily"]["steps"] == {"2026-01-10": 100}


def test_attributes_in_any_order_and_quotes_of_either_kind_are_read(tmp_path):
    other = "<Record value='30' endDate='2026-01-10 09:00:00 +0100' startDate='2026-01-10 08:30:00 +0100'\n"
    other += "  sourceName='a' type='HKQuantityTypeIdentifierStepCount'></Record>"
    assert apple(tmp_path / "a.xml", steps(1, 12), other)["daily"]["steps"] == {"2026-01-10": 42}


@pytest.mark.parametrize(
    "record",
    [
        '<Workout startDate="{}"/>',
        '<StateOfMind startDate="{}" valence="0.5"/>',
        '<Record type="HKCategoryTypeIdentifierMindfulSession" startDate="{0}" endDate="{0}"/>',
    ],
)
def test_more_than_a_life_holds_is_told_and_not_gathered(record, monkeypatch):
    monkeypatch.setattr(readings, "MOST_TOLD", 20)
    records = "".join(record.format(DAY.format(minute)) for minute in range(50))
    held = parcel.of_bytes(f"<HealthData>{records}</HealthData>".encode(), "export.xml")
    found = reader.read(held, ZoneInfo("Europe/Berlin"), today=dt.date(2026, 1, 15))
    assert (len(found.moves) + len(found.moods) + len(found.calm), found.troubles["large"].count) == (20, 1)


def test_a_row_without_its_cells_is_counted_and_never_quoted(tmp_path):
    path = tmp_path / "daylio.csv"
    content = (SAMPLES / "daylio/2020_12h.csv").read_text() + "nonsense of mine,,,,,,\n"
    path.write_text(content)
    said = inspect(path)[0]
    assert (said["kinds"]["mood"], said["problems"]) == (3, [{"what": "row", "count": 1, "rows": [5]}])
    assert "nonsense" not in str(said)


@pytest.mark.parametrize("share", [0.5, 0.7, 0.9])
def test_a_zip_that_broke_off_gives_what_came_before_the_break(tmp_path, share):
    whole = io.BytesIO()
    long = apple_text(3000)
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("apple_health_export/workout-routes/a.gpx", "<gpx/>")
        archive.writestr("apple_health_export/export.xml", long)
    path = tmp_path / "export.zip"
    path.write_bytes(whole.getvalue()[: int(len(whole.getvalue()) * share)])
    said = inspect(path)[0]
    assert said["problems"] == [{"what": "truncated", "count": 1, "rows": []}]
    assert 3000 * (share - 0.3) < sum(said["daily"]["steps"].values()) < 3000


def apple_text(count):
    """Return an export with this many steps, one in each record, that does not pack into nothing."""
    stamps = (
        f"2026-{1 + n // 1000:02d}-{1 + n % 28:02d} {n % 24:02d}:{n * 7 % 60:02d}:{n * 13 % 60:02d} +0100"
        for n in range(count)
    )
    return f'<HealthData locale="en">{"".join(ROW.format(stamp, 1) for stamp in stamps)}</HealthData>'
