"""A week of two people on two phones: each answers alone, the list opens at its hour, and what they agree on stands on both."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import looks, people, served

pytestmark = pytest.mark.browser

ZONE = ZoneInfo("Europe/Amsterdam")
ROOT = Path(__file__).resolve().parents[2]
NOTHING = "Nothing is on it right now"
END = "That’s it. A good use of it."


@dataclass
class House:
    """A house whose clock can be moved, and the Monday its week begins on."""

    address: str
    folder: Path
    monday: dt.date

    def move_to(self, weekday: int, hour: int, minute: int = 0) -> None:
        """Let it be this day of the week, counted from its Monday, at this hour."""
        then = dt.datetime.combine(self.monday + dt.timedelta(days=weekday), dt.time(hour, minute), ZONE)
        ahead = then - dt.datetime.now(dt.UTC)
        (self.folder / "moved").write_text(str(ahead.total_seconds()))


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    more = {"DJANGO_SETTINGS_MODULE": "tests.browser.moved", "PYTHONPATH": f"{served.SOURCE}:{ROOT}"}
    today = dt.datetime.now(ZONE).date()
    with served.house(tmp_path, **more) as opened:
        found = House(opened.address, tmp_path, today + dt.timedelta(days=7 - today.weekday()))
        found.move_to(0, 12)
        yield found


@pytest.fixture
def couple(browser: Browser, house: House) -> tuple[Page, Page]:
    noor, sam = (people.come_in(browser, house.address, called) for called in ("Noor", "Sam"))
    people.join(noor, sam, house.address)
    return noor, sam


def test_a_week_of_two_people(couple: tuple[Page, Page], house: House) -> None:
    noor, sam = couple
    items = answer(noor, house, open_to=slice(0, 4))
    answer(sam, house, open_to=slice(2, 6))
    for weekday, hour in ((3, 12), (6, 17)):
        house.move_to(weekday, hour)
        for page in (noor, sam):
            unlock(page, house)
            expect(page.get_by_role("main")).to_contain_text(NOTHING)
        noor.reload()
    house.move_to(6, 18, 5)
    for page in (noor, sam):
        unlock(page, house)
        expect(page.get_by_role("main")).to_contain_text("You’re both open to these.")
        assert on_the_list(page) == items[2:4]
        assert looks.violations(page) == []
    agree(noor, sam, house, items[2])
    plan(noor, sam, house)
    for one, other in ((noor, sam), (sam, noor)):
        stop_from_the_other_phone(one, other, house)


def answer(page: Page, house: House, *, open_to: slice) -> list[str]:
    """Answer all of the first group, yes to some of it; return the group’s items in their order."""
    page.goto(f"{house.address}/closer/answers/?group=tiny")
    items = [str(one.get_attribute("name")) for one in page.locator("[value=yes]").all()]
    for item in items:
        word = "yes" if item in items[open_to] else "not_now"
        page.locator(f"[name='{item}'][value={word}]").check()
    page.get_by_role("button", name="Keep my answers").click()
    expect(page.locator("input:checked")).to_have_count(len(items))
    return items


def unlock(page: Page, house: House) -> None:
    """Come in at the lock, and open Closer."""
    page.goto(f"{house.address}/closer/")
    page.get_by_label("Passphrase").fill(served.PASSPHRASE)
    page.get_by_role("button", name="Open").first.click()
    page.goto(f"{house.address}/closer/")


def on_the_list(page: Page) -> list[str]:
    found = (one.get_attribute("href") or "" for one in page.locator("section .shelf a.row").all())
    return [href.removeprefix("/closer/timer/ready/").strip("/") for href in found]


def agree(noor: Page, sam: Page, house: House, item: str) -> None:
    """Ask for something on the list, say yes, and find it in the plan and the calendar of both."""
    noor.goto(f"{house.address}/closer/ask/?item={item}")
    noor.get_by_role("button", name="Ask Sam").click()
    expect(noor.get_by_role("heading", level=1)).to_have_text("Asked, kindly")
    sam.goto(f"{house.address}/closer/ask/answer/")
    sam.get_by_role("button", name="Yes", exact=True).click()
    for page in (noor, sam):
        page.goto(f"{house.address}/plan/")
        expect(page.get_by_text("Both in")).to_be_visible()
        assert len(events(page, house)) == 1


def plan(noor: Page, sam: Page, house: House) -> None:
    """Plan a ritual on one phone, and find it in the plan and the calendar of the other."""
    noor.goto(f"{house.address}/plan/ritual/")
    noor.locator("[value='Tea in the dark']").check()
    noor.get_by_role("button", name="Plan it, if it fits").click()
    sam.goto(f"{house.address}/plan/")
    expect(sam.get_by_text("Tea in the dark, if it fits").first).to_be_visible()
    told = events(sam, house)
    assert len(told) == 2
    assert all("SUMMARY:Busy" in event for event in told)
    assert not re.search("Tea|Noor|Sam|ritual", "".join(told), re.IGNORECASE)


def events(page: Page, house: House) -> list[str]:
    """Return what a calendar of this person is told, at an address made anew."""
    page.goto(f"{house.address}/settings/calendar/")
    page.get_by_role("button", name=re.compile("Make an")).click()
    told = page.request.get(page.get_by_label("The address").input_value()).text()
    return told.split("BEGIN:VEVENT")[1:]


def stop_from_the_other_phone(one: Page, other: Page, house: House) -> None:
    one.goto(f"{house.address}/closer/timer/ready/tea-in-the-dark-ten/")
    one.get_by_role("button", name="Start").click()
    expect(one.get_by_text("10 min")).to_be_visible()
    other.goto(f"{house.address}/closer/timer/")
    other.get_by_role("button", name="Stop here").click()
    for page in (one, other):
        expect(page.get_by_role("heading", level=1)).to_have_text(END)
