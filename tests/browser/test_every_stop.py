"""Every page and state of the house, on a phone in its three lights and on a desk: readable, reachable, and quiet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response

from tests.browser import looks, served, walk

pytestmark = pytest.mark.browser

type Found = dict[str, list[str]]

TELL = "addEventListener('securitypolicyviolation', event => console.error(event.violatedDirective, event.blockedURI))"
# A page that is not there says so to the console as well; files that are not there are looked for by themselves.
AN_ANSWER = "Failed to load resource"
# The phones of this walk hold nothing for later.
BY_THE_WALK = "Service Worker registration blocked by Playwright"
REFUSED = 400


@dataclass
class Walked:
    """What was found on a walk: for each stop by its name, and what the pages said and asked for on the way."""

    dressed: dict[str, Found] = field(default_factory=lambda: {theme: {} for theme in looks.THEMES})
    small: Found = field(default_factory=dict)
    sideways: Found = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)

    def listen(self, phone: BrowserContext) -> None:
        """Keep what the pages of this phone say to the console, ask for, and do not get."""
        phone.add_init_script(TELL)
        phone.on("console", lambda said: self._heard(said.type, said.text))
        phone.on("weberror", lambda wrong: self.said.append(str(wrong.error)))
        phone.on("request", lambda request: self.asked.append(request.url))
        phone.on("response", self._answered)

    def _heard(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and not text.startswith((AN_ANSWER, BY_THE_WALK)):
            self.said.append(text)

    def _answered(self, answer: Response) -> None:
        asked = answer.request
        if answer.status >= REFUSED and asked.method == "GET" and not asked.is_navigation_request():
            self.unanswered.append(answer.url)

    def look(self, name: str, page: Page, *themes: str) -> None:
        """Look at one stop in each of `themes`."""
        for theme in themes:
            looks.dress(page, theme)
            _note(self.dressed[theme], name, looks.violations(page))

    def measure(self, name: str, page: Page) -> None:
        """Look whether a finger finds everything at one stop, and everything has room."""
        looks.dress(page, "day")
        _note(self.small, name, looks.small_targets(page))
        _note(self.sideways, name, list(looks.sideways(page)))


def _note(found: Found, name: str, lines: list[str]) -> None:
    if lines:
        found[name] = lines


@pytest.fixture(scope="module")
def phone(browser: Browser, address: str) -> Walked:
    walked = Walked()
    for name, page in walk.walk(browser, address, meet=walked.listen):
        walked.look(name, page, *looks.THEMES)
        walked.measure(name, page)
    return walked


@pytest.fixture(scope="module")
def desk(browser: Browser, address: str) -> Walked:
    walked = Walked()
    for name, page in walk.walk(browser, address, wide=True, suffix="desk", meet=walked.listen):
        walked.look(name, page, "day")
    return walked


@pytest.fixture(scope="module")
def demo() -> Iterator[str]:
    with served.house(HEARTHLIGHT_DEMO="yes") as house:
        yield house.address


@pytest.mark.parametrize("theme", looks.THEMES)
def test_a_phone_shows_every_page_so_that_all_can_read_it(phone: Walked, theme: str) -> None:
    assert phone.dressed[theme] == {}


def test_a_desk_shows_every_page_so_that_all_can_read_it(desk: Walked) -> None:
    assert desk.dressed["day"] == {}


def test_everything_a_finger_meets_is_large_enough(phone: Walked) -> None:
    assert phone.small == {}


def test_nothing_sticks_out_of_a_narrow_page_or_under_large_letters(phone: Walked) -> None:
    assert phone.sideways == {}


def test_the_pages_break_no_rule_of_their_own_and_no_script_goes_wrong(phone: Walked, desk: Walked) -> None:
    assert phone.said + desk.said == []


def test_every_file_a_page_asks_for_is_there(phone: Walked, desk: Walked) -> None:
    assert phone.unanswered + desk.unanswered == []


def test_no_page_asks_for_anything_from_outside_the_house(phone: Walked, desk: Walked, address: str) -> None:
    outside = {url for url in phone.asked + desk.asked if not url.startswith((address, "data:"))}
    assert outside == set()


def test_a_demo_says_so_where_all_can_read_it(browser: Browser, demo: str) -> None:
    page = served.phone(browser).new_page()
    page.goto(f"{demo}/welcome/")
    assert page.get_by_text("This is a demo").is_visible()
    assert looks.violations(page) == []
    assert list(looks.sideways(page)) == []
