"""The page for bringing a diary: look first, nothing twice, all of it back again, and nothing in the clear."""

import datetime as dt
import html
import random
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hearthlight.entries.checkin import Checkin
from hearthlight.journal import read
from hearthlight.journal.models import Digest, Row

pytestmark = pytest.mark.django_db

DIARY = "Day,Mood,Vigor,Note\n2026-10-01,2,3,canal walk\n2026-10-02,0,,\n2026-10-03,4,1,\n"
COLUMNS = {
    "day": "0",
    "mood": "1",
    "mood_least": "0",
    "mood_most": "4",
    "energy": "2",
    "energy_least": "0",
    "energy_most": "4",
}


def choose(guest, text=DIARY, name="diary.csv"):
    content = text if isinstance(text, bytes) else text.encode()
    return guest.post("/settings/bring/", file=SimpleUploadedFile(name, content, "text/csv"))


def words(response):
    main = response.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def bring(guest, text=DIARY, **columns):
    choose(guest, text)
    guest.post("/settings/bring/columns/", **(COLUMNS | columns))
    return guest.post("/settings/bring/look/")


def brought(guest):
    rows = read.everything(guest.visit().mine)
    return [kept.entry for kept in rows if isinstance(kept.entry, Checkin) and kept.entry.imported]


def batch_of(guest):
    return re.findall(r'name="batch" value="([0-9a-f]+)"', guest.page("/settings/bring/"))[0]


def test_the_columns_come_filled_in_with_a_guess(noor):
    page = choose(noor).content.decode()
    for name, value in (("day", 0), ("mood", 1), ("energy", 2)):
        select = page.partition(f'name="{name}"')[2].partition("</select>")[0]
        assert re.search(rf'value="{value}"[^>]*selected', select)
    assert "selected" not in page.partition('name="note"')[2].partition("</select>")[0].replace('value="" selected', "")
    assert 'name="order"' not in page


def test_nothing_is_kept_before_the_person_says_so(noor):
    before = Row.objects.count()
    choose(noor)
    page = words(noor.post("/settings/bring/columns/", **COLUMNS))
    assert "3 days would come in" in page
    assert "From 1 October 2026 to 3 October 2026." in page
    assert "1 Oct 2026 5 (2) 7.5 (3)" in page
    assert "Left out: Note" in page
    assert Row.objects.count() == before


def test_a_diary_comes_in_with_its_originals_and_without_its_notes(noor):
    page = bring(noor)
    assert "Your diary is in." in page.content.decode()
    assert [(entry.day, entry.mood, entry.energy, entry.note) for entry in brought(noor)] == [
        (dt.date(2026, 10, 1), 5.0, 7.5, ""),
        (dt.date(2026, 10, 2), 0.0, None, ""),
        (dt.date(2026, 10, 3), 10.0, 2.5, ""),
    ]
    assert brought(noor)[0].imported.originals == {"mood": 2.0, "energy": 3.0}
    assert brought(noor)[0].imported.scales["mood"] == (0.0, 4.0)


def test_notes_come_when_their_column_is_chosen(noor):
    bring(noor, note="3")
    assert brought(noor)[0].note == "canal walk"


def test_nothing_comes_twice_and_a_longer_export_brings_only_what_is_new(noor):
    bring(noor)
    choose(noor)
    assert "Nothing new in this file" in words(noor.post("/settings/bring/columns/", **COLUMNS))
    choose(noor, DIARY + "2026-10-04,3,3,\n")
    page = words(noor.post("/settings/bring/columns/", **COLUMNS))
    assert "1 day would come in" in page
    assert "3 check-ins are here already and stay as they are." in page
    noor.post("/settings/bring/look/")
    assert len(brought(noor)) == 4


def test_a_doubled_click_brings_it_once(noor):
    choose(noor)
    noor.post("/settings/bring/columns/", **COLUMNS)
    other = noor.other_phone()
    noor.post("/settings/bring/look/")
    other.post("/settings/bring/look/")
    assert len(brought(noor)) == 3


def test_a_diary_can_be_taken_back_whole_and_brought_again_at_once(noor):
    noor.says()
    bring(noor)
    assert "Taken back. It is gone." in noor.post("/settings/bring/take-back/", batch=batch_of(noor)).content.decode()
    assert brought(noor) == []
    assert len([k for k in read.everything(noor.visit().mine) if isinstance(k.entry, Checkin)]) == 1
    bring(noor)
    assert len(brought(noor)) == 3


def test_taking_one_diary_back_leaves_the_other(noor):
    bring(noor)
    bring(noor, "Day,Mood,Vigor,Note\n2026-09-01,2,3,\n")
    noor.post("/settings/bring/take-back/", batch=batch_of(noor))
    assert {entry.day.month for entry in brought(noor)} == {10}


def test_days_that_another_file_told_about_are_said_before_they_are_doubled(noor):
    bring(noor)
    choose(noor, "Day,Mood,Vigor,Note\n2026-10-01,1,1,\n")
    assert "1 falls on a day that another file told about." in words(noor.post("/settings/bring/columns/", **COLUMNS))


def test_days_that_read_two_ways_are_asked_about(noor):
    page = choose(noor, "date,mood\n03/04/2026,3\n05/04/2026,4\n").content.decode()
    assert re.search(r'<option value="" selected>Please choose', page)
    answer = {"day": "0", "mood": "1", "mood_least": "1", "mood_most": "5"}
    assert "only you can tell here" in noor.post("/settings/bring/columns/", **answer).content.decode()
    assert "From 4 March 2026 to 4 May 2026." in words(noor.post("/settings/bring/columns/", **answer, order="mdy"))


def test_the_order_is_asked_for_when_another_column_holds_the_days(noor):
    choose(noor, "day,written,mood\n2026-04-03,04/05/2026,3\n")
    answer = {"day": "1", "mood": "2", "mood_least": "1", "mood_most": "5"}
    assert "only you can tell here" in noor.post("/settings/bring/columns/", **answer).content.decode()


def test_a_scale_needs_two_different_ends(noor):
    choose(noor)
    page = words(noor.post("/settings/bring/columns/", **(COLUMNS | {"mood_most": "0", "energy_least": ""})))
    assert "The two ends of the scale are the same number." in page
    assert "A number goes here." in page


def test_what_cannot_be_read_is_told_by_row_and_column_and_never_quoted(noor):
    choose(noor, DIARY + "someday,3,3,\n2026-10-05,hush,2,\n2026-10-06,9,2,\n")
    page = words(noor.post("/settings/bring/columns/", **COLUMNS))
    assert "Row 5, “Day”: we can’t read the day or the time here." in page
    assert "Row 6, “Mood”: this is no number." in page
    assert "Row 7, “Mood”: this lies outside the scale you gave." in page
    assert "someday" not in page
    assert "hush" not in page


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04", "save it as CSV"),
        (b"one column\nonly\n", "one column only"),
        (b"x" * (8 * 1024 * 1024 + 1), "up to 8 MB"),
    ],
)
def test_a_file_that_is_no_table_gets_a_kind_word(noor, content, said):
    assert said in words(choose(noor, content))


def test_not_now_puts_the_file_away(noor):
    choose(noor)
    noor.post("/settings/bring/put-away/")
    assert "A file is waiting" not in noor.page("/settings/bring/")
    assert noor.client.get("/settings/bring/look/").headers["Location"] == "/settings/bring/"
    assert brought(noor) == []


def test_a_waiting_file_is_put_away_after_a_day(noor, hands):
    choose(noor)
    assert "A file is waiting" in noor.page("/settings/bring/")
    hands.pass_by(hours=25)
    noor.unlock()
    assert "A file is waiting" not in noor.page("/settings/bring/")


def test_a_waiting_file_is_sealed_and_leaves_nothing_behind(noor):
    long_note = "canal " * 20_000
    choose(noor, DIARY + f"2026-10-04,3,3,{long_note}\n")
    assert b"canal" not in b"".join(bytes(row.sealed) for row in Digest.objects.all())
    noor.post("/settings/bring/put-away/")
    assert max(len(bytes(row.sealed)) for row in Digest.objects.all()) < 4000


def test_a_large_file_waits_in_parts(noor):
    draw = random.Random(5)
    notes = [f"2026-10-01,2,3,{draw.randbytes(60).hex()}\n" for _ in range(25_000)]
    choose(noor, "Day,Mood,Vigor,Note\n" + "".join(notes))
    assert "1 day would come in" in words(noor.post("/settings/bring/columns/", **COLUMNS))


def test_ten_thousand_days_come_in_and_go_again(noor):
    start = dt.date(1999, 1, 1)
    lines = [f"{start + dt.timedelta(days=n)},{n % 5},{n % 4},\n" for n in range(10_000)]
    bring(noor, "Day,Mood,Vigor,Note\n" + "".join(lines))
    assert "10000 entries" in words(noor.get("/settings/bring/")).replace(",", "")
    noor.post("/settings/bring/take-back/", batch=batch_of(noor))
    assert brought(noor) == []


def test_nothing_of_a_brought_diary_is_seen_by_the_partner(noor, sam):
    before = Row.objects.filter(home=noor.visit().ours.id).count()
    bring(noor, note="3")
    assert Row.objects.filter(home=noor.visit().ours.id).count() == before
    assert "canal walk" not in sam.page("/") + sam.page("/patterns/") + sam.page("/settings/bring/")


def test_one_person_cannot_take_back_what_the_other_brought(noor, sam):
    bring(noor)
    sam.post("/settings/bring/take-back/", batch=batch_of(noor))
    assert len(brought(noor)) == 3


def test_bringing_is_not_there_for_a_stranger_and_locked_with_the_house(noor, client):
    assert client.get("/settings/bring/").status_code == 404
    noor.lock()
    for path in ("", "columns/", "look/"):
        assert "/unlock/" in noor.client.get(f"/settings/bring/{path}").headers["Location"]
