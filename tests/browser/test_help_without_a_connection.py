"""With no connection Help opens all the same, and a phone that is signed out holds nothing any more."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import served

pytestmark = pytest.mark.browser

NAMES = itertools.count(1)

IS_READY = "navigator.serviceWorker.ready.then(() => true)"
HELD = "caches.keys().then(async (boxes) => (await Promise.all(boxes.map(async (one) => (await (await caches.open(one)).keys()).length))))"
READERS = "navigator.serviceWorker.getRegistrations().then((all) => all.length)"
WORDS = "the kettle sang twice before anybody spoke"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Somebody's phone that holds Help ready, on Today."""
    page = served.phone(browser, service_workers="allow").new_page()
    served.begin(page, address, f"Ilse{next(NAMES)}")
    served.skip_kit(page)
    page.goto(f"{address}/")
    assert page.evaluate(IS_READY)
    yield page
    page.context.close()


def test_help_and_the_numbers_of_a_country_open_without_a_connection(page: Page, address: str) -> None:
    page.context.set_offline(True)
    page.goto(f"{address}/help/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(f"{address}/help/GB/")
    assert page.locator("a[href^='tel:']").count() > 0


def test_any_other_page_says_kindly_that_there_is_no_connection(page: Page, address: str) -> None:
    page.context.set_offline(True)
    page.goto(f"{address}/patterns/")
    expect(page.get_by_role("heading", name="No connection right now")).to_be_visible()
    page.get_by_role("link", name="I need help now").click()
    expect(page).to_have_url(f"{address}/help/")


def test_nothing_that_was_written_is_held(page: Page, address: str) -> None:
    page.goto(f"{address}/wins/put/")
    page.locator("textarea").fill(WORDS)
    page.get_by_role("button", name="Put it in").click()
    for path in ("/", "/wins/", "/history/"):
        page.goto(f"{address}{path}")
    texts = page.evaluate(
        """async () => {
          const all = [];
          for (const box of await caches.keys())
            for (const one of await (await caches.open(box)).matchAll()) all.push(await one.text());
          return all;
        }"""
    )
    assert texts
    assert not any(WORDS in text or "Ilse" in text for text in texts)


def test_after_signing_out_the_browser_holds_nothing(page: Page, address: str) -> None:
    assert sum(page.evaluate(HELD)) > 0
    page.goto(f"{address}/settings/")
    page.get_by_role("button", name="Sign out of this phone").click()
    expect(page).to_have_url(f"{address}/welcome/")
    assert page.evaluate(READERS) == 0
    assert sum(page.evaluate(HELD)) == 0


def test_who_only_looks_at_help_leaves_with_nothing_held(browser: Browser, address: str) -> None:
    visitor = served.phone(browser, service_workers="allow").new_page()
    for path in ("/help/", "/help/GB/", "/welcome/"):
        visitor.goto(f"{address}{path}")
    assert visitor.evaluate(READERS) == 0
    assert visitor.evaluate(HELD) == []
    visitor.context.close()
