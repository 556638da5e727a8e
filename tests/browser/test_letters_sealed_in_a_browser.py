"""A letter that a browser sealed opens with what the house opens letters with, whatever its size and its script."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from playwright.sync_api import Browser, Page, Route

from hearthlight.edges import offline
from hearthlight.entries import codec
from hearthlight.entries.checkin import Checkin
from hearthlight.entries.step import Step
from hearthlight.journal import seal
from tests.browser import served

pytestmark = pytest.mark.browser

MODULES = Path(offline.__file__).parent / "worker"
GIVEN = 'export const ENTRIES = {"/check-in/": "checkin", "/closer/step/": "step"};'
# A secure place that no server answers for: its files are the modules as they lie in the house.
THERE = "http://localhost:9"
HOME, ENTRY = bytes(range(16)), bytes(range(16, 32))


def give(route: Route) -> None:
    name = route.request.url.rpartition("/")[2]
    if name.endswith(".js"):
        text = GIVEN if name == "given.js" else (MODULES / name).read_text(encoding="utf-8")
        route.fulfill(body=text, content_type="text/javascript")
    else:
        route.fulfill(body="<!doctype html><title>.</title>", content_type="text/html")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = served.phone(browser).new_page()
    page.route(f"{THERE}/**", give)
    page.goto(f"{THERE}/page")
    yield page
    page.context.close()


def keys() -> tuple[X25519PrivateKey, str]:
    private = X25519PrivateKey.generate()
    return private, private.public_key().public_bytes_raw().hex()


def letter(page: Page, readers: list[list[Any]], entry: dict[str, Any], author: int = 0) -> bytes:
    """Return a letter that the browser sealed; `at` is given in milliseconds and `shared_as` in hex."""
    script = """async ({ place, readers, entry }) => {
      const { letter } = await import("/letters.js");
      const { hex, unhex } = await import("/bytes.js");
      if (entry.at) entry.at = new Date(entry.at);
      if (entry.shared_as) entry.shared_as = unhex(entry.shared_as);
      return hex(await letter(place, readers, entry));
    }"""
    place = {"home": HOME.hex(), "author": author, "id": ENTRY.hex()}
    return bytes.fromhex(page.evaluate(script, {"place": place, "readers": readers, "entry": entry}))


def test_a_letter_for_both_opens_for_each(page: Page) -> None:
    (mine, half), (theirs, other) = keys(), keys()
    at = dt.datetime(2026, 11, 24, 22, 30, 5, tzinfo=dt.UTC)
    said = {"kind": "checkin.1", "day": "2026-11-24", "at": at.timestamp() * 1000, "energy": 3, "mood": 6.5}
    sealed = letter(page, [[0, half], [1, other]], said | {"shared_as": "ab" * 16}, author=1)
    seal.check_letter(sealed, [0, 1])
    for number, private in enumerate((mine, theirs)):
        opened = codec.decode(seal.open_letter(private, seal.Place(HOME, 1, ENTRY), number, sealed))
        assert opened == Checkin(
            day=dt.date(2026, 11, 24), at=at, energy=3.0, mood=6.5, shared_as=bytes.fromhex("ab" * 16)
        )


@pytest.mark.parametrize("length", [0, 1, 200, 255, 256, 1020, 4000])
def test_words_of_any_length_open(page: Page, length: int) -> None:
    private, half = keys()
    words = "Süß und schwer – 静かな夜 🕯️"[:1] * length
    sealed = letter(page, [[0, half]], {"kind": "checkin.1", "day": "2026-11-24", "words": words})
    opened = codec.decode(seal.open_letter(private, seal.Place(HOME, 0, ENTRY), 0, sealed))
    assert opened == Checkin(day=dt.date(2026, 11, 24), words=words)


def test_held_words_open_for_their_writer_alone(page: Page) -> None:
    private, half = keys()
    said = {"path": "/wins/put/", "fields": [["words", "静かな夜"]], "at": "2026-11-24"}
    script = """async ([home, id, half, said]) => {
      const { held } = await import("/letters.js");
      return (await import("/bytes.js")).hex(await held(home, id, half, said));
    }"""
    sealed = bytes.fromhex(page.evaluate(script, [HOME.hex(), ENTRY.hex(), half, said]))
    assert json.loads(seal.open_held(private, seal.Place(HOME, 0, ENTRY), sealed)) == said
    with pytest.raises(seal.Damaged):
        seal.open_held(keys()[0], seal.Place(HOME, 0, ENTRY), sealed)
    with pytest.raises(seal.Damaged):
        seal.open_held(private, seal.Place(HOME, 0, HOME), sealed)


def said_by(page: Page, path: str, form: str, at: str = "2026-11-24T20:00:00Z", zone: str = "Europe/Amsterdam") -> Any:
    script = """async ([path, form, at, zone]) => {
      const { entryOf } = await import("/said.js");
      return entryOf(path, new URLSearchParams(form), { now: new Date(at), zone });
    }"""
    return page.evaluate(script, [path, form, at, zone])


@pytest.mark.parametrize(
    ("at", "zone", "day"),
    [
        ("2026-11-25T02:59:00Z", "Europe/Amsterdam", "2026-11-24"),
        ("2026-11-25T03:00:00Z", "Europe/Amsterdam", "2026-11-25"),
        ("2026-03-01T03:30:00Z", "UTC", "2026-02-28"),
        ("2026-10-25T00:30:00Z", "Europe/Amsterdam", "2026-10-24"),
        ("2026-11-24T12:00:00Z", "Pacific/Kiritimati", "2026-11-24"),
        ("2026-11-24T18:00:00Z", "Pacific/Kiritimati", "2026-11-25"),
    ],
)
def test_a_day_ends_at_four_on_the_phone_too(page: Page, at: str, zone: str, day: str) -> None:
    assert said_by(page, "/check-in/", "energy=3&mood=1", at, zone)["entry"]["day"] == day


def test_only_whole_taps_and_known_answers_are_entries(page: Page) -> None:
    taps = said_by(page, "/check-in/", f"energy=&mood=9&for=us&id={ENTRY.hex()}")
    assert (taps["id"], taps["shares"], taps["entry"]["mood"]) == (ENTRY.hex(), True, 9)
    step = said_by(page, "/closer/step/", "act=sips-of-water&answer=done")
    assert (step["entry"]["act"], step["shares"]) == ("sips-of-water", False)
    no_entries = ("energy=3", "energy=3&mood=99", "energy=x&mood=1", "energy=3&mood=1&more=1")
    assert [said_by(page, "/check-in/", form) for form in no_entries] == [None] * len(no_entries)
    assert said_by(page, "/closer/step/", "act=x&answer=maybe") is None
    assert said_by(page, "/wins/put/", "words=hello") is None


def test_a_step_reads_as_the_house_writes_it(page: Page) -> None:
    private, half = keys()
    sealed = letter(
        page, [[0, half]], {"kind": "step.1", "day": "2026-11-24", "act": "sips-of-water", "answer": "done"}
    )
    opened = codec.decode(seal.open_letter(private, seal.Place(HOME, 0, ENTRY), 0, sealed))
    assert opened == Step(day=dt.date(2026, 11, 24), act="sips-of-water", answer="done")
