"""Letters that a phone wrote without a connection: each is taken in once, and shared only where that is still wanted."""

from base64 import b64decode
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

import msgspec
from django.db import transaction

from hearthlight.due import anew
from hearthlight.frame.visit import Visit
from hearthlight.journal import letters, seal, write
from hearthlight.journal.write import KEEP_BARE_IDS_DAYS, WasForgotten
from hearthlight.people import couples

MOST = 100
KEPT_FOR = timedelta(days=KEEP_BARE_IDS_DAYS)
type Hex = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]


class NotLetters(ValueError):
    """This is no packet of letters. It never holds what was sent."""


class Copy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The headline for both, sealed for the shared home."""

    home: Hex
    author: int
    id: Hex
    sealed: str


class Letter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry, sealed to its writer: `own` points to its copy, `alone` does not. `made` is in milliseconds."""

    id: Hex
    home: Hex
    made: Annotated[float, msgspec.Meta(ge=0, lt=2**47)]
    own: str
    alone: str | None = None
    copy: Copy | None = None


class Packet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a phone sends at once."""

    letters: Annotated[list[Letter], msgspec.Meta(max_length=MOST)]


class Answer(msgspec.Struct, frozen=True):
    """Ids that the phone may let go of, and those that grew too old to be taken in."""

    done: list[str]
    old: list[str]


def read(content: bytes) -> Packet:
    """Return the packet in `content`; raises NotLetters."""
    try:
        return msgspec.json.decode(content, type=Packet)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        raise NotLetters("no packet") from None


def take(visit: Visit, packet: Packet) -> Answer:
    """Take in every letter of this person. What is meant for somebody else, or is no letter, stays on the phone."""
    answer = Answer([], [])
    for letter in packet.letters:
        if bytes.fromhex(letter.home) != bytes(visit.person.home):
            continue
        if _made_at(letter) < visit.now - KEPT_FOR:
            answer.old.append(letter.id)
        elif _taken(visit, letter):
            answer.done.append(letter.id)
    if answer.done and visit.locked:
        anew.heard(visit.person, zone=visit.zone, now=visit.now)
    return answer


def _made_at(letter: Letter) -> datetime:
    return datetime.fromtimestamp(letter.made / 1000, UTC)


def _taken(visit: Visit, letter: Letter) -> bool:
    try:
        _take_in(visit, letter)
    except WasForgotten:
        # It arrived before, and was taken back or deleted since: the phone may forget it too.
        return True
    except (seal.Damaged, seal.NotShared, ValueError):
        return False
    return True


@transaction.atomic
def _take_in(visit: Visit, letter: Letter) -> None:
    person = couples.hold(visit.person)
    entry_id = bytes.fromhex(letter.id)
    if write.is_there(bytes(person.home), entry_id):
        return
    is_given = letter.copy is not None and _give(visit, letter.copy)
    sealed = b64decode(letter.own if is_given or letter.alone is None else letter.alone, validate=True)
    letters.leave(bytes(person.home), sealed, entry_id, author=0, readers=[0])


def _give(visit: Visit, copy: Copy) -> bool:
    """Leave the copy in the shared home, when that is the home of today and sharing is wanted today."""
    share = sharing(visit)
    if share is None or share["home"] != copy.home or share["author"] != copy.author:
        return False
    readers = [number for number, _ in share["readers"]]
    home, sealed = bytes.fromhex(copy.home), b64decode(copy.sealed, validate=True)
    letters.leave(home, sealed, bytes.fromhex(copy.id), author=copy.author, readers=readers)
    return True


def sharing(visit: Visit) -> dict[str, Any] | None:
    """Return to whom a headline may be sealed, or None when it may not be shared; a locked phone knows it by its box."""
    known = visit.facts_while_locked() if visit.signed_in else visit.box
    if known.get("share") != "yes" or visit.person.couple is None:
        return None
    home, public = bytes(visit.person.couple), bytes(visit.person.public)
    with transaction.atomic():
        readers = couples.readers(home)
    author = next((number for number, half in readers.items() if half == public), None)
    if author is None:
        return None
    return {
        "home": home.hex(),
        "author": author,
        "readers": [(number, half.hex()) for number, half in sorted(readers.items())],
    }
