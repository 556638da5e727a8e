"""A notice on a phone: turned on by clicking, shown with its fixed words alone, and answered without opening the house."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Page, Worker, expect

from hearthlight.edges.push.tests.browser import Browser as Elsewhere
from tests.browser import people, served

pytestmark = pytest.mark.browser

NAMES = itertools.count(1)
PAGE = "/settings/reminders/notices/"
READY = "navigator.serviceWorker.ready.then(() => true)"
SHOWN = """navigator.serviceWorker.ready.then((one) => one.getNotifications()).then((all) =>
  all.map(({ title, body, tag, actions, icon }) => ({ title, body, tag, icon, actions: actions.map((one) => one.title) })))"""
# A browser without a window has no push service behind it; this gives what one would.
SUBSCRIBES = """(given) => {
  const decode = (text) =>
    Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0)).buffer;
  let kept = null;
  PushManager.prototype.getSubscription = async () => kept;
  PushManager.prototype.subscribe = async function ({ userVisibleOnly, applicationServerKey }) {
    if (!userVisibleOnly || applicationServerKey.byteLength !== 65) throw new Error("asked for something else");
    kept = {
      endpoint: given.address,
      getKey: (name) => decode(name === "p256dh" ? given.key : given.secret),
      unsubscribe: async () => { kept = null; return true; },
    };
    return kept;
  };
}"""
PRESSED = """async (action) => {
  const [notification] = await registration.getNotifications();
  const done = [];
  for (const time of ["once", "and by mistake again"]) {
    const event = new NotificationEvent("notificationclick", { notification, action });
    event.waitUntil = (work) => done.push(work);
    dispatchEvent(event);
  }
  await Promise.all(done);
}"""
WAITING = "waiting().then((all) => all.length)"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Somebody's phone that may show notices, on Today."""
    page = served.phone(browser, service_workers="allow").new_page()
    page.context.grant_permissions(["notifications"], origin=address)
    page.add_init_script(f"({SUBSCRIBES})({json.dumps(Elsewhere().given())})")
    served.begin(page, address, f"Ilse{next(NAMES)}")
    served.skip_kit(page)
    page.goto(f"{address}/")
    assert page.evaluate(READY)
    yield page
    page.context.close()


class Service:
    """What a push service does to a browser: it delivers, also when no page of the house is looked at."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.wire: CDPSession = page.context.new_cdp_session(page)
        self.kept: dict[str, Any] = {}
        self.wire.on("ServiceWorker.workerRegistrationUpdated", self._note)
        self.wire.send("ServiceWorker.enable")
        while f"{address}/" not in self.kept:
            page.wait_for_timeout(20)

    def _note(self, told: dict[str, Any]) -> None:
        self.kept |= {one["scopeURL"]: one["registrationId"] for one in told["registrations"]}

    def delivers(self, data: str) -> list[dict[str, Any]]:
        """Deliver what a notice holds; return what the phone shows then."""
        worker = self.kept[f"{self.address}/"]
        self.wire.send(
            "ServiceWorker.deliverPushMessage", {"origin": self.address, "registrationId": worker, "data": data}
        )
        self.page.wait_for_function(f"{SHOWN}.then((all) => all.length > 0)")
        shown: list[dict[str, Any]] = self.page.evaluate(SHOWN)
        return shown

    def wording(self, wording: str) -> list[dict[str, Any]]:
        return self.delivers(json.dumps({"wording": wording}))


@pytest.fixture
def service(page: Page, address: str) -> Service:
    return Service(page, address)


def worker_of(page: Page) -> Worker:
    [worker] = page.context.service_workers
    return worker


def said(page: Page, address: str) -> list[str]:
    """Return the lines of one's own days, as history tells them."""
    page.goto(f"{address}/history/")
    return page.locator("main .shelf li").all_inner_texts()


def test_notices_are_turned_on_and_off_by_clicking(page: Page, address: str) -> None:
    page.goto(f"{address}/settings/reminders/")
    page.get_by_role("link", name="Notices on this phone").click()
    page.locator(".pick", has_text="with three answers").click()
    page.get_by_role("button", name="Turn on for this phone").click()
    expect(page.get_by_text("Notices are on for this phone.")).to_be_visible()
    expect(page.locator("[value=answers]")).to_be_checked()
    page.get_by_role("button", name="Turn off on this phone").click()
    expect(page.get_by_role("button", name="Turn on for this phone")).to_be_visible()
    assert page.evaluate("navigator.serviceWorker.ready.then((one) => one.pushManager.getSubscription())") is None


def test_a_browser_that_says_no_is_taken_at_its_word(page: Page, address: str) -> None:
    page.add_init_script("Notification.requestPermission = async () => 'denied'")
    page.goto(f"{address}{PAGE}")
    page.get_by_role("button", name="Turn on for this phone").click()
    expect(page.get_by_role("alert")).to_contain_text("does not allow notices")


@pytest.mark.parametrize(
    ("wording", "title"),
    [("plain", "You have a note"), ("full", "Three taps, if you like."), ("else", "You have a note")],
)
def test_a_notice_shows_its_fixed_words_and_nothing_else(service: Service, wording: str, title: str) -> None:
    assert service.wording(wording) == [{"title": title, "body": "", "tag": "note", "icon": "", "actions": []}]


def test_what_nobody_can_read_shows_the_plain_line(service: Service) -> None:
    assert [one["title"] for one in service.delivers("\x00 no notice of ours")] == ["You have a note"]


def test_notices_never_pile_up(service: Service) -> None:
    service.wording("full")
    assert len(service.wording("plain")) == 1


def test_as_many_answers_are_shown_as_there_is_room_for(service: Service, page: Page) -> None:
    [notice] = service.wording("answers")
    room = page.evaluate("Notification.maxActions")
    assert notice["actions"] == (["Low", "Mixed", "Okay"] if room > 2 else ["Low", "Okay"])


def test_an_answer_is_a_check_in_of_ones_own_also_when_locked_and_twice_is_once(
    service: Service, page: Page, address: str
) -> None:
    service.wording("answers")
    people.lock(page, address)
    worker_of(page).evaluate(PRESSED, "3")
    assert worker_of(page).evaluate(WAITING) == 0
    assert page.evaluate(SHOWN) == []
    page.get_by_label("Passphrase").fill(served.PASSPHRASE)
    page.get_by_role("button", name="Open").first.click()
    assert len([line for line in said(page, address) if "down" in line.lower() or "low" in line.lower()]) == 1


def test_an_answer_without_a_connection_waits_and_is_sent_once(service: Service, page: Page, address: str) -> None:
    service.wording("answers")
    page.context.set_offline(True)
    worker_of(page).evaluate(PRESSED, "7")
    assert worker_of(page).evaluate(WAITING) == 1
    page.context.set_offline(False)
    worker_of(page).evaluate("send()")
    assert worker_of(page).evaluate(WAITING) == 0
    assert len([line for line in said(page, address) if "okay" in line.lower()]) == 1


def test_nothing_readable_of_an_answer_is_kept_in_the_browser(service: Service, page: Page) -> None:
    service.wording("answers")
    page.context.set_offline(True)
    worker_of(page).evaluate(PRESSED, "3")
    [kept] = worker_of(page).evaluate(
        "waiting().then((all) => all.map(({ own, ...more }) => ({ ...more, own: new TextDecoder('latin1').decode(own) })))"
    )
    assert set(kept) == {"id", "home", "sort", "made", "own"}
    assert not [word for word in ("checkin", "mood", "day") if word in json.dumps(kept)]
