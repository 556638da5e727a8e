"""One house and one browser for all of these tests, and the phones that come to it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with served.chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A house of this file's own: a house lets only so many people begin in an hour."""
    with served.house() as house:
        yield house.address
