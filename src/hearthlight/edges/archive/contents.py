"""What goes into a copy: everything one person can read, home by home, and nothing the house does not yet show."""

from collections.abc import Iterator
from dataclasses import dataclass

from hearthlight.edges.archive import sealed
from hearthlight.edges.archive.sealed import End, Record, Said, Wrap
from hearthlight.entries import codec
from hearthlight.entries.preference import Preference
from hearthlight.entries.unread import Unread
from hearthlight.frame.visit import gather
from hearthlight.journal import homes, locks, read
from hearthlight.journal.homes import OpenHome
from hearthlight.journal.read import Kept
from hearthlight.people.models import Person

# A draft was never sent; that somebody parted is not shown for a while, and a copy may not tell it sooner.
LEFT_OUT = frozenset({"draft", "parted"})


@dataclass(frozen=True, slots=True)
class Belongings:
    """Everything one person can open: their own home, and each home they share or shared, open in their voice."""

    mine: OpenHome
    shared: tuple[OpenHome, ...]

    @property
    def homes(self) -> tuple[OpenHome, ...]:
        return self.mine, *self.shared


def of(person: Person, mine: bytes) -> Belongings:
    """Return what `mine` opens for this person; raises seal.Damaged when a wrap is not theirs."""
    own = homes.open_personal(bytes(person.home), mine)
    shared = (
        homes.open_shared(home, secret, author=author, mine=mine, personal=own.id)
        for home, (secret, author) in sorted(gather(person, mine).shared.items())
    )
    return Belongings(own, tuple(shared))


def said_in(home: OpenHome, *, shared: bool) -> Iterator[Kept]:
    """Yield what belongs into a copy from one home, in the order it was written; what does not open is not in it."""
    for kept in read.one_by_one(home):
        if isinstance(kept.entry, Unread):
            continue
        if not isinstance(kept.entry, Preference) or _comes_along(kept.entry, shared=shared):
            yield kept


def unread(belongings: Belongings) -> int:
    """Return how many entries do not open; a copy can be made without them, if their owner wants that."""
    return sum(isinstance(kept.entry, Unread) for home in belongings.homes for kept in read.one_by_one(home))


def _comes_along(choice: Preference, *, shared: bool) -> bool:
    return choice.name == "name" if shared else choice.name not in LEFT_OUT


def records(belongings: Belongings) -> Iterator[Record]:
    """Yield everything as the records of a sealed copy."""
    said = 0
    for home in belongings.homes:
        shared = home is not belongings.mine
        yield sealed.Home(home.id, home.author, shared)
        for kept in said_in(home, shared=shared):
            said += 1
            yield Said(kept.id, kept.author, codec.encode(kept.entry))
    yield End(said)


def seal_everything(belongings: Belongings) -> Iterator[bytes]:
    """Yield a sealed copy, piece by piece; it opens with the passphrase and the kit as they are now."""
    mine = belongings.mine
    wraps = [Wrap(lock.kind, bytes(lock.salt), lock.cost, bytes(lock.wrapped)) for lock in locks.carried(mine.id)]
    return sealed.seal_copy(mine.mine, sealed.new_cover(mine.id, wraps), records(belongings))
