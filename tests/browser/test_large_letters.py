"""Where the browser's own letters are twice as large, every page still fits, and nothing is cut off."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import looks, people, served

pytestmark = pytest.mark.browser

PATHS = ("", "check-in/", "closer/", "plan/", "patterns/", "care/", "settings/", "leave/", "help/GB/", "join/")


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    large = served.launch(browser.browser_type, "--blink-settings=defaultFontSize=32")
    yield people.come_in(large, address, "Noor")
    large.close()


@pytest.mark.parametrize("path", PATHS)
def test_a_page_with_large_letters_fits(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}/{path}")
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    assert list(looks.sideways(page, letters=["100%"])) == []
    assert looks.small_targets(page) == []
