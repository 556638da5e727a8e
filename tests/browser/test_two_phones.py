"""Two phones: a picture code brings somebody new to the question, and what is shared comes over, and goes again."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import people, served

pytestmark = pytest.mark.browser


def light_of_the_partner(page: Page) -> str:
    """Return what Today says after this phone looked again."""
    page.reload()
    return page.get_by_role("main").inner_text()


def test_a_picture_code_leads_somebody_new_to_the_question(browser: Browser, address: str) -> None:
    noor, sam = people.come_in(browser, address, "Noor"), served.phone(browser).new_page()
    words = people.make_code(noor, address)
    sam.goto(f"{address}/join/with/{words.replace(' ', '-')}/")
    expect(sam.get_by_label("Three words")).to_have_value(words)
    served.introduce(sam, "Sam")
    served.skip_kit(sam)
    noor.goto(f"{address}/join/")
    sam.reload()
    expect(sam.get_by_role("heading", level=1)).to_have_text("Do you both want this?")
    expect(sam.get_by_role("main")).to_contain_text("What Noor will see from you")
    for page in (noor, sam):
        people.say_yes(page, address)
    expect(sam).to_have_url(f"{address}/")
    noor.goto(f"{address}/settings/")
    expect(noor.get_by_role("main")).to_contain_text("Sam")


def test_a_shared_headline_comes_over_and_goes_again(browser: Browser, address: str) -> None:
    alma, bram = (people.come_in(browser, address, called) for called in ("Alma", "Bram"))
    people.join(alma, bram, address)
    served.tap(alma, energy="Good", mood="Light", to="Just me")
    served.tap(bram, energy="Low", mood="Heavy", to="Alma")
    assert "and heavy" in light_of_the_partner(alma)
    bram.goto(f"{address}/check-in/mine/")
    bram.get_by_role("button", name="Take it back").click()
    expect(bram.get_by_role("main")).to_contain_text("Only you see this.")
    page = light_of_the_partner(alma)
    assert "and heavy" not in page
    assert "Quiet" in page
