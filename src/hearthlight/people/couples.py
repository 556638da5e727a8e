"""Couples: who is a member of which shared home, and the one two people live in now."""

from django.db import transaction

from hearthlight.people.models import Code, Member, Person, Phone


class CannotJoin(Exception):
    """One of the two lives in a shared home already, or they are the same person."""


@transaction.atomic
def join(home: bytes, first: Person, second: Person, wrapped: dict[bytes, bytes]) -> None:
    """Open a shared home for two people; `wrapped` holds *ours* for each personal home. Raises CannotJoin."""
    people = list(Person.objects.select_for_update().filter(id__in=[first.id, second.id]))
    if len(people) != 2 or any(person.couple is not None for person in people):
        raise CannotJoin
    # *ours* was wrapped for these halves; one that was renewed since could never open it.
    if {bytes(person.public) for person in people} != {bytes(first.public), bytes(second.public)}:
        raise CannotJoin
    for author, person in enumerate((first, second)):
        Member.objects.create(home=home, author=author, person=person.id, wrapped=wrapped[bytes(person.home)])
    Person.objects.filter(id__in=[first.id, second.id]).update(couple=home)


def memberships(person: Person) -> list[Member]:
    """Return every shared home this person still holds a key to, past ones too."""
    return list(Member.objects.filter(person=person.id))


def keep_past(person: Person, home: bytes, *, author: int, wrapped: bytes) -> None:
    """Give one person the key to a shared home that nobody lives in: a past brought along from elsewhere."""
    Member.objects.create(home=home, author=author, person=person.id, wrapped=wrapped)


def is_past_of(person: Person, home: bytes) -> bool:
    """Return whether `person` alone holds the key to a shared home, and lives in another one or on their own."""
    lives_there = person.couple is not None and bytes(person.couple) == home
    return not lives_there and not Member.objects.filter(home=home).exclude(person=person.id).exists()


def readers(home: bytes) -> dict[int, bytes]:
    """Return the members of a shared home, held for this transaction: author number -> public half."""
    numbers = dict(Member.objects.filter(home=home).values_list("person", "author"))
    people = Person.objects.select_for_update(no_key=True).filter(id__in=list(numbers)).order_by("id")
    return {numbers[bytes(one.id)]: bytes(one.public) for one in people}


def hold(person: Person) -> Person:
    """Return this person as they stand now, held for this transaction, so that no letter goes to an older half."""
    return Person.objects.select_for_update(no_key=True).get(id=person.id)


def renew(person: Person, wrapped: dict[bytes, bytes]) -> None:
    """Keep a person's new public half, and *ours* of each shared home as it is wrapped for that half."""
    Person.objects.filter(id=person.id).update(public=person.public)
    for home, one in wrapped.items():
        Member.objects.filter(home=home, person=person.id).update(wrapped=one)


@transaction.atomic
def part(person: Person, home: bytes) -> bool:
    """Give back this person's key to a shared home; return whether nobody is left in it. The other is not told."""
    Member.objects.filter(home=home, person=person.id).delete()
    if person.couple is not None and bytes(person.couple) == home:
        Person.objects.filter(id=person.id).update(couple=None)
        person.couple = None
    return not Member.objects.filter(home=home).exists()


def close(person: Person) -> None:
    """Let a shared home that the other one left be the past, so that another can be opened. Its key stays in hand."""
    Person.objects.filter(id=person.id).update(couple=None)
    person.couple = None


def is_full() -> bool:
    """Return whether a pair, or two people on their own, already live in this house."""
    return Person.objects.count() >= 2


@transaction.atomic
def remove(person: Person) -> None:
    """Remove a person with their phones, codes and memberships."""
    Member.objects.filter(person=person.id).delete()
    Code.objects.filter(asker=person).delete()
    Code.objects.filter(joiner=person).delete()
    Phone.objects.filter(person=person).delete()
    Person.objects.filter(id=person.id).delete()
