"""A stand-in for Home Assistant: a real server on this computer, which keeps what it is told and answers as it is asked to."""

import json
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from hearthlight.edges.tls.authority import Papers

TOKEN = "eyJhbGciOiJIUzI1NiJ9.a-token-that-nobody-else-has.c2ln"
TURN_ON = "/api/services/light/turn_on"


@dataclass
class HomeAssistant:
    """What it was told, in order, and how it answers: `ok`, or one of the ways in which an answer goes wrong."""

    port: int = 0
    answers: str = "ok"
    told: list[dict[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


class _Answers(BaseHTTPRequestHandler):
    """One request, answered the way the stand-in was asked to."""

    lives: HomeAssistant

    def do_POST(self) -> None:
        self.lives.asked.append(self.path)
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.close_connection = True
        getattr(self, self.lives.answers)(body)

    def ok(self, body: bytes) -> None:
        is_webhook = self.path.startswith("/api/webhook/")
        if not is_webhook and self.headers["Authorization"] != f"Bearer {TOKEN}":
            self.say(401)
        elif not is_webhook and self.path != TURN_ON:
            self.say(404)
        else:
            self.lives.told.append(json.loads(body))
            self.say(200)

    def elsewhere(self, _body: bytes) -> None:
        self.say(307, Location=f"{self.lives.address}/api/webhook/other")

    def slow(self, _body: bytes) -> None:
        """Send one letter now and again: each comes in time, and all of them never would."""
        for letter in b"HTTP/1.1 200 OK" * 100:
            self.wfile.write(bytes([letter]))
            self.wfile.flush()
            time.sleep(0.05)

    def endless(self, _body: bytes) -> None:
        while True:
            self.wfile.write(b"a" * 65536)

    def garbled(self, _body: bytes) -> None:
        self.wfile.write(b"SSH-2.0-OpenSSH_9.6\r\n")

    def silent(self, _body: bytes) -> None:
        """Hang up."""

    def say(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"[]")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Whoever calls may hang up in the middle; that is what some tests are about."""


@contextmanager
def home_assistant(papers: Papers | None = None) -> Iterator[HomeAssistant]:
    """Let one stand in, on a free port of this computer alone; with papers it answers over TLS."""
    lives = HomeAssistant()
    server = _Server(("127.0.0.1", 0), type("Answers", (_Answers,), {"lives": lives}))
    if papers:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(papers.certificate, papers.key)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    lives.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield lives
    finally:
        server.shutdown()
        server.server_close()
