"""The way through a mood check in a real browser, with script and without: the calls come at once, and nothing goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser import looks, people

pytestmark = pytest.mark.browser

CALLS = "Are you thinking of ending your life now?"


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def noor(browser: Browser, address: str, request: pytest.FixtureRequest) -> Page:
    page = people.come_in(browser, address, f"Noor{request.node.nodeid[-40:]}"[:20], script=request.param)
    page.goto(f"{address}/care/check/phq-9/")
    page.get_by_label("Whose numbers to show").select_option("GB")
    page.get_by_role("button", name="Begin").click()
    return page


def answer(page: Page, words: str) -> None:
    page.get_by_label(words, exact=True).check()
    page.get_by_role("button", name="Next").click()


def come_to_the_ninth(page: Page) -> None:
    for _ in range(8):
        answer(page, "Several days")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thoughts that you would be better off dead")


def test_the_calls_come_at_once_and_one_comes_back_to_a_number(noor: Page, address: str) -> None:
    come_to_the_ninth(noor)
    answer(noor, "Several days")
    expect(noor.get_by_text(CALLS)).to_be_visible()
    expect(noor.get_by_role("link", name="Call 999")).to_have_attribute("href", "tel:999")
    noor.get_by_role("button", name="Not now").click()
    expect(noor.get_by_role("heading", level=1)).to_contain_text("Thank you for saying so.")
    noor.get_by_role("button", name="Go back to the questions").click()
    answer(noor, "Somewhat difficult")
    expect(noor.get_by_role("main")).to_contain_text("9 of 27, a range often called mild.")
    assert noor.url == f"{address}/care/check/phq-9/"


def test_yes_puts_the_emergency_number_first_in_one_tap(noor: Page) -> None:
    come_to_the_ninth(noor)
    answer(noor, "Nearly every day")
    noor.get_by_role("button", name="Yes", exact=True).click()
    expect(noor.get_by_role("heading", level=1)).to_contain_text("Please call now.")
    box = noor.get_by_role("link", name="Call 999").bounding_box()
    assert box is not None and box["y"] + box["height"] < 844


def test_somebody_who_leaves_there_finds_the_calls_when_they_come_back(noor: Page, address: str) -> None:
    come_to_the_ninth(noor)
    answer(noor, "Several days")
    noor.goto(f"{address}/")
    noor.goto(f"{address}/care/check/phq-9/")
    expect(noor.get_by_text(CALLS)).to_be_visible()


def test_going_back_in_the_browser_reaches_no_number(noor: Page) -> None:
    come_to_the_ninth(noor)
    answer(noor, "Several days")
    expect(noor.get_by_text(CALLS)).to_be_visible()
    noor.go_back()
    noor.reload()
    expect(noor.get_by_text(CALLS)).to_be_visible()


def test_nothing_is_asked_of_anybody_but_this_address(noor: Page, address: str) -> None:
    come_to_the_ninth(noor)
    asked: list[str] = []

    def note(request: Request) -> None:
        if request.resource_type in ("document", "fetch", "xhr", "ping", "beacon", "websocket"):
            asked.append(request.url)

    noor.on("request", note)
    answer(noor, "Several days")
    expect(noor.get_by_text(CALLS)).to_be_visible()
    noor.get_by_role("button", name="I’d rather not say").click()
    expect(noor.get_by_role("heading", level=1)).to_contain_text("You don’t have to say")
    noor.get_by_role("button", name="Go back to the questions").click()
    expect(noor.get_by_role("heading", level=1)).to_contain_text("how difficult")
    assert set(asked) == {f"{address}/care/check/phq-9/"}


def test_hide_leaves_at_once_and_locks(noor: Page, address: str) -> None:
    come_to_the_ninth(noor)
    answer(noor, "Several days")
    noor.get_by_role("button", name=re.compile("Hide")).click()
    expect(noor).to_have_title("Clouds")
    noor.goto(f"{address}/care/check/phq-9/")
    expect(noor.get_by_text(CALLS)).to_have_count(0)


def test_every_page_of_the_way_can_be_read_and_touched_by_everybody(browser: Browser, address: str) -> None:
    page, other = (people.come_in(browser, address, name) for name in ("Alma", "Bram"))
    people.join(page, other, address)
    found: list[str] = []
    for stop in _stops(page, address):
        for theme in looks.THEMES:
            looks.dress(page, theme)
            found += (f"{stop}, {theme}: {one}" for one in looks.violations(page))
        looks.dress(page, "day")
        found += (f"{stop}: {one}" for one in (*looks.small_targets(page), *looks.sideways(page)))
    assert found == []


def _stops(page: Page, address: str) -> Iterator[str]:
    page.goto(f"{address}/care/check/")
    yield "the list"
    page.goto(f"{address}/care/check/noticed/")
    yield "noticed"
    page.goto(f"{address}/help/plan/write/")
    yield "writing a plan"
    page.get_by_label("Who can be with me").fill("Kim, 020 555 0100")
    page.get_by_role("button", name="Keep it").click()
    yield "a plan"
    page.goto(f"{address}/help/plan/paper/")
    yield "a plan on paper"
    page.goto(f"{address}/help/GB/sources/")
    yield "sources"
    page.goto(f"{address}/care/check/phq-9/")
    page.get_by_label("Whose numbers to show").select_option("GB")
    yield "the start"
    page.get_by_role("button", name="Begin").click()
    yield "a question"
    come_to_the_ninth(page)
    answer(page, "Several days")
    page.get_by_text("Tell Bram, if that feels safe").click()
    yield "the calls"
    page.get_by_role("button", name="Give it to Bram").click()
    yield "after telling"
    page.get_by_role("button", name="Yes", exact=True).click()
    yield "after yes"
    page.get_by_role("button", name="Go back to the questions").click()
    answer(page, "Very difficult")
    yield "the number"
    page.get_by_role("link", name="Show Bram this number").click()
    yield "sharing the number"
    page.goto(f"{address}/care/check/")
    yield "the list with something worth saying"
