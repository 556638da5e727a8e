"""Where the house answers, and whether it may answer there."""

import errno
import ipaddress
import socket
import time
from dataclasses import dataclass

from hearthlight.commands.refusal import Refused

# A house that was just closed lets go of its port within this time.
PATIENCE_SECONDS = 3.0


@dataclass(frozen=True)
class Place:
    """The host and port the house listens on, and whether it holds its own certificate there."""

    host: str
    port: int
    tls: bool

    @property
    def is_beyond_loopback(self) -> bool:
        """Whether another device could reach the house here."""
        if self.host == "localhost":
            return False
        try:
            return not ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return True

    @property
    def near_host(self) -> str:
        """The name under which this very computer reaches the house."""
        return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104  it is only read here

    def address(self, host: str = "") -> str:
        """Return the address of the first page, as a browser wants it."""
        name = host or self.near_host
        return f"{'https' if self.tls else 'http'}://{f'[{name}]' if ':' in name else name}:{self.port}/"


def refuse_when_taken(host: str, port: int) -> None:
    """Raise Refused when nobody may listen on `port` of `host`, or when somebody else already does."""
    patient_until = time.monotonic() + PATIENCE_SECONDS
    while problem := _problem_at(host, port):
        if problem.errno != errno.EADDRINUSE:
            raise Refused(
                f"The house cannot listen on {host}, port {port}: {problem.strerror}. Choose with --host, --port."
            )
        if time.monotonic() > patient_until:
            raise Refused(
                f"Port {port} is in use, perhaps by this house. Choose another with --port, such as --port {port + 10}."
            )
        time.sleep(0.2)


def _problem_at(host: str, port: int) -> OSError | None:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((host, port))
    except OSError as problem:
        return problem
    return None
