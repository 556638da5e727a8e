"""The house on a first screen: offered once, under its own name or a plain one, and files that are shared to it."""

from __future__ import annotations

import json

import pytest
from django.contrib.staticfiles import finders
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.guests import Guest, Hands

OFFER = "Keep it on your first screen"
TABLE = b"date,mood\n2026-11-20,4\n2026-11-21,6\n"
MANIFESTS = ("/install/hearth.webmanifest", "/install/plain.webmanifest")


def test_it_is_offered_from_the_third_check_in_on_and_rests_for_good_after_not_now(noor: Guest, hands: Hands) -> None:
    for _ in range(2):
        noor.says(energy=7, mood=7)
        assert OFFER not in noor.page("/")
    noor.says(energy=7, mood=7)
    assert OFFER in noor.page("/")
    noor.post("/install/not-now/")
    assert OFFER not in noor.page("/")
    hands.pass_by(days=40)
    noor.unlock()
    noor.says(energy=7, mood=7)
    assert OFFER not in noor.page("/")


def test_a_low_day_is_offered_nothing(noor: Guest) -> None:
    for _ in range(4):
        noor.says(energy=1, mood=1)
    assert OFFER not in noor.page("/")


@pytest.mark.parametrize("address", MANIFESTS)
def test_a_manifest_names_pictures_that_are_there_and_tells_nothing_of_who_asks(noor: Guest, address: str) -> None:
    told = noor.client.get(address)
    assert told.headers["Content-Type"] == "application/manifest+json"
    assert json.loads(told.content) == json.loads(Client().get(address).content)
    manifest = json.loads(told.content)
    assert manifest["start_url"] == manifest["scope"] == "/"
    assert {one["purpose"] for one in manifest["icons"]} == {"any", "maskable"}
    for icon in manifest["icons"]:
        assert finders.find(icon["src"].removeprefix("/static/")), icon["src"]


def test_the_plain_one_does_not_name_the_house(noor: Guest) -> None:
    assert "earth" not in noor.client.get("/install/plain.webmanifest").content.decode()
    page = noor.page("/install/?as=plain")
    assert "<title>Notes</title>" in page
    assert 'name="apple-mobile-web-app-title" content="Notes"' in page


def test_only_the_page_for_it_says_that_the_house_can_be_put_anywhere(noor: Guest) -> None:
    assert "manifest" in noor.page("/install/?as=hearth")
    assert all("webmanifest" not in noor.page(path) for path in ("/", "/settings/", "/install/"))


def test_steps_for_an_iphone_are_shown(noor: Guest) -> None:
    assert "Tap Share." in noor.page("/install/?as=hearth")


def shares(guest: Guest, **headers: str) -> object:
    return guest.client.post("/install/shared/", {"file": SimpleUploadedFile("days.csv", TABLE)}, headers=headers)


def test_a_file_shared_by_the_phone_is_held_to_be_looked_at(noor: Guest) -> None:
    answer = shares(noor, **{"Sec-Fetch-Site": "none"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/settings/bring/columns/")  # type: ignore[attr-defined]


@pytest.mark.parametrize("site", ["cross-site", "same-site", "same-origin", ""])
def test_a_page_cannot_share_a_file_in_somebodys_name(noor: Guest, site: str) -> None:
    assert shares(noor, **{"Sec-Fetch-Site": site}).status_code == 404  # type: ignore[attr-defined]
    assert "days.csv" not in noor.page("/settings/bring/")


def test_a_file_shared_to_a_locked_phone_waits_in_the_other_app(noor: Guest) -> None:
    noor.lock()
    answer = shares(noor, **{"Sec-Fetch-Site": "none"})
    assert answer.headers["Location"].startswith("/unlock/")  # type: ignore[attr-defined]
