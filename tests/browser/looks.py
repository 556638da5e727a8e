"""How a page is dressed for a look, and what is looked for on it: what axe knows, small targets, sideways scroll."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

from tests.browser import served

THEMES = ("day", "night", "winddown")
NARROW = 320
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

AXE = """
async rules => {
  const found = await axe.run({runOnly: rules, resultTypes: ["violations"]});
  return found.violations.flatMap(rule => rule.nodes.map(
    node => `${rule.id}: ${node.target.join(" ")}: ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? rule.help}`
  ));
}
"""

# A target is what a finger meets: the label where one holds its control. A link inside a sentence may be as tall as it.
TARGETS = """
least => {
  const inSentence = one => {
    const alone = one.parentElement.textContent.trim() === one.textContent.trim();
    return one.matches("a") && !alone && getComputedStyle(one).display === "inline";
  };
  const touched = one => (one.matches("input") && one.closest("label")) || one;
  const all = [...document.querySelectorAll("a[href], button, summary, select, textarea, input:not([type=hidden])")];
  return [...new Set(all.filter(one => one.checkVisibility() && !inSentence(one)).map(touched))]
    .map(one => [one, one.getBoundingClientRect()])
    .filter(([one, box]) => Math.round(box.width) < least || Math.round(box.height) < least)
    .map(([one, box]) => `${one.outerHTML.slice(0, 90)} is ${Math.round(box.width)} by ${Math.round(box.height)}`);
}
"""

# The page clips what sticks out, so asking how far it scrolls would hide the very thing that is looked for.
SIDEWAYS = """
() => {
  const wide = document.documentElement.clientWidth;
  const framed = one => one.closest("svg, .said, .rowtable");
  const around = node => {
    const range = document.createRange();
    range.selectNode(node);
    return [...range.getClientRects()];
  };
  const words = one => [...one.childNodes].filter(node => node.nodeType === 3 && node.textContent.trim());
  const reach = one => [one.getBoundingClientRect(), ...words(one).flatMap(around)];
  return [...document.body.querySelectorAll("*")]
    .filter(one => one.checkVisibility() && !framed(one) && !one.matches(".lights"))
    .filter(one => reach(one).some(box => box.width && (box.right > wide + 1 || box.left < -1)))
    .map(one => one.outerHTML.slice(0, 90));
}
"""


@cache
def axe_script() -> str:
    """Return axe itself, which the package brings along."""
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def dress(page: Page, theme: str) -> None:
    """Show `page` in a theme, as a phone that is set to it would, and in its full height."""
    page.wait_for_load_state("load")
    page.emulate_media(color_scheme="dark" if theme == "night" else "light")
    size = served.DESK if page.viewport_size and page.viewport_size["width"] > served.PHONE["width"] else served.PHONE
    page.set_viewport_size(size)
    tall = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": size["width"], "height": max(size["height"], int(tall))})
    page.evaluate(
        "theme => document.documentElement.dataset.theme = theme", "winddown" if theme == "winddown" else "auto"
    )


def violations(page: Page) -> list[str]:
    """Return what axe finds on the page as it stands."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe_script())
    return list(page.evaluate(AXE, RULES))


def small_targets(page: Page, least: int = 44) -> list[str]:
    """Return the controls that a finger would find too small."""
    return list(page.evaluate(TARGETS, least))


def sideways(page: Page, *, letters: Sequence[str] = ("100%", "200%")) -> Iterator[str]:
    """Return what sticks out of the page, in its own width and on the narrowest phone, with letters of each size."""
    size = page.viewport_size or served.PHONE
    for width, large in itertools.product((size["width"], NARROW), letters):
        page.set_viewport_size({"width": width, "height": size["height"]})
        page.evaluate("size => document.documentElement.style.fontSize = size", large)
        yield from (f"{width} px, {large}: {one}" for one in page.evaluate(SIDEWAYS))
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.set_viewport_size(size)
