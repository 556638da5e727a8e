"""Passkeys: which keys of a person's own devices open their home."""

from hearthlight.people.models import Passkey, Person


def of(person: Person) -> list[Passkey]:
    """Return this person's passkeys."""
    return list(Passkey.objects.filter(person=person))


def has_any(person: Person) -> bool:
    """Return whether this person has a passkey."""
    return Passkey.objects.filter(person=person).exists()


def find(credential: bytes) -> Passkey | None:
    """Return the passkey of this credential id, with its person, or None."""
    return Passkey.objects.select_related("person").filter(credential=credential).first()


def touched(passkey: Passkey, sign_count: int) -> None:
    """Remember a device's own count, so that a copied key is noticed."""
    if sign_count != passkey.sign_count:
        Passkey.objects.filter(id=passkey.id).update(sign_count=sign_count)


def remove(person: Person, passkey: bytes) -> None:
    """Remove one passkey of this person; nothing else of theirs changes."""
    Passkey.objects.filter(person=person, id=passkey).delete()


def remove_all(person: Person) -> None:
    """Remove every passkey of this person."""
    Passkey.objects.filter(person=person).delete()
