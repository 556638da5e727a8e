"""With a keyboard alone: everything can be reached, the ring is always in sight, and a check-in needs no finger."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import people

pytestmark = pytest.mark.browser

LONGEST_ROUND = 60
# The ring is drawn by the control, or by the label that stands for it; something of it must be in front.
FOCUSED = """
() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  const shown = (one.matches("input") && one.closest(".tile, .chip, .pick, .seg label")) || one;
  const ring = getComputedStyle(shown);
  const box = shown.getBoundingClientRect();
  const front = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const whole = box.top >= 0 && box.bottom <= innerHeight;
  return {
    what: shown.textContent.trim() || shown.getAttribute("aria-label") || shown.outerHTML,
    ringed: ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 3,
    inSight: whole && (shown.contains(front) || front?.contains(shown) === true),
  };
}
"""


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Page:
    return people.come_in(browser, address, "Noor")


def go_round(page: Page) -> list[dict[str, object]]:
    """Press Tab until the page has been gone round, choosing what can be chosen on the way."""
    stops: list[dict[str, object]] = []
    for _ in range(LONGEST_ROUND):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at is None:
            break
        if page.evaluate("document.activeElement.type === 'radio'"):
            page.keyboard.press("Space")
        stops.append(at)
    return stops


@pytest.mark.parametrize("path", ["/", "/check-in/", "/settings/", "/patterns/", "/help/GB/"])
def test_the_ring_is_in_sight_wherever_the_keyboard_goes(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}{path}")
    stops = go_round(page)
    assert len(stops) > 5
    assert [at["what"] for at in stops if not at["ringed"]] == []
    assert [at["what"] for at in stops if not at["inSight"]] == []


def test_the_way_past_the_top_and_hide_come_first(page: Page, address: str) -> None:
    page.goto(f"{address}/")
    assert [at["what"] for at in go_round(page)[:2]] == ["Skip to the page", "Hide"]


def test_a_check_in_needs_keys_alone(page: Page, address: str) -> None:
    page.goto(f"{address}/check-in/")
    for name, turns in (("energy", 1), ("mood", 2)):
        page.locator(f"[name={name}]").first.focus()
        page.keyboard.press("Space")
        for _ in range(turns):
            page.keyboard.press("ArrowDown")
    page.get_by_role("button", name="Just me").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Kept to yourself")
    page.goto(f"{address}/check-in/mine/")
    expect(page.get_by_role("main")).to_contain_text("Low, and mixed")
