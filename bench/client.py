"""A plain client that keeps one connection open, signs in as a browser would, and times pages."""

import http.client
import re
import statistics
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode


@dataclass
class Phone:
    """One browser: an address, a connection and its cookies."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.line = http.client.HTTPConnection("127.0.0.1", self.port)

    def ask(self, method: str, path: str, form: dict[str, str] | None = None, **headers: str) -> tuple[int, bytes]:
        """Send one request and return status and body."""
        sent = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()), **headers}
        if form is not None:
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        self.line.request(method, path, urlencode(form) if form is not None else None, sent)
        answer = self.line.getresponse()
        for value in answer.headers.get_all("Set-Cookie") or []:
            name, _, rest = value.partition("=")
            self.cookies[name] = rest.split(";", 1)[0]
        return answer.status, answer.read()

    def token(self, path: str) -> str:
        """Return the form token on a page."""
        found = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', self.ask("GET", path)[1])
        assert found is not None, path
        return found.group(1).decode()

    def sign_in(self, name: str, passphrase: str) -> None:
        """Come in by the door."""
        form = {"csrfmiddlewaretoken": self.token("/sign-in/"), "name": name, "passphrase": passphrase}
        status, _ = self.ask("POST", "/sign-in/", form)
        assert status == 302, status

    def seconds(self, path: str, times: int) -> list[float]:
        """Return how long each of `times` requests took."""
        took = []
        for _ in range(times):
            began = time.perf_counter()
            status, _ = self.ask("GET", path)
            took.append(time.perf_counter() - began)
            assert status == 200, (path, status)
        return took


def p95(values: list[float]) -> float:
    """Return the 95th of a hundred."""
    return statistics.quantiles(values, n=100)[94]
