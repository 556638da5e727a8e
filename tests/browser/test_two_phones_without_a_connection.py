"""Two phones lose their connection at once; when it is back, both see what was meant for both, once."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import people, served
from tests.browser.test_without_a_connection import QUEUE, ready, until

pytestmark = pytest.mark.browser

KNOWS_BOTH = "async () => Boolean((await fact('post'))?.share)"


def arrive(browser: Browser, address: str, called: str) -> Page:
    page = served.phone(browser, service_workers="allow").new_page()
    served.begin(page, address, called)
    served.skip_kit(page)
    page.goto(f"{address}/")
    ready(page)
    return page


def learns_of_both(page: Page, address: str) -> None:
    """Let a phone ask the house again whom a headline is sealed to."""
    worker = page.context.service_workers[0]
    worker.evaluate("growOld()")
    page.goto(f"{address}/")
    for _ in range(served.PATIENCE_MS // 100):
        if worker.evaluate(KNOWS_BOTH):
            return
        page.wait_for_timeout(100)
    raise TimeoutError(KNOWS_BOTH)


def test_what_two_phones_said_for_both_without_a_connection_comes_over(browser: Browser, address: str) -> None:
    iris, joan = (arrive(browser, address, called) for called in ("Iris", "Joan"))
    people.join(iris, joan, address)
    for page in (iris, joan):
        learns_of_both(page, address)
        page.context.set_offline(True)
        page.goto(f"{address}/")
    served.tap(iris, energy="Low", mood="Heavy", to="Both of us")
    served.tap(joan, energy="Good", mood="Light", to="Both of us")
    for page in (iris, joan):
        expect(page.get_by_role("heading", name="Saved here")).to_be_visible()
    for page in (iris, joan):
        page.context.set_offline(False)
        page.goto(f"{address}/settings/")
        until(page, QUEUE, 0)
    for page, theirs in ((iris, "and light"), (joan, "and heavy")):
        page.goto(f"{address}/?show=everything")
        expect(page.get_by_role("main")).to_contain_text(theirs)
        page.goto(f"{address}/check-in/mine/")
        expect(page.locator("main").get_by_role("button", name="Take it back")).to_have_count(1)
