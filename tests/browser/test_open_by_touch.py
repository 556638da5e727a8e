"""A passkey is made, opens the lock and the door, and gives its secret to nobody."""

from __future__ import annotations

import base64
import itertools
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, CDPSession, Page, Request, expect

from tests.browser import people, served

pytestmark = pytest.mark.browser

NAMES = itertools.count(1)
DEVICE = {
    "protocol": "ctap2",
    "ctap2Version": "ctap2_1",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
# Says what the device gave, beside what the page does with it; the test compares it with all that was sent.
LISTEN = """
const get = navigator.credentials.get.bind(navigator.credentials);
navigator.credentials.get = async (options) => {
  const found = await get(options);
  const first = found.getClientExtensionResults().prf?.results?.first;
  if (first) console.log("gave " + [...new Uint8Array(first)].map((one) => one.toString(16).padStart(2, "0")).join(""));
  return found;
};
"""


@pytest.fixture(scope="module")
def by_name(address: str) -> str:
    """The same house under a name: a browser keeps no passkey for an address in numbers."""
    return address.replace("127.0.0.1", "localhost")


@pytest.fixture
def page(browser: Browser, by_name: str) -> Iterator[Page]:
    page = people.come_in(browser, by_name, f"Touch{next(NAMES)}")
    yield page
    page.context.close()


def give_device(page: Page, *, prf: bool = True) -> CDPSession:
    """Put a device with a key into the phone."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable", {"enableUI": False})
    session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE | {"hasPrf": prf}})
    return session


def make(page: Page, address: str, *, passphrase: str = served.PASSPHRASE) -> None:
    page.goto(f"{address}/settings/passkeys/")
    page.get_by_label("A name for it").fill("This phone")
    page.get_by_label("Passphrase").fill(passphrase)
    page.get_by_role("button", name="Make a passkey").click()


def made(page: Page) -> None:
    expect(page.get_by_label("Name of this passkey")).to_have_value("This phone")


def test_a_touch_opens_the_lock_and_brings_back_to_the_page_that_was_wanted(page: Page, by_name: str) -> None:
    give_device(page)
    make(page, by_name)
    made(page)
    people.lock(page, by_name)
    page.goto(f"{by_name}/patterns/")
    page.get_by_role("button", name="Open by touch").click()
    expect(page).to_have_url(f"{by_name}/patterns/")


def test_a_touch_signs_in_where_nobody_is_known(page: Page, by_name: str) -> None:
    give_device(page)
    make(page, by_name)
    made(page)
    page.goto(f"{by_name}/settings/")
    page.get_by_role("button", name="Sign out of this phone").click()
    page.goto(f"{by_name}/sign-in/")
    page.get_by_role("button", name="Open by touch").click()
    expect(page).to_have_url(f"{by_name}/")
    page.goto(f"{by_name}/settings/")
    expect(page.get_by_role("heading", level=1)).to_have_text("You hold the dial")


def test_what_the_device_gives_is_in_no_request(page: Page, by_name: str) -> None:
    gave: list[str] = []
    sent: list[str] = []
    page.on("console", lambda said: gave.append(said.text.removeprefix("gave ")) if "gave " in said.text else None)
    page.on("request", lambda one: sent.append(body_of(one)))
    page.add_init_script(LISTEN)
    give_device(page)
    make(page, by_name)
    made(page)
    people.lock(page, by_name)
    page.get_by_role("button", name="Open by touch").click()
    expect(page).to_have_url(f"{by_name}/")
    assert gave
    for secret in {bytes.fromhex(one) for one in gave}:
        for written in ways_to_write(secret):
            assert written not in "\n".join(sent)
    assert sum("secret=" in one and "secret=&" not in one for one in sent) == 2


def ways_to_write(secret: bytes) -> tuple[str, ...]:
    plain = base64.b64encode(secret).decode().rstrip("=")
    return secret.hex(), plain, quote(plain), plain.replace("+", "-").replace("/", "_"), secret.decode("latin-1")


def body_of(request: Request) -> str:
    return f"{request.url}\n{(request.post_data_buffer or b'').decode('latin-1')}"


def test_a_removed_passkey_opens_nothing_and_the_passphrase_still_does(page: Page, by_name: str) -> None:
    give_device(page)
    make(page, by_name)
    made(page)
    page.get_by_role("button", name="Remove", exact=True).click()
    people.lock(page, by_name)
    expect(page.get_by_role("button", name="Open by touch")).to_have_count(0)
    page.get_by_label("Passphrase").fill(served.PASSPHRASE)
    page.get_by_role("button", name="Open").first.click()
    expect(page).to_have_url(f"{by_name}/")


def test_a_device_that_gives_no_secret_is_told_so_kindly(page: Page, by_name: str) -> None:
    give_device(page, prf=False)
    make(page, by_name)
    expect(page.get_by_role("alert")).to_contain_text("not one that opens what is sealed")


def test_another_passphrase_makes_no_passkey(page: Page, by_name: str) -> None:
    give_device(page)
    make(page, by_name, passphrase="another passphrase altogether")
    expect(page.get_by_role("alert")).to_contain_text("That isn’t the passphrase")
    expect(page.get_by_label("A name for it")).to_have_value("This phone")


def test_a_phone_that_has_no_key_says_so_and_stays_at_the_lock(page: Page, by_name: str) -> None:
    session = give_device(page)
    make(page, by_name)
    made(page)
    session.send("WebAuthn.disable")
    give_device(page)
    people.lock(page, by_name)
    page.get_by_role("button", name="Open by touch").click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing was opened", timeout=70_000)


def test_at_an_address_in_numbers_the_page_says_where_a_passkey_can_be(browser: Browser, address: str) -> None:
    page = people.come_in(browser, address, f"Touch{next(NAMES)}")
    page.goto(f"{address}/settings/passkeys/")
    expect(page.get_by_text("open the house as localhost")).to_be_visible()
    expect(page.get_by_role("button", name="Make a passkey")).to_have_count(0)


def test_with_the_kit_lost_and_the_passphrase_forgotten_a_touch_leads_back_to_the_own_words(
    page: Page, by_name: str
) -> None:
    give_device(page)
    make(page, by_name)
    made(page)
    page.goto(f"{by_name}/")
    follow(page, "Patterns", "Small wins", "Put one in")
    page.locator("textarea").fill("I watered the fern.")
    page.get_by_role("button", name="Put it in").click()
    page.goto(f"{by_name}/")
    follow(page, "Privacy and safety", "Recovery kit")
    page.get_by_role("button", name="Show my kit").click()
    page.get_by_role("button", name="It is somewhere safe").click()
    follow(page, "Privacy and safety")
    page.get_by_role("button", name="Sign out of this phone").click()
    follow(page, "I already live here")
    page.get_by_role("button", name="Open by touch").click()
    follow(page, "Patterns", "History")
    expect(page.get_by_text("I watered the fern.")).to_be_visible()


def test_with_the_passphrase_forgotten_a_touch_chooses_a_new_one(page: Page, by_name: str) -> None:
    give_device(page)
    make(page, by_name)
    made(page)
    follow(page, "Passphrase forgotten?")
    page.get_by_label("New passphrase").fill("seven quiet lanterns by the river")
    page.get_by_role("button", name="Change it by touch").click()
    expect(page).to_have_url(f"{by_name}/settings/")
    people.lock(page, by_name)
    page.get_by_label("Passphrase").fill("seven quiet lanterns by the river")
    page.get_by_role("button", name="Open").first.click()
    expect(page).to_have_url(f"{by_name}/")


def follow(page: Page, *links: str) -> None:
    for words in links:
        page.get_by_role("link", name=words).first.click()
