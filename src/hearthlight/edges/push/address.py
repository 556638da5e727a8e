"""The address of a browser at its push service, as the browser gives it. Pure."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from hearthlight.due.bells import LONGEST_ADDRESS

_PRINTABLE = re.compile(r"[\x21-\x7e]+")
_NAME = re.compile(r"([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.)+[a-z][a-z0-9-]*")
_PORTS = (None, 443)


class NotAnAddress(ValueError):
    """No push service lives there. It never holds what was sent."""


@dataclass(frozen=True, slots=True)
class Address:
    """Which computer, and what is asked for there."""

    host: str
    target: str

    @property
    def origin(self) -> str:
        """The service alone, without whom it reaches."""
        return f"https://{self.host}"


def read(text: str) -> Address:
    """Return the address in `text`: over TLS, at the usual door of a computer with a name. Raises NotAnAddress."""
    if len(text) > LONGEST_ADDRESS or not _PRINTABLE.fullmatch(text) or "\\" in text:
        raise NotAnAddress("letters")
    try:
        parts = urlsplit(text)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        raise NotAnAddress("parts") from None
    if parts.scheme != "https" or parts.username is not None or parts.fragment or port not in _PORTS:
        raise NotAnAddress("parts")
    if not _NAME.fullmatch(host):
        raise NotAnAddress("name")
    return Address(host, (parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
