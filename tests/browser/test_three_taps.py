"""Saying how it is costs three clicks and one request, open or locked, with script or without."""

from __future__ import annotations

import itertools

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import people

pytestmark = pytest.mark.browser

NAMES = itertools.count(1)


def three_clicks(page: Page) -> list[Locator]:
    return [
        page.locator(".tile", has_text="Low").first,
        page.locator(".then-mood .tile", has_text="Heavy"),
        page.get_by_role("button", name="Just me"),
    ]


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Page:
    return people.come_in(browser, address, f"Tap{next(NAMES)}", script=request.param)


def test_from_today_to_saved_in_three_clicks_and_one_request(page: Page, address: str) -> None:
    page.goto(f"{address}/")
    with people.counted(page) as sent:
        for click in three_clicks(page):
            click.click()
        expect(page.get_by_role("status").first).to_contain_text("Kept to yourself")
    assert sent.count("POST") == 1
    assert set(sent) == {"POST", "GET"}


def test_from_the_lock_to_saved_in_three_clicks_and_one_request(page: Page, address: str) -> None:
    people.lock(page, address)
    with people.counted(page) as sent:
        for click in three_clicks(page):
            click.click()
        expect(page.get_by_role("status").first).to_contain_text("Kept, and locked")
    assert sent.count("POST") == 1
