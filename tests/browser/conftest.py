"""One browser for all of these tests, and a house for each file."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # A busy computer takes its time; only a page that never comes is wrong.
    expect.set_options(timeout=served.PATIENCE_MS)
    with served.chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def address(browser: Browser) -> Iterator[str]:
    """A house of this file's own: a house lets only so many people begin in an hour. All phones go home at its end."""
    with served.house() as house:
        yield house.address
        for phone in browser.contexts:
            phone.close()
