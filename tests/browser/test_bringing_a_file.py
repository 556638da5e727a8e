"""Somebody tired brings what a phone has kept: it breaks off and goes on, they look, choose, bring it in and take it back."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser import people

pytestmark = pytest.mark.browser
SAMPLES = Path(__file__).parents[1] / "data" / "imports"
PIECE = 1 << 20


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a large Apple export: most of it is a route, which is never opened."""
    held = io.BytesIO((SAMPLES / "apple_health/export.zip").read_bytes())
    with zipfile.ZipFile(held, "a") as archive:
        archive.writestr("workout-routes/long.gpx", os.urandom(10 * PIECE))
    path = tmp_path_factory.mktemp("phone") / "export.zip"
    path.write_bytes(held.getvalue())
    return path


def choose(page: Page, address: str, file: Path) -> None:
    page.goto(f"{address}/settings/bring/")
    page.get_by_label("The file", exact=True).set_input_files(file)
    page.get_by_role("button", name="Have a look at it").click()


def bring_and_take_back(page: Page) -> None:
    main = page.get_by_role("main")
    expect(main).to_contain_text("This is from Apple Health")
    expect(main).to_contain_text("Told by: Alex’s Apple Watch")
    expect(page.get_by_label("Cycle")).not_to_be_checked()
    page.get_by_role("button", name="Bring it in").click()
    expect(main).to_contain_text("What you brought")
    page.get_by_role("button", name="Take it back").click()
    expect(main).not_to_contain_text("What you brought")


def test_a_large_export_comes_in_without_script(browser: Browser, address: str, export: Path) -> None:
    page = people.come_in(browser, address, "Noor", script=False)
    choose(page, address, export)
    bring_and_take_back(page)


def test_a_way_in_that_stumbles_goes_on_by_itself(browser: Browser, address: str, export: Path) -> None:
    page = people.come_in(browser, address, "Sam")
    sent: list[str] = []

    def stumble(route: Route) -> None:
        if route.request.method == "POST":
            sent.append(route.request.url)
        route.abort() if len(sent) == 4 and route.request.method == "POST" else route.continue_()

    page.route("**/part/**", stumble)
    choose(page, address, export)
    bring_and_take_back(page)
    assert len(sent) == len(set(sent)) + 1, "only the piece that was lost went twice"


def test_after_a_break_the_same_file_goes_on_where_it_stopped(browser: Browser, address: str, export: Path) -> None:
    page = people.come_in(browser, address, "Alma")
    page.clock.install()
    sent: list[str] = []

    def gone(route: Route) -> None:
        if route.request.method == "POST" and len(sent) == 4:
            route.abort()
        else:
            sent.extend([route.request.url] * (route.request.method == "POST"))
            route.continue_()

    page.route("**/part/**", gone)
    choose(page, address, export)
    expect(page.get_by_label("How much of the file is here")).to_be_visible()
    for _ in range(20):
        page.clock.run_for(10_000)
    expect(page.get_by_role("main")).to_contain_text("The way in broke off")
    page.unroute("**/part/**")
    page.route("**/part/**", lambda route: (sent.append(route.request.url), route.continue_())[-1])
    page.get_by_role("button", name="Have a look at it").click()
    bring_and_take_back(page)
    assert len([one for one in sent if "at=0" in one]) == 2, "the first piece went once, and was asked about once"


def test_a_file_can_be_dropped_on_the_form(browser: Browser, address: str) -> None:
    page = people.come_in(browser, address, "Bram")
    page.goto(f"{address}/settings/bring/")
    page.evaluate(
        """() => {
            const carried = new DataTransfer();
            carried.items.add(new File(["day,mood\\n2026-01-10,3\\n2026-01-11,4\\n"], "diary.csv"));
            document.querySelector("form[data-parts]").dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true }));
        }"""
    )
    page.get_by_role("button", name="Have a look at it").click()
    expect(page.get_by_role("main")).to_contain_text("What do the columns say?")
