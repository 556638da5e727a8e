"""The names and addresses under which devices at home reach this computer."""

import ipaddress
import socket

# What may stand in a home, or between homes in a private tunnel; the last of the first line is that tunnel's range.
PRIVATE_NETWORKS = tuple(
    ipaddress.ip_network(network)
    for network in (
        "127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "100.64.0.0/10",
        "::1/128", "fc00::/7", "fe80::/10",
    )
)  # fmt: skip
# Looking for the way to these sends nothing; it only asks the system which of its addresses it would use.
FAR_ENDS = ("192.0.2.1", "10.255.255.254", "172.31.255.254", "192.168.255.254", "100.100.100.100")


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
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect((end, 9))
            return str(probe.getsockname()[0])
    except OSError:
        return ""


def _is_private(name: str) -> bool:
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    away = not address.is_loopback and not address.is_link_local
    return away and any(address in network for network in PRIVATE_NETWORKS)
