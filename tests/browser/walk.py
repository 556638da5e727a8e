"""One walk of two people through every page and state, on two phones; whoever walks along looks at each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser import served, walk_evening

type Stop = tuple[str, Page]
type Meet = Callable[[BrowserContext], object]

WEEKS_DAYS = 28


def walk(browser: Browser, address: str, *, wide: bool = False, suffix: str = "", meet: Meet = id) -> Iterator[Stop]:
    """Yield every stop as (name, page). The same pages stay open, so look at each before asking for the next.

    `meet` is shown both phones before they go anywhere.
    """
    noor, sam = _phone(browser, wide, meet), _phone(browser, wide, meet)
    yield from _come_in(noor, address, f"Noor{suffix}")
    yield from _alone(noor, address)
    served.begin(sam, address, f"Sam{suffix}")
    served.skip_kit(sam)
    yield from _join(noor, sam, address)
    yield from _check_in(noor, sam, address)
    yield from _in_words(noor, address)
    yield from _closer(noor, address)
    yield from _talk(noor, address)
    yield from _patterns(noor, address)
    yield from _keep(noor, sam, address)
    yield from _settle(noor, address)
    yield from _lock(noor, address)
    yield from _help(noor, address)
    yield from _leave(noor, sam, address)
    yield from _trouble(noor, address)


def _phone(browser: Browser, wide: bool, meet: Meet) -> Page:
    phone = served.phone(browser, wide=wide)
    meet(phone)
    return phone.new_page()


def _go(page: Page, url: str) -> None:
    # A page that went away or moved would otherwise be looked at as the page that says so.
    answer = page.goto(url)
    assert answer is not None and answer.ok, url


def _come_in(page: Page, address: str, called: str) -> Iterator[Stop]:
    _go(page, f"{address}/")
    yield "welcome", page
    _go(page, f"{address}/welcome/promise/")
    yield "promise", page
    _go(page, f"{address}/sign-in/")
    yield "sign-in", page
    _go(page, f"{address}/sign-in/kit/")
    yield "use-kit", page
    _go(page, f"{address}/begin/")
    page.get_by_role("button", name="Go on").click()
    yield "begin-wrong", page
    served.begin(page, address, called)
    yield "kit-before", page
    page.get_by_role("button", name="Show my kit").click()
    yield "kit", page
    page.get_by_role("button", name="It is somewhere safe").click()


def _alone(page: Page, address: str) -> Iterator[Stop]:
    yield "today-first", page
    for name, path in (("closer", "closer"), ("plan", "plan"), ("patterns-empty", "patterns"), ("care", "care")):
        _go(page, f"{address}/{path}/")
        yield f"alone-{name}", page
    _go(page, f"{address}/settings/")
    yield "alone-settings", page
    _go(page, f"{address}/")


def _join(noor: Page, sam: Page, address: str) -> Iterator[Stop]:
    _go(noor, f"{address}/join/")
    yield "join", noor
    noor.get_by_role("button", name="Make a code").click()
    yield "join-code", noor
    words = noor.locator(".code-words").inner_text()
    _go(sam, f"{address}/join/")
    sam.get_by_label("The three words").fill(words)
    sam.get_by_role("button", name="Use these words").click()
    noor.get_by_role("link", name="They have it. Go on").click()
    sam.reload()
    yield "join-consent", noor
    for page in (noor, sam):
        for dial in ("headline", "helps", "words"):
            page.locator(f"[name={dial}][value=partner]").locator("..").click()
        page.get_by_role("button", name="Yes, join").click()
        if page is noor:
            yield "join-waiting", noor
    _go(noor, f"{address}/")


def _check_in(noor: Page, sam: Page, address: str) -> Iterator[Stop]:
    yield "today-before", noor
    _go(sam, f"{address}/")
    served.tap(sam, energy="Good", mood="Okay", to="Noor")
    yield "today-room-partner-quiet", sam
    _go(noor, f"{address}/check-in/")
    yield "check-in", noor
    noor.locator(".tile", has_text="Low").first.click()
    noor.locator(".then-mood .tile", has_text="Heavy").click()
    yield "check-in-chosen", noor
    noor.get_by_role("button", name="There’s a bit more").click()
    for word in ("Tired", "Lonely", "Company", "Quiet", "Sit close"):
        noor.locator(".chip", has_text=word).first.click()
    yield "check-in-in-there", noor
    noor.get_by_role("button", name="Next").click()
    noor.get_by_label("In your own words").fill("I feel lonely in the evenings. Could we sit together tonight?")
    yield "check-in-words", noor
    noor.get_by_role("button", name="Next").click()
    for tick in ("needs", "good", "words"):
        noor.locator(f"[name=tick][value={tick}]").check()
    noor.wait_for_load_state("networkidle")
    yield "check-in-share", noor
    noor.get_by_role("button", name="Share it").click()
    yield "today-low", noor
    _go(noor, f"{address}/?show=everything")
    yield "today-everything", noor
    _go(sam, f"{address}/")
    yield "today-with-note", sam
    _go(noor, f"{address}/check-in/mine/")
    yield "check-in-mine", noor


def _in_words(page: Page, address: str) -> Iterator[Stop]:
    _go(page, f"{address}/check-in/parts/")
    yield "check-in-parts", page
    for name, words in (("check-in-hint", "You never listen to me."), ("check-in-card", "I want to die.")):
        _go(page, f"{address}/check-in/words/")
        page.get_by_label("In your own words").fill(words)
        page.get_by_role("button", name="Next").click()
        page.locator("mark, .btn.care").first.wait_for()
        yield name, page
    _go(page, f"{address}/check-in/words/")
    page.get_by_label("In your own words").fill("")
    page.get_by_role("button", name="Save now").click()
    page.wait_for_url(f"{address}/")


def _talk(page: Page, address: str) -> Iterator[Stop]:
    for name, path in (
        ("talk", ""),
        ("talk-now", "now/"),
        ("talk-paused", "now/?pause=1"),
        ("talk-aloud", "aloud/"),
        ("talk-end", "end/"),
    ):
        _go(page, f"{address}/closer/talk/{path}")
        yield name, page


def _closer(page: Page, address: str) -> Iterator[Stop]:
    _go(page, f"{address}/closer/else/")
    yield "step-else", page
    _go(page, f"{address}/?show=everything")
    page.locator("#step .btn.glow").click()
    _go(page, f"{address}/?show=everything")
    yield "step-going", page
    page.get_by_role("button", name="Done").click()
    _go(page, f"{address}/?show=everything")
    yield "step-done", page
    for name in ("closer", "plan", "care"):
        _go(page, f"{address}/{name}/")
        yield name, page


def _patterns(page: Page, address: str) -> Iterator[Stop]:
    _go(page, f"{address}/settings/bring/")
    yield "bring", page
    page.locator("[type=file]").set_input_files({"name": "diary.csv", "mimeType": "text/csv", "buffer": diary()})
    page.get_by_role("button", name="Have a look at it").click()
    yield "bring-columns", page
    page.get_by_role("button", name="See how it will look").click()
    yield "bring-look", page
    page.get_by_role("button", name="Bring it in").click()
    yield "brought", page
    _go(page, f"{address}/patterns/")
    yield "patterns", page
    page.locator(".seg label", has_text="Words").click()
    yield "patterns-words", page
    for name, path in (("plan-free", "free"), ("plan-lighter", "lighter"), ("plan-calendar", "free/calendar")):
        _go(page, f"{address}/plan/{path}/")
        yield name, page
    yield from _when_low(page, address)
    yield from _movement(page, address)
    yield from walk_evening.rest(page, address)


def _when_low(page: Page, address: str) -> Iterator[Stop]:
    _go(page, f"{address}/plan/when-low/")
    yield "when-low-empty", page
    _go(page, f"{address}/plan/when-low/write/")
    page.get_by_label("A tiny step").fill("Open the curtain.")
    page.get_by_label("Please don’t").fill("Ask what is wrong.")
    yield "when-low-write", page
    page.get_by_role("button", name="Keep it").click()
    yield "when-low", page
    _go(page, f"{address}/plan/when-low/share/")
    yield "when-low-share", page
    _go(page, f"{address}/plan/when-low/theirs/")
    yield "when-low-theirs", page
    _go(page, f"{address}/plan/when-low/let-go/")
    yield "when-low-let-go", page


def _movement(page: Page, address: str) -> Iterator[Stop]:
    for size in ("tiny", "five", "twenty"):
        _go(page, f"{address}/movement/?size={size}")
        yield f"movement-{size}", page
    page.get_by_role("button", name="About five").click()
    yield "movement-one-tap", page
    page.locator(".chip", has_text="A walk").click()
    page.get_by_role("button", name="About five").click()
    yield "movement-kept", page


def _keep(noor: Page, sam: Page, address: str) -> Iterator[Stop]:
    _go(noor, f"{address}/wins/")
    yield "jar-empty", noor
    for page, path, to in ((noor, "put", "Just me"), (sam, "thank", "Noor")):
        _go(page, f"{address}/wins/{path}/")
        page.locator(".chip").first.click()
        yield f"jar-{path}", page
        page.get_by_role("button", name=to).click()
    _go(noor, f"{address}/wins/")
    yield "jar", noor
    _go(noor, f"{address}/history/")
    yield "history", noor
    noor.get_by_label("Words you wrote").fill("lonely")
    noor.get_by_role("button", name="Look", exact=True).click()
    yield "history-found", noor
    noor.locator(".shelf a.row").first.click()
    yield "history-entry", noor
    noor.get_by_role("link", name="delete it").click()
    yield "history-let-go", noor


def _settle(page: Page, address: str) -> Iterator[Stop]:
    for path in ("", "names", "passphrase", "reminders", "copy", "passkeys", "phones", "second-lock", "new-key"):
        _go(page, f"{address}/settings/{path}{'/' if path else ''}")
        yield path or "settings", page
    _go(page, f"{address}/settings/reminders/notices/")
    yield "notices", page
    _go(page, f"{address}/settings/calendar/")
    page.get_by_role("button", name="Make an address").click()
    yield "calendar", page
    for letters in ("Easier to read", "Usual"):
        _go(page, f"{address}/settings/")
        page.locator(".seg label", has_text=letters).click()
        page.get_by_role("button", name="Keep this look").click()
        _go(page, f"{address}/?show=everything")
        yield f"today-{letters.split()[0].lower()}-letters", page


def _lock(page: Page, address: str) -> Iterator[Stop]:
    _go(page, f"{address}/settings/")
    page.get_by_role("button", name="Lock", exact=True).click()
    yield "unlock", page
    served.tap(page, energy="Empty", mood="Heavy", to="Just me")
    yield "unlock-kept", page
    page.get_by_label("Passphrase").fill(served.PASSPHRASE)
    page.get_by_role("button", name="Open").first.click()


def _help(page: Page, address: str) -> Iterator[Stop]:
    for name, path in (
        ("help", "help/"),
        ("help-gb", "help/GB/"),
        ("help-country", "help/country/"),
        ("help-sit", "help/sit/"),
        ("hide-practice", "hide/practice/"),
        ("hide-quiet", "hide/quiet/"),
    ):
        _go(page, f"{address}/{path}")
        yield name, page


def _leave(noor: Page, sam: Page, address: str) -> Iterator[Stop]:
    for name, path in (("leave", ""), ("part", "part/"), ("delete", "delete/")):
        _go(noor, f"{address}/leave/{path}")
        yield name, noor
    _go(noor, f"{address}/leave/")
    noor.get_by_role("button", name="Pause what I share").click()
    _go(sam, f"{address}/?show=everything")
    yield "today-partner-paused", sam


def _trouble(page: Page, address: str) -> Iterator[Stop]:
    page.goto(f"{address}/no-such-room/")
    yield "not-found", page
    _go(page, f"{address}/check-in/words/")
    page.get_by_label("In your own words").fill("Something that took a while to write.")
    page.context.clear_cookies(name="form")
    page.get_by_role("button", name="Next").click()
    yield "form-expired", page


def diary() -> bytes:
    """Return a small diary of our own: four weeks up to yesterday."""
    latest = dt.datetime.now(dt.UTC).date()
    days = (latest - dt.timedelta(days=back) for back in range(WEEKS_DAYS, 0, -1))
    rows = [f"{day};{number % 5};{number * 3 % 5}" for number, day in enumerate(days)]
    return "\n".join(("day;mood;energy", *rows, "")).encode()
