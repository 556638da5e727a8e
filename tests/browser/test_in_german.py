"""Every stop of the walk in German too: longer words still have room on the narrowest phone, and a finger finds everything."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import looks, served, walk

pytestmark = pytest.mark.browser


@contextmanager
def in_german(page: Page, address: str) -> Iterator[Page]:
    """Open what `page` shows in German, in a tab beside it that the same person holds."""
    page.wait_for_load_state("load")
    page.context.add_cookies([{"name": "language", "value": "de", "url": address}])
    beside = page.context.new_page()
    try:
        beside.goto(page.url)
        looks.dress(beside, "day")
        yield beside
    finally:
        beside.close()
        page.context.clear_cookies(name="language")


def test_every_page_has_room_for_german(browser: Browser, address: str) -> None:
    out, small, spoken = {}, {}, set()
    for name, page in walk.walk(browser, address):
        with in_german(page, address) as german:
            spoken.add(german.locator("html").get_attribute("lang"))
            out[name] = list(looks.sideways(german))
            small[name] = looks.small_targets(german)
    assert spoken == {"de"}
    assert {name: lines for name, lines in out.items() if lines} == {}
    assert {name: lines for name, lines in small.items() if lines} == {}


def test_a_chosen_language_goes_with_the_person(browser: Browser, address: str) -> None:
    page = served.phone(browser).new_page()
    served.begin(page, address, "Kim")
    served.skip_kit(page)
    page.goto(f"{address}/settings/")
    page.locator("label", has_text="Deutsch").click()
    page.get_by_role("button", name="Keep this language").click()
    assert page.locator("html").get_attribute("lang") == "de"
    page.goto(f"{address}/help/")
    assert page.locator("html").get_attribute("lang") == "de"
    other = served.phone(browser).new_page()
    other.goto(f"{address}/sign-in/")
    other.get_by_label("Sign-in name").fill("kim")
    other.get_by_label("Passphrase").fill(served.PASSPHRASE)
    other.get_by_role("button", name="Open").click()
    assert other.locator("html").get_attribute("lang") == "de"
