"""Adding a passkey and opening with one: each whole flow in one function, effects called by name."""

from django.db import IntegrityError, transaction
from django.http import HttpRequest

from hearthlight.edges.passkeys import ceremony, challenge
from hearthlight.edges.passkeys.ceremony import NotHeld
from hearthlight.frame.policy import visit_of
from hearthlight.frame.visit import Visit
from hearthlight.journal import locks, write
from hearthlight.people import limits, passkeys, phones
from hearthlight.people.models import Passkey, new_id
from hearthlight.rooms.door import accounts

LONGEST_NAME = 40
MOST = 20


def ask_new(request: HttpRequest) -> str:
    """Return what the browser is asked for a new passkey; the passphrase was given just now. Raises NoName."""
    visit = visit_of(request)
    fresh = challenge.make(challenge.ADD, bytes(visit.person.id), now=visit.now)
    known = [bytes(one.credential) for one in passkeys.of(visit.person)]
    place = ceremony.place_of(request)
    return ceremony.ask_for_new(place, fresh, person=bytes(visit.person.id), called=visit.me, known=known)


@transaction.atomic
def add(request: HttpRequest, answer: ceremony.Answer, *, name: str) -> None:
    """Keep a new passkey under a name of one's own; raises NotHeld, NoName, NotOurs."""
    visit = visit_of(request)
    challenge.use(answer.challenge, challenge.ADD, bytes(visit.person.id), now=visit.now)
    made = ceremony.look_at_new(ceremony.place_of(request), answer)
    if len(passkeys.of(visit.person)) >= MOST:
        raise NotHeld
    one = new_id()
    wrapped = locks.wrap_for_passkey(visit.mine.id, visit.mine.mine, passkey=one, secret=answer.secret)
    try:
        with transaction.atomic():
            Passkey.objects.create(
                id=one,
                person=visit.person,
                credential=made.credential,
                public_key=made.public_key,
                sign_count=made.sign_count,
                wrapped=wrapped,
            )
    except IntegrityError:
        raise NotHeld from None
    rename(visit, one, name)


def ask(request: HttpRequest) -> str:
    """Return what the browser is asked to open: one of this phone's person, or any it holds. Raises NoName."""
    visit = visit_of(request)
    who = bytes(visit.person.id) if visit.known else b""
    known = [bytes(one.credential) for one in passkeys.of(visit.person)] if visit.known else []
    fresh = challenge.make(challenge.OPEN, who, now=visit.now)
    return ceremony.ask_for_touch(ceremony.place_of(request), fresh, known=known)


def open_by_touch(request: HttpRequest, answer: ceremony.Answer) -> Visit:
    """Open this phone with a passkey; raises NotHeld, NoName, NotOurs, WrongKey, Damaged, TooMany."""
    found, mine = _touched(request, answer)
    return accounts.open_for(request, found.person, mine, tried_as=found.person.id.hex())


def set_passphrase(request: HttpRequest, answer: ceremony.Answer, passphrase: str) -> None:
    """Wrap *mine* under a new passphrase, for whoever forgot the one before; raises as `open_by_touch` does."""
    found, mine = _touched(request, answer)
    locks.set_passphrase(bytes(found.person.home), mine, passphrase)
    phones.sign_out_others(found.person, visit_of(request).phone_id)


def _touched(request: HttpRequest, answer: ceremony.Answer) -> tuple[Passkey, bytes]:
    """Return the passkey that answered, and the *mine* it opens."""
    visit = visit_of(request)
    limits.count(limits.SIGN_IN_PLACE, accounts.place(request), now=visit.now)
    challenge.use(answer.challenge, challenge.OPEN, bytes(visit.person.id) if visit.known else b"", now=visit.now)
    found = passkeys.find(answer.id)
    if found is None or (visit.known and found.person_id != visit.person.id):
        raise NotHeld
    place = ceremony.place_of(request)
    key, count = bytes(found.public_key), found.sign_count
    passkeys.touched(found, ceremony.look_at_touch(place, answer, public_key=key, sign_count=count))
    home = bytes(found.person.home)
    return found, locks.open_with_passkey(home, bytes(found.wrapped), passkey=bytes(found.id), secret=answer.secret)


def names(visit: Visit) -> dict[str, str]:
    """Return the names this person gave their passkeys, by id."""
    kept = visit.recent_mine.settled("passkeys", 0)
    return dict(kept) if isinstance(kept, dict) else {}


def rename(visit: Visit, passkey: bytes, name: str) -> None:
    """Give a passkey a name; it lies sealed with what the person writes."""
    write.settle(visit.mine, "passkeys", names(visit) | {passkey.hex(): name.strip()[:LONGEST_NAME]})


@transaction.atomic
def remove(visit: Visit, passkey: bytes) -> None:
    """Remove a passkey and its name."""
    passkeys.remove(visit.person, passkey)
    left = names(visit)
    left.pop(passkey.hex(), None)
    write.settle(visit.mine, "passkeys", left)
    # Its wrap still opens this home for whoever holds the device.
    transaction.on_commit(write.leave_no_trace)
