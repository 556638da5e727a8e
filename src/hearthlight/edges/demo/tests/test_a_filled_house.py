"""The demo's house: two people joined, a year in it, sealed like anybody's, and a folder no real home shares."""

import os

import pytest

from hearthlight.commands import demo
from hearthlight.commands.refusal import Refused
from hearthlight.edges.demo import fill
from hearthlight.edges.demo.sayings import MEDICINE
from hearthlight.frame import clock
from hearthlight.journal import read
from hearthlight.journal.models import Row


@pytest.fixture
def filled(house):
    return fill.fill(7, today=clock.now().date(), years=1)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder, and an environment that the test may take apart."""
    monkeypatch.setattr(os, "environ", dict(os.environ))
    return tmp_path


def test_both_have_a_year_and_share_a_part_of_it(filled):
    noor, sam = filled.sides
    for side in (noor, sam):
        days = {kept.entry.day for kept in read.everything(side.mine) if kept.entry.day}
        assert len(days) > 200
    shared = [kept for kept in read.everything(noor.ours) if kept.entry.day]
    assert {kept.author for kept in shared} == {0, 1}
    assert len(shared) < filled.entries
    assert not any(getattr(kept.entry, "words", "") == MEDICINE for kept in shared)


def test_the_made_up_people_sign_in_by_the_door_and_see_each_other(filled, client):
    client.post("/sign-in/", {"name": "Noor", "passphrase": fill.PASSPHRASE})
    page = client.get("/?show=everything").content.decode()
    assert "Noor" in page
    assert "Sam" in page


def test_what_made_up_people_say_is_sealed_like_anybodys(filled):
    assert MEDICINE.encode() not in b"".join(bytes(row.sealed) for row in Row.objects.all())


def test_a_demo_knows_its_own_folder_and_nothing_of_a_real_house(folder):
    os.environ["HEARTHLIGHT_DATABASE_URL"] = "postgresql://somewhere/real"
    demo.live_in(folder)
    told = {name: value for name, value in os.environ.items() if name.startswith("HEARTHLIGHT_")}
    assert told == {"HEARTHLIGHT_DATA": str(folder), "HEARTHLIGHT_DEMO": "yes"}
    demo.live_in(folder)


def test_a_folder_with_anything_else_in_it_is_refused(folder):
    (folder / "hearthlight.sqlite3").touch()
    with pytest.raises(Refused, match="holds no demo"):
        demo.live_in(folder)
    assert [file.name for file in folder.iterdir()] == ["hearthlight.sqlite3"]
