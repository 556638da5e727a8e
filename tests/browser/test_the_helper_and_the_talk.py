"""The helper comes to the words without a new page, or with one where no script runs; a talk moves on by itself."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import people

pytestmark = pytest.mark.browser

BLAMING = "You never listen to me."
A_TURN, AN_ANSWER, THE_END = 181_000, 61_000, 121_000


@pytest.fixture(scope="module")
def noor(browser: Browser, address: str) -> Page:
    """Noor's phone, joined with Sam's."""
    noor, sam = (people.come_in(browser, address, called) for called in ("Noor", "Sam"))
    people.join(noor, sam, address)
    return noor


def say(page: Page, address: str, words: str) -> None:
    page.goto(f"{address}/check-in/words/")
    page.get_by_label("In your own words").fill(words)
    page.evaluate("window.samePage = true")
    page.get_by_role("button", name="Next").click()


def test_a_hint_comes_without_a_new_page_and_the_keyboard_is_led_to_it(noor: Page, address: str) -> None:
    say(noor, address, BLAMING)
    expect(noor.locator("mark")).to_contain_text("You never listen")
    expect(noor.locator("h1")).to_be_focused()
    noor.get_by_role("button", name="Change it").click()
    expect(noor.get_by_label("In your own words")).to_have_value(BLAMING)
    assert noor.evaluate("window.samePage") is True


def test_going_on_is_a_page_with_an_address_of_its_own(noor: Page, address: str) -> None:
    say(noor, address, "I felt lonely last night. I’d love a hug.")
    noor.wait_for_url(f"{address}/check-in/share/")
    expect(noor.get_by_role("heading", level=1)).to_have_text("What can Sam see?")


def test_a_save_that_comes_late_brings_nothing_back(noor: Page, address: str) -> None:
    noor.clock.install()
    noor.goto(f"{address}/check-in/words/")
    noor.get_by_label("In your own words").fill("I want to die.")
    noor.get_by_role("button", name="Save now").click()
    expect(noor.get_by_role("heading", level=1)).to_have_text("Help is here, if you want it.")
    noor.clock.run_for(10_000)
    noor.get_by_role("link", name="Put this away and go on").click()
    noor.goto(f"{address}/check-in/words/")
    expect(noor.get_by_label("In your own words")).to_have_value("")


def test_a_talk_moves_on_by_itself_and_ends_by_itself(noor: Page, address: str) -> None:
    noor.clock.install()
    noor.goto(f"{address}/closer/talk/now/")
    heading = noor.get_by_role("heading", level=1)
    for wait, words in ((A_TURN, "says what they heard"), (AN_ANSWER, "speaks"), (A_TURN, "says what they heard")):
        noor.clock.run_for(wait)
        expect(heading).to_contain_text(words)
    noor.clock.run_for(AN_ANSWER)
    expect(heading).to_have_text("One thing each")
    noor.clock.run_for(THE_END)
    expect(heading).to_have_text("That’s all for tonight.")


def test_a_pause_stays_a_pause(noor: Page, address: str) -> None:
    noor.clock.install()
    noor.goto(f"{address}/closer/talk/now/")
    noor.get_by_role("link", name="Pause").click()
    noor.clock.run_for(3 * A_TURN)
    expect(noor.get_by_role("heading", level=1)).to_have_text("Paused")
    noor.get_by_role("link", name="Go on").click()
    expect(noor.get_by_role("heading", level=1)).to_contain_text("speaks")


def test_all_of_it_works_where_no_script_runs(browser: Browser, address: str) -> None:
    kim, lou = (people.come_in(browser, address, called, script=False) for called in ("Kim", "Lou"))
    people.join(kim, lou, address)
    kim.goto(f"{address}/check-in/words/")
    kim.get_by_label("In your own words").fill(BLAMING)
    kim.get_by_role("button", name="Next").click()
    expect(kim.locator("mark")).to_contain_text("You never listen")
    kim.get_by_role("button", name="Keep mine").click()
    expect(kim.get_by_role("heading", level=1)).to_have_text("What can Lou see?")
    kim.goto(f"{address}/closer/talk/now/")
    for _ in range(4):
        kim.get_by_role("link", name="Next").click()
    kim.get_by_role("link", name="That’s it").click()
    expect(kim.get_by_role("heading", level=1)).to_have_text("That’s all for tonight.")
