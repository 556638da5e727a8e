"""A real house in a process of its own, and phones to walk through it: for browser tests, screenshots and benchmarks."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, BrowserType, Page, sync_playwright

SOURCE = Path(__file__).resolve().parents[2] / "src"
PASSPHRASE = "maple window seven river"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE_MS = 20_000
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 860}


@dataclass(frozen=True)
class House:
    """A house that answers at `address`, with its data in `folder`."""

    address: str
    folder: Path
    process: int


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def house(folder: Path | None = None, *, postgresql: str = "", **more: str) -> Iterator[House]:
    """Open a house in a fresh folder, or in one that is there, on SQLite or the server given; close it afterwards."""
    data = folder or Path(tempfile.mkdtemp())
    port = free_port()
    env = os.environ | {"HEARTHLIGHT_DATA": str(data), "HEARTHLIGHT_OPEN_REGISTRATION": "yes", **more}
    env.pop("HEARTHLIGHT_DATABASE_URL", None)
    if postgresql:
        env["HEARTHLIGHT_DATABASE_URL"] = postgresql
    env.setdefault("PYTHONPATH", str(SOURCE))
    process = subprocess.Popen(
        [sys.executable, "-m", "hearthlight", "serve", "--port", str(port)],
        env=env,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz")
        yield House(f"http://127.0.0.1:{port}", data, process.pid)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(30)
        if folder is None:
            shutil.rmtree(data, ignore_errors=True)


def wait_for(address: str, *, seconds: float = 60) -> None:
    """Return once `address` answers; raises TimeoutError."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(address, timeout=2).read()
            return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError(address)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Open the system's chromium."""
    with sync_playwright() as playwright:
        browser = launch(playwright.chromium)
        yield browser
        browser.close()


def launch(kind: BrowserType, *more: str) -> Browser:
    """Return the system's browser, with `more` flags if need be."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    return kind.launch(executable_path=found, args=[*FLAGS, *more])


def phone(browser: Browser, *, script: bool = True, wide: bool = False, **more: object) -> BrowserContext:
    """Return a fresh phone (or a desk), with nothing remembered. It holds no pages for later unless that is asked for."""
    more = {"service_workers": "block"} | more
    size = DESK if wide else PHONE
    made = browser.new_context(viewport=size, java_script_enabled=script, timezone_id="Europe/Amsterdam", **more)  # type: ignore[arg-type]
    made.set_default_timeout(PATIENCE_MS)
    return made


def begin(page: Page, address: str, called: str) -> None:
    """Make an account by clicking through the first run, on one's own."""
    page.goto(f"{address}/welcome/")
    page.get_by_role("link", name="Begin").click()
    page.get_by_role("link", name="On my own").click()
    introduce(page, called)


def introduce(page: Page, called: str) -> None:
    """Fill the form of somebody who begins."""
    page.get_by_label("What shall we call you").fill(called)
    page.get_by_label("Sign-in name").fill(called.lower())
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    page.get_by_role("button", name="Go on").click()


def skip_kit(page: Page) -> None:
    """Leave the recovery kit for later."""
    page.get_by_role("link", name="Later").click()


def tap(page: Page, *, energy: str, mood: str, to: str) -> None:
    """Three taps on Today: energy, mood, and for whom."""
    page.locator(".tile", has_text=energy).first.click()
    page.locator(".then-mood .tile", has_text=mood).click()
    page.get_by_role("button", name=to).click()
