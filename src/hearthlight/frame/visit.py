"""Who is here: the person behind a request, what is open to them, and the few facts every page needs."""

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from hearthlight.entries import days
from hearthlight.frame import bar, clock, evening, tongue
from hearthlight.journal import homes, locks, seal
from hearthlight.journal.homes import OpenHome
from hearthlight.journal.recent import Recent, recent
from hearthlight.people import consent, couples, phones
from hearthlight.people.models import Person, Phone
from hearthlight.people.phones import Cookie

COOKIE_AGE = dt.timedelta(days=400)
QUIET_AFTER_PARTING = dt.timedelta(days=30)


class Visit:
    """One request's guest. `known`: this browser signed in once. `signed_in`: it may read. `locked`: known, may only write."""

    def __init__(self, cookie: Cookie | None, phone: Phone | None, now: dt.datetime) -> None:
        self.cookie, self.phone, self.now = cookie, phone, now
        self.keyring = self._open_keyring()

    def _open_keyring(self) -> locks.Keyring | None:
        if self.phone is None or not phones.is_open(self.phone, self.now):
            return None
        try:
            return self.phone_key.open(bytes(self.phone.wrapped))
        except seal.WrongKey:
            return None

    @property
    def known(self) -> bool:
        return self.phone is not None

    @property
    def signed_in(self) -> bool:
        return self.keyring is not None

    @property
    def locked(self) -> bool:
        return self.known and not self.signed_in

    @property
    def has_second_lock(self) -> bool:
        return self.phone is not None and self.phone.second_lock

    @property
    def person(self) -> Person:
        assert self.phone is not None, "a policy lets only known phones this far"
        return self.phone.person

    @property
    def phone_id(self) -> bytes:
        assert self.phone is not None, "a policy lets only known phones this far"
        return bytes(self.phone.id)

    @cached_property
    def phone_key(self) -> locks.PhoneKey:
        assert self.cookie is not None, "only a phone with a cookie has a key"
        return locks.PhoneKey(self.cookie.secret, self.cookie.phone, bytes(self.person.home))

    @cached_property
    def box(self) -> dict[str, str]:
        """What this phone may know while locked; empty when its choices grew old."""
        if self.phone is None or not self.phone.box:
            return {}
        try:
            return self.phone_key.open_box(bytes(self.phone.box))
        except seal.WrongKey:
            return {}

    # What is open.

    @cached_property
    def mine(self) -> OpenHome:
        """This person's own home, open."""
        assert self.keyring is not None, "a policy lets only open phones this far"
        return homes.open_personal(bytes(self.person.home), self.keyring.mine)

    @cached_property
    def ours(self) -> OpenHome | None:
        """The home shared with the partner, open; None for a person on their own."""
        if self.person.couple is None or self.keyring is None:
            return None
        couple = bytes(self.person.couple)
        secret, author = (self.keyring.shared.get(couple) or self._fetch(couple)) or (None, 0)
        return self._shared(couple, secret, author) if secret else None

    def _shared(self, home: bytes, secret: bytes, author: int) -> OpenHome:
        return homes.open_shared(home, secret, author=author, mine=self.mine.mine, personal=self.mine.id)

    def _fetch(self, couple: bytes) -> tuple[bytes, int] | None:
        """Joined since this phone was opened: fetch the key and keep it on the phone."""
        self.keep_open()
        return self.keyring.shared.get(couple) if self.keyring else None

    def keep_open(self) -> None:
        """Wrap everything this person may open again for this phone, and what it may know while locked."""
        assert self.phone is not None, "a policy lets only known phones this far"
        self.keyring = gather(self.person, self.mine.mine)
        self.phone.wrapped = self.phone_key.keep_open(self.keyring)
        Phone.objects.filter(id=self.phone.id).update(wrapped=self.phone.wrapped)

    def keep_box(self) -> None:
        """Put today's choices into this phone's box, and empty the boxes of the person's other phones."""
        refill_box(self)
        phones.empty_boxes(self.person, but=self.phone_id)

    def facts_while_locked(self) -> dict[str, str]:
        may_share = self.together and not self.paused and self.dials["headline"] == consent.PARTNER_TOO
        return {
            "zone": str(self.zone),
            "theme": self.choice("theme"),
            "lights_out": evening.told(evening.out_tonight(self)),
            "share": "yes" if may_share else "",
            "letters": self.letters,
        }

    # What was said.

    @cached_property
    def recent_mine(self) -> Recent:
        return recent(self.mine, today=self._day_somewhere)

    @cached_property
    def recent_ours(self) -> Recent | None:
        return recent(self.ours, today=self._day_somewhere) if self.ours else None

    @property
    def _day_somewhere(self) -> dt.date:
        # The zone is read from the window itself, so the window ends a day late rather than a day early.
        return (self.now + dt.timedelta(days=1)).date()

    @property
    def has_unread(self) -> bool:
        """Whether something of the last weeks, or a choice, is here and does not open."""
        return bool(self.recent_mine.unread() or (self.recent_ours and self.recent_ours.unread()))

    def choice(self, name: str) -> str:
        """Return a settled text of this person, or an empty one."""
        value = self.recent_mine.settled(name, 0) if self.signed_in else self.box.get(name)
        return value if isinstance(value, str) else ""

    @cached_property
    def zone(self) -> ZoneInfo:
        try:
            return ZoneInfo(self.choice("zone") or "UTC")
        except (KeyError, ValueError, OSError):
            return ZoneInfo("UTC")

    @cached_property
    def today(self) -> dt.date:
        """The person's own day, which ends at four in the morning."""
        return days.day_of(self.now, self.zone)

    @property
    def part_of_day(self) -> days.Part:
        return days.part_of_day(self.now, self.zone)

    @cached_property
    def me(self) -> str:
        return self.choice("name") if self.signed_in else ""

    @cached_property
    def theme(self) -> str:
        """How pages look now: as it was chosen by hand, else by the hour."""
        chosen = self.choice("theme") or "auto"
        return "winddown" if chosen == "auto" and evening.winds_down(self) else chosen

    @cached_property
    def letters(self) -> str:
        return self.choice("letters")

    @cached_property
    def dials(self) -> dict[str, str]:
        return consent.read_dials(self.recent_mine.settled("dials", 0))

    @cached_property
    def paused(self) -> bool:
        # A choice that does not open may have been a pause, so it counts as one.
        return self.choice("paused") == "yes" or (self.signed_in and self.recent_mine.is_unread("paused", 0))

    # The other one.

    @property
    def author(self) -> int:
        return self.ours.author if self.ours else 0

    def _of_partner(self, name: str) -> str:
        if self.ours is None or self.recent_ours is None:
            return ""
        value = self.recent_ours.settled(name, 1 - self.ours.author)
        return value if isinstance(value, str) else ""

    @cached_property
    def partner(self) -> str:
        """The partner's display name, or empty for a person on their own."""
        return self._of_partner("name") if self.together else ""

    @cached_property
    def together(self) -> bool:
        """Whether two people live here. For 30 days after the other left, nothing here shows it."""
        return self.ours is not None and not self.alone_again

    @cached_property
    def alone_again(self) -> bool:
        """Whether the other one left more than 30 days ago."""
        left = self._of_partner("parted") if self.signed_in else ""
        return bool(left) and self.today >= dt.date.fromisoformat(left) + QUIET_AFTER_PARTING

    def look_again(self) -> None:
        """Let the rest of this request see what was changed in it."""
        for fact in set(self.__dict__) - {"cookie", "phone", "now", "keyring", "phone_key"}:
            del self.__dict__[fact]

    # Coming and going.

    def lock(self) -> None:
        """Lock this phone now: nothing that was written can be read until it is unlocked."""
        if self.phone is not None:
            phones.lock(bytes(self.phone.id))
            self.keyring = None

    def sign_out(self, response: HttpResponse) -> None:
        """Forget this browser, and let it forget everything of ours."""
        if self.phone is not None:
            phones.sign_out(bytes(self.phone.id))
        response.delete_cookie(settings.HEARTH_COOKIE, samesite="Strict")
        tongue.forget(response)
        response.headers["Clear-Site-Data"] = '"cache", "storage"'


def gather(person: Person, mine: bytes) -> locks.Keyring:
    """Return everything `mine` opens: the person's secret and that of every shared home they hold a key to.

    A key that does not open is left out: somebody with the database may spoil it, and one's own home opens all the same.
    """
    shared = {}
    for member in couples.memberships(person):
        home = bytes(member.home)
        with suppress(seal.Damaged):
            secret = homes.open_ours(home, bytes(member.wrapped), mine=mine, personal=bytes(person.home))
            shared[home] = (secret, member.author)
    return locks.Keyring(mine, shared)


def visit_of(request: HttpRequest) -> Visit:
    """Return who is behind `request`. Looked up when somebody first asks, so that Help touches no table."""
    held = request.__dict__
    if "visit" not in held:
        held["visit"] = find(request)
    visit: Visit = held["visit"]
    return visit


def find(request: HttpRequest) -> Visit:
    """Return who this request's cookie belongs to; an open phone stays open by this."""
    now = clock.now()
    cookie = Cookie.read(request.COOKIES.get(settings.HEARTH_COOKIE, ""))
    visit = Visit(cookie, phones.find(cookie) if cookie else None, now)
    if visit.phone is not None and visit.signed_in:
        phones.stay_open(visit.phone, now)
    return visit


def open_phone(request: HttpRequest, person: Person, mine: bytes) -> Visit:
    """Open this browser for `person` under a fresh secret; the middleware sends the new cookie."""
    before = visit_of(request)
    same = before.phone is not None and before.phone.person_id == person.id
    cookie = phones.new_cookie(before.cookie.phone if same and before.cookie else None)
    key = locks.PhoneKey(cookie.secret, cookie.phone, bytes(person.home))
    if before.phone is not None and not same:
        phones.sign_out(bytes(before.phone.id))
    idle = before.phone.idle_minutes if same and before.phone else 15
    wrapped = key.keep_open(gather(person, mine))
    phone = phones.remember(person, cookie, wrapped=wrapped, box=b"", idle_minutes=idle, now=before.now)
    phone.person = person
    visit = Visit(cookie, phone, before.now)
    request.__dict__ |= {"visit": visit, "new_cookie": cookie}
    return visit


def refill_box(visit: Visit) -> None:
    """Let this phone alone know today's choices while locked, without touching the person's other phones."""
    Phone.objects.filter(id=visit.phone_id).update(box=visit.phone_key.keep_box(visit.facts_while_locked()))


def _speak(visit: Visit, response: HttpResponse) -> None:
    """Let a browser that was just opened have the language its person chose, if they chose one."""
    chosen = visit.choice(tongue.CHOICE) if visit.signed_in else ""
    if chosen in tongue.accepted() and chosen:
        tongue.remember(response, chosen)


class VisitMiddleware:
    """Sends a phone its new cookie when it has one, lets a shown bar go, and keeps pages out of every cache."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        cookie = getattr(request, "new_cookie", None)
        if cookie is not None:
            response.set_cookie(
                settings.HEARTH_COOKIE,
                cookie.text(),
                max_age=COOKIE_AGE,
                secure=settings.TLS,
                httponly=True,
                samesite="Strict",
            )
            _speak(visit_of(request), response)
        bar.clear(request, response)
        response.headers.setdefault("Cache-Control", "no-store")
        return response
