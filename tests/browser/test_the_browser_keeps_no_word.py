"""After Hide, locking and signing out no readable word is left in the browser: its whole profile is read byte by byte."""

from __future__ import annotations

import gzip
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import brotli
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import served
from tests.browser.test_without_a_connection import cut, ready

pytestmark = pytest.mark.browser

KEPT = "quincealmond orchard"
TYPED = "saffronharbour lantern"
CANARIES = (KEPT, TYPED)


@contextmanager
def phone(browser: Browser, folder: Path) -> Iterator[BrowserContext]:
    """Open a browser that keeps its profile in `folder`, as a phone does."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    context = browser.browser_type.launch_persistent_context(
        str(folder), executable_path=found, args=list(served.FLAGS), viewport=served.PHONE
    )
    context.set_default_timeout(served.PATIENCE_MS)
    yield context
    context.close()


def lives(page: Page, address: str, called: str) -> None:
    """Write, read what was written, and leave something half typed without a connection."""
    served.begin(page, address, called)
    served.skip_kit(page)
    page.goto(f"{address}/wins/put/")
    page.locator("textarea").fill(KEPT)
    page.get_by_role("button", name="Put it in").click()
    ready(page)
    for path in ("/wins/", "/history/", "/"):
        page.goto(f"{address}{path}")
    page.wait_for_timeout(500)
    cut(page)
    page.goto(f"{address}/offline/days/")
    expect(page.get_by_text(KEPT)).to_be_visible()
    page.context.set_offline(False)
    page.goto(f"{address}/wins/put/")
    page.locator("textarea").fill(TYPED)
    cut(page)
    page.get_by_role("button", name="Put it in").click()
    expect(page.get_by_role("heading", name="Saved here")).to_be_visible()


def hides_without_a_connection(page: Page, address: str) -> None:
    page.get_by_role("button", name="Hide").click()
    expect(page).to_have_url(f"{address}/hide/quiet/")


def hides(page: Page, address: str) -> None:
    page.context.set_offline(False)
    page.goto(f"{address}/wins/")
    expect(page.get_by_text(KEPT).first).to_be_visible()
    page.get_by_role("button", name="Hide").click()
    expect(page).to_have_url(f"{address}/hide/quiet/")


def locks(page: Page, address: str) -> None:
    page.context.set_offline(False)
    page.goto(f"{address}/settings/")
    page.get_by_role("button", name="Lock", exact=True).click()
    expect(page.get_by_role("heading", name="Locked, and still yours")).to_be_visible()


def signs_out(page: Page, address: str) -> None:
    page.context.set_offline(False)
    page.goto(f"{address}/settings/")
    page.get_by_role("button", name="Sign out of this phone").click()
    expect(page).to_have_url(f"{address}/welcome/")


def texts(content: bytes) -> Iterator[bytes]:
    """Yield a file as it is and, where it was packed, unpacked."""
    yield content
    for unpack in (gzip.decompress, zlib.decompress, brotli.decompress):
        try:
            yield unpack(content)
        except (OSError, EOFError, zlib.error, brotli.error):
            continue


def found_in(folder: Path) -> list[tuple[str, str]]:
    """Return every file that holds a word, in either of the two ways a browser writes text."""
    return [
        (path.relative_to(folder).as_posix(), word)
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink()
        for word in CANARIES
        if any(word.encode(how) in text for text in texts(path.read_bytes()) for how in ("utf-8", "utf-16-le"))
    ]


@pytest.mark.parametrize("leaves", [hides, hides_without_a_connection, locks, signs_out])
def test_no_readable_word_is_left_in_the_profile(browser: Browser, address: str, tmp_path: Path, leaves) -> None:
    with phone(browser, tmp_path) as context:
        page = context.pages[0]
        lives(page, address, leaves.__name__.title().replace("_", ""))
        leaves(page, address)
        page.context.set_offline(False)
        if leaves is not signs_out:
            page.goto(f"{address}/offline/days/")
            expect(page.get_by_text(KEPT)).to_have_count(0)
    assert any(path.is_file() for path in tmp_path.rglob("*"))
    assert found_in(tmp_path) == []


def test_a_hide_without_a_connection_locks_the_house_when_it_is_back(browser: Browser, address: str) -> None:
    page = served.phone(browser, service_workers="allow").new_page()
    served.begin(page, address, "Rowan")
    served.skip_kit(page)
    page.goto(f"{address}/")
    ready(page)
    cut(page)
    page.get_by_role("button", name="Hide").click()
    expect(page).to_have_url(f"{address}/hide/quiet/")
    page.context.set_offline(False)
    page.goto(f"{address}/")
    expect(page.get_by_role("heading", name="Locked, and still yours")).to_be_visible()
