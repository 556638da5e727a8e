"""An export by the page: look first, tick what comes, take it back; and a large file comes in sealed pieces."""

import datetime as dt
import html
import io
import os
import re
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hearthlight.edges.imports import spool
from hearthlight.edges.imports.tests.samples import SAMPLES
from hearthlight.entries.checkin import Checkin
from hearthlight.entries.cycle import Cycle
from hearthlight.entries.medicine import Medicine
from hearthlight.entries.movement import Movement
from hearthlight.entries.night import Night
from hearthlight.journal import read

pytestmark = pytest.mark.django_db
APPLE = "apple_health/export.zip"


def choose(guest, name):
    path = SAMPLES / name
    return guest.post("/settings/bring/", file=SimpleUploadedFile(path.name, path.read_bytes()))


def words(response):
    main = response.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def brought(guest, kind):
    return [
        kept.entry
        for kept in read.everything(guest.visit().mine)
        if isinstance(kept.entry, kind) and kept.entry.imported
    ]


def send(guest, content, *, name="export.zip", at=0):
    """Send a file piece by piece, from `at` on; return the last answer."""
    answer = None
    for place in range(at, len(content), spool.FRAME):
        address = f"/settings/bring/part/?name={name}&size={len(content)}&at={place}"
        piece = content[place : place + spool.FRAME]
        answer = guest.client.post(address, piece, content_type="application/octet-stream")
    return answer


def test_nothing_comes_in_before_it_was_looked_at(noor):
    said = words(choose(noor, APPLE))
    assert "This is from Apple Health" in said
    assert "From 1 March 2019 to 10 January 2026." in said
    assert "Sleep that two sources told, counted once: 1" in said
    assert brought(noor, Night) == []


def test_cycle_medicine_and_notes_are_not_ticked_at_first(noor):
    page = choose(noor, APPLE).content.decode()
    ticked = re.findall(r'name="kinds" value="(\w+)"[^>]*checked', page)
    assert ticked == ["sleep", "steps", "movement"]
    assert 'value="cycle"' in page


def test_only_what_was_ticked_comes_in_and_goes_again_whole(noor):
    choose(noor, APPLE)
    noor.post("/settings/bring/kinds/", kinds=["sleep", "cycle"])
    assert [len(brought(noor, kind)) for kind in (Night, Movement, Cycle)] == [4, 0, 1]
    batch = re.findall(r'name="batch" value="([0-9a-f]+)"', noor.page("/settings/bring/"))
    noor.post("/settings/bring/take-back/", batch=batch[0])
    assert [len(brought(noor, kind)) for kind in (Night, Movement, Cycle)] == [0, 0, 0]


def test_the_same_export_again_brings_nothing(noor):
    for _ in range(2):
        choose(noor, APPLE)
        noor.post("/settings/bring/kinds/", kinds=["sleep", "steps", "movement", "cycle"])
    assert "Nothing new in this file" in words(choose(noor, APPLE))
    assert len(brought(noor, Night)) == 4


def test_moods_with_names_are_asked_about_and_a_guess_can_be_taken_away(noor):
    page = choose(noor, "daylio/2020_12h.csv").content.decode()
    assert re.search(r'<option value="5" selected', page), "rad is proposed as bright"
    noor.post("/settings/bring/kinds/", kinds=["mood"], mood_0="4", mood_1="", mood_2="1")
    assert sorted(one.mood for one in brought(noor, Checkin)) == [0.0, 7.5]


def test_medicines_come_by_their_own_tick(noor):
    choose(noor, "health_auto_export/Medications.json")
    noor.post("/settings/bring/kinds/", kinds=["medication"])
    assert [one.name for one in brought(noor, Medicine)] == ["Sertraline"]


def test_an_empty_choice_is_told_kindly_and_the_file_waits_on(noor):
    choose(noor, APPLE)
    assert "One is enough" in words(noor.post("/settings/bring/kinds/"))
    assert brought(noor, Night) == []
    assert "This is from Apple Health" in words(noor.get("/settings/bring/kinds/"))


def test_nobody_else_sees_what_came_from_a_file(noor, sam):
    choose(noor, APPLE)
    noor.post("/settings/bring/kinds/", kinds=["sleep", "steps", "movement"])
    assert [kept for kept in read.everything(sam.visit().ours) if isinstance(kept.entry, Night | Movement)] == []
    for path in ("/", "/patterns/", "/history/"):
        assert "asleep" not in sam.page(path)


def test_a_large_file_comes_in_pieces_and_goes_on_after_a_break(noor):
    bulky = _bulky((SAMPLES / APPLE).read_bytes())
    assert send(noor, bytes(len(bulky)), name="another.zip")
    first = noor.client.post(
        f"/settings/bring/part/?name=export.zip&size={len(bulky)}&at=0",
        bulky[: spool.FRAME],
        content_type="application/octet-stream",
    )
    assert first.json()["at"] == spool.FRAME
    assert noor.client.get(f"/settings/bring/part/?name=export.zip&size={len(bulky)}").json()["at"] == spool.FRAME
    assert noor.get("/settings/bring/kinds/").redirect_chain[-1][0] == "/settings/bring/"
    assert send(noor, bulky, at=spool.FRAME).json()["at"] == len(bulky)
    assert "This is from Apple Health" in words(noor.get("/settings/bring/kinds/"))
    noor.post("/settings/bring/kinds/", kinds=["sleep"])
    assert len(brought(noor, Night)) == 4
    assert list(spool.folder().glob("*")) == []


def test_what_lies_on_the_disk_meanwhile_is_sealed_and_goes_after_a_day(noor, hands):
    bulky = _bulky((SAMPLES / APPLE).read_bytes())
    send(noor, bulky)
    (file,) = spool.folder().glob("*")
    assert b"apple_health_export" in bulky
    assert b"apple_health_export" not in file.read_bytes()
    old = dt.datetime.now(dt.UTC).timestamp() - 25 * 3600
    os.utime(file, (old, old))
    hands.pass_by(hours=25)
    noor.unlock()
    assert "waiting" not in words(noor.get("/settings/bring/"))
    assert list(spool.folder().glob("*")) == []


@pytest.mark.parametrize("at", ["1", "x", "-1", "99999999999", "1048576"])
def test_a_piece_that_does_not_follow_is_refused(noor, at):
    address = f"/settings/bring/part/?name=a.zip&size=3000000&at={at}"
    answer = noor.client.post(address, b"x" * 100, content_type="application/octet-stream")
    assert (answer.status_code, answer.json()["at"]) == (409, 0)


@pytest.mark.parametrize("size", ["0", "", "x", str(5 << 30)])
def test_a_size_that_cannot_be_is_refused(noor, size):
    answer = noor.client.post(f"/settings/bring/part/?size={size}&at=0", b"x", content_type="application/octet-stream")
    assert answer.status_code == 422


def test_a_large_file_of_no_known_kind_is_put_away_and_told(noor):
    send(noor, b"letters " * 200_000, name="book.txt")
    assert "We don’t know this kind of file" in words(noor.get("/settings/bring/kinds/"))
    assert list(spool.folder().glob("*")) == []


def _bulky(content):
    """Return the zip with something large beside its export, so that it is longer than one piece."""
    held = io.BytesIO(content)
    with zipfile.ZipFile(held, "a") as archive:
        archive.writestr("workout-routes/long.gpx", os.urandom(spool.FRAME * 2))
    return held.getvalue()
