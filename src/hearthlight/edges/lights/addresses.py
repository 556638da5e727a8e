"""An address as somebody types it, taken apart, and which networks it may lead to. Pure."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

type IP = ipaddress.IPv4Address | ipaddress.IPv6Address

LONGEST = 300
PRINTABLE = re.compile(r"[\x21-\x7e]+")
_NAME = re.compile(r"[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?\.?")
_PORTS = {"http": 80, "https": 443}
# Written out: what else calls itself private holds the metadata of rented computers, which no lamp lives in.
AT_HOME = tuple(
    map(
        ipaddress.ip_network,
        ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "127.0.0.0/8", "::1/128", "fc00::/7"),
    )
)
_THROUGH_A_GATE = ipaddress.ip_network("64:ff9b::/96")


class NotAnAddress(ValueError):
    """This does not read as an address. It never holds what was typed."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a call goes: over TLS or not, to which computer, at which port, and what is asked for there."""

    tls: bool
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """The address without what is asked for there, which may be a secret."""
        scheme = "https" if self.tls else "http"
        return f"{scheme}://{self.host_header}"

    @property
    def host_header(self) -> str:
        """The computer as a request names it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS["https" if self.tls else "http"] else f"{host}:{self.port}"

    @property
    def text(self) -> str:
        """The whole address."""
        return self.origin + self.target


def read(text: str) -> Address:
    """Return the address in `text`; without a scheme it is taken for http. Raises NotAnAddress."""
    text = text.strip()
    if not PRINTABLE.fullmatch(text) or len(text) > LONGEST:
        raise NotAnAddress("letters")
    try:
        parts = urlsplit(text if "://" in text else f"http://{text}")
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        raise NotAnAddress("parts") from None
    if parts.scheme not in _PORTS or parts.username is not None or parts.fragment or "\\" in text or port == 0:
        raise NotAnAddress("parts")
    if not _NAME.fullmatch(host) and not is_ip(host):
        raise NotAnAddress("host")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Address(parts.scheme == "https", host, port or _PORTS[parts.scheme], target)


def is_public(ip: str) -> bool:
    """Return whether this is an address of the internet, wherever it leads through."""
    address = _inmost(ip)
    return address.is_global and not address.is_multicast


def may_be_reached(ip: str, *, at_home: bool) -> bool:
    """Return whether the house may call this address; those of a home only when `at_home` allows it."""
    address = _inmost(ip)
    return is_public(ip) or (at_home and any(address in network for network in AT_HOME))


def _inmost(ip: str) -> IP:
    """Return the address that others are wrapped around: a mapped one, or one behind a gate to the older kind."""
    address = ipaddress.ip_address(ip.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        if address in _THROUGH_A_GATE:
            return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        return address.ipv4_mapped or address.sixtofour or address
    return address


def is_ip(host: str) -> bool:
    """Return whether this is an address in numbers and no name."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return "%" not in host
