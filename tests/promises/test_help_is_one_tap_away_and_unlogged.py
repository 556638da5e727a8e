"""Help is one tap away, works for anybody, and leaves no trace: no row, no cookie, no log line."""

import logging
import re

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver
from tests.guests import Guest, Hands
from tests.promises.looks import all_rows, changed

# What Hide leads to; nothing on it may tell where it came from.
NEUTRAL = "/hide/quiet/"
ADDRESSES = (
    "/help/",
    "/help/GB/",
    "/help/GB/sources/",
    "/help/ZZ/",
    "/help/country/",
    "/help/sit/",
    "/hide/quiet/",
    "/hide/practice/",
)


@pytest.fixture(params=["a stranger", "a phone that was here before"])
def guest(request: pytest.FixtureRequest) -> Client:
    client = Client()
    if request.param != "a stranger":
        client.cookies[settings.HEARTH_COOKIE] = "0" * 100
    return client


# These tests carry no database mark, so any query at all would stop them.
@pytest.mark.parametrize("address", ADDRESSES)
def test_help_opens_without_signing_in_without_a_row_without_a_cookie(guest: Client, address: str) -> None:
    answer = guest.get(address)
    assert answer.status_code == 200
    assert not answer.cookies
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_help_looks_up_nobody_and_keeps_no_phone_open(noor: Guest, hands: Hands, address: str) -> None:
    noor.says()
    hands.pass_by(minutes=5)
    before = all_rows()
    with CaptureQueriesContext(connection) as asked:
        assert noor.client.get(address).status_code == 200
    assert len(asked) == 0
    assert changed(before, all_rows()) == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_help_needs_no_script_and_nothing_from_elsewhere(guest: Client, address: str) -> None:
    page = guest.get(address).content.decode()
    assert not re.search(r"\s(on\w+|hx-[\w:]+|style)=", page)
    assert not re.search(r'(src|action|<link[^>]*href)="(https?:)?//', page)


def test_help_and_hide_write_no_log_line(guest: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for address in (*ADDRESSES, "/help/country/?country=GB"):
        guest.get(address)
    guest.post("/help/remember/", {"country": "GB"})
    guest.post("/help/sit/", {"message": "Sit with me"})
    Client().post("/hide/")
    assert [record.getMessage() for record in caplog.records] == []


@pytest.mark.django_db
def test_every_page_a_stranger_can_open_has_help_and_hide() -> None:
    stranger = Client()
    seen = set()
    for address in fixed_addresses(get_resolver().url_patterns):
        answer = stranger.get(address)
        if answer.status_code != 200 or "<main" not in answer.content.decode() or address == NEUTRAL:
            continue
        seen.add(address)
        page = answer.content.decode()
        assert 'action="/hide/"' in page, address
        assert 'href="/help/"' in page or address.startswith("/help"), address
    assert {"/help/", "/hide/practice/", "/welcome/"} <= seen


def fixed_addresses(patterns: list[URLPattern | URLResolver], before: str = "/") -> list[str]:
    """Return every address that needs no further value."""
    found: list[str] = []
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found += fixed_addresses(pattern.url_patterns, address)
        elif not re.search(r"[<^(]", address):
            found.append(address)
    return found
