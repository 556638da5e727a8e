"""`hearthlight import`: it shows, asks, brings once, and says no in one kind line."""

import io
from pathlib import Path

import pytest
from tests.guests import PASSPHRASE

from hearthlight.commands.__main__ import start
from hearthlight.commands.refusal import Refused
from hearthlight.entries.checkin import Checkin
from hearthlight.journal import read

DIARY = "Day;Contentment;Vigor;Words\n2026-10-01;2,5;3;hush\n2026-10-02;0;;\n"
MAPPED = ("--map", "mood=Contentment", "--map", "energy=3", "--scale", "0,4")


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    file = tmp_path / "diary.csv"
    file.write_text(DIARY)
    return file


@pytest.fixture
def say(monkeypatch):
    def command(*words: object, typed: str = f"{PASSPHRASE}\n") -> int:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        return start(["import", *map(str, words), "--name", "noor", "--passphrase-stdin"])

    return command


def brought(guest):
    rows = read.everything(guest.visit().mine)
    return [kept.entry for kept in rows if isinstance(kept.entry, Checkin) and kept.entry.imported]


def test_a_file_is_brought_in_once(noor, diary, say, capsys):
    assert say(diary, *MAPPED, "--yes") == 0
    assert "2 new check-ins on 2 days, from 2026-10-01 to 2026-10-02." in capsys.readouterr().out
    assert [(entry.mood, entry.energy, entry.note) for entry in brought(noor)] == [(6.25, 7.5, ""), (0.0, None, "")]
    assert say(diary, *MAPPED, "--yes") == 0
    assert "New: 0. Here already: 2." in capsys.readouterr().out


def test_the_page_can_take_back_what_the_command_brought(noor, diary, say):
    say(diary, *MAPPED, "--yes")
    page = noor.page("/settings/bring/")
    noor.post("/settings/bring/take-back/", batch=page.partition('name="batch" value="')[2].partition('"')[0])
    assert brought(noor) == []


def test_nothing_comes_in_without_a_yes(noor, diary, say, capsys):
    assert say(diary, *MAPPED) == 1
    assert say(diary, *MAPPED, typed=f"{PASSPHRASE}\nno\n") == 1
    assert "Nothing was brought in." in capsys.readouterr().out
    assert brought(noor) == []
    assert say(diary, *MAPPED, typed=f"{PASSPHRASE}\ny\n") == 0


def test_notes_come_when_they_are_named(noor, diary, say, capsys):
    say(diary, *MAPPED, "--note", "Words", "--yes")
    assert brought(noor)[0].note == "hush"
    assert "hush" not in capsys.readouterr().out


def test_a_turned_scale_turns_the_rating(noor, diary, say):
    say(diary, "--map", "mood=Contentment", "--scale", "mood=4,0", "--yes")
    assert [entry.mood for entry in brought(noor)] == [3.75, 10.0]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--map", "mood=Joy"), "There are: Day, Contentment, Vigor, Words."),
        (("--map", "joy=Vigor"), "Accepted: mood=COLUMN, energy=COLUMN, closeness=COLUMN."),
        ((*MAPPED, "--scale", "3"), "two different numbers"),
        ((*MAPPED, "--scale", "closeness=1,5"), "Those that do: mood, energy."),
        (("--day", "Weekday"), "no column “Weekday”"),
    ],
)
def test_what_does_not_fit_is_told_with_what_would(noor, diary, say, words, told):
    with pytest.raises(Refused, match=told.replace(".", r"\.")):
        say(diary, *words, "--yes")
    assert brought(noor) == []


def test_days_that_read_two_ways_are_asked_about(noor, tmp_path, say):
    file = tmp_path / "two.csv"
    file.write_text("date,mood\n03/04/2026,3\n")
    with pytest.raises(Refused, match="--day-order"):
        say(file, "--yes")
    assert say(file, "--day-order", "mdy", "--yes") == 0
    assert [str(entry.day) for entry in brought(noor)] == ["2026-03-04"]


def test_a_wrong_passphrase_opens_nothing(noor, diary, say):
    with pytest.raises(Refused, match="open nothing here"):
        say(diary, "--yes", typed="another one\n")


def test_a_file_that_is_not_there_or_no_table_is_told(noor, tmp_path, say):
    with pytest.raises(Refused, match="cannot be read"):
        say(tmp_path / "none.csv")
    (tmp_path / "book.csv").write_bytes(b"PK\x03\x04")
    with pytest.raises(Refused, match="save it as CSV"):
        say(tmp_path / "book.csv")
