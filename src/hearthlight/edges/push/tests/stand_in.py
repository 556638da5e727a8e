"""A stand-in for a push service: a real server on this computer, which keeps what it is handed and answers as it is asked to."""

import base64
import datetime as dt
import json
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding

from hearthlight.edges.tls import authority
from hearthlight.edges.wire import Ways

HOST = "push.example.org"


@dataclass
class Handed:
    """One request as it came."""

    path: str
    headers: dict[str, str]
    body: bytes

    def claims(self) -> dict[str, Any]:
        """Return what the sender says of itself; raises InvalidSignature unless the key it shows has signed it."""
        scheme, _, rest = self.headers["authorization"].partition(" ")
        assert scheme == "vapid"
        parts = dict(part.strip().split("=", 1) for part in rest.split(","))
        signed, _, signature = parts["t"].rpartition(".")
        raw = _raw(signature)
        key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _raw(parts["k"]))
        asn1 = encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))
        key.verify(asn1, signed.encode(), ec.ECDSA(hashes.SHA256()))
        head, claims = (json.loads(_raw(part)) for part in signed.split("."))
        assert head == {"typ": "JWT", "alg": "ES256"}
        return dict(claims)


@dataclass
class PushService:
    """What it was handed, in order, and how it answers: a status, or one of the ways in which an answer goes wrong."""

    ways: Ways
    handed: list[Handed] = field(default_factory=list)
    answers: list[int | str] = field(default_factory=list)
    more: dict[str, str] = field(default_factory=dict)

    def next_answer(self) -> int | str:
        return self.answers.pop(0) if self.answers else 201


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    service: PushService

    def handle_error(self, *_: object) -> None:
        """Say nothing: whoever hangs up in the middle is expected here."""


@contextmanager
def push_service(folder: Path) -> Iterator[PushService]:
    """Let one stand in, on a free port of this computer alone, with a certificate of its own for HOST."""
    papers = authority.renew(folder, [HOST], now=dt.datetime.now(dt.UTC))
    server = _Server(("127.0.0.1", 0), _Answers)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(papers.certificate, papers.key)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    place = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", server.server_address[1]))
    trusted = papers.authority.public_bytes(Encoding.PEM).decode()
    ways = Ways(
        look_up=lambda _: [place],
        may_reach=lambda _: True,
        trust=lambda: ssl.create_default_context(cadata=trusted),
        seconds=2,
    )
    server.service = PushService(ways)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.service
    finally:
        server.shutdown()
        server.server_close()


class _Answers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        service: PushService = self.server.service  # type: ignore[attr-defined]
        headers = {name.lower(): value for name, value in self.headers.items()}
        service.handed.append(Handed(self.path, headers, self.rfile.read(int(headers["content-length"]))))
        answer = service.next_answer()
        if isinstance(answer, str):
            getattr(self, answer)()
        else:
            self.say(answer, **service.more)
        self.close_connection = True

    def say(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def elsewhere(self) -> None:
        self.say(307, Location=f"https://{HOST}/another/")

    def slow(self) -> None:
        """Send one letter now and again: each comes in time, and all of them never would."""
        try:
            for letter in b"HTTP/1.1 201 Created\r\n" * 100:
                self.wfile.write(bytes([letter]))
                self.wfile.flush()
                time.sleep(0.1)
        except OSError:
            return

    def endless(self) -> None:
        try:
            while True:
                self.wfile.write(b"a" * 65536)
        except OSError:
            return

    def garbled(self) -> None:
        self.wfile.write(b"SSH-2.0-OpenSSH_9.6\r\n")

    def silent(self) -> None:
        """Go away without a word."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _raw(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
