"""Joining two phones: names go sealed from one to the other, and the shared home opens when both said yes."""

from django.db import transaction

from hearthlight.frame.visit import Visit, refill_box
from hearthlight.journal import homes, seal, write
from hearthlight.people import couples, pairing
from hearthlight.people.models import Code, Person


def make_code(visit: Visit) -> None:
    """Make a fresh code for this person, with its words and their name sealed beside it."""
    words = pairing.make(visit.person, now=visit.now)
    code = pairing.of(visit.person, now=visit.now)
    assert code is not None, "made one line above"
    code.asker_words = seal.seal_to(bytes(visit.person.public), words.encode(), _info(code, "words"))
    code.save(update_fields=["asker_words"])


def words_of(visit: Visit, code: Code) -> str:
    """Return the words of the code this person made."""
    return seal.open_from(visit.mine.letters(), bytes(code.asker_words), _info(code, "words")).decode()


def say_name(visit: Visit, code: Code) -> None:
    """Leave this person's name for the other one, once the other is known."""
    other = other_of(code, visit.person)
    if other is None:
        return
    field = "asker_name" if code.asker_id == visit.person.id else "joiner_name"
    if not getattr(code, field):
        setattr(code, field, seal.seal_to(bytes(other.public), visit.me.encode(), _info(code, field)))
        code.save(update_fields=[field])


def their_name(visit: Visit, code: Code) -> str:
    """Return the other one's name, or an empty text while their phone has not said it."""
    field = "joiner_name" if code.asker_id == visit.person.id else "asker_name"
    left = bytes(getattr(code, field))
    return seal.open_from(visit.mine.letters(), left, _info(code, field)).decode() if left else ""


@transaction.atomic
def say_yes(visit: Visit, code: Code, dials: dict[str, str]) -> bool:
    """Keep this person's yes and dials; open the shared home when it is the second one. Raises CannotJoin.

    Two yeses in one moment wait for each other; a code that went in between changes nothing.
    """
    held = Code.objects.select_for_update().filter(id=code.id).first()
    if held is None:
        return False
    write.settle(visit.mine, "dials", dials)
    if visit.alone_again:
        couples.close(visit.person)
    first = code.asker_id == visit.person.id
    setattr(held, "asker_yes" if first else "joiner_yes", True)
    held.save(update_fields=["asker_yes", "joiner_yes"])
    if not (held.asker_yes and held.joiner_yes):
        return False
    _join(visit, held)
    return True


def _join(visit: Visit, code: Code) -> None:
    me, other = visit.person, other_of(code, visit.person)
    assert other is not None, "both said yes"
    home, wrapped = homes.new_shared({bytes(p.home): bytes(p.public) for p in (me, other)})
    couples.join(home, me, other, wrapped)
    ours = homes.open_ours(home, wrapped[bytes(me.home)], mine=visit.mine.mine, personal=visit.mine.id)
    for author, name in ((0, visit.me), (1, their_name(visit, code))):
        voice = homes.open_shared(home, ours, author=author, mine=visit.mine.mine, personal=visit.mine.id)
        write.settle(voice, "name", name)
    Code.objects.filter(id=code.id).delete()
    me.couple = home
    visit.keep_open()
    visit.look_again()
    refill_box(visit)


def after_joining(visit: Visit) -> None:
    """Let this phone know its dials while locked, from the first page after both said yes."""
    refill_box(visit)


def other_of(code: Code, person: Person) -> Person | None:
    """Return the other person of a code, or None while nobody took it."""
    return code.joiner if code.asker_id == person.id else code.asker


def said_yes(code: Code, person: Person) -> bool:
    """Return whether this person said yes already."""
    return code.asker_yes if code.asker_id == person.id else code.joiner_yes


def _info(code: Code, what: str) -> bytes:
    return b"hearthlight/1/pairing/" + what.encode() + b"\0" + bytes(code.id)
