"""People of the browser tests: they come in by the door, join, and say yes, by clicking alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, Request

from tests.browser import served


def come_in(browser: Browser, address: str, called: str, *, script: bool = True) -> Page:
    """Return somebody's phone on its first Today."""
    page = served.phone(browser, script=script).new_page()
    served.begin(page, address, called)
    served.skip_kit(page)
    # A click is done before the next page's scripts are; this waits for them as well.
    page.goto(f"{address}/")
    return page


def make_code(page: Page, address: str) -> str:
    """Return three words that join another phone to this one."""
    page.goto(f"{address}/join/")
    page.get_by_role("button", name="Make a code").click()
    return " ".join(page.locator(".code-words").inner_text().replace("·", " ").split())


def use_code(page: Page, address: str, words: str) -> None:
    """Take up the three words that were read out."""
    page.goto(f"{address}/join/")
    page.get_by_label("The three words").fill(words)
    page.get_by_role("button", name="Use these words").click()


def say_yes(page: Page, address: str) -> None:
    """Open every dial to the other one, and say yes."""
    page.goto(f"{address}/join/")
    for dial in ("headline", "helps", "words"):
        page.locator(f"[name={dial}][value=partner]").locator("..").click()
    page.get_by_role("button", name="Yes, join").click()


def join(first: Page, second: Page, address: str) -> None:
    """Join two phones with a code."""
    use_code(second, address, make_code(first, address))
    # Each phone says its name to the other when it opens the question.
    first.goto(f"{address}/join/")
    for page in (first, second):
        say_yes(page, address)
    for page in (first, second):
        page.goto(f"{address}/")


def lock(page: Page, address: str) -> None:
    """Lock this phone, and stay at the lock."""
    page.goto(f"{address}/settings/")
    page.get_by_role("button", name="Lock", exact=True).click()


@contextmanager
def counted(page: Page) -> Iterator[list[str]]:
    """Collect the method of each request a page makes, its files aside."""
    sent: list[str] = []

    def note(request: Request) -> None:
        if request.resource_type in ("document", "fetch", "xhr", "ping"):
            sent.append(request.method)

    page.on("request", note)
    yield sent
    page.remove_listener("request", note)
