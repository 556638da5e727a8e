"""A link with the words in it opens with one press, the words leave the address, and without script they are typed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import served

pytestmark = pytest.mark.browser

QUESTION = "Could it be the medicine, or the depression?"


@pytest.fixture(scope="module")
def link(browser: Browser, address: str) -> str:
    """Make a page and a link to it; return the link with the words in it."""
    page = served.phone(browser).new_page()
    served.begin(page, address, "Clinic")
    served.skip_kit(page)
    page.goto(f"{address}/care/report/ready/")
    page.fill("#question", QUESTION)
    page.get_by_role("button", name="See the page").click()
    page.goto(f"{address}/care/report/links/")
    page.get_by_role("button", name="Make a link").click()
    return str(page.locator("#both-1").input_value())


def open_it(page: Page) -> None:
    page.get_by_role("button", name="Open the page").click()
    expect(page.get_by_text(QUESTION)).to_be_visible()


def test_with_script_one_press_opens_it_and_the_words_leave_the_address(browser: Browser, link: str) -> None:
    page = served.phone(browser, wide=True).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(link)
    expect(page.locator("#words")).to_have_value(link.partition("#")[2].replace("-", " "))
    assert "#" not in page.url
    open_it(page)
    assert not any(link.partition("#")[2].split("-", maxsplit=1)[0] in url for url in asked)


def test_without_script_the_words_are_typed(browser: Browser, link: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(link)
    page.fill("#words", link.partition("#")[2].replace("-", " "))
    open_it(page)
