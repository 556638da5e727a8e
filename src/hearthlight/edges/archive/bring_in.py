"""Bringing a sealed copy into this house: nothing twice, nothing that was forgotten, and the shared part as a past."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import batched, groupby

from django.db import transaction

from hearthlight.edges.archive.contents import Belongings
from hearthlight.edges.archive.sealed import Home, Said
from hearthlight.entries import codec
from hearthlight.entries.preference import Preference
from hearthlight.journal import homes, write
from hearthlight.journal.homes import OpenHome
from hearthlight.people import couples
from hearthlight.people.models import Person

# What is about the person. Dials, pause and kit are about one house and one partner, and are asked for anew.
TRAVELS = frozenset({"name", "zone", "theme", "letters", "jar"})
AT_ONCE = 500


@dataclass
class Brought:
    """How many entries were new, how many were passed over, and how many lie in a shared home that still stands here."""

    new: int = 0
    known: int = 0
    standing: int = 0


@transaction.atomic
def bring_in(person: Person, belongings: Belongings, entries: Iterable[tuple[Home, Said]]) -> Brought:
    """Keep what a copy holds in the homes of this person; all of it or, when something is the matter, nothing."""
    brought = Brought()
    for home, run in groupby(entries, key=lambda pair: pair[0]):
        said = (one for _, one in run)
        if home.shared:
            _bring_past(person, belongings, home, said, brought)
        else:
            for some in batched(said, AT_ONCE):
                _put(belongings.mine, some, brought)
    return brought


def _bring_past(person: Person, belongings: Belongings, home: Home, said: Iterator[Said], brought: Brought) -> None:
    past: OpenHome | None = None
    for some in batched(said, AT_ONCE):
        if past is None and _says_something(some):
            past = _past(person, belongings, home, [one.id for one in some])
        if past is not None:
            _put(past, some, brought)
        else:
            brought.standing += sum(map(_says_something, zip(some)))


def _past(person: Person, belongings: Belongings, home: Home, ids: list[bytes]) -> OpenHome | None:
    """Return the past these entries belong to, made when it is not there; None where the home itself stands here."""
    if homes.is_there(home.id):
        return None
    for here in belongings.shared:
        if write.known(here.id, ids):
            return here if couples.is_past_of(person, here.id) else None
    return _new_past(person, belongings.mine, home.author)


def _new_past(person: Person, mine: OpenHome, author: int) -> OpenHome:
    """Make a shared home that nobody but this person reads."""
    past, wrapped = homes.new_shared({mine.id: bytes(person.public)})
    couples.keep_past(person, past, author=author, wrapped=wrapped[mine.id])
    ours = homes.open_ours(past, wrapped[mine.id], mine=mine.mine, personal=mine.id)
    return homes.open_shared(past, ours, author=author, mine=mine.mine, personal=mine.id)


def _says_something(some: Sequence[Said]) -> bool:
    """Return whether there is more in these than names."""
    return any(not isinstance(codec.decode(one.content), Preference) for one in some)


def _put(home: OpenHome, said: Sequence[Said], brought: Brought) -> None:
    decoded = [(one.author, one.id, codec.decode(one.content)) for one in said]
    kept = [one for one in decoded if not isinstance(one[2], Preference)]
    new = write.put_back(home, kept)
    brought.new += new
    brought.known += len(kept) - new
    for author, _, entry in decoded:
        if isinstance(entry, Preference) and entry.name in TRAVELS:
            _settle(replace(home, author=author), entry)


def _settle(home: OpenHome, choice: Preference) -> None:
    if not write.is_there(home.id, write.settled_id(home, choice.name, home.author)):
        write.settle(home, choice.name, choice.value)
