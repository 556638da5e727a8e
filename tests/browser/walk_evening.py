"""The part of the walk through the house that leads through rest and the lamps."""

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from playwright.sync_api import Page

# So far ahead that no page of this walk turns amber by itself, whenever it is walked.
AHEAD = dt.timedelta(hours=9)


def rest(page: Page, address: str) -> Iterator[tuple[str, Page]]:
    """Yield each stop: the evening before and after hours were laid, the last page, and the lamps."""
    page.goto(f"{address}/rest/")
    yield "rest-empty", page
    page.get_by_role("button", name="Tired").click()
    yield "rest-one-tap", page
    page.goto(f"{address}/rest/evening/")
    since = dt.datetime.now(ZoneInfo("Europe/Amsterdam")) + AHEAD
    page.get_by_label("Not before").fill(f"{since:%H:00}")
    page.get_by_label("Not after").fill(f"{since + dt.timedelta(hours=1):%H:00}")
    yield "rest-hours", page
    page.get_by_role("button", name="Keep").click()
    yield "rest", page
    page.goto(f"{address}/rest/away/")
    yield "rest-away", page
    yield from _lamps(page, address)


def _lamps(page: Page, address: str) -> Iterator[tuple[str, Page]]:
    page.goto(f"{address}/rest/lights/")
    page.get_by_role("button", name="Keep").click()
    yield "lamps-asked-again", page
    page.get_by_label("Its address").fill("https://lamps.example")
    page.get_by_label("A token").fill("a.token.of.a.walk")
    page.get_by_label("Which lamps").fill("light.living_room")
    page.get_by_role("button", name="Keep").click()
    yield "lamps", page
    page.get_by_role("link", name="Change it").click()
    yield "lamps-change", page
    page.get_by_role("link", name="Leave it as it is").click()
    page.get_by_role("button", name="Take it away").click()
    yield "lamps-away", page
