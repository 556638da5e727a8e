"""Signing in: tries are counted for all workers, a stolen database opens nothing, and a phone locks, wipes and forgets."""

import hashlib
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from tests.guests import PASSPHRASE, Guest, Hands
from tests.promises.looks import all_rows, settled

from hearthlight.journal import homes, locks, seal
from hearthlight.journal.models import Home, Lock
from hearthlight.people import limits, phones
from hearthlight.people.models import Member, Phone, Tries
from hearthlight.people.phones import Cookie

WAIT = "tried many times"
WORDS = "the lake by the yellow house"


def sign_in(name: str, passphrase: str, client: Client | None = None, **more: Any) -> str:
    answer = (client or Client()).post("/sign-in/", {"name": name, "passphrase": passphrase}, follow=True, **more)
    assert answer.status_code == 200
    return settled(answer.content.decode())


# How often something may be tried.


def test_after_ten_wrong_tries_the_right_passphrase_waits_too(noor: Guest, hands: Hands) -> None:
    for _ in range(limits.SIGN_IN_NAME.tries):
        assert WAIT not in sign_in("noor", "not this one at all")
    assert WAIT in sign_in("noor", PASSPHRASE)
    hands.pass_by(minutes=15)
    assert "Come in" not in sign_in("noor", PASSPHRASE)


def test_tries_stand_in_the_table_so_that_every_worker_counts_together(noor: Guest) -> None:
    sign_in("noor", "not this one at all")
    kept = list(Tries.objects.all())
    assert {row.tries for row in kept} >= {1}
    for row in kept:
        assert b"noor" not in bytes(row.key) and b"127.0.0.1" not in bytes(row.key)
        assert hashlib.sha256(b"noor").digest() != bytes(row.key)
    Tries.objects.update(tries=limits.SIGN_IN_NAME.tries)
    assert WAIT in sign_in("noor", PASSPHRASE)


@pytest.mark.parametrize("written", ["NOOR", "  noor ", "ｎｏｏｒ"])
def test_every_way_to_write_a_name_counts_as_one(noor: Guest, written: str) -> None:
    for _ in range(limits.SIGN_IN_NAME.tries):
        sign_in(written, "not this one at all")
    assert WAIT in sign_in("noor", PASSPHRASE)


def test_many_names_from_one_place_are_counted_too(noor: Guest) -> None:
    for number in range(limits.SIGN_IN_PLACE.tries):
        sign_in(f"guess{number}", "not this one at all")
    assert WAIT in sign_in("noor", PASSPHRASE)
    assert WAIT not in sign_in("noor", PASSPHRASE, REMOTE_ADDR="192.0.2.7")


@pytest.mark.parametrize("page", ["/settings/passphrase/", "/begin/kit/"])
def test_an_open_phone_is_no_place_to_guess_a_passphrase(noor: Guest, page: str) -> None:
    noor.post("/begin/kit/")
    wrong = {"passphrase": "not this one at all", "new": "walnut ferry eleven cloud"}
    for _ in range(limits.SIGN_IN_NAME.tries):
        assert WAIT not in noor.post(page, **wrong).content.decode()
    assert WAIT in noor.post(page, **wrong | {"passphrase": PASSPHRASE}).content.decode()
    assert locks.open_with_passphrase(bytes(noor.person.home), PASSPHRASE)


def test_codes_are_counted(noor: Guest) -> None:
    for _ in range(limits.PAIR_PERSON.tries):
        assert WAIT not in noor.post("/join/take/", words="one two three").content.decode()
    assert WAIT in noor.post("/join/take/", words="one two three").content.decode()


# An unknown name and a wrong passphrase.


def test_an_unknown_name_costs_and_reads_like_a_wrong_passphrase(noor: Guest, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    real = locks.stretch

    def counted(passphrase: str, salt: bytes, cost: locks.Cost) -> bytes:
        asked.append(str(cost))
        return real(passphrase, salt, cost)

    monkeypatch.setattr(locks, "stretch", counted)
    known = sign_in("noor", "not this one at all")
    unknown = sign_in("naar", "not this one at all")
    assert known.replace("noor", "…") == unknown.replace("naar", "…")
    assert len(asked) == 2 and asked[0] == asked[1]


def test_the_kit_reads_alike_for_an_unknown_name(noor: Guest) -> None:
    words = noor.post("/begin/kit/").content.decode()
    assert "kit-words" in words
    other = locks.Mnemonic("english").to_mnemonic(bytes(20))
    form = {"words": other, "passphrase": "walnut ferry eleven cloud"}
    answers = [settled(Client().post("/sign-in/kit/", form | {"name": name}).content.decode()) for name in "no"]
    for name in ("noor", "naar"):
        answer = Client().post("/sign-in/kit/", form | {"name": name})
        answers.append(settled(answer.content.decode()).replace(name, "…"))
    assert answers[-1] == answers[-2]
    assert PASSPHRASE not in answers[-1]


def test_a_passphrase_costs_sixty_four_mebibytes(noor: Guest, monkeypatch: pytest.MonkeyPatch) -> None:
    real = (locks.MEMORY_KIB, locks.PASSES, locks.LANES)
    assert real == (65536, 3, 4)
    monkeypatch.setattr(locks.Cost.__init__, "__defaults__", real)
    home, mine = bytes(noor.person.home), noor.visit().mine.mine
    locks.set_passphrase(home, mine, "walnut ferry eleven cloud")
    assert Lock.objects.get(home=home, kind=locks.PASSPHRASE).cost == "65536,3,4"
    assert locks.open_with_passphrase(home, "walnut ferry eleven cloud") == mine


# A stolen database.


def everything_stolen() -> Iterator[bytes]:
    """Yield every value in the database that could be a key, as it stands and in the ways the house derives keys."""
    values = {value for rows in all_rows().values() for row in rows for value in row if isinstance(value, bytes)}
    for value in values | {settings.SERVER_SECRET, b"", bytes(32)}:
        pieces = {value[:32], value[-32:], value[1:33], value[13:45]}
        yield from (piece for piece in pieces if len(piece) == 32)
        yield hashlib.sha256(value).digest()
        yield hashlib.sha256(b"hearthlight/phone" + value).digest()


def test_a_stolen_database_with_its_phones_and_the_server_key_opens_nothing(noor: Guest, sam: Guest) -> None:
    noor.says(energy=1, mood=1, to="us")
    noor.post("/begin/kit/")
    stolen = set(everything_stolen())
    for key, phone in product(stolen, Phone.objects.select_related("person")):
        ring = locks.PhoneKey(key, bytes(phone.id), bytes(phone.person.home))
        for opens in (
            lambda r=ring, p=phone: r.open(bytes(p.wrapped)),
            lambda r=ring, p=phone: r.open_box(bytes(p.box)),
        ):
            with pytest.raises(seal.WrongKey):
                opens()
    for key, lock in product(stolen, Lock.objects.all()):
        for tried in (key, seal.derive(key, bytes(lock.salt), "kit")):
            with pytest.raises(seal.WrongKey):
                seal.unwrap(tried, lock.kind, bytes(lock.home), bytes(lock.wrapped))
    for key, home in product(stolen, Home.objects.all()):
        with pytest.raises(seal.WrongKey):
            seal.check_key(seal.HomeKeys.of(key, bytes(home.id)), bytes(home.check_value))
    for key, member in product(stolen, Member.objects.all()):
        with pytest.raises(seal.Damaged):
            homes.open_ours(bytes(member.home), bytes(member.wrapped), mine=key, personal=bytes(noor.person.home))


def test_the_cookie_alone_does_open_it_and_stands_nowhere_in_the_database(noor: Guest) -> None:
    cookie = Cookie.read(noor.client.cookies[settings.HEARTH_COOKIE].value)
    assert cookie is not None
    phone = Phone.objects.get(id=cookie.phone)
    ring = locks.PhoneKey(cookie.secret, cookie.phone, bytes(noor.person.home)).open(bytes(phone.wrapped))
    assert ring.mine == noor.visit().mine.mine
    stored = b"".join(v for rows in all_rows().values() for row in rows for v in row if isinstance(v, bytes))
    assert cookie.secret not in stored and ring.mine not in stored
    assert "…" in repr(cookie)


# Phones.


def test_each_unlock_gives_a_fresh_cookie_and_the_old_one_is_nobody(noor: Guest) -> None:
    before = noor.client.cookies[settings.HEARTH_COOKIE].value
    noor.lock()
    noor.unlock()
    assert noor.client.cookies[settings.HEARTH_COOKIE].value != before
    old = Client()
    old.cookies[settings.HEARTH_COOKIE] = before
    assert old.get("/settings/").status_code == 404
    assert noor.get("/settings/").status_code == 200


def test_the_cookie_is_kept_from_scripts_and_from_other_sites(noor: Guest) -> None:
    noor.lock()
    noor.client.post("/unlock/", {"passphrase": PASSPHRASE})
    morsel = noor.client.cookies[settings.HEARTH_COOKIE]
    assert morsel["httponly"] and morsel["samesite"] == "Strict" and morsel["path"] == "/"
    assert not morsel["domain"]


def test_a_phone_locks_by_itself_and_each_look_moves_the_hour(noor: Guest, hands: Hands) -> None:
    for _ in range(3):
        hands.pass_by(minutes=14)
        assert noor.client.get("/settings/").status_code == 200
    hands.pass_by(minutes=17)
    assert noor.client.get("/settings/").status_code == 302
    phones.lock_idle(hands.now)
    assert bytes(Phone.objects.get(person=noor.person).wrapped) == b""


@pytest.mark.parametrize("way", ["/lock/", "/hide/"])
def test_locked_now_leaves_nothing_to_open(noor: Guest, way: str) -> None:
    cookie = Cookie.read(noor.client.cookies[settings.HEARTH_COOKIE].value)
    noor.client.post(way)
    phone = Phone.objects.get(person=noor.person)
    assert bytes(phone.wrapped) == b"" and cookie is not None
    with pytest.raises(seal.WrongKey):
        locks.PhoneKey(cookie.secret, cookie.phone, bytes(noor.person.home)).open(bytes(phone.wrapped))
    page = noor.client.get("/unlock/").content.decode()
    assert "Noor" not in page and "noor" not in page


def test_signing_out_wipes_and_remembers_no_name(noor: Guest) -> None:
    noor.says()
    answer = noor.client.post("/sign-out/")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    left = {name for name, morsel in noor.client.cookies.items() if morsel.value and name != settings.CSRF_COOKIE_NAME}
    assert left == set()
    assert not Phone.objects.exists()
    for path in ("/", "/sign-in/", "/begin/"):
        assert "noor" not in noor.client.get(path, follow=True).content.decode().lower()


def test_a_new_passphrase_ends_the_old_one_and_the_other_phones(noor: Guest) -> None:
    other = noor.other_phone()
    noor.post("/settings/passphrase/", passphrase=PASSPHRASE, new="walnut ferry eleven cloud")
    assert other.client.get("/settings/").status_code == 404
    assert "Come in" in sign_in("noor", PASSPHRASE)
    assert "Come in" not in sign_in("noor", "walnut ferry eleven cloud")


def test_one_shared_browser_keeps_two_people_apart(noor: Guest, stranger: Guest) -> None:
    noor.post("/check-in/", energy=3, mood=1, more="1")
    noor.post("/check-in/words/", words=WORDS, now="1")
    noor.lock()
    noor.post("/sign-out/")
    sign_in("kim", PASSPHRASE, noor.client)
    for path in ("/", "/check-in/mine/", "/settings/"):
        page = noor.client.get(path, follow=True).content.decode()
        assert WORDS not in page and "Noor" not in page
