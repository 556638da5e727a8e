"""What does not fit is told in a kind sentence, stays on the page as it was typed, and comes into no table."""

import html
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.guests import Guest
from tests.promises.looks import all_rows, changed, is_kind

TYPED = "the lake by the yellow house, in the evening light"


def of_taps() -> Iterator[tuple[str, dict[str, str], str]]:
    for value in ("abc", "11", "-1", "nan", "inf", "-inf", "1e309", "10.01", "1,5", "ten", "\0"):
        yield "/check-in/", {"energy": value, "mood": "7", "for": "us"}, 'value="7" data-say="and okay" checked'
        yield "/check-in/", {"energy": "7", "mood": value, "for": "me"}, 'value="7" data-say="Good energy" checked'
    yield "/check-in/", {"mood": "7", "for": "me"}, "Pick one for energy"
    yield "/check-in/", {"energy": "7", "for": "me"}, "Pick one for how it feels"
    for strange in ("zz", "0" * 31, "0" * 33, "G" * 32, "0" * 31 + "é"):
        yield "/check-in/", {"energy": "7", "mood": "7", "id": strange}, "from another time"


def of_pages() -> Iterator[tuple[str, dict[str, str], str]]:
    yield "/check-in/words/", {"words": TYPED * 200}, TYPED * 200
    yield "/settings/names/", {"called": "", "zone": "Europe/Berlin"}, '<option value="Europe/Berlin" selected'
    yield "/settings/names/", {"called": "Ada Lovelace", "zone": "Mars/Base"}, "Ada Lovelace"
    yield (
        "/settings/passphrase/",
        {"passphrase": "not this one", "new": "walnut ferry eleven cloud"},
        "isn’t the passphrase",
    )
    yield "/settings/passphrase/", {"passphrase": "maple window seven river", "new": "short"}, "A little longer"
    yield "/settings/passphrase/", {"passphrase": "maple window seven river", "new": "password1234"}, "quick to guess"
    yield (
        "/settings/passphrase/",
        {"passphrase": "x" * 513, "new": "walnut ferry eleven cloud"},
        "longer than we can keep",
    )
    yield "/join/take/", {"words": "one two three"}, "one two three"
    yield "/join/take/", {"words": "apple " * 30}, "Three words are all it takes"


def of_the_door() -> Iterator[tuple[str, dict[str, str], str]]:
    whole = {"called": "Ada Lovelace", "name": "ada", "passphrase": "walnut ferry eleven cloud", "zone": "UTC"}
    yield "/begin/", whole | {"name": "noor"}, "Somebody signs in with this name"
    yield "/begin/", whole | {"name": "a"}, "Two letters or more"
    yield "/begin/", whole | {"name": "a" * 65}, "64 letters"
    yield "/begin/", whole | {"called": "a" * 41}, "40 letters"
    yield "/begin/", whole | {"zone": "Mars/Base"}, "Pick one from the list"
    yield "/begin/", whole | {"passphrase": "aaaaaaaa"}, "quick to guess"
    yield "/begin/", {"called": "Ada Lovelace"}, "Ada Lovelace"
    yield "/sign-in/", {"name": "noor"}, 'value="noor"'
    yield "/sign-in/", {"name": "noor", "passphrase": "x" * 513}, 'value="noor"'
    yield (
        "/sign-in/kit/",
        {"name": "noor", "words": TYPED, "passphrase": "walnut ferry eleven cloud"},
        "don’t fit together",
    )


def refused(client: Client, path: str, data: dict[str, str], says: str) -> None:
    before = all_rows(but=["tries"])
    answer = client.post(path, data)
    assert answer.status_code in (200, 422), (path, answer.status_code)
    assert says in html.unescape(answer.content.decode()), path
    assert data.get("passphrase") is None or data["passphrase"] not in answer.content.decode()
    assert changed(before, all_rows(but=["tries"])) == []


@pytest.mark.parametrize(("path", "data", "says"), [*of_taps(), *of_pages()])
def test_what_does_not_fit_is_told_kept_on_the_page_and_not_in_the_house(
    noor: Guest, path: str, data: dict[str, str], says: str
) -> None:
    noor.page("/")
    refused(noor.client, path, data, says)


@pytest.mark.parametrize(("path", "data", "says"), tuple(of_the_door()))
def test_at_the_door_too(noor: Guest, path: str, data: dict[str, str], says: str) -> None:
    refused(Client(), path, data, says)


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("/closer/step/", {"act": "no_such_act", "answer": "done"}),
        ("/closer/step/", {"act": "nothing", "answer": "refused"}),
        ("/closer/step/", {}),
        ("/check-in/undo/", {"token": "forged:token:here"}),
        ("/check-in/undo/", {}),
        ("/check-in/take-back/", {"id": "not an id"}),
        ("/check-in/take-back/", {}),
    ],
)
def test_a_forged_form_finds_nothing_and_changes_nothing(noor: Guest, path: str, data: dict[str, str]) -> None:
    noor.page("/")
    before = all_rows()
    answer = noor.client.post(path, data)
    assert answer.status_code == 404 and is_kind(answer)
    assert changed(before, all_rows()) == []


def test_forged_chances_of_a_step_are_left_out(noor: Guest) -> None:
    from hearthlight.entries.step import Step

    noor.says(energy=5, mood=5)
    noor.post("/closer/step/", act="nothing", answer="passed", offers='[["nothing",99]]:forged:token')
    kept = noor.visit().recent_mine.since(noor.visit().today, Step)[-1].entry
    assert isinstance(kept, Step) and kept.offers == ()


def test_choices_nobody_offers_change_nothing(noor: Guest) -> None:
    before = all_rows(but=["phone", "home_digest"])
    noor.post("/settings/choose/", theme="neon", letters="huge", paused="maybe", idle="9999")
    assert changed(before, all_rows(but=["phone", "home_digest"])) == []


def test_dials_take_only_what_they_know(noor: Guest, sam: Guest) -> None:
    noor.post("/settings/choose/", form="dials", headline="everybody", pressure="partner", desire="partner")
    assert set(noor.visit().dials.values()) == {"me"}


# Files.

FILES = {
    "nothing": (b"", "no rows"),
    "one column": (b"day\n2026-11-20\n", "one column only"),
    "a spreadsheet": (b"PK\x03\x04" + bytes(200), "spreadsheet"),
    "bytes": (bytes(range(256)) * 4, "can’t read the letters"),
    "too wide": (b",".join([b"a"] * 300) + b"\n" + b",".join([b"1"] * 300), "200 columns"),
    "too large": (b"day,mood\n" + b"2026-11-20,3\n" * 700_000, "8 MB"),
}


@pytest.mark.parametrize(("content", "says"), FILES.values(), ids=FILES)
def test_a_file_that_is_no_diary_is_told_and_nothing_waits(noor: Guest, content: bytes, says: str) -> None:
    noor.page("/settings/bring/")
    before = all_rows()
    answer = noor.client.post("/settings/bring/", {"file": SimpleUploadedFile("diary.csv", content)})
    assert answer.status_code in (200, 413, 422)
    assert says in html.unescape(answer.content.decode())
    assert changed(before, all_rows()) == []


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"day": "99"},
        {"day": "0", "mood": "1"},
        {"day": "0", "mood": "1", "mood_least": "x", "mood_most": "10"},
        {"day": "0", "mood": "1", "mood_least": "5", "mood_most": "5"},
        {"day": "0", "mood": "7", "mood_least": "0", "mood_most": "10"},
        {"day": "0", "mood": "1", "mood_least": "nan", "mood_most": "inf"},
        {"day": "0"},
    ],
)
def test_columns_that_do_not_fit_are_asked_again_and_nothing_comes_in(noor: Guest, said: dict[str, str]) -> None:
    noor.post("/settings/bring/", file=SimpleUploadedFile("diary.csv", b"day,mood\n2026-11-20,3\n2026-11-21,5\n"))
    before = all_rows()
    answer = noor.client.post("/settings/bring/columns/", said)
    assert answer.status_code in (200, 422) and is_kind(answer)
    assert changed(before, all_rows()) == []
    assert settings.DATA_UPLOAD_MAX_MEMORY_SIZE <= 2 * 1024 * 1024
