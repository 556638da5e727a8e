"""Every page of the house as people see it: a stranger, someone new, two together on a good and on a low day, and locked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from unittest import mock

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import translation

from tests.guests import ALL_OPEN, Guest, begin, code_of, join

# One entry that is there for the walk, by its id.
KEPT = "ab" * 16
OF_ONE_ENTRY = (f"/history/{KEPT}/", f"/history/{KEPT}/let-go/", "/history/?day=2026-11-24", "/wins/put/?step=1")
# A value for each address that needs one.
WITH_A_VALUE = (
    "/help/GB/",
    "/help/NL/",
    "/help/GB/sources/",
    "/care/check/phq-9/",
    "/care/check/gad-7/",
    "/join/with/one-two-three/",
    "/?show=low",
    "/?show=everything",
    "/nowhere/",
    *OF_ONE_ENTRY,
)
# Words in these stand for themselves, however long they are: names of places, drawings, and lists of the world's zones.
NOT_READ = ("option", "script", "style", "svg", "template")
IN_A_LINE = ("a", "b", "strong", "i", "em", "span", "abbr")


@dataclass(frozen=True)
class Page:
    """One page as one person saw it: who, where, its markup, and the nonce its policy allows."""

    who: str
    address: str
    html: str
    nonce: str

    def __str__(self) -> str:
        return f"{self.who} at {self.address}"


_seen: dict[str, list[Page]] = {}


def every_page(language: str = "en") -> list[Page]:
    """Return all pages; they are opened once, by the first test that asks, in a house that is open to anybody."""
    if language not in _seen:
        spoken = mock.patch.object(translation, "get_language_from_request", return_value=language)
        # What is spoken stays with the thread after a request, so it is put back for the tests that follow.
        with spoken, translation.override(translation.get_language()):
            _seen[language] = list(_walk())
    return _seen[language]


def patterns(
    inside: list[URLPattern | URLResolver] | None = None, before: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    """Yield every address of the house as it is written in the tables, with its pattern."""
    for pattern in get_resolver().url_patterns if inside is None else inside:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern.url_patterns, address)
        else:
            yield address, pattern


def _walk() -> Iterator[Page]:
    yield from _look("a stranger", Client())
    noor = begin("Noor")
    yield from _look("someone new", noor.client)
    for day in range(12):
        noor.post("/check-in/", energy=3 + day % 5, mood=1 + day % 5, **{"for": "me"})
    noor.post("/wins/put/", id=KEPT, words="We laughed about the burnt toast.")
    yield from _look("someone on their own", noor.client)
    code_of(noor)
    yield from _look("someone with a code", noor.client)
    sam = begin("Sam")
    join(noor, sam, **ALL_OPEN)
    yield from _look("someone just joined", sam.client)
    yield from _together(noor, sam)


def _together(noor: Guest, sam: Guest) -> Iterator[Page]:
    noor.says(energy=1, mood=1, to="us")
    sam.says(energy=7, mood=7, to="us")
    noor.post("/wins/thank/", line="quiet", **{"for": "us"})
    sam.post("/wins/put/", id=KEPT, line="was_outside", **{"for": "us"})
    sam.post("/check-in/", energy=5, mood=5, more="1")
    yield from _look("someone on a low day", noor.client)
    yield from _look("someone with room", sam.client)
    sam.post("/leave/delete/", sure="yes", shared="leave")
    yield from _look("someone who is leaving", sam.client)
    noor.lock()
    yield from _look("a locked phone", noor.client)


def _look(who: str, client: Client) -> Iterator[Page]:
    # Hide locks the phone that looks at it, and shows no page of its own.
    fixed = ["/" + address for address, _ in patterns() if not re.search(r"[<^(]|hide/?$", address)]
    for address in (*fixed, *WITH_A_VALUE):
        answer = client.get(address)
        shown = answer.status_code == 200 or address == "/nowhere/"
        if shown and answer.headers["Content-Type"].startswith("text/html"):
            policy = answer.headers.get("Content-Security-Policy", "")
            nonce = re.search(r"'nonce-([^']+)'", policy)
            yield Page(who, address, answer.content.decode(), nonce.group(1) if nonce else "")


class _Reader(HTMLParser):
    """Reads a page aloud: one line for each block, without what is not words."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = [""]
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in NOT_READ
        if tag not in IN_A_LINE:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in NOT_READ
        if tag not in IN_A_LINE:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.lines[-1] += data


def lines_of(html: str) -> list[str]:
    """Return what a page says, block by block."""
    reader = _Reader()
    reader.feed(html[max(0, html.find("<body")) :])
    return [line for line in (" ".join(each.split()) for each in reader.lines) if line]
