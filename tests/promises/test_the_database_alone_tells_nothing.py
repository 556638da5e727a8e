"""The database alone tells nothing: what people type into every form of a real house is found in no byte it keeps."""

from __future__ import annotations

import base64
import re
import secrets
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest
from tests.crash.served import House, Phone, a_house
from tests.promises.addresses import every_address
from tests.promises.forms import Data, Field, Form

from hearthlight.edges.push.tests.browser import Browser

# Said by a tap and kept as keys; no table may hold them in the clear either.
SAID_BY_TAP = (
    "lonely",
    "to_be_held",
    "hear_we_are_okay",
    "low_not_about_you",
    "checkin.1",
    "step.1",
    "step.2",
    "preference.1",
)
PLACE = "Pacific/Chatham"
NOTICES = "/settings/reminders/notices/"
# Done last, in this order, because nothing can be written after them.
LAST = ("door:lock", "checkin:undo", "checkin:take_back", "door:part", "door:delete", "door:sign_out", "help:hide")
# These would end the sitting of the one who walks; each is done once, by name, below.
NOT_BY_WALKING = {*LAST, "door:passphrase", "door:answer", "door:take_code", "door:unlock", "door:begin"}
# Addresses without a page of their own: something is sent there, or a script asks.
ONLY_SENT_TO = re.compile(
    r"undo|take_back|put_away|skip|tell|preview|lock|sign_out|answer|code|choose|kept|snooze|ask|feed|again|^offline:post$|^inbox:inbox$|^metrics$"
)
PACKED = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda", b"\x1f\x8b\x08")


@dataclass
class Canaries:
    """Words nobody else would write, each known by where it was typed."""

    typed: dict[str, str] = field(default_factory=dict)

    def sing(self, where: str, *, short: bool = False) -> str:
        """Return a new word to type, and remember where."""
        word = f"canary{secrets.token_hex(6)}" if short else f"canary {secrets.token_hex(6)} öt {secrets.token_hex(6)}"
        self.typed[word] = where
        return word

    def learn(self, where: str, *words: str) -> None:
        """Remember secrets the house itself made up for a person."""
        self.typed |= {word: where for word in words if word}


def disguises(word: str) -> Iterator[bytes]:
    """Yield the forms in which a word could lie in a file."""
    plain = word.encode()
    yield from (plain, plain.lower(), plain.upper(), word.encode("utf-16-le"), word.encode("utf-16-be"))
    yield from (word.encode("utf-32-le"), plain.hex().encode(), plain.hex().upper().encode(), plain[::-1])
    yield from (quote(word).encode(), quote_plus(word).encode(), word.encode("unicode_escape"))
    yield from (word.replace(" ", "-").encode(), word.replace(" ", "").encode(), word.replace(" ", " · ").encode())
    for shift in range(3):
        coded = base64.b64encode(b"\0" * shift + plain)
        # The first and the last letters depend on what stands beside the word.
        inner = coded[4 if shift else 0 : len(coded) // 4 * 4 - 4]
        yield from (inner, inner.replace(b"+", b"-").replace(b"/", b"_"))


def unpacked(content: bytes) -> Iterator[bytes]:
    """Yield whatever lies packed in these bytes."""
    for mark in PACKED:
        for found in re.finditer(re.escape(mark), content):
            try:
                yield zlib.decompressobj(47).decompress(content[found.start() : found.start() + (1 << 20)], 1 << 22)
            except zlib.error:
                continue


def found_in(stored: dict[str, bytes], words: Iterable[tuple[str, str]]) -> list[str]:
    """Return where which word lies in the clear."""
    wanted = [(where, {d for d in disguises(word) if len(d) >= 6}) for word, where in words]
    hits = []
    for name, content in stored.items():
        for layer in (content, *unpacked(content)):
            hits += [f"{where} in {name}" for where, forms in wanted if any(form in layer for form in forms)]
    return hits


@dataclass
class Walk:
    """One person going everywhere and typing into everything."""

    who: str
    phone: Phone
    canaries: Canaries
    name: str
    passphrase: str
    visited: set[str] = field(default_factory=set)
    sent: set[str] = field(default_factory=set)
    is_open: bool = True

    def everywhere(self) -> None:
        """Open every page, and send every form on it with canaries in it."""
        for one in every_address():
            if one.name in NOT_BY_WALKING or one.name in ("/hide", "/help"):
                continue
            answer = self.phone.get(one.path)
            assert answer.status < 500, one.path
            if answer.status == 200:
                self.visited.add(one.name)
            for form in self.phone.forms(one.path):
                if form.goes_to not in NOT_BY_WALKING and form.method == "post":
                    self.send(form)

    def send(self, form: Form) -> None:
        """Send a form by each of its buttons."""
        for data in form.filled(self.typing):
            self.sent.add(form.goes_to)
            answer = self.phone.send(
                form, data, {one.name: self.diary() for one in form.fields.values() if one.kind == "file"}
            )
            assert answer.status < 500, form.path
            self.note_secrets(answer.body)
            if self.is_open:
                self.come_back()

    def come_back(self) -> None:
        """Open the phone again, when the form that was sent has locked it or signed it out."""
        there = self.phone.get("/settings/")
        if there.path.startswith("/unlock/"):
            self.phone.fill("/unlock/", "/unlock/", passphrase=self.passphrase)
        elif there.status == 404:
            self.phone.fill("/sign-in/", "/sign-in/", name=self.name, passphrase=self.passphrase)

    def typing(self, form: Form, one: Field) -> str | None:
        if one.kind == "select":
            return PLACE if PLACE in one.offered else None
        if one.kind == "password":
            return None if form.goes_to == "door:kit" else self.canaries.sing(f"{self.who}: {one.name} on {form.path}")
        if one.kind in ("text", "search", "textarea"):
            short = one.name in ("called", "name")
            return self.canaries.sing(f"{self.who}: {one.name} on {form.path}", short=short)
        return None

    def diary(self) -> bytes:
        word = self.canaries.sing(f"{self.who}: a note in a diary")
        column = self.canaries.sing(f"{self.who}: the name of a column", short=True)
        return f"day,mood,{column}\n2026-10-01,3,{word}\n2026-10-02,4,{word}\n".encode()

    def note_secrets(self, page: str) -> None:
        """Learn the words of a kit, of a code, and of the passphrase a page offers."""
        kit = re.findall(r"<li>([a-z]+)</li>", page)
        if "kit-words" in page and len(kit) == 15:
            self.canaries.learn(f"{self.who}: the kit", " ".join(kit), " ".join(kit[:4]), " ".join(kit[-4:]))
        code = re.search(r"code-words[^>]*>([^<]+)<", page)
        if code:
            self.canaries.learn(f"{self.who}: the code", " ".join(unescape(code[1]).replace("·", " ").split()))


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with a_house(tmp_path) as opened:
        yield opened


def come_in(house: House, canaries: Canaries, who: str) -> Walk:
    """Make an account with canaries in every field."""
    phone = Phone(house)
    called, name = (canaries.sing(f"{who}: {what}", short=True) for what in ("called", "name"))
    passphrase = canaries.sing(f"{who}: the passphrase")
    answer = phone.fill("/begin/", "/begin/", called=called, name=name, passphrase=passphrase, zone=PLACE)
    assert answer.path.startswith("/begin/kit/"), answer.body
    return Walk(who, phone, canaries, name, passphrase)


def nothing_is_told(house: House, *walks: Walk) -> None:
    """Look through every byte: files, tables, logs, caches and what was left for a moment."""
    stored = house.stored()
    assert any(len(content) > 4096 for content in stored.values())
    for walk in walks:
        walk.canaries.learn(f"{walk.who}: the cookie", walk.phone.secret())
    words = {word: where for walk in walks for word, where in walk.canaries.typed.items()}
    assert found_in(stored, words.items()) == []
    kept = {name: content for name, content in stored.items() if "/static/" not in name}
    assert found_in(kept, [(said, f"the key {said}") for said in (*SAID_BY_TAP, PLACE)]) == []


def join(first: Walk, second: Walk) -> None:
    """Join two phones with a code; both say yes with every dial open."""
    first.phone.fill("/join/", "/join/code/")
    page = first.phone.get("/join/").body
    first.note_secrets(page)
    code = re.search(r"code-words[^>]*>([^<]+)<", page)
    assert code is not None
    second.phone.fill("/join/", "/join/take/", words=" ".join(unescape(code[1]).replace("·", " ").split()))
    dials = {"headline": "partner", "helps": "partner", "words": "partner", "patterns": "partner", "care": "partner"}
    for walk in (first, second, first):
        walk.phone.get("/join/")
    for walk in (first, second):
        form = next(form for form in walk.phone.forms("/join/") if form.goes_to == "door:answer")
        data: Data = {one.name: one.values for one in form.fields.values() if one.values}
        walk.phone.send(form, data | {name: [value] for name, value in dials.items()} | {"answer": ["yes"]})
        walk.sent.add("door:answer")
    first.phone.get("/")


def say_it_all(walk: Walk, to: str) -> None:
    """Check in the long way, with words, for oneself or for both."""
    phone = walk.phone
    phone.fill("/check-in/", "/check-in/", energy="3", mood="1", more="1")
    form = next(form for form in phone.forms("/check-in/in-there/") if form.goes_to == "checkin:in_there")
    chosen = {"feelings": ["lonely"], "needs": ["to_be_held"], "good": ["hear_we_are_okay"], "closeness": ["1"]}
    phone.send(form, {"csrfmiddlewaretoken": form.fields["csrfmiddlewaretoken"].values} | chosen)
    phone.fill("/check-in/words/", "/check-in/words/", words=walk.canaries.sing(f"{walk.who}: words for {to}"))
    form = next(form for form in phone.forms("/check-in/share/") if form.goes_to == "checkin:share")
    ticks = {"tick": ["headline", "feelings", "needs", "good", "words", "closeness"], "for": [to]}
    phone.send(form, {"csrfmiddlewaretoken": form.fields["csrfmiddlewaretoken"].values} | ticks)


def turn_notices_on(walk: Walk) -> None:
    """Let this phone be reached at an address that nobody else has."""
    browser = Browser(f"https://push.example.org/{walk.canaries.sing(f'{walk.who}: where a browser is', short=True)}")
    walk.canaries.learn(f"{walk.who}: the keys of a browser", *browser.given().values())
    page = walk.phone.fill(NOTICES, NOTICES, wording="answers", **browser.given())
    assert f"{NOTICES}off/" in page.body


def try_at_the_door(house: House, walk: Walk) -> None:
    """Write while locked, and knock with wrong words at every door that is tried by name."""
    walk.phone.fill("/settings/", "/lock/")
    walk.is_open = False
    for to in ("me", "us"):
        walk.phone.fill("/unlock/", "/check-in/", energy="1", mood="1", **{"for": to})
    walk.everywhere()
    for door, fields in (("/unlock/", ("passphrase",)), ("/sign-in/", ("name", "passphrase"))):
        guest = walk.phone if door == "/unlock/" else Phone(house)
        guest.fill(door, door, **{name: walk.canaries.sing(f"wrong {name} at {door}") for name in fields})
    Phone(house).get(
        f"/{walk.canaries.sing('an address', short=True)}/?q={walk.canaries.sing('a question', short=True)}"
    )
    Phone(house).try_to(
        "POST",
        "/sign-in/",
        walk.canaries.sing("a forged form").encode(),
        **{"User-Agent": walk.canaries.sing("a browser", short=True)},
    )


def test_what_is_typed_anywhere_is_found_nowhere(house: House) -> None:
    canaries = Canaries()
    noor = come_in(house, canaries, "Noor")
    noor.everywhere()
    nothing_is_told(house, noor)

    sam = come_in(house, canaries, "Sam")
    join(noor, sam)
    for walk in (noor, sam):
        for to in ("me", "us"):
            say_it_all(walk, to)
        walk.everywhere()
        turn_notices_on(walk)
    nothing_is_told(house, noor, sam)
    noor.phone.fill(NOTICES, f"{NOTICES}off/")

    try_at_the_door(house, noor)
    noor.come_back()
    nothing_is_told(house, noor, sam)

    new = canaries.sing("Noor: the next passphrase")
    noor.phone.fill("/settings/passphrase/", "/settings/passphrase/", passphrase=noor.passphrase, new=new)
    assert noor.phone.get("/settings/").path == "/settings/"
    noor.phone.fill("/leave/delete/", "/leave/delete/", sure="yes", shared="take_back")
    sam.phone.fill("/settings/", "/sign-out/")
    nothing_is_told(house, noor, sam)

    forms_there = {
        form.goes_to for one in every_address() for form in noor.phone.forms(one.path) if form.method == "post"
    }
    assert forms_there - noor.sent - sam.sent - NOT_BY_WALKING - {"door:choose"} == set(), "these forms were not tried"
    unseen = {one.name for one in every_address()} - noor.visited - sam.visited - NOT_BY_WALKING - {"/help", "/hide"}
    assert {name for name in unseen if not ONLY_SENT_TO.search(name)} == set(), "these pages were not opened"


@pytest.mark.parametrize(
    "hide",
    [
        str.encode,
        lambda word: word.encode("utf-16-le"),
        lambda word: base64.b64encode(b"x" + word.encode() + b"yz"),
        lambda word: word.encode().hex().encode(),
        lambda word: zlib.compress(b"in a packed letter: " + word.encode()),
        lambda word: quote_plus(word).encode(),
    ],
)
def test_this_search_would_find_a_word_in_the_clear(hide: object) -> None:
    canaries = Canaries()
    word = canaries.sing("here")
    stored = {"file": bytes(1000) + hide(word) + bytes(1000)}  # type: ignore[operator]
    assert found_in(stored, canaries.typed.items()) == ["here in file"]
    assert found_in({"file": secrets.token_bytes(100_000)}, canaries.typed.items()) == []
