"""With script: the previews follow the finger, and Hide covers, locks and leaves no way back."""

from __future__ import annotations

import itertools

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import people, served

pytestmark = pytest.mark.browser

NAMES = itertools.count(1)
# All in one turn, so that no answer can have come in between.
COVERED = """
() => {
  document.querySelector(".hide").click();
  const { width, height } = document.querySelector(".cover").getBoundingClientRect();
  return { width, height, title: document.title.trim() };
}
"""


@pytest.fixture(scope="module")
def noor(browser: Browser, address: str) -> Page:
    """Noor's phone, joined with Sam's."""
    noor, sam = (people.come_in(browser, address, called) for called in ("Noor", "Sam"))
    people.join(noor, sam, address)
    return noor


@pytest.fixture
def alone(browser: Browser, address: str) -> Page:
    """The phone of somebody on their own, on Today."""
    return people.come_in(browser, address, f"Alone{next(NAMES)}")


def test_the_taps_say_what_the_partner_would_see(noor: Page, address: str) -> None:
    noor.goto(f"{address}/check-in/")
    note = noor.locator("[data-preview]")
    expect(note).to_be_hidden()
    noor.locator(".tile", has_text="Low").first.click()
    expect(note).to_be_hidden()
    noor.locator(".then-mood .tile", has_text="Heavy").click()
    expect(note).to_have_text("Sam would see: “Low, and heavy.” Nothing else.")
    noor.locator(".then-mood .tile", has_text="Light").click()
    expect(note).to_contain_text("“Low, and light.”")


def test_the_preview_follows_each_tick_without_a_new_page(noor: Page, address: str) -> None:
    noor.goto(f"{address}/check-in/")
    noor.locator(".tile", has_text="Low").first.click()
    noor.locator(".then-mood .tile", has_text="Heavy").click()
    noor.get_by_role("button", name="There’s a bit more").click()
    noor.get_by_role("button", name="Next").click()
    noor.get_by_label("In your own words").fill("Stay near me, please.")
    noor.get_by_role("button", name="Next").click()
    expect(noor.locator("#preview")).not_to_contain_text("Stay near me")
    noor.evaluate("window.samePage = true")
    for _ in range(2):
        noor.locator("[name=tick][value=words]").check()
        expect(noor.locator("#preview")).to_contain_text("Stay near me, please.")
        noor.locator("[name=tick][value=words]").uncheck()
        expect(noor.locator("#preview")).not_to_contain_text("Stay near me")
    assert noor.evaluate("window.samePage") is True


def test_hide_covers_the_page_before_anything_answers(alone: Page) -> None:
    covered = alone.evaluate(COVERED)
    assert covered == {"width": served.PHONE["width"], "height": served.PHONE["height"], "title": ""}


def test_hide_takes_the_place_of_the_page_it_left(alone: Page, address: str) -> None:
    page = alone.context.new_page()
    page.goto(f"{address}/")
    page.get_by_role("button", name="Hide").click()
    expect(page).to_have_url(f"{address}/hide/quiet/")
    page.go_back()
    assert page.url == "about:blank"


def test_after_hide_an_earlier_page_is_locked(alone: Page, address: str) -> None:
    alone.goto(f"{address}/care/")
    alone.goto(f"{address}/check-in/")
    alone.get_by_role("button", name="Hide").click()
    expect(alone).to_have_url(f"{address}/hide/quiet/")
    alone.go_back()
    expect(alone).to_have_url(f"{address}/unlock/?next=%2Fcare%2F")


def test_shift_three_times_hides_and_locks(alone: Page, address: str) -> None:
    for _ in range(3):
        alone.keyboard.press("Shift")
    expect(alone).to_have_url(f"{address}/hide/quiet/")
    alone.goto(f"{address}/")
    expect(alone).to_have_url(f"{address}/unlock/")


def test_writing_capitals_hides_nothing(alone: Page, address: str) -> None:
    alone.goto(f"{address}/check-in/in-there/")
    for letter in "ABC":
        alone.keyboard.press(f"Shift+{letter}")
    alone.goto(f"{address}/")
    expect(alone.get_by_role("main")).to_contain_text("How much energy")
