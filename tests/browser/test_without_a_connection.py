"""With the connection cut at any step, nothing typed is lost, nothing is sent twice, and Help opens."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser import served

pytestmark = pytest.mark.browser

NAMES = itertools.count(1)
WORDS = "the heron stood in the shallow water"
IS_HELD = "navigator.serviceWorker.ready.then(() => Boolean(navigator.serviceWorker.controller))"
LOOK = """async (act) => {
  // Looking must not make the box before the worker does.
  if (!(await indexedDB.databases()).some(({ name }) => name === "hearthlight")) return 0;
  const box = await new Promise((done) => (indexedDB.open("hearthlight").onsuccess = ({ target }) => done(target.result)));
  const asked = act(box);
  const found = await new Promise((done) => (asked.onsuccess = () => done(asked.result)));
  box.close();
  return found;
}"""
POST_IS_KNOWN = f'async () => ({LOOK})((box) => box.transaction("facts").objectStore("facts").count("post"))'
QUEUE = f'async () => ({LOOK})((box) => box.transaction("queue").objectStore("queue").count())'


def until(page: Page, asked: str, wanted: object) -> None:
    """Ask the page until it answers what is wanted; raises TimeoutError."""
    for _ in range(served.PATIENCE_MS // 100):
        if page.evaluate(asked) == wanted:
            return
        page.wait_for_timeout(100)
    raise TimeoutError(asked)


def ready(page: Page) -> None:
    """Wait until this phone holds what it needs without a connection."""
    until(page, IS_HELD, True)
    until(page, POST_IS_KNOWN, 1)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Somebody's phone on Today, with everything held."""
    page = served.phone(browser, service_workers="allow").new_page()
    served.begin(page, address, f"Wren{next(NAMES)}")
    served.skip_kit(page)
    page.goto(f"{address}/")
    ready(page)
    yield page
    page.context.close()


def cut(page: Page) -> None:
    page.context.set_offline(True)


def back(page: Page, address: str) -> None:
    """Let the connection come back, and wait until nothing of an entry waits any more."""
    page.context.set_offline(False)
    page.goto(f"{address}/")


def said_today(page: Page, address: str, lines: int) -> None:
    """Look until what was said stands in the journal; then there is exactly as much of it."""
    for _ in range(20):
        page.goto(f"{address}/check-in/mine/")
        if page.locator("main form").count() >= lines:
            break
    expect(page.locator("main form")).to_have_count(lines)


def help_opens(page: Page, address: str) -> None:
    page.goto(f"{address}/help/GB/")
    assert page.locator("a[href^='tel:']").count() > 0


def test_three_taps_without_a_connection_are_sent_once_when_it_is_back(page: Page, address: str) -> None:
    cut(page)
    served.tap(page, energy="Low", mood="Heavy", to="Just me")
    expect(page.get_by_role("heading", name="Saved here")).to_be_visible()
    help_opens(page, address)
    back(page, address)
    said_today(page, address, 1)
    assert page.evaluate(QUEUE) == 0


def test_taps_whose_answer_is_lost_on_the_way_are_one_entry(page: Page, address: str) -> None:
    def lose(route: Route) -> None:
        if route.request.method == "POST":
            route.fetch(max_redirects=0)
            route.abort()
        else:
            route.continue_()

    page.context.route("**/check-in/", lose)
    served.tap(page, energy="Some", mood="Okay", to="Just me")
    expect(page.get_by_role("heading", name="Saved here")).to_be_visible()
    page.context.unroute("**/check-in/")
    back(page, address)
    said_today(page, address, 1)


def test_today_opens_again_and_again_and_each_time_is_another_entry(page: Page, address: str) -> None:
    cut(page)
    for mood in ("Heavy", "Light"):
        page.goto(f"{address}/")
        expect(page.get_by_role("heading", name="No connection")).to_be_visible()
        served.tap(page, energy="Low", mood=mood, to="Just me")
        expect(page.get_by_role("heading", name="Saved here")).to_be_visible()
    back(page, address)
    said_today(page, address, 2)


def test_what_was_saved_here_can_be_undone_before_it_goes(page: Page, address: str) -> None:
    cut(page)
    served.tap(page, energy="Low", mood="Heavy", to="Just me")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="No connection")).to_be_visible()
    assert page.evaluate(QUEUE) == 0
    back(page, address)
    said_today(page, address, 0)


def test_a_small_step_a_timer_and_a_quiet_evening_are_there(page: Page, address: str) -> None:
    cut(page)
    page.goto(f"{address}/offline/step/")
    page.get_by_role("button", name="Done").first.click()
    expect(page.get_by_role("heading", name="Saved here")).to_be_visible()
    page.goto(f"{address}/rest/")
    expect(page.get_by_role("heading", name="Let the evening get smaller")).to_be_visible()
    page.goto(f"{address}/offline/timer/")
    page.get_by_role("button", name="About 2 minutes").click()
    expect(page.get_by_role("timer")).to_have_text("About 2 min left")
    page.get_by_role("button", name="Stop here").click()
    expect(page.get_by_text("A good use of it.")).to_be_visible()


Step = Callable[[Page, str], None]


def to_words(page: Page, address: str) -> None:
    page.goto(f"{address}/check-in/words/")
    page.get_by_label("In your own words").fill(WORDS)
    cut(page)
    page.get_by_role("button", name="Save now").click()


def to_a_win(page: Page, address: str) -> None:
    page.goto(f"{address}/wins/put/")
    page.locator("textarea").fill(WORDS)
    cut(page)
    page.get_by_role("button", name="Put it in").click()


def to_the_plan_of_safety(page: Page, address: str) -> None:
    page.goto(f"{address}/help/plan/write/")
    page.locator("textarea").first.fill(WORDS)
    cut(page)
    page.get_by_role("button", name="Keep").click()


@pytest.mark.parametrize("write", [to_words, to_a_win, to_the_plan_of_safety])
def test_words_typed_on_any_page_wait_and_are_put_back_by_a_press(page: Page, address: str, write: Step) -> None:
    write(page, address)
    expect(page.get_by_role("heading", name="Saved here")).to_be_visible()
    help_opens(page, address)
    page.context.set_offline(False)
    page.goto(f"{address}/")
    page.get_by_role("link", name="Look at it").click()
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_text(WORDS)).to_be_visible()
    page.get_by_role("button", name="Go on with it").first.click()
    page.wait_for_load_state()
    until(page, QUEUE, 0)


def test_a_page_that_is_closed_before_it_was_sent_keeps_its_words(page: Page, address: str) -> None:
    page.goto(f"{address}/wins/put/")
    ready(page)
    cut(page)
    page.locator("textarea").press_sequentially(WORDS)
    until(page, QUEUE, 1)
    page.context.set_offline(False)
    page.goto(f"{address}/offline/waiting/")
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_text(WORDS)).to_be_visible()


def go_on_with_it(page: Page, address: str) -> None:
    """Come back, look at what waits, and go on with it."""
    page.context.set_offline(False)
    page.goto(f"{address}/offline/waiting/")
    page.get_by_role("button", name="Look at it").click()
    page.get_by_role("button", name="Go on with it").click()


def test_a_check_cut_at_the_ninth_question_loses_nothing_and_help_opens(page: Page, address: str) -> None:
    page.goto(f"{address}/care/check/phq-9/")
    page.get_by_role("button", name="Begin").click()
    for _ in range(8):
        page.locator("main input[type=radio]").first.check(force=True)
        page.get_by_role("button", name="Next").click()
        page.wait_for_load_state()
    ninth = page.get_by_role("heading", level=1).inner_text()
    page.locator("main input[type=radio]").nth(1).check(force=True)
    cut(page)
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", name="Saved here")).to_be_visible()
    expect(page.get_by_role("link", name="I need help now")).to_be_visible()
    help_opens(page, address)
    go_on_with_it(page, address)
    expect(page.get_by_role("heading", level=1)).not_to_have_text(ninth)
    expect(page.get_by_text("Are you thinking of ending your life now?")).to_be_visible()


def test_a_ritual_cut_when_it_is_done_loses_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}/plan/ritual/")
    cut(page)
    page.locator("main form button").first.click()
    expect(page.get_by_role("heading", name="Saved here")).to_be_visible()
    help_opens(page, address)
    go_on_with_it(page, address)
    expect(page).not_to_have_url(f"{address}/offline/waiting/")


def test_without_x25519_the_words_stay_on_the_screen(page: Page, address: str) -> None:
    page.goto(f"{address}/wins/put/")
    worker = page.context.service_workers[0]
    worker.evaluate(
        "() => { crypto.subtle.generateKey = async () => { throw new DOMException('no', 'NotSupportedError'); }; }"
    )
    page.locator("textarea").fill(f"{WORDS} <b>")
    cut(page)
    page.get_by_role("button", name="Put it in").click()
    expect(page.get_by_text("this browser cannot lock words")).to_be_visible()
    expect(page.get_by_text(f"{WORDS} <b>")).to_be_visible()


def test_a_passphrase_is_never_kept_on_the_phone(page: Page, address: str) -> None:
    page.goto(f"{address}/settings/")
    page.get_by_role("button", name="Lock", exact=True).click()
    ready(page)
    page.get_by_label("Passphrase").fill(served.PASSPHRASE)
    cut(page)
    page.get_by_role("button", name="Open").first.click()
    expect(page.get_by_role("heading", name="No connection right now")).to_be_visible()
    assert page.evaluate(QUEUE) == 0


def test_the_last_days_close_when_the_idle_time_is_over(page: Page, address: str) -> None:
    cut(page)
    page.goto(f"{address}/offline/days/")
    expect(page.get_by_role("heading", name="Your last two weeks")).to_be_visible()
    worker = page.context.service_workers[0]
    worker.evaluate("async () => settle('open', { ...(await fact('open')), until: Date.now() - 1 })")
    page.reload()
    expect(page.get_by_role("heading", name="Nothing to read here right now")).to_be_visible()
    assert worker.evaluate("async () => [await fact('key'), await fact('days')]") == [None, None]


def test_a_new_version_waits_until_no_form_is_open(page: Page, address: str) -> None:
    page.goto(f"{address}/wins/put/")
    page.locator("textarea").fill(WORDS)
    worker = page.context.service_workers[0]
    worker.evaluate("() => { self.skipWaiting = async () => { self.hasComeIn = true; }; }")
    worker.evaluate("comeIn()")
    assert not worker.evaluate("self.hasComeIn")
    page.locator("textarea").fill("")
    worker.evaluate("comeIn()")
    assert worker.evaluate("self.hasComeIn")


def test_with_a_second_lock_a_locked_phone_offers_no_taps(page: Page, address: str) -> None:
    worker = page.context.service_workers[0]
    worker.evaluate("async () => settle('post', { ...(await fact('post')), second_lock: true })")
    cut(page)
    page.goto(f"{address}/")
    expect(page.locator(".tile").first).to_be_visible()
    worker.evaluate("async () => settle('open', { ...(await fact('open')), until: Date.now() - 1 })")
    page.goto(f"{address}/")
    expect(page.get_by_role("heading", name="Nothing to read here right now")).to_be_visible()
    expect(page.locator(".tile")).to_have_count(0)
