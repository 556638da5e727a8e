"""The page for taking a copy: sealed at once, to read after the passphrase, and never half a file."""

import csv
import io
import json
import zipfile

import pytest

from hearthlight.edges.archive import opening, sealed
from hearthlight.entries.checkin import Checkin
from hearthlight.journal import write
from hearthlight.journal.models import Row

pytestmark = pytest.mark.django_db

PASSPHRASE = "maple window seven river"


def take(guest, form, **more):
    return guest.client.post("/settings/copy/", {"form": form, **more})


def body(response):
    return b"".join(response.streaming_content)


def take_readable(guest):
    return zipfile.ZipFile(io.BytesIO(body(take(guest, "readable", passphrase=PASSPHRASE))))


def test_a_sealed_copy_opens_with_the_passphrase(noor):
    noor.says(to="me")
    answer = take(noor, "sealed")
    copy = body(answer)
    assert int(answer.headers["Content-Length"]) == len(copy)
    mine = opening.with_passphrase(sealed.read_cover(io.BytesIO(copy)), PASSPHRASE)
    assert opening.look_through(mine, io.BytesIO(copy)).alone >= 1


def test_the_name_of_the_file_says_nothing_of_the_house(noor):
    answer = take(noor, "sealed")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="notes-2026-11-24.sealed"'
    assert answer.headers["Cache-Control"] == "no-store"
    body(answer)


def test_a_copy_to_read_asks_for_the_passphrase(noor):
    for wrong in ("", "another one altogether"):
        answer = take(noor, "readable", passphrase=wrong)
        assert answer.headers["Content-Type"].startswith("text/html")
    assert take_readable(noor).namelist() == ["diary.html", "entries.json", "entries.csv", "diary.css"]


def test_a_copy_to_read_opens_without_script_and_without_any_address(noor, sam):
    sam.says(energy=5, mood=5, to="us")
    page = take_readable(noor).read("diary.html").decode()
    assert "<script" not in page
    assert "://" not in page
    assert page.rstrip().endswith("</html>")
    assert "24 November 2026 · Sam · Check-in" in page


def test_every_entry_is_in_all_three_parts(noor):
    for mood in (1, 5, 9):
        noor.says(mood=mood)
    packed = take_readable(noor)
    [home] = json.loads(packed.read("entries.json"))["homes"]
    moods = [one["mood"] for one in home["entries"] if one["kind"] == "checkin.1"]
    rows = list(csv.DictReader(io.StringIO(packed.read("entries.csv").decode("utf-8-sig"))))
    assert moods == [float(row["mood"]) for row in rows] == [1.0, 5.0, 9.0]
    assert packed.read("diary.html").decode().count("<li>") == 3


def test_a_table_never_hands_a_formula_to_a_spreadsheet(noor):
    words = '=HYPERLINK("x") <b>&'
    write.append(noor.visit().mine, Checkin(day=noor.visit().today, words=words))
    packed = take_readable(noor)
    rows = list(csv.DictReader(io.StringIO(packed.read("entries.csv").decode("utf-8-sig"))))
    assert f"'{words}" in {row["words"] for row in rows}
    assert words in {one.get("words") for one in json.loads(packed.read("entries.json"))["homes"][0]["entries"]}
    page = packed.read("diary.html").decode()
    assert "<b>" not in page
    assert "&lt;b&gt;&amp;" in page


def test_a_partners_private_words_are_in_nobody_elses_copy(noor, sam):
    sam.says(energy=7, mood=7, to="me")
    sam.says(energy=5, mood=5, to="us")
    homes = json.loads(take_readable(noor).read("entries.json"))["homes"]
    moods = [one["mood"] for home in homes for one in home["entries"] if one["kind"] == "checkin.1"]
    assert moods == [5.0]


def test_an_entry_that_does_not_open_is_told_and_the_others_can_be_taken(noor):
    for _ in range(3):
        noor.says(to="me")
    row = Row.objects.filter(home=noor.person.home).order_by("-seq")[1]
    changed = bytearray(row.sealed)
    changed[40] ^= 1
    Row.objects.filter(home=row.home, seq=row.seq).update(sealed=bytes(changed))
    for form in ("sealed", "readable"):
        page = take(noor, form, passphrase=PASSPHRASE).content.decode()
        assert "1 entry can’t be read right now, so no copy was made." in page
    packed = zipfile.ZipFile(io.BytesIO(body(take(noor, "readable", passphrase=PASSPHRASE, rest="yes"))))
    assert packed.read("diary.html").decode().count("<li>") == 2


def test_the_ways_to_the_page_are_in_settings_and_in_leave_safely(noor):
    for path in ("/settings/", "/leave/"):
        assert 'href="/settings/copy/"' in noor.page(path)
