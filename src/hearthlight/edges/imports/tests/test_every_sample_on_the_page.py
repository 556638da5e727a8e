"""Every sample through the page: what lies in the home afterwards is what `hearthlight inspect` tells about it, figure by figure."""

import datetime as dt
import html
import io
import json
import re
import zipfile
from collections import Counter

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hearthlight.edges.imports import gather, told
from hearthlight.edges.imports.tests.samples import ANSWERS, SAMPLES
from hearthlight.entries.checkin import Checkin
from hearthlight.entries.cycle import Cycle
from hearthlight.entries.medicine import Medicine
from hearthlight.entries.movement import MINDFUL, STEPS_OF_A_DAY, Movement
from hearthlight.entries.night import Night
from hearthlight.journal import read

pytestmark = pytest.mark.django_db
EVERY = [json.loads(line) for line in ANSWERS.read_text(encoding="utf-8").splitlines()]
TABLES = [one for one in EVERY if one["format"] == "generic"]
EXPORTS = [one for one in EVERY if one["format"] != "generic"]
LEVEL = "2"
LOWEST, HIGHEST = 0.0, 10.0
BLEEDING = ("light", "medium", "heavy")


def named(answers):
    return pytest.mark.parametrize("answer", answers, ids=lambda one: one["file"])


def content_of(name):
    """Return the name and the bytes of a sample; those of a folder in a zip, as a phone would send it."""
    path = SAMPLES / name
    if path.is_file():
        return path.name, path.read_bytes()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for one in sorted(path.iterdir()):
            archive.write(one, one.name)
    return f"{path.name}.zip", out.getvalue()


def choose(guest, name):
    called, content = content_of(name)
    response = guest.post("/settings/bring/", file=SimpleUploadedFile(called, content))
    assert response.status_code == 200
    return response.content.decode()


def bring(guest, page):
    """Tick everything that is offered, name a level for every mood, and bring it in."""
    sent: dict[str, object] = dict.fromkeys(re.findall(r'name="(mood_\d+)"', page), LEVEL)
    if 'name="least"' in page:
        sent |= {"least": LOWEST, "most": HIGHEST}
    ticks = re.findall(r'name="kinds" value="(\w+)"', page)
    return guest.post("/settings/bring/kinds/", kinds=ticks, **sent)


def brought(guest, kind):
    every = [kept.entry for kept in read.everything(guest.visit().mine)]
    return [one for one in every if isinstance(one, kind) and one.imported]


def instant(text):
    return dt.datetime.fromisoformat(text) if text else None


def of_night(one):
    stages = {"light": one.light, "deep": one.deep, "rem": one.rem}
    return {
        "day": one.day.isoformat(),
        "ends": (one.bed_at, one.asleep_at, one.wake_at),
        "minutes": tuple(told.rounded(value) for value in (one.asleep, one.awake, one.in_bed)),
        "stages": {name: told.rounded(value) for name, value in stages.items() if value is not None},
        "nap": one.is_nap,
    }


def told_night(one, *, nap):
    return {
        "day": one["day"],
        "ends": tuple(instant(one[name]) for name in ("bed_at", "asleep_at", "wake_at")),
        "minutes": (one["asleep_minutes"], one["awake_minutes"], one["in_bed_minutes"]),
        "stages": one["stages"],
        "nap": nap,
    }


def in_order(nights):
    return sorted(nights, key=repr)


def when(one):
    return (one.get("at") and instant(one["at"])) or dt.date.fromisoformat(one["day"])


def feelings(answer, field):
    """Return the moments, values and scales of a kind of feeling; what has only a name gets the level that was chosen."""
    asked = [LOWEST, HIGHEST] if "scale" in answer["asks"] else None
    leveled = answer["file"].startswith("daylio/") and answer["file"].endswith(".csv")
    return Counter(
        (
            when(one),
            float(LEVEL) if leveled else one["value"],
            tuple([1, 5] if leveled else one["scale"] or asked or ()),
        )
        for one in answer[field]
        if leveled or (one["value"] is not None and (one["scale"] or asked))
    )


def period_starts(answer):
    days = {one["day"] for one in answer["cycle"] if one["flow"] in BLEEDING and not one["excluded"]}
    days |= {one["start"] for one in answer["periods"]}
    ordered = sorted(map(dt.date.fromisoformat, days))
    return [
        day
        for before, day in zip([None, *ordered], ordered, strict=False)
        if before is None or (day - before).days > 10
    ]


@named(EXPORTS)
def test_nights_and_naps_are_those_of_the_answer(noor, answer):
    bring(noor, choose(noor, answer["file"]))
    nights = brought(noor, Night)
    with_times = [of_night(one) for one in nights if one.bed_at]
    expected = [told_night(one, nap=False) for one in answer["nights"]]
    expected += [told_night(one, nap=True) for one in answer["naps"]]
    assert in_order(with_times) == in_order(expected)
    hours = {one.day.isoformat(): one.asleep / 60 for one in nights if not one.bed_at}
    slept = {one["day"] for one in answer["nights"]}
    told_hours = answer["daily"].get("sleep_hours", {})
    assert hours == pytest.approx({day: value for day, value in told_hours.items() if day not in slept})


@named(EXPORTS)
def test_steps_walks_medicines_and_periods_are_those_of_the_answer(noor, answer):
    bring(noor, choose(noor, answer["file"]))
    moved = brought(noor, Movement)
    steps = {one.day.isoformat(): told.rounded(one.steps) for one in moved if one.what == STEPS_OF_A_DAY}
    assert steps == {day: count for day, count in answer["daily"].get("steps", {}).items() if count}
    walks = [one for one in moved if one.what not in (STEPS_OF_A_DAY, MINDFUL)]
    assert sorted((one.at, one.what, told.rounded(one.minutes), told.rounded(one.metres)) for one in walks) == [
        (instant(one["at"]), one["what"], one["active_minutes"], one["distance_m"]) for one in answer["movement"]
    ]
    calm: Counter[str] = Counter()
    for one in moved:
        calm[one.day.isoformat()] += one.minutes if one.what == MINDFUL else 0
    assert +calm == Counter(answer["daily"].get("mindful_minutes", {}))
    taken = [one for one in answer["medicines"] if one["status"] == "taken"]
    assert [(one.day.isoformat(), one.at, one.name) for one in brought(noor, Medicine)] == [
        (one["day"], instant(one["at"]), one["name"]) for one in taken
    ]
    assert [one.day for one in brought(noor, Cycle)] == period_starts(answer)


@named(EXPORTS)
def test_moods_and_energies_are_those_of_the_answer(noor, answer):
    bring(noor, choose(noor, answer["file"]))
    entries = brought(noor, Checkin)
    for field, name in (("mood", "moods"), ("energy", "energies")):
        found = Counter(
            (one.at if one.at else one.day, one.imported.originals[field], one.imported.scales[field])
            for one in entries
            if field in one.imported.originals
        )
        assert found == feelings(answer, name)


@named(EXPORTS)
def test_the_page_tells_days_and_troubles_as_the_answer_does(noor, answer):
    page = html.unescape(choose(noor, answer["file"]))
    for problem in answer["problems"]:
        rows = f"({', '.join(map(str, problem['rows']))})"
        assert (rows in page) if problem["rows"] else "What we can’t read" in page
    ticked = set(re.findall(r'name="kinds" value="(\w+)"[^>]*checked', page))
    assert ticked <= set(gather.TICKED_AT_FIRST)
    bring(noor, page)
    assert "Nothing new in this file" in choose(noor, answer["file"])


@named(TABLES)
def test_a_table_of_days_gives_the_moods_of_its_answer_once_its_columns_are_told(noor, answer):
    columns, moods = COLUMNS[answer["file"]]
    assert ('name="order"' in choose(noor, answer["file"])) == ("order" in answer["asks"]) == ("order" in columns)
    noor.post("/settings/bring/columns/", **columns)
    noor.post("/settings/bring/look/")
    found = {one.day.isoformat(): one.imported.originals["mood"] for one in brought(noor, Checkin)}
    assert found == moods
    if answer["moods"]:
        assert found == {one["day"]: one["value"] for one in answer["moods"]}


MOOD = {"day": "0", "mood": "1", "mood_least": "1"}
COLUMNS = {
    "generic/ambiguous_dates.csv": (MOOD | {"mood_most": "5", "order": "mdy"}, {"2026-03-04": 3, "2026-05-04": 4}),
    "generic/spreadsheet_formula.csv": (MOOD | {"mood_most": "5"}, {"2026-01-10": 3}),
    "generic/us_semicolon.csv": (MOOD | {"mood_most": "10", "order": "mdy"}, {"2026-01-09": 6, "2026-01-10": 4}),
}
