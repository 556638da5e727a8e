"""A file of any size by the plain form: sealed before it touches the disk, gone when done, and only for whoever is signed in."""

import errno
import html
import io
import os
import re
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hearthlight.edges.imports import spool
from hearthlight.edges.imports.tests.samples import SAMPLES
from hearthlight.entries.night import Night
from hearthlight.journal import read

pytestmark = pytest.mark.django_db
LARGE = 9 << 20


@pytest.fixture(scope="module")
def export():
    """Return a zip of an Apple export, beside something long that is never opened."""
    held = io.BytesIO((SAMPLES / "apple_health/export.zip").read_bytes())
    with zipfile.ZipFile(held, "a") as archive:
        archive.writestr("workout-routes/long.gpx", os.urandom(LARGE))
    return held.getvalue()


def on_disk():
    return sorted(spool.folder().glob("*"))


def choose(guest, *contents, name="export.zip"):
    files = [SimpleUploadedFile(name, content) for content in contents]
    return guest.client.post("/settings/bring/", {"file": files})


def words(response):
    main = response.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def nights(guest):
    return [kept for kept in read.everything(guest.visit().mine) if isinstance(kept.entry, Night)]


def test_a_large_export_is_looked_at_brought_in_and_gone(noor, export):
    assert choose(noor, export).url == "/settings/bring/kinds/"
    (file,) = on_disk()
    assert b"apple_health_export" not in file.read_bytes()
    assert file.stat().st_size > len(export)
    assert "This is from Apple Health" in words(noor.get("/settings/bring/kinds/"))
    noor.post("/settings/bring/kinds/", kinds=["sleep"])
    assert len(nights(noor)) == 4
    assert on_disk() == []


def test_another_file_takes_the_place_of_the_one_before(noor, export):
    choose(noor, export)
    before = on_disk()
    choose(noor, export)
    assert len(on_disk()) == 1
    assert on_disk() != before
    noor.post("/settings/bring/put-away/")
    assert on_disk() == []


@pytest.mark.parametrize("content", [b"letters " * (LARGE // 8), b"day,mood\n" + b"2026-11-20,3\n" * 800_000])
def test_what_is_no_export_is_told_and_leaves_nothing(noor, content):
    said = words(choose(noor, content, name="diary.csv"))
    assert "a table of days can be up to 8 MB" in said
    assert on_disk() == []
    assert "waiting" not in words(noor.get("/settings/bring/"))


def test_a_zip_that_broke_off_is_read_as_far_as_it_goes(noor, export):
    choose(noor, export[:-100])
    assert "The file breaks off before its end" in words(noor.get("/settings/bring/kinds/"))


def test_where_there_is_no_room_this_is_said_and_nothing_is_left(noor, export, monkeypatch):
    whole = spool.append

    def full(name, key, *, at, piece):
        if at >= 4 * spool.FRAME:
            raise OSError(errno.ENOSPC, "full")
        return whole(name, key, at=at, piece=piece)

    monkeypatch.setattr(spool, "append", full)
    assert "There is no room here for a file this large" in words(choose(noor, export))
    assert on_disk() == []


def test_only_the_first_of_several_files_is_taken(noor, export):
    choose(noor, export, export)
    assert len(on_disk()) == 1


def test_a_form_that_breaks_off_on_its_way_leaves_nothing(noor, export):
    kind = "multipart/form-data; boundary=here"
    body = b'--here\r\nContent-Disposition: form-data; name="file"; filename="a.zip"\r\n\r\n' + export
    noor.client.post("/settings/bring/", body, content_type=kind)
    assert on_disk() == []
    assert "waiting" not in words(noor.get("/settings/bring/"))


@pytest.mark.parametrize("token", ["", "x" * 64])
def test_a_form_without_its_token_leaves_nothing(noor, export, token):
    client = Client(enforce_csrf_checks=True)
    client.cookies = noor.client.cookies
    sent = {"file": SimpleUploadedFile("export.zip", export), "csrfmiddlewaretoken": token}
    assert client.post("/settings/bring/", sent).status_code == 403
    assert on_disk() == []


def test_for_a_stranger_and_at_the_lock_nothing_touches_the_disk(noor, export, monkeypatch):
    noor.lock()
    monkeypatch.setattr(spool, "new", lambda: pytest.fail("a file was begun"))
    for client in (noor.client, Client()):
        client.post("/settings/bring/", {"file": SimpleUploadedFile("export.zip", export)})
    assert on_disk() == []


def test_other_pages_take_no_large_file(noor, export, monkeypatch):
    monkeypatch.setattr(spool, "new", lambda: pytest.fail("a file was begun"))
    noor.client.post("/check-in/words/", {"file": SimpleUploadedFile("export.zip", export)})
    assert on_disk() == []


def test_a_frame_that_was_torn_comes_once_more():
    name, key = spool.new()
    size = 2 * spool.FRAME + 5
    content = os.urandom(size)
    pieces = [content[at : at + spool.FRAME] for at in range(0, size, spool.FRAME)]
    spool.append(name, key, at=0, piece=pieces[0])
    for torn in (b"x" * 7, b"x" * 4000):
        with (spool.folder() / f"{name}.sealed").open("ab") as file:
            file.write(torn)
        assert spool.received(name, size) == spool.FRAME
    spool.append(name, key, at=spool.FRAME, piece=pieces[1])
    for _ in range(2):
        assert spool.append(name, key, at=2 * spool.FRAME, piece=pieces[2]) == size
        assert spool.received(name, size) == size
    with spool.Reader(name, key, size) as reader:
        assert reader.read() == content
    spool.remove(name)
