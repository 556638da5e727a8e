"""Lamps as somebody set them up, as the call that dims them, and an answer as the word for what came of it. Pure."""

import datetime as dt
import re
from dataclasses import dataclass
from http import HTTPStatus

import msgspec

from hearthlight.due.lamps import Where
from hearthlight.edges.lights import addresses
from hearthlight.edges.lights.addresses import Address

HOME_ASSISTANT, WEBHOOK = "home_assistant", "webhook"
TURN_ON = "/api/services/light/turn_on"
# Five minutes, so that nobody sees it happen; a try is over before the phone is put down.
SLOWLY, AT_ONCE = 300, 2
MOST_NAMES = 8
_LIGHT = re.compile(r"light\.[a-z0-9_]{1,60}")
_BETWEEN = re.compile(r"[\s,;]+")
_REFUSED = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)
_NOT_THERE = (HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.GONE)


@dataclass(frozen=True, slots=True)
class Call:
    """One request: where it goes, what opens the door there, and what it says."""

    address: Address
    token: str
    body: bytes

    def on_the_wire(self) -> bytes:
        """Return the request as it is sent."""
        head = [
            f"POST {self.address.target} HTTP/1.1",
            f"Host: {self.address.host_header}",
            *([f"Authorization: Bearer {self.token}"] if self.token else []),
            "Content-Type: application/json",
            f"Content-Length: {len(self.body)}",
            "Connection: close",
        ]
        return "\r\n".join([*head, "", ""]).encode() + self.body


def names(text: str) -> tuple[str, ...] | None:
    """Return the lamps in `text`, each once, or None when something in it is no lamp of Home Assistant's."""
    found = tuple(dict.fromkeys(_BETWEEN.split(text.strip().lower())))
    return found if len(found) <= MOST_NAMES and all(map(_LIGHT.fullmatch, found)) else None


def address_of(kind: str, text: str) -> str:
    """Return the address as it is kept: of Home Assistant the computer alone. Raises NotAnAddress."""
    found = addresses.read(text)
    return found.origin if kind == HOME_ASSISTANT else found.text


def call(where: Where, *, at: dt.datetime, seconds: int) -> Call:
    """Return the call that lets these lamps dim within some seconds. It holds times and numbers, and no word."""
    told: dict[str, object] = {"brightness_pct": where.percent, "transition": seconds}
    if where.kind == HOME_ASSISTANT:
        told["entity_id"], address = list(where.names), where.address + TURN_ON
    else:
        told["at"], address = at.isoformat(timespec="minutes"), where.address
    return Call(addresses.read(address), where.token, msgspec.json.encode(told))


def came_of_it(status: int) -> str:
    """Return the key of `words.SAID` for how a call was answered."""
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return "done"
    if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
        return "elsewhere"
    if status in _REFUSED:
        return "refused"
    return "not_there" if status in _NOT_THERE else "strange"
