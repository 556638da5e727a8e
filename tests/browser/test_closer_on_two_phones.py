"""Closer on two phones: answers stay apart, an ask meets its yes, a ritual stands in both weeks, a timer stops on both."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import looks, people

pytestmark = pytest.mark.browser


@pytest.fixture
def couple(browser: Browser, address: str) -> tuple[Page, Page]:
    noor, sam = (people.come_in(browser, address, called) for called in ("Noor", "Sam"))
    people.join(noor, sam, address)
    return noor, sam


def test_two_people_answer_ask_plan_and_rest(couple: tuple[Page, Page], address: str) -> None:
    noor, sam = couple
    answer_the_list(noor, sam, address)
    ask_and_say_yes(noor, sam, address)
    plan_a_ritual(noor, sam, address)
    stop_the_timer_of_the_other(noor, sam, address)


def answer_the_list(noor: Page, sam: Page, address: str) -> None:
    noor.goto(f"{address}/closer/answers/")
    noor.locator("[value=maybe]").first.check()
    noor.get_by_role("button", name="Keep my answers").click()
    expect(noor.locator("input:checked")).to_have_count(1)
    assert looks.violations(noor) == []
    sam.goto(f"{address}/closer/answers/")
    expect(sam.locator("input:checked")).to_have_count(0)


def ask_and_say_yes(noor: Page, sam: Page, address: str) -> None:
    noor.goto(f"{address}/closer/ask/")
    noor.get_by_label("In these words, or your own").fill("Tea with me, tonight? No is fine.")
    noor.get_by_role("button", name="Ask Sam").click()
    expect(noor.get_by_role("heading", level=1)).to_have_text("Asked, kindly")
    sam.goto(f"{address}/?show=everything")
    sam.get_by_role("link", name="Noor asks something").click()
    expect(sam.get_by_role("heading", level=1)).to_contain_text("Tea with me, tonight?")
    heights = {round(one.bounding_box()["height"]) for one in sam.locator("form .btn").all()}  # type: ignore[index]
    assert len(heights) == 1
    assert looks.violations(sam) == []
    sam.get_by_role("button", name="Yes", exact=True).click()
    noor.goto(f"{address}/closer/ask/mine/")
    expect(noor.get_by_role("heading", level=1)).to_have_text("Yes, tonight")


def plan_a_ritual(noor: Page, sam: Page, address: str) -> None:
    noor.goto(f"{address}/plan/ritual/")
    noor.locator("[value='Tea in the dark']").check()
    noor.get_by_role("button", name="Plan it, if it fits").click()
    sam.goto(f"{address}/plan/")
    expect(sam.get_by_text("Tea in the dark, if it fits")).to_be_visible()
    expect(sam.get_by_text("Both in")).to_be_visible()


def stop_the_timer_of_the_other(noor: Page, sam: Page, address: str) -> None:
    noor.goto(f"{address}/closer/timer/ready/tea-in-the-dark-ten/")
    noor.get_by_role("button", name="Start").click()
    expect(noor.get_by_text("10 min")).to_be_visible()
    assert looks.violations(noor) == []
    sam.goto(f"{address}/closer/timer/")
    sam.get_by_role("button", name="Stop here").click()
    for page in (noor, sam):
        expect(page.get_by_role("heading", level=1)).to_have_text("That’s it. A good use of it.")
