"""From a table to check-ins: proposals, scales, days, and what is told when a cell cannot be read."""

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.edges.imports.generic.mapping import Mapping, Rating, guess_scale, propose
from hearthlight.edges.imports.generic.table import read
from hearthlight.edges.imports.generic.translate import fingerprint, on_ten, translate

DIARIES = Path(__file__).resolve().parents[5] / "tests" / "data" / "diaries"
TODAY, BERLIN = dt.date(2026, 11, 23), ZoneInfo("Europe/Berlin")
MOOD = {"mood": Rating(1, (1.0, 5.0))}


def diary(text, mapping=None, zone=BERLIN):
    return translate(read(text.encode()), mapping or Mapping(0, "dmy", MOOD), source="csv:test", zone=zone, today=TODAY)


def sample(name):
    return read((DIARIES / name).read_bytes())


def test_columns_are_proposed_from_names_and_cells_and_notes_never_are():
    table = read(
        b"Note,Mood Key,Datum,Vigor (0-4),Fatigue,Closeness\nx,happy,2026-01-09,2,9,3\n,sad,2026-01-10,3,2,4\n"
    )
    proposal = propose(table)
    assert proposal.day == 2
    assert proposal.ratings == {"energy": Rating(3, (0.0, 4.0)), "closeness": Rating(5, (1.0, 5.0))}


def test_tiredness_is_proposed_as_energy_the_other_way_round():
    proposal = propose(read(b"date,fatigue (0-10)\n2026-01-09,9\n"))
    assert proposal.ratings["energy"].scale == (10.0, 0.0)


def test_the_american_sample_is_asked_about_and_then_understood():
    table = sample("us_semicolon.csv")
    proposal = propose(table)
    assert (proposal.day, proposal.order, proposal.ratings["mood"]) == (0, "ask", Rating(1, (1.0, 10.0)))
    found = translate(
        table, Mapping(0, "mdy", dict(proposal.ratings)), source="csv:test", zone=BERLIN, today=TODAY
    ).entries
    assert [(entry.day, entry.imported and entry.imported.originals) for entry in found] == [
        (dt.date(2026, 1, 9), {"mood": 6.0, "energy": 5.0}),
        (dt.date(2026, 1, 10), {"mood": 4.0, "energy": 3.0}),
    ]


def test_the_two_readings_of_the_ambiguous_sample_are_both_open():
    table = sample("ambiguous_dates.csv")
    assert propose(table).order == "ask"
    days = {
        order: [
            entry.day
            for entry in translate(table, Mapping(0, order, MOOD), source="", zone=BERLIN, today=TODAY).entries
        ]
        for order in ("dmy", "mdy")
    }
    assert days == {
        "dmy": [dt.date(2026, 4, 3), dt.date(2026, 4, 5)],
        "mdy": [dt.date(2026, 3, 4), dt.date(2026, 5, 4)],
    }


def test_a_formula_in_a_note_is_words_and_nothing_else():
    table = sample("spreadsheet_formula.csv")
    found = translate(table, Mapping(0, "dmy", MOOD, note=2), source="csv:test", zone=BERLIN, today=TODAY)
    assert found.entries[0].note == '=HYPERLINK("x","y")'


def test_a_value_keeps_its_original_and_its_scale():
    entry = diary('day,mood\n2026-01-09,"3,5"\n').entries[0]
    assert (entry.mood, entry.size) == (6.25, "imported")
    assert (entry.imported.originals, entry.imported.scales) == ({"mood": 3.5}, {"mood": (1.0, 5.0)})


def test_missing_is_missing_and_never_zero():
    found = diary("day,mood\n2026-01-09,\n2026-01-10,n/a\n2026-01-11,0\n2026-01-12,1\n")
    assert [(entry.day.day, entry.mood) for entry in found.entries] == [(12, 0.0)]
    assert found.empty == 3
    assert [(problem.row, problem.what) for problem in found.problems] == [(4, "outside")]


def test_problems_name_row_and_column_and_hold_no_word_of_the_cell():
    found = diary("day,mood\nsecret,3\n2026-01-10,secret\n2027-01-01,3\n2026-01-11,4\n")
    assert [(p.row, p.column, p.what) for p in found.problems] == [(2, 0, "day"), (3, 1, "number"), (4, 0, "ahead")]
    assert "secret" not in repr(found.problems)
    assert len(found.entries) == 1


def test_a_late_night_belongs_to_its_evening_and_a_bare_day_to_itself():
    mapping = Mapping(0, "dmy", MOOD, time=2)
    found = diary("day,mood,time\n2026-01-10,3,01:30\n2026-01-10,3,\n", mapping)
    assert [entry.day for entry in found.entries] == [dt.date(2026, 1, 9), dt.date(2026, 1, 10)]
    assert found.entries[0].at == dt.datetime(2026, 1, 10, 0, 30, tzinfo=dt.UTC)


def test_a_time_with_its_offset_lands_on_the_persons_own_day():
    entry = diary("day,mood\n2026-07-01T22:30:00-04:00,3\n").entries[0]
    assert entry.day == dt.date(2026, 7, 2)


def test_two_rows_that_say_the_same_are_one_and_two_that_differ_are_two():
    found = diary("day,mood\n2026-01-09,3\n2026-01-09,3.0\n2026-01-09,4\n")
    assert (len(found.entries), found.twice) == (2, 1)


def test_another_scale_does_not_make_it_another_entry():
    first = diary("day,mood\n2026-01-09,3\n").entries[0]
    again = diary("day,mood\n2026-01-09,3\n", Mapping(0, "dmy", {"mood": Rating(1, (0.0, 10.0))})).entries[0]
    assert (first.mood, again.mood) == (5.0, 3.0)
    assert fingerprint(first) == fingerprint(again)


@pytest.mark.parametrize(
    ("heading", "values", "scale"),
    [
        ("mood", [1, 3, 5], (1, 5)),
        ("mood", [0, 2.6667, 4], (0, 4)),
        ("mood", [2, 9], (1, 10)),
        ("mood", [0, 9], (0, 10)),
        ("valence", [-0.4, 0.8], (-1, 1)),
        ("Mood (1-10)", [2, 3], (1, 10)),
        ("Mood 1-3", [2, 9], (1, 10)),
        ("Mood (0-4)", [1, 2, 3, 4] * 5 + [9], (0, 4)),
        ("steps", [300, 9000], (300, 9000)),
        ("mood", [], (1, 5)),
    ],
)
def test_a_scale_is_proposed_from_the_heading_or_the_smallest_usual_one(heading, values, scale):
    assert guess_scale(heading, values) == scale


@given(st.floats(-100, 100), st.floats(-100, 100), st.floats(0, 1))
def test_every_scale_runs_from_nought_to_ten_either_way_round(least, most, share):
    if abs(least - most) < 1e-6:
        return
    value = min(max(least + (most - least) * share, min(least, most)), max(least, most))
    forth, back = on_ten(value, (least, most)), on_ten(value, (most, least))
    assert forth is not None
    assert back is not None
    assert 0 <= forth <= 10
    assert forth + back == pytest.approx(10, abs=2e-4)


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reading(content):
    try:
        table = read(content)
    except ValueError:
        return
    proposal = propose(table)
    translate(table, Mapping(proposal.day or 0, "dmy", dict(proposal.ratings)), source="", zone=BERLIN, today=TODAY)
