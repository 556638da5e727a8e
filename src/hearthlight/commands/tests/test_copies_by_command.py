"""`hearthlight archive`, `backup` and `restore`: what they write is whole, and what they will not do is one kind line."""

import io

import pytest
from tests.guests import PASSPHRASE

from hearthlight.commands.__main__ import start
from hearthlight.commands.refusal import Refused
from hearthlight.edges.archive import backup
from hearthlight.entries.checkin import Checkin
from hearthlight.journal import locks, read


@pytest.fixture
def say(monkeypatch):
    def command(*words: object, typed: str = PASSPHRASE) -> int:
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{typed}\n"))
        return start([str(word) for word in words])

    return command


@pytest.fixture
def copy(noor, say, tmp_path):
    noor.says(to="me")
    file = tmp_path / "noor.sealed"
    assert say("archive", "make", file, "--name", "noor", "--passphrase-stdin") == 0
    return file


def test_a_copy_made_by_command_is_whole(copy, say, capsys):
    assert copy.stat().st_mode & 0o077 == 0
    assert say("archive", "verify", copy, "--passphrase-stdin") == 0
    assert "is whole. It holds" in capsys.readouterr().out


def test_a_copy_opens_with_the_kit(noor, say, tmp_path, capsys):
    visit = noor.visit()
    kit = locks.new_kit(visit.mine.id, visit.mine.mine)
    say("archive", "make", tmp_path / "copy", "--name", "noor", "--passphrase-stdin")
    assert say("archive", "verify", tmp_path / "copy", "--kit", "--passphrase-stdin", typed=kit) == 0
    with pytest.raises(Refused, match="do not fit together"):
        say("archive", "verify", tmp_path / "copy", "--kit", "--passphrase-stdin", typed="one two three")


def test_somebody_else_takes_it_in_after_opening_both(copy, people, say, capsys):
    kim = people("Kim")
    words = ("archive", "import", copy, "--name", "kim", "--passphrase-stdin")
    assert say(*words, typed=f"{PASSPHRASE}\n{PASSPHRASE}") == 0
    assert "New: 1." in capsys.readouterr().out
    assert [one.entry.mood for one in read.everything(kim.visit().mine) if isinstance(one.entry, Checkin)] == [1.0]
    assert say(*words, typed=f"{PASSPHRASE}\n{PASSPHRASE}") == 0
    assert "New: 0. Here already, or forgotten here: 1." in capsys.readouterr().out


def test_a_readable_copy_says_that_it_has_no_lock(noor, say, tmp_path, capsys):
    assert say("archive", "make", tmp_path / "n.zip", "--readable", "--name", "noor", "--passphrase-stdin") == 0
    assert "It has no lock" in capsys.readouterr().out
    assert (tmp_path / "n.zip").read_bytes().startswith(b"PK")


def test_a_copy_takes_no_other_files_place(copy, say):
    before = copy.read_bytes()
    with pytest.raises(Refused, match="File exists"):
        say("archive", "make", copy, "--name", "noor", "--passphrase-stdin")
    assert copy.read_bytes() == before


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda content: content[:-1] + bytes([content[-1] ^ 1]), "This is not whole"),
        (lambda content: content[:-60_000], "This is not whole"),
        (lambda content: b"PK" + content, "is no sealed copy"),
        (lambda content: content[:16] + b"\x09" + content[17:], "later Hearthlight"),
    ],
)
def test_what_is_the_matter_with_a_copy_is_told_in_one_line(copy, say, change, told):
    copy.write_bytes(change(copy.read_bytes()))
    with pytest.raises(Refused, match=told):
        say("archive", "verify", copy, "--passphrase-stdin")


def test_another_passphrase_opens_no_copy(copy, say):
    with pytest.raises(Refused, match="the day it was made"):
        say("archive", "verify", copy, "--passphrase-stdin", typed="another one")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    folder = tmp_path / "house"
    folder.mkdir()
    monkeypatch.setenv("HEARTHLIGHT_DATA", str(folder))
    monkeypatch.delenv("HEARTHLIGHT_DATABASE_URL", raising=False)
    return folder


def test_without_a_house_there_is_nothing_to_back_up(folder, say, tmp_path):
    with pytest.raises(Refused, match="no house here yet"):
        say("backup", tmp_path / "one.backup")


def test_a_house_in_postgresql_is_copied_with_its_own_tools(folder, say, monkeypatch, tmp_path):
    monkeypatch.setenv("HEARTHLIGHT_DATABASE_URL", "postgresql://keeper@localhost/hearth")
    for words in (("backup", tmp_path / "one.backup"), ("restore", tmp_path / "one.backup")):
        with pytest.raises(Refused, match="pg_dump"):
            say(*words)


def test_only_the_newest_copies_stay_when_that_is_asked(folder, say, monkeypatch, tmp_path):
    copies = tmp_path / "copies"
    copies.mkdir()
    for day in (1, 2, 3):
        (copies / f"hearthlight-2020010{day}-000000.backup").touch()
    (copies / "letters.backup").touch()
    monkeypatch.setattr(backup, "make", lambda _folder, target: target.touch() or 1)
    assert say("backup", copies, "--keep", "2") == 0
    left = sorted(path.name for path in copies.iterdir())
    assert left[0] == "hearthlight-20200103-000000.backup"
    assert left[2] == "letters.backup"
    assert len(left) == 3


def test_a_backup_that_is_not_whole_is_refused_by_name(folder, say, tmp_path):
    (tmp_path / "no.backup").write_bytes(b"something else")
    with pytest.raises(Refused, match="is not whole"):
        say("restore", tmp_path / "no.backup")
