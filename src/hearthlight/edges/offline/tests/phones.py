"""A phone without a connection, as the house sees it: it seals what was said, and sends it when it can, as often as it must."""

from __future__ import annotations

import datetime as dt
import json
import secrets
from base64 import b64encode
from dataclasses import dataclass, field
from typing import Any

from tests.guests import Guest

from hearthlight.entries import codec
from hearthlight.entries.checkin import Checkin
from hearthlight.journal import seal

MARK = {"X-Hearthlight": "letters"}


def new_id() -> str:
    return secrets.token_hex(16)


def packed(content: bytes) -> str:
    return b64encode(content).decode()


@dataclass
class Away:
    """What waits on one phone of somebody."""

    guest: Guest
    post: dict[str, Any] = field(default_factory=dict)
    queue: list[dict[str, Any]] = field(default_factory=list)

    def learn(self) -> None:
        """Ask the house whom to seal to."""
        self.post = self.guest.client.get("/offline/post/", headers=MARK).json()

    def says(self, at: dt.datetime, *, mood: float, to: str = "me", entry_id: str = "") -> str:
        """Check in without a connection, as the worker would."""
        said = Checkin(day=at.date(), at=at, energy=3.0, mood=mood)
        entry_id = entry_id or new_id()
        letter = {"id": entry_id, "home": self.post["home"], "made": at.timestamp() * 1000}
        alone = self._sealed(entry_id, said)
        share = self.post["share"]
        if to == "me" or share is None:
            self.queue.append(letter | {"own": alone})
            return entry_id
        copy = {"home": share["home"], "author": share["author"], "id": new_id()}
        given = Checkin(day=said.day, at=at, energy=3.0, mood=mood, shared_as=bytes.fromhex(copy["id"]))
        place = seal.Place(bytes.fromhex(copy["home"]), copy["author"], bytes.fromhex(copy["id"]))
        readers = {number: bytes.fromhex(half) for number, half in share["readers"]}
        both = packed(seal.seal_letter(place, readers, codec.encode(said)))
        self.queue.append(
            letter | {"own": self._sealed(entry_id, given), "alone": alone, "copy": copy | {"sealed": both}}
        )
        return entry_id

    def _sealed(self, entry_id: str, entry: Checkin) -> str:
        place = seal.Place(bytes.fromhex(self.post["home"]), 0, bytes.fromhex(entry_id))
        return packed(seal.seal_letter(place, {0: bytes.fromhex(self.post["public"])}, codec.encode(entry)))

    def send(self, *, answer_is_lost: bool = False) -> dict[str, Any]:
        """Send what waits; a lost answer leaves it waiting, though the house has it."""
        answer: dict[str, Any] = send(self.guest, self.queue).json()
        if not answer_is_lost:
            self.queue = [one for one in self.queue if one["id"] not in answer["done"]]
        return answer


def send(guest: Guest, letters: list[dict[str, Any]]) -> Any:
    """Post letters the way a worker does."""
    return guest.client.post(
        "/offline/post/", json.dumps({"letters": letters}), content_type="application/json", headers=MARK
    )
