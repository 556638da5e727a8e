"""The names and addresses under which devices at home reach this computer."""

import ipaddress
import socket

# Looking for the way to these sends nothing; it only asks the system which of its addresses it would use.
# The default way, the three private networks, the shared range that private tunnels use, and the way over IPv6.
FAR_ENDS = ("192.0.2.1", "10.255.255.254", "172.31.255.254", "192.168.255.254", "100.100.100.100", "fd00::1")
SHARED_RANGE = ipaddress.ip_network("100.64.0.0/10")


def of_this_computer() -> list[str]:
    """Return every private address and the host's names, addresses first; loopback stays out."""
    host = socket.gethostname().split(".")[0].lower()
    return [*private_addresses(), *([host, f"{host}.local"] if host and host != "localhost" else [])]


def for_phones() -> str:
    """Return what a phone in the same network types: the first address, else the host's name in the local network."""
    known = of_this_computer()
    return next((name for name in known if _is_private(name)), known[-1] if known else "localhost")


def private_addresses() -> list[str]:
    """Return this computer's own private addresses, the one of the default way first."""
    found = [_own_address_towards(end) for end in FAR_ENDS]
    return list(dict.fromkeys(address for address in found if address and _is_private(address)))


def _own_address_towards(end: str) -> str:
    family = socket.AF_INET6 if ":" in end else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((end, 9))
            return str(probe.getsockname()[0])
    except OSError:
        return ""


def _is_private(name: str) -> bool:
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    if address.is_loopback or address.is_link_local:
        return False
    return address.is_private or address in SHARED_RANGE
