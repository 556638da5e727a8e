"""Bad input meets a kind sentence: what was typed stays, nothing else changes, and nothing ever breaks."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.guests import ALL_OPEN, Guest, Hands, begin, code_of, join
from tests.promises.addresses import every_address
from tests.promises.forms import Form, forms_on
from tests.promises.looks import NOT_LOOKED_AT, all_rows, changed, come_back, is_kind

# Counted tries, the minute a phone was last used, and summaries: each comes of looking alone.
MADE_BY_LOOKING = ("tries", "phone", "home_digest")
TYPED = "the lake by the yellow house, in the evening light"
# Help asks for no token: it would set a cookie on everybody who opens it, and what is sent there is kept nowhere.
WITHOUT_A_TOKEN = {
    "help:remember",
    "help:sit",
    "help:hide",
    "inbox:inbox",
    "offline:post",
    "install:shared",
    "push:again",
}
# A page that a phone holds is the same for everybody: its forms are marked, and go as letters from the phone.
OF_A_HELD_PAGE = "here"
# One press of a button without a field does what the button says; there is nothing in it that could be wrong.
ENDS_A_SITTING = {"door:sign_out", "door:lock", "help:hide", "door:passphrase", "door:use_kit"}
NASTY = (
    "",
    " ",
    "0",
    "-1",
    "11",
    "99999999999999999999999999",
    "nan",
    "inf",
    "1e309",
    "0x10",
    "１",
    "me' OR 1=1 --",
    "<script>alert(1)</script>",
    "{{ settings }}{% debug %}",
    "%00%ff",
    "a\0b",
    "\u202e\u2066\ufeff",
    "🕯️" * 50,
    "../../../etc/passwd",
    "None",
    "[]",
    "x" * 5000,
    "//elsewhere.example/",
    "2026-02-30",
)
RAW = {
    "broken letters": (b"energy=%ff%fe&words=%c3%28&name=\xff\xfe&id=%80", "application/x-www-form-urlencoded"),
    "broken percents": (b"energy=%zz&mood=%&=&&&===", "application/x-www-form-urlencoded"),
    "other letters": (b"+AHg-=1", "application/x-www-form-urlencoded; charset=utf-7"),
    "no such letters": (b"words=x", "application/x-www-form-urlencoded; charset=nowhere"),
    "json": (b'{"energy": 1, "mood": 2}', "application/json"),
    "a part without an end": (
        b'--x\r\nContent-Disposition: form-data; name="words"\r\n\r\nhi',
        "multipart/form-data; boundary=x",
    ),
    "parts without a mark": (b"hello", "multipart/form-data"),
    "a bad part": (
        b"--x\r\nContent-Disposition: form-data; name=\r\n\r\n\xff\r\n--x--",
        "multipart/form-data; boundary=x",
    ),
    "no kind": (b"\x00\x01\x02", ""),
    "too many fields": (b"&".join(b"a%d=1" % n for n in range(1500)), "application/x-www-form-urlencoded"),
    "too much": (b"words=" + b"x" * (3 * 1024 * 1024), "application/x-www-form-urlencoded"),
}


@pytest.fixture
def noor_everywhere(noor: Guest, sam: Guest) -> Guest:
    """Somebody with a draft, a check on its way, a file that waits, something shared, and so with every form there is."""
    noor.says(energy=7, mood=7, to="us")
    noor.post("/check-in/", energy=3, mood=1, more="1")
    noor.post("/check-in/words/", words="a few words before")
    noor.post("/care/check/phq-9/", do="begin")
    noor.post("/care/medicines/add/", name="Sertraline", dose="50 mg", id="0" * 32)
    noor.post("/care/report/ready/", question="What changed?")
    noor.post("/care/report/links/new/")
    noor.post("/settings/bring/", file=SimpleUploadedFile("diary.csv", b"day,mood\n2026-11-20,3\n2026-11-21,5\n"))
    return noor


def forms_of(client: Client) -> list[Form]:
    """Return every form on every page, each once."""
    found: dict[tuple[str, tuple[str, ...]], Form] = {}
    for one in every_address():
        if one.name not in NOT_LOOKED_AT:
            answer = client.get(one.path)
            if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
                for form in forms_on(answer.content.decode(), one.path):
                    found.setdefault((form.path, tuple(form.fields)), form)
    return list(found.values())


# Anything at all.


@pytest.mark.parametrize("nasty", NASTY, ids=range(len(NASTY)))
def test_any_field_may_hold_anything(noor_everywhere: Guest, nasty: str) -> None:
    client = noor_everywhere.client
    for form in forms_of(client):
        if form.method != "post" or form.goes_to in ENDS_A_SITTING:
            continue
        for name in (*form.fields, *(button for button, _ in form.buttons)):
            for data in form.filled(lambda form, one, name=name: nasty if one.name == name else None):
                answer = client.post(form.path, data | ({name: [nasty]} if name else {}))
                assert is_kind(answer) or answer.headers.get("HX-Request") or form.goes_to == "checkin:preview", (
                    form.path,
                    name,
                )
                assert answer.streaming or b"<script>alert" not in answer.content
                assert "elsewhere.example" not in answer.headers.get("Location", "")
        come_back(noor_everywhere)
    assert noor_everywhere.get("/").status_code == 200


@pytest.mark.parametrize("raw", RAW.values(), ids=RAW)
def test_any_body_may_come_to_any_address(noor: Guest, raw: tuple[bytes, str]) -> None:
    locked = noor.other_phone()
    locked.lock()
    for who in (noor.client, locked.client, Client()):
        for one in every_address():
            if one.name in ENDS_A_SITTING or one.name in NOT_LOOKED_AT:
                continue
            before = all_rows(but=["tries", "phone", "home_digest"])
            answer = who.generic("POST", one.path, raw[0], content_type=raw[1])
            assert answer.status_code < 500, one.path
            if answer.status_code in (400, 404, 413, 422):
                assert changed(before, all_rows(but=["tries", "phone", "home_digest"])) == [], one.path
                assert one.name in ("healthz", "readyz") or is_kind(answer), one.path


def test_any_address_may_carry_anything(noor: Guest) -> None:
    for one in every_address():
        if one.name in NOT_LOOKED_AT:
            continue
        for query in (
            "?show=%ff%fe",
            "?next=//elsewhere.example/",
            "?words=<script>alert(1)</script>",
            "?with=%00&was=",
        ):
            answer = noor.client.get(one.path + query)
            assert answer.status_code < 500, one.path
            assert answer.streaming or b"<script>alert" not in answer.content
            assert "elsewhere.example" not in answer.headers.get("Location", "")


# A page from another time.


def strict(guest: Guest) -> Client:
    """Return the same browser, asked for the token every real one is asked for."""
    client = Client(enforce_csrf_checks=True)
    client.cookies = guest.client.cookies
    return client


def test_a_form_from_another_time_changes_nothing_and_gives_the_words_back(noor_everywhere: Guest) -> None:
    client = strict(noor_everywhere)
    seen = set()
    for form in forms_of(client):
        if form.method != "post" or form.goes_to in WITHOUT_A_TOKEN:
            continue
        seen.add(form.goes_to)
        assert {"csrfmiddlewaretoken", OF_A_HELD_PAGE} & set(form.fields), form.path
        before = all_rows()
        for token in ({}, {"csrfmiddlewaretoken": "x" * 64}, {"csrfmiddlewaretoken": "é\0"}):
            data = {one.name: TYPED for one in form.typed()} | token
            answer = client.post(form.path, data)
            assert answer.status_code == 403 and is_kind(answer), form.path
            page = html.unescape(answer.content.decode())
            assert (TYPED in page) == _comes_back([one.name for one in form.typed()]), form.path
        assert changed(before, all_rows()) == [], form.path
    assert len(seen) > 15


def _comes_back(names: list[str]) -> bool:
    """Return whether words typed into these fields come back: none beside a passphrase, and no key to anything."""
    if any("pass" in name or name == "pin" for name in names):
        return False
    return any(not re.search("code|kit|token", name) for name in names)


def test_a_form_another_site_sends_shows_none_of_its_words(noor: Guest) -> None:
    answer = strict(noor).post("/check-in/words/", {"words": TYPED}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert TYPED not in answer.content.decode()


def test_only_help_hide_the_inbox_and_a_phone_by_itself_ask_for_no_token(noor_everywhere: Guest) -> None:
    free = {one.name for one in every_address() if getattr(one.view, "csrf_exempt", False)}
    assert {name for name in free if not name.startswith("/")} == WITHOUT_A_TOKEN


def test_with_the_token_of_its_page_a_form_does_go_through(noor: Guest) -> None:
    client = strict(noor)
    form = next(f for f in forms_on(client.get("/check-in/").content.decode(), "/check-in/") if "energy" in f.fields)
    before = all_rows()
    for data in form.filled(lambda form, one: None):
        assert client.post(form.path, data).status_code == 302
    assert changed(before, all_rows()) != []


# The same thing twice.


def test_the_same_form_sent_twice_is_one_entry_and_one_copy(noor: Guest, sam: Guest) -> None:
    form = {"energy": 3, "mood": 1, "for": "us", "id": "ab" * 16}
    noor.client.post("/check-in/", form)
    before = all_rows()
    for phone in (noor, noor.other_phone()):
        before = all_rows(but=["phone", "tries"])
        phone.client.post("/check-in/", form | {"energy": 9})
        assert changed(before, all_rows(but=["phone", "tries"])) == []


@pytest.mark.parametrize("is_locked", [False, True], ids=["open", "locked"])
def test_what_was_taken_back_is_not_brought_back_for_ninety_days(noor: Guest, hands: Hands, is_locked: bool) -> None:
    form = {"energy": 3, "mood": 1, "for": "us", "id": "ab" * 16}
    noor.client.post("/check-in/", form)
    noor.client.post("/check-in/undo/", {"token": noor.client.cookies["bar"].value})
    for days in (0, 89):
        hands.pass_by(days=days)
        noor.unlock()
        if is_locked:
            noor.lock()
        before = all_rows(but=["phone"])
        answer = noor.client.post("/check-in/", form)
        assert answer.status_code == 422
        assert "taken back" in answer.content.decode()
        assert changed(before, all_rows(but=["phone"])) == []


def test_a_code_is_used_once_and_lives_ten_minutes(noor: Guest, hands: Hands) -> None:
    sam, kim = begin("Sam"), begin("Kim")
    words = code_of(noor)
    assert "open nothing now" not in sam.post("/join/take/", words=words).content.decode()
    assert "open nothing now" in kim.post("/join/take/", words=words).content.decode()
    words = code_of(noor)
    hands.pass_by(minutes=10)
    kim.unlock()
    assert "open nothing now" in kim.post("/join/take/", words=words).content.decode()


def test_both_may_press_yes_twice(noor: Guest) -> None:
    sam = begin("Sam")
    join(noor, sam, **ALL_OPEN)
    before = all_rows(but=["phone", "home_digest"])
    for guest in (noor, sam):
        guest.post("/join/answer/", answer="yes", **ALL_OPEN)
    assert changed(before, all_rows(but=["phone", "home_digest"])) == []
