"""Phones: a browser that signed in, what its cookie opens, and when it locks."""

import base64
import binascii
import datetime as dt
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import Self

from django.db import connection
from django.db.models import F, Model

from hearthlight.people.models import Person, Phone, new_id

SECRET_BYTES, ID_BYTES = 32, 16
# Asked on every page; written out, because building the query costs several times what running it does.
_PHONE = [field.attname for field in Phone._meta.concrete_fields]
_PERSON = [field.attname for field in Person._meta.concrete_fields]
_FIND = (
    f"SELECT {', '.join(f'f.{name}' for name in _PHONE)}, {', '.join(f'p.{name}' for name in _PERSON)} "  # noqa: S608
    "FROM phone f JOIN person p ON p.id = f.person_id WHERE f.id = %s"
)
IDLE_CHOICES = (2, 5, 15, 30, 60, 240, 720)
SECOND_LOCK_MINUTES, PIN_TRIES = 2, 5
# A clock may be put right by this much without locking anybody out.
CLOCK_SET_BACK_MINUTES = 60


@dataclass(frozen=True, slots=True)
class Cookie:
    """What the browser carries: which phone it is, and the secret nobody else has."""

    phone: bytes
    secret: bytes

    def __repr__(self) -> str:
        return "Cookie(…)"

    def text(self) -> str:
        """Return the cookie's value."""
        return base64.urlsafe_b64encode(self.phone + self.secret).decode().rstrip("=")

    @classmethod
    def read(cls, value: str) -> Self | None:
        """Return what `value` carries, or None when it is not one of ours."""
        try:
            raw = base64.urlsafe_b64decode(value + "=" * (-len(value) % 4))
        except (binascii.Error, ValueError):
            return None
        return cls(raw[:ID_BYTES], raw[ID_BYTES:]) if len(raw) == ID_BYTES + SECRET_BYTES else None


def find(cookie: Cookie) -> Phone | None:
    """Return the phone this cookie belongs to, with its person, or None."""
    with connection.cursor() as cursor:
        cursor.execute(_FIND, [cookie.phone])
        row = cursor.fetchone()
    if row is None or not hmac.compare_digest(bytes(row[2]), _hash(cookie.secret)):
        return None
    phone = _read(Phone, row[: len(_PHONE)])
    phone.person = _read(Person, row[len(_PHONE) :])
    return phone


def _read[M: Model](kind: type[M], values: tuple[object, ...]) -> M:
    fields = kind._meta.concrete_fields
    read = [field.to_python(value) for field, value in zip(fields, values, strict=True)]
    return kind.from_db(connection.alias, [field.attname for field in fields], read)


def new_cookie(phone: bytes | None = None) -> Cookie:
    """Return a cookie with a fresh secret, for a phone that is known already or for a new one."""
    return Cookie(phone or new_id(), secrets.token_bytes(SECRET_BYTES))


def remember(
    person: Person, cookie: Cookie, *, wrapped: bytes, box: bytes, idle_minutes: int, now: dt.datetime
) -> Phone:
    """Keep a phone open for `person`; a phone that was known is kept under its new secret."""
    phone, _ = Phone.objects.update_or_create(
        id=cookie.phone,
        defaults={
            "person": person,
            "secret_hash": _hash(cookie.secret),
            "wrapped": wrapped,
            "box": box,
            "idle_minutes": idle_minutes,
            "open_until": _until(now, idle_minutes),
        },
    )
    return phone


def is_open(phone: Phone, now: dt.datetime) -> bool:
    """Return whether this phone may read now."""
    return bool(phone.wrapped) and _is_before(phone, phone.open_until, now)


def stay_open(phone: Phone, now: dt.datetime) -> None:
    """Move the time of locking on, at most once a minute so that reading does not write."""
    until = _until(now, _stays_open(phone))
    if phone.open_until is None or until > phone.open_until:
        times = {"open_until": until} | ({"pin_until": _until(now, phone.idle_minutes)} if phone.second_lock else {})
        Phone.objects.filter(id=phone.id).exclude(wrapped=b"").update(**times)


def set_idle(phone: Phone, idle_minutes: int, *, now: dt.datetime) -> None:
    """Lock after another time from now on; a shorter one counts at once."""
    phone.idle_minutes = idle_minutes
    times = {"open_until": _until(now, _stays_open(phone))}
    if phone.second_lock:
        times["pin_until"] = _until(now, idle_minutes)
    Phone.objects.filter(id=phone.id).update(idle_minutes=idle_minutes, **times)


def latest_use(phone: Phone) -> dt.datetime | None:
    """Return when this open phone was used before now, to the minute; None for one that is not open."""
    if phone.open_until is None:
        return None
    return dt.datetime.fromtimestamp((phone.open_until - _stays_open(phone) - 1) * 60, dt.UTC)


def lock(phone_id: bytes) -> None:
    """Throw away what was open on this phone, behind its second lock too; it stays known."""
    Phone.objects.filter(id=phone_id).update(wrapped=b"", open_until=None, pin=b"", pin_until=None)


def lock_idle(now: dt.datetime) -> None:
    """Throw away what was open on every phone whose time ran out; asking a page does the same for one."""
    Phone.objects.filter(open_until__lte=_minute(now)).update(wrapped=b"", open_until=None)
    Phone.objects.filter(pin_until__lte=_minute(now)).update(pin=b"", pin_until=None)


def of(person: Person) -> list[bytes]:
    """Return the ids of this person's phones."""
    return [bytes(one) for one in Phone.objects.filter(person=person).values_list("id", flat=True)]


def put_second_lock_on(phone: Phone, held: bytes, *, now: dt.datetime) -> None:
    """Keep what is open behind the digits too, with all tries to come, and ask for them after two minutes."""
    phone.second_lock, phone.pin = True, held
    Phone.objects.filter(id=phone.id).update(
        second_lock=True,
        pin=held,
        pin_until=_until(now, phone.idle_minutes),
        pin_tries=0,
        open_until=_until(now, SECOND_LOCK_MINUTES),
    )


def take_second_lock_off(phone_id: bytes) -> None:
    """Ask for no digits on this phone any more."""
    Phone.objects.filter(id=phone_id).update(second_lock=False, pin=b"", pin_until=None, pin_tries=0)


def pin_waits(phone: Phone, now: dt.datetime) -> bool:
    """Return whether the digits open this phone now."""
    return bool(phone.pin) and _is_before(phone, phone.pin_until, now)


def count_pin(phone: Phone) -> bool:
    """Count one try of the digits; return whether it was still allowed."""
    left = Phone.objects.filter(id=phone.id, pin_tries__lt=PIN_TRIES)
    return left.update(pin_tries=F("pin_tries") + 1) == 1


def lock_after_tries(phone: Phone) -> None:
    """Throw away what the digits open, when every try was used."""
    if Phone.objects.filter(id=phone.id, pin_tries__gte=PIN_TRIES).exists():
        lock(bytes(phone.id))


def sign_out(phone_id: bytes) -> None:
    """Forget this phone."""
    Phone.objects.filter(id=phone_id).delete()


def sign_out_others(person: Person, phone_id: bytes) -> None:
    """Forget every phone of `person` but this one."""
    Phone.objects.filter(person=person).exclude(id=phone_id).delete()


def sign_out_own(person: Person, phone_id: bytes) -> bool:
    """Forget one phone, when it is this person's; return whether it was."""
    gone, _ = Phone.objects.filter(person=person, id=phone_id).delete()
    return bool(gone)


def empty_boxes(person: Person, *, but: bytes) -> None:
    """Take from the person's other phones what they know while locked, so that none shares by an old choice."""
    Phone.objects.filter(person=person).exclude(id=but).update(box=b"")


def _stays_open(phone: Phone) -> int:
    return SECOND_LOCK_MINUTES if phone.second_lock else phone.idle_minutes


def _is_before(phone: Phone, until: int | None, now: dt.datetime) -> bool:
    """Return whether `until` is still to come, and no further off than it can be unless the clock jumped back."""
    return until is not None and 0 < until - _minute(now) <= phone.idle_minutes + 1 + CLOCK_SET_BACK_MINUTES


def _until(now: dt.datetime, idle_minutes: int) -> int:
    return _minute(now) + idle_minutes + 1


def _minute(now: dt.datetime) -> int:
    return int(now.timestamp()) // 60


def _hash(secret: bytes) -> bytes:
    return hashlib.sha256(b"hearthlight/phone" + secret).digest()
