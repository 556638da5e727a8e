"""A real house in processes of its own, over a database of its own, and phones that speak to it as a browser would."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any, LiteralString

import psycopg
from psycopg.sql import SQL, Identifier
from tests.promises.forms import Data, Form, forms_on

ROOT = Path(__file__).resolve().parents[2]
OPENS_WITHIN_SECONDS = 60
PASSPHRASE = "maple window seven river"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class House:
    """One house: its folder, where it answers, and the database address when it is not in the folder."""

    folder: Path
    database: str = ""
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def env(self) -> dict[str, str]:
        """Return an environment in which everything a process may leave behind lies in the folder."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("HEARTHLIGHT_")}
        places = {name: str(self.folder / "home") for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_DATA_HOME")}
        (self.folder / "home").mkdir(parents=True, exist_ok=True)
        ours = {
            "HEARTHLIGHT_DATA": str(self.data),
            "HEARTHLIGHT_BACKUP_FOLDER": "no",
            "HEARTHLIGHT_OPEN_REGISTRATION": "yes",
            "HEARTHLIGHT_DATABASE_URL": self.database,
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
            "DJANGO_SETTINGS_MODULE": "hearthlight.site.settings",
        }
        return kept | places | ours

    def open(self) -> None:
        """Open the house, and return once it answers."""
        log = (self.folder / "log").open("ab")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "hearthlight", "serve", "--port", str(self.port)],
            env=self.env(),
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        until = time.monotonic() + OPENS_WITHIN_SECONDS
        while Phone(self).try_to("GET", "/healthz") is None:
            assert self.process.poll() is None and time.monotonic() < until, self.log()
            time.sleep(0.02)

    def kill(self) -> None:
        """End every process of the house this instant, as a power cut would."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def close(self) -> None:
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait(30)

    def log(self) -> str:
        return (self.folder / "log").read_text(errors="replace")

    def stored(self) -> dict[str, bytes]:
        """Return everything the house keeps: each file by its path, and on PostgreSQL each table."""
        found = {str(path): path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}
        return found | {f"table {name}": b"\n".join(rows) for name, rows in self.tables().items()}

    def ask(self, question: LiteralString) -> list[tuple[Any, ...]]:
        """Return what the database answers; a change is kept."""
        if self.database:
            with psycopg.connect(self.database) as rows:
                asked = rows.execute(question)
                return asked.fetchall() if asked.description else []
        with closing(sqlite3.connect(self.data / "hearthlight.sqlite3", timeout=20)) as rows, rows:
            return rows.execute(question).fetchall()

    def tables(self) -> dict[str, list[bytes]]:
        """Return the rows of every table, each as its values one after the other."""
        if self.database:
            with psycopg.connect(self.database) as rows:
                named = rows.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
                return {
                    name: [_flat(row) for row in rows.execute(SQL("SELECT * FROM {}").format(Identifier(name)))]
                    for (name,) in named
                }
        with closing(sqlite3.connect(f"file:{self.data / 'hearthlight.sqlite3'}?mode=ro", uri=True)) as rows:
            names = [name for (name,) in rows.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            return {name: [_flat(row) for row in rows.execute(f'SELECT * FROM "{name}"')] for name in names}


def _flat(row: tuple[object, ...]) -> bytes:
    return b"\0".join(bytes(one) if isinstance(one, bytes | memoryview) else str(one).encode() for one in row)


@contextmanager
def a_house(folder: Path) -> Iterator[House]:
    """Give a house over a fresh database, on PostgreSQL when the tests run there, and close it afterwards."""
    with _database() as address:
        house = House(folder, address)
        house.open()
        try:
            yield house
        finally:
            house.close()


@contextmanager
def _database() -> Iterator[str]:
    given = os.environ.get("HEARTHLIGHT_DATABASE_URL", "")
    if not given:
        yield ""
        return
    name = f"house_{uuid.uuid4().hex}"
    with psycopg.connect(given, autocommit=True) as server:
        server.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
        try:
            yield urllib.parse.urlsplit(given)._replace(path=f"/{name}").geturl()
        finally:
            server.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


@dataclass
class Answer:
    """What came back: the status, where it came from at last, and the page."""

    status: int
    path: str
    body: str


class Phone:
    """A browser without script: keeps cookies, follows redirects, and sends forms with the token of their page."""

    def __init__(self, house: House) -> None:
        self.house, self.jar = house, CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def try_to(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer | None:
        """Return the answer, or None when nobody answered: then nobody knows what became of it."""
        request = urllib.request.Request(self.house.address + path, data=body, method=method, headers=headers)
        try:
            with self._opener.open(request, timeout=30) as answer:
                return Answer(
                    answer.status, urllib.parse.urlsplit(answer.url).path, answer.read().decode(errors="replace")
                )
        except urllib.error.HTTPError as problem:
            return Answer(problem.code, path, problem.read().decode(errors="replace"))
        except (OSError, ValueError, http.client.HTTPException):
            return None

    def get(self, path: str) -> Answer:
        answer = self.try_to("GET", path)
        assert answer is not None, path
        return answer

    def forms(self, path: str) -> list[Form]:
        """Return the forms of a page."""
        answer = self.get(path)
        return forms_on(answer.body, answer.path) if answer.status == 200 else []

    def send(self, form: Form, data: Data, files: Mapping[str, bytes] | None = None) -> Answer:
        """Send one form, as its page would."""
        if form.is_multipart:
            kind, body = _parts(data, files or {})
        else:
            kind, body = "application/x-www-form-urlencoded", urllib.parse.urlencode(data, doseq=True).encode()
        answer = self.try_to("POST", form.path, body, **{"Content-Type": kind, "Sec-Fetch-Site": "same-origin"})
        assert answer is not None, form.path
        return answer

    def fill(self, path: str, to: str, **values: str) -> Answer:
        """Find the form on `path` that goes to the address `to`, and send it with these values in it."""
        form = next(form for form in self.forms(path) if form.path == to)
        data = {one.name: one.values for one in form.fields.values() if one.values and one.kind != "file"}
        return self.send(form, data | {name: [value] for name, value in values.items()})

    def begin(self, name: str, passphrase: str = PASSPHRASE) -> None:
        """Make an account."""
        self.fill("/begin/", "/begin/", called=name, name=name.lower(), passphrase=passphrase, zone="Europe/Amsterdam")

    def secret(self) -> str:
        """Return the cookie that opens this phone, or nothing for one that was signed out."""
        return next((cookie.value or "" for cookie in self.jar if cookie.name == "hearth"), "")


def _parts(data: Data, files: Mapping[str, bytes]) -> tuple[str, bytes]:
    mark = uuid.uuid4().hex
    pieces = [(f'name="{name}"', value.encode()) for name, values in data.items() for value in values]
    pieces += [(f'name="{name}"; filename="{name}.csv"', content) for name, content in files.items()]
    body = b"".join(
        f"--{mark}\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode() + content + b"\r\n"
        for head, content in pieces
    )
    return f"multipart/form-data; boundary={mark}", body + f"--{mark}--\r\n".encode()
