"""With no script at all: coming in, checking in, sharing, undoing, pausing, hiding and help all work."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import people, served

pytestmark = pytest.mark.browser


@dataclass
class Couple:
    """Two joined phones without script."""

    noor: Page
    sam: Page


@pytest.fixture(scope="module")
def couple(browser: Browser, address: str) -> Couple:
    noor = people.come_in(browser, address, "Noor", script=False)
    sam = people.come_in(browser, address, "Sam", script=False)
    people.join(noor, sam, address)
    return Couple(noor, sam)


def say(page: Page, address: str, *, energy: str = "Low", mood: str = "Heavy", to: str = "Just me") -> None:
    page.goto(f"{address}/check-in/")
    served.tap(page, energy=energy, mood=mood, to=to)


def light_of_the_partner(page: Page, address: str) -> str:
    page.goto(f"{address}/?show=everything")
    return page.locator("main").inner_text()


def test_two_people_come_in_and_join(couple: Couple, address: str) -> None:
    for page in (couple.noor, couple.sam):
        page.goto(f"{address}/settings/")
    expect(couple.noor.get_by_role("main")).to_contain_text("Sam")
    expect(couple.sam.get_by_role("main")).to_contain_text("Noor")


def test_one_person_says_how_it_is_on_today(browser: Browser, address: str) -> None:
    page = people.come_in(browser, address, "Alma", script=False)
    served.tap(page, energy="Some", mood="Light", to="Just me")
    expect(page.get_by_role("status").first).to_contain_text("Kept to yourself")


def test_a_locked_phone_still_takes_a_check_in(browser: Browser, address: str) -> None:
    page = people.come_in(browser, address, "Bram", script=False)
    people.lock(page, address)
    served.tap(page, energy="Empty", mood="Heavy", to="Just me")
    expect(page.get_by_role("status").first).to_contain_text("Kept, and locked")
    page.get_by_label("Passphrase").fill(served.PASSPHRASE)
    page.get_by_role("button", name="Open", exact=True).click()
    page.goto(f"{address}/check-in/mine/")
    expect(page.get_by_role("main")).to_contain_text("heavy")


def test_a_whole_check_in_is_shared_as_its_preview_showed(couple: Couple, address: str) -> None:
    page = couple.noor
    page.goto(f"{address}/check-in/")
    page.locator(".tile", has_text="Low").first.click()
    page.locator(".then-mood .tile", has_text="Heavy").click()
    page.get_by_role("button", name="There’s a bit more").click()
    page.locator(".chip", has_text="Quiet").first.click()
    page.get_by_role("button", name="Next").click()
    page.get_by_label("In your own words").fill("Could we sit together tonight?")
    page.get_by_role("button", name="Next").click()
    page.locator("[name=tick][value=words]").check()
    page.get_by_role("button", name="See it with these ticks").click()
    expect(page.locator("#preview")).to_contain_text("Could we sit together tonight?")
    page.get_by_role("button", name="Share it").click()
    assert "Could we sit together tonight?" in light_of_the_partner(couple.sam, address)


def test_undo_takes_it_back_from_both(couple: Couple, address: str) -> None:
    say(couple.sam, address, energy="Some", mood="Mixed", to="Noor")
    assert "and mixed" in light_of_the_partner(couple.noor, address)
    couple.sam.get_by_role("button", name="Undo").click()
    expect(couple.sam.get_by_role("status").first).to_contain_text("Taken back")
    assert "and mixed" not in light_of_the_partner(couple.noor, address)


def test_a_pause_keeps_what_comes_after_it(couple: Couple, address: str) -> None:
    couple.sam.goto(f"{address}/leave/")
    couple.sam.get_by_role("button", name="Pause what I share").click()
    say(couple.sam, address, energy="Good", mood="Light", to="Noor")
    assert "and light" not in light_of_the_partner(couple.noor, address)
    couple.sam.goto(f"{address}/leave/")
    couple.sam.get_by_role("button", name="Share again").click()


def test_hide_locks_and_leads_to_a_neutral_page(browser: Browser, address: str) -> None:
    page = people.come_in(browser, address, "Cato", script=False)
    page.get_by_role("button", name="Hide").click()
    expect(page).to_have_url(f"{address}/hide/quiet/")
    assert "Hearthlight" not in page.content()
    page.goto(f"{address}/")
    expect(page).to_have_url(f"{address}/unlock/")


def test_help_is_there_for_a_stranger(browser: Browser, address: str) -> None:
    page = served.phone(browser, script=False).new_page()
    page.goto(f"{address}/welcome/")
    page.get_by_role("link", name="I need help now").click()
    page.get_by_label("Country").select_option("NL")
    page.get_by_role("button", name="Show the numbers").click()
    expect(page.get_by_role("link", name="112")).to_be_visible()
    assert page.context.cookies() == []
