"""A table of days, from its bytes: what people really save, and what is no table."""

import datetime as dt

import pytest

from hearthlight.edges.imports.generic.days import guess, moment
from hearthlight.edges.imports.generic.table import LARGEST_BYTES, NotATable, read

ROWS = (("2026-01-09", "4", "a good walk"), ("2026-01-10", "2,5", "slow; quiet"))


def day_of(cell):
    found = moment(cell, "dmy")
    return found.day if found else None


def clock_of(cell):
    found = moment(cell, "dmy")
    return found.clock if found else None


def written(delimiter: str, newline: str) -> str:
    lines = [("day", "mood", "note"), *ROWS]
    return newline.join(delimiter.join(f'"{cell}"' for cell in line) for line in lines) + newline


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_usual_encoding_delimiter_and_line_end_reads_the_same(encoding, delimiter, newline):
    table = read(written(delimiter, newline).encode(encoding))
    assert table.columns == ("day", "mood", "note")
    assert [row.cells for row in table.rows] == list(ROWS)
    assert [row.number for row in table.rows] == [2, 3]


def test_older_windows_letters_are_read():
    table = read("Tag;Stimmung;Notiz\n2026-01-09;4;müde – aber schön\n".encode("cp1252"))
    assert table.rows[0].cells[2] == "müde – aber schön"


def test_a_spreadsheets_own_line_about_its_delimiter_is_heeded():
    table = read(b"sep=;\nday;mood\n2026-01-09;4\n")
    assert (table.columns, table.rows[0].number) == (("day", "mood"), 3)


def test_a_file_without_a_heading_loses_no_day():
    table = read(b"2026-01-09,4\n2026-01-10,5\n")
    assert (table.columns, len(table.rows)) == (("", ""), 2)


def test_lines_inside_a_note_stay_in_it():
    table = read(b'day,mood,note\n2026-01-09,4,"one\r\ntwo"\n2026-01-10,5,x\n')
    assert [row.cells[2] for row in table.rows] == ["one\ntwo", "x"]


def test_short_and_long_rows_fit_the_heading():
    table = read(b"day,mood,note\n2026-01-09,4\n2026-01-10,5,x,extra\n")
    assert [row.cells for row in table.rows] == [("2026-01-09", "4", ""), ("2026-01-10", "5", "x")]


def test_a_quotation_mark_that_never_closes_is_told_and_the_rest_before_it_comes():
    content = 'day,mood,note\n2026-01-09,4,x\n2026-01-10,5,"' + "more\n" * 300
    table = read(content.encode())
    assert len(table.rows) == 1
    assert [(problem.row, problem.what) for problem in table.problems] == [(3, "quote")]


def test_a_cell_without_end_does_not_stop_the_rows_after_it():
    table = read(b"day,mood,note\n2026-01-09,4," + b"x" * 200_000 + b"\n2026-01-10,5,y\n")
    assert [row.cells[0] for row in table.rows] == ["2026-01-10"]
    assert [(problem.row, problem.what) for problem in table.problems] == [(2, "cell")]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"day,mood\n", "empty"),
        (b"PK\x03\x04rest of a zip", "spreadsheet"),
        (b"\x00\x01\x00\x81\x00\x00", "binary"),
        (b"just words\nand more\n", "narrow"),
        (b"a," * 300 + b"\n" + b"1," * 300, "wide"),
        (b"x" * (LARGEST_BYTES + 1), "large"),
    ],
)
def test_what_is_no_table_is_told_apart(content, why):
    with pytest.raises(NotATable) as told:
        read(content)
    assert told.value.why == why


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-3-4", (2026, 3, 4)),
        ("2026/03/04", (2026, 3, 4)),
        ("20260304", (2026, 3, 4)),
        ("4.3.2026", (2026, 3, 4)),
        ("04/03/26", (2026, 3, 4)),
        ("4th Mar 2026", (2026, 3, 4)),
        ("March 4, 2026", (2026, 3, 4)),
        ("Wednesday, 4 March 2026", (2026, 3, 4)),
        ("2026 Wed Mar 4 3:39 PM", (2026, 3, 4)),
        ("2026-03-04T23:10:00+01:00", (2026, 3, 4)),
        ("31 OCT 2026 21:05", (2026, 10, 31)),
    ],
)
def test_days_are_read_as_people_and_programs_write_them(cell, day):
    assert day_of(cell) == dt.date(*day)


@pytest.mark.parametrize("cell", ["", "soon", "30.2.2026", "2026-13-01", "12", "4/3", "1e9", "9" * 5000, "0000-01-01"])
def test_what_is_no_day_stays_unread(cell):
    assert moment(cell, "dmy") is None


def test_times_carry_their_half_of_the_day_and_their_offset():
    assert clock_of("2026 Sun May 17 12:05 AM") == dt.time(0, 5)
    assert clock_of("2026-05-17 3:39 pm") == dt.time(15, 39)
    assert clock_of("2026-05-17T03:39:10Z") == dt.time(3, 39, 10, tzinfo=dt.UTC)
    assert moment("2026-05-17 25:00", "dmy") is None


@pytest.mark.parametrize(
    ("cells", "guessed"),
    [
        (["2026-03-04", "4 Mar 2026"], "any"),
        (["03/04/2026", "05/04/2026"], "ask"),
        (["03/04/2026", "13/04/2026 21:00"], "dmy"),
        (["03/04/2026", "03/14/2026"], "mdy"),
        (["13/04/2026", "04/13/2026"], "ask"),
        (["5/5/2026"], "any"),
    ],
)
def test_the_order_of_day_and_month_is_never_guessed_silently(cells, guessed):
    assert guess(cells) == guessed
