"""An export by the command: kinds by tick, private, once, with a newer file after it, and back out whole."""

import io
from collections import Counter

import pytest
from tests.guests import PASSPHRASE

from hearthlight.commands.__main__ import start
from hearthlight.edges.imports import bring
from hearthlight.edges.imports.tests.samples import SAMPLES
from hearthlight.entries.checkin import Checkin
from hearthlight.entries.cycle import Cycle
from hearthlight.entries.medicine import Medicine
from hearthlight.entries.movement import Movement
from hearthlight.entries.night import Night
from hearthlight.journal import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def say(noor, monkeypatch, capsys):
    def command(path, *words):
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSPHRASE}\n"))
        line = ["import", str(path), "--name", "noor", "--passphrase-stdin", "--yes", "--zone", "Europe/Berlin", *words]
        assert start(line) == 0
        return capsys.readouterr().out

    return command


def brought(guest):
    rows = read.everything(guest.visit().mine)
    return [kept.entry for kept in rows if kept.entry.imported is not None]


def counted(guest):
    return Counter(type(one) for one in brought(guest))


def test_nights_steps_and_walks_come_in_and_the_rest_waits_for_a_tick(noor, say):
    say(SAMPLES / "apple_health/export.zip")
    assert counted(noor) == {Night: 4, Movement: 4}
    night = next(one for one in brought(noor) if isinstance(one, Night) and one.light == 370)
    assert (night.asleep, night.awake, night.in_bed, night.light, night.deep, night.rem) == (450, 10, 495, 370, 50, 30)
    assert [one.steps for one in brought(noor) if isinstance(one, Movement) and one.what == "steps"] == [1400]
    say(SAMPLES / "apple_health/export.zip", "--kinds", "cycle")
    assert counted(noor)[Cycle] == 1


def test_the_same_file_and_another_app_of_the_same_night_add_nothing_twice(noor, say):
    say(SAMPLES / "apple_health/export.zip")
    before = counted(noor)
    assert "Nothing new" in say(SAMPLES / "apple_health/export.xml")
    say(SAMPLES / "withings/en/sleep.csv")
    say(SAMPLES / "oura/sleepmodel.csv", "--kinds", "sleep")
    assert counted(noor) == before


def test_a_newer_export_brings_only_what_is_new(noor, say):
    say(SAMPLES / "apple_health/export_truncated.xml")
    first = counted(noor)
    say(SAMPLES / "apple_health/export.xml")
    assert counted(noor)[Night] == first[Night]
    assert counted(noor)[Movement] == first[Movement] + 3


def test_taking_one_file_back_takes_exactly_what_it_brought(noor, say):
    say(SAMPLES / "apple_health/export_truncated.xml")
    first = counted(noor)
    say(SAMPLES / "apple_health/export.xml")
    home = noor.visit().mine
    latest = next(iter(bring.batches(home)))
    assert bring.take_back(home, latest, today=noor.visit().today) == 3
    assert counted(noor) == first
    say(SAMPLES / "apple_health/export.xml")
    assert counted(noor)[Movement] == first[Movement] + 3


def test_moods_keep_what_the_file_said_beside_what_it_means_here(noor, say):
    say(SAMPLES / "health_auto_export/StateOfMind.json")
    moods = sorted((one for one in brought(noor) if isinstance(one, Checkin)), key=lambda one: one.mood or 0)
    assert [one.mood for one in moods] == [2.25, 5.0]
    assert [one.imported and one.imported.originals for one in moods] == [{"mood": -0.55}, {"mood": 0.0}]
    assert [one.note for one in moods] == ["", ""]


def test_a_mood_with_a_name_of_its_own_comes_only_with_a_level(noor, say):
    path = SAMPLES / "daylio/2023_renamed_moods.csv"
    assert "Middling [+], Heavy, sad" in say(path)
    assert brought(noor) == []
    say(path, "--mood", "Middling [+]=4", "--mood", "Heavy=1")
    assert sorted(one.mood for one in brought(noor)) == [0.0, 7.5]


def test_medicines_and_notes_come_when_they_are_ticked(noor, say):
    say(SAMPLES / "health_auto_export/Medications.json", "--kinds", "medication")
    assert [(one.name, one.what, one.dose) for one in brought(noor)] == [("Sertraline", "taken", "1 count")]
    assert isinstance(brought(noor)[0], Medicine)
    say(SAMPLES / "daylio/backup_2026_01_11.daylio", "--kinds", "mood,notes")
    assert {one.note for one in brought(noor) if isinstance(one, Checkin)} == {"walk", "x"}


def test_a_scale_the_file_does_not_tell_is_asked_for(noor, say):
    assert "--scale" in say(SAMPLES / "bearable/bearable.csv")
    assert brought(noor) == []
    say(SAMPLES / "bearable/bearable.csv", "--scale", "1,5")
    assert sorted((one.mood, one.energy) for one in brought(noor)) == [(7.5, 2.5)]
