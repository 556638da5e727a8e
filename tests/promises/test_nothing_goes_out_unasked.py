"""Nothing goes out unasked: no page opens a connection, and nothing a browser loads by itself lies elsewhere."""

import re
import socket
import subprocess
import sys
from html.parser import HTMLParser
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles.finders import get_finders
from django.test import Client
from tests.guests import Guest, begin, code_of, join
from tests.promises.addresses import every_address
from tests.promises.forms import forms_on
from tests.promises.looks import NOT_LOOKED_AT, come_back

# What a browser follows by itself, without anybody pressing anything.
LOADED = ("src", "srcset", "data", "poster", "background", "action", "formaction", "manifest", "ping")
# Names in a file that are no addresses: what kind of drawing it is.
NAMESPACES = ("http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink", "http://www.w3.org/1998/Math/MathML")
REACHES_OUT = re.compile(r"(?:https?|wss?):\\?/\\?/[\w.-]+[^\s\"'`)<>]*|@import|url\(\s*['\"]?(?:https?:)?//")
# These end a sitting or are only safe as the last thing done.
LAST = ("door:sign_out", "door:lock", "help:hide", "door:delete", "door:part", "door:passphrase", "help:remember")


class WentOut(AssertionError):
    """Something tried to reach another computer."""


@pytest.fixture
def alone(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing reach anywhere but this computer, and let nothing start a program."""
    real_connect, real_lookup = socket.socket.connect, socket.getaddrinfo

    def may_reach(host: object) -> bool:
        if not isinstance(host, str) or not host or host == "localhost":
            return True
        try:
            return ip_address(host).is_loopback
        except ValueError:
            return False

    def connect(self: socket.socket, address: Any) -> Any:
        if self.family != socket.AF_UNIX and not may_reach(address[0]):
            raise WentOut(address)
        return real_connect(self, address)

    def lookup(host: Any, *args: Any, **kwargs: Any) -> Any:
        if not may_reach(host):
            raise WentOut(host)
        return real_lookup(host, *args, **kwargs)

    def send(self: socket.socket, *args: Any) -> Any:
        raise WentOut(args[-1])

    def run(*args: Any, **kwargs: Any) -> Any:
        raise WentOut(args)

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket.socket, "connect_ex", connect)
    monkeypatch.setattr(socket.socket, "sendto", send)
    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    monkeypatch.setattr(socket, "gethostbyname", lookup)
    monkeypatch.setattr(subprocess.Popen, "__init__", run)


def test_the_wall_of_this_test_holds(alone: None) -> None:
    for reach in (
        lambda: socket.create_connection(("192.0.2.1", 80), timeout=1),
        lambda: socket.create_connection(("example.org", 80), timeout=1),
        lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b"x", ("192.0.2.1", 53)),
        lambda: subprocess.run([sys.executable, "-c", ""]),
    ):
        with pytest.raises(WentOut):
            reach()


class _Loads(HTMLParser):
    """Collects every address a browser would load, or send to, by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in LOADED or name.startswith("hx-") or (name == "href" and tag in ("link", "use", "image", "base")):
                self.found.append(value or "")
        if tag == "meta" and dict(attrs).get("http-equiv"):
            self.found.append(dict(attrs).get("content") or "")


def look_at(client: Client, path: str) -> str:
    """Look at a page, check what it loads, and return it."""
    answer = client.get(path)
    policy = answer.headers["Content-Security-Policy"]
    assert set(re.findall(r"https?:|wss?:|\*|data:|blob:|unsafe-[\w-]+", policy)) <= {"data:"}, (path, policy)
    assert "default-src 'none'" in policy and "connect-src 'self'" in policy and "form-action 'self'" in policy
    if not answer.headers["Content-Type"].startswith("text/html"):
        return ""
    html = str(answer.content.decode())
    page = _Loads()
    page.feed(html)
    for address in page.found:
        parts = urlsplit(address.strip())
        assert not parts.netloc and parts.scheme in ("", "data"), (path, address)
        assert "//" not in re.sub(r"data:\S*", "", address), (path, address)
    return html


def walk(client: Client, guest: Guest | None = None) -> None:
    """Look at every page this person has, and send every form on it as it stands."""
    for one in every_address():
        if one.name in NOT_LOOKED_AT:
            continue
        for form in forms_on(look_at(client, one.path), one.path):
            if form.goes_to in LAST or form.method != "post":
                continue
            for data in form.filled(lambda form, field: None):
                answer = client.post(form.path, data, follow=True)
                assert answer.status_code < 500, form.path
            if guest:
                come_back(guest)


def test_nobody_on_no_page_reaches_another_computer(alone: None, house: Any) -> None:
    walk(Client())
    noor = begin("Noor")
    walk(noor.client, noor)
    sam = begin("Sam")
    join(noor, sam, headline="partner", helps="partner", words="partner")
    for guest in (noor, sam):
        guest.says(energy=7, mood=7, to="us")
        guest.says(energy=1, mood=1)
    walk(noor.client, noor)
    code_of(begin("Kim"))
    sam.lock()
    walk(sam.client)
    sam.unlock()
    sam.post("/leave/delete/", sure="yes", shared="take_back")
    noor.post("/sign-out/")


@pytest.mark.parametrize("page", ["/no-such-room/", "/help/ZZ/"])
def test_trouble_pages_load_nothing_from_elsewhere(alone: None, db: None, page: str) -> None:
    look_at(Client(), page)


def test_only_help_and_its_kind_link_to_other_houses_and_they_tell_nothing_of_where_from(noor: Guest) -> None:
    for one in every_address():
        answer = noor.client.get(one.path)
        if answer.status_code != 200 or "text/html" not in answer.headers["Content-Type"]:
            continue
        links = re.findall(r'<a\b[^>]*href="(https?://[^"]+)"', answer.content.decode())
        assert not links or one.path.startswith("/help"), (one.path, links)
        assert answer.headers["Referrer-Policy"] in ("no-referrer", "same-origin")


def static_files() -> list[Path]:
    found = [Path(storage.path(name)) for finder in get_finders() for name, storage in finder.list([])]
    assert len(found) > 10
    return found


@pytest.mark.parametrize("path", static_files(), ids=lambda path: path.name)
def test_no_file_of_ours_names_another_computer(path: Path) -> None:
    if path.suffix in (".woff2", ".png", ".ico") or path.name.endswith("OFL.txt"):
        return
    text = path.read_text(encoding="utf-8")
    for known in NAMESPACES:
        text = text.replace(known, "")
    found = [one.group() for one in REACHES_OUT.finditer(text)]
    assert found == [], path


def test_no_part_of_the_house_but_its_edges_knows_how_to_reach_out() -> None:
    import hearthlight

    root = Path(hearthlight.__file__).parent
    way_out = re.compile(
        r"^\s*(?:import|from)\s+(socket|http\.client|urllib\.request|requests|httpx|smtplib|ftplib|telnetlib|aiohttp)\b",
        re.MULTILINE,
    )
    for path in root.rglob("*.py"):
        where = path.relative_to(root).parts
        if where[0] in ("edges", "commands") or "tests" in where:
            continue
        assert not way_out.search(path.read_text(encoding="utf-8")), path
