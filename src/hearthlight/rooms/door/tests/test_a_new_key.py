"""A new key seals everything of one person afresh: nothing is lost, and nothing that opened it before opens it now."""

from typing import Any

import msgspec
import pytest
from tests.guests import PASSPHRASE, Guest

from hearthlight.entries import codec
from hearthlight.entries.checkin import Checkin
from hearthlight.journal import homes, locks, read, rekey, seal, write
from hearthlight.journal.models import Digest, Home, Lock, Row
from hearthlight.people import couples, phones
from hearthlight.people.models import Member, Person
from hearthlight.rooms.door import accounts

NEW = "lantern harbour quiet orchard"


def renew(guest: Guest) -> None:
    answer = guest.post("/settings/new-key/", passphrase=PASSPHRASE, new=NEW)
    assert answer.redirect_chain[-1][0] == "/begin/kit/"


def said(guest: Guest) -> list[tuple[bytes, int, Any]]:
    return [
        (one.id, one.seq, one.entry) for one in read.everything(guest.visit().mine) if isinstance(one.entry, Checkin)
    ]


def shared(guest: Guest) -> list[read.Kept]:
    ours = guest.visit().ours
    assert ours is not None
    return read.everything(ours)


def settled(guest: Guest) -> dict[str, object]:
    recent = guest.visit().recent_mine
    return {name: recent.settled(name, 0) for name in ("name", "zone", "theme", "dials", "draft")}


def all_of(guest: Guest) -> list[list[tuple[object, ...]]]:
    home = bytes(guest.person.home)
    tables = (Row.objects.filter(home=home), Lock.objects.filter(home=home), Home.objects.all(), Member.objects.all())
    people = Person.objects.values_list("id", "public")
    return [sorted(table.values_list(), key=repr) for table in tables] + [sorted(people, key=repr)]


def test_every_entry_and_every_choice_reads_as_before(noor: Guest) -> None:
    for day in range(5):
        noor.says(energy=1 + day, mood=3)
    noor.post("/settings/choose/", theme="night")
    noor.post("/check-in/", energy=5, mood=5, more="1")
    noor.post("/check-in/in-there/", feelings="tired")
    before, chosen = said(noor), settled(noor)
    renew(noor)
    assert said(noor) == before
    assert settled(noor) == chosen
    assert len(before) == 5


def test_no_byte_of_what_was_sealed_before_stays(noor: Guest) -> None:
    noor.says()
    noor.page("/")
    home = bytes(noor.person.home)
    old = {bytes(row.sealed) for row in Row.objects.filter(home=home)} | {
        bytes(row.bucket) for row in Row.objects.filter(home=home)
    }
    old |= {bytes(one.wrapped) for one in Lock.objects.filter(home=home)}
    old |= {bytes(one.sealed) for one in Digest.objects.filter(home=home)}
    renew(noor)
    now = {bytes(row.sealed) for row in Row.objects.filter(home=home)} | {
        bytes(row.bucket) for row in Row.objects.filter(home=home)
    }
    now |= {bytes(one.wrapped) for one in Lock.objects.filter(home=home)}
    now |= {bytes(one.sealed) for one in Digest.objects.filter(home=home)}
    assert old & now == set()


def test_the_new_passphrase_opens_and_the_old_one_and_the_old_kit_do_not(noor: Guest) -> None:
    kit = noor.post("/begin/kit/").context["words"]
    renew(noor)
    home = bytes(noor.person.home)
    assert locks.open_with_passphrase(home, NEW) == noor.visit().mine.mine
    for way in (
        lambda: locks.open_with_passphrase(home, PASSPHRASE),
        lambda: locks.open_with_kit(home, " ".join(kit)),
    ):
        with pytest.raises(seal.WrongKey):
            way()


def test_a_new_kit_is_offered_and_opens(noor: Guest) -> None:
    renew(noor)
    words = noor.post("/begin/kit/").context["words"]
    assert locks.open_with_kit(bytes(noor.person.home), " ".join(words)) == noor.visit().mine.mine


def test_other_phones_are_signed_out_and_this_one_stays_open(noor: Guest) -> None:
    other = noor.other_phone()
    renew(noor)
    assert noor.get("/settings/").status_code == 200
    assert other.get("/settings/").status_code == 404


def test_what_is_shared_stays_shared_for_both(noor: Guest, sam: Guest) -> None:
    noor.says(energy=3, mood=1, to="us")
    sam.says(energy=7, mood=7, to="us")
    renew(noor)
    seen = [len(shared(guest)) for guest in (noor, sam)]
    assert seen[0] == seen[1]
    noor.says(energy=5, mood=5, to="us")
    assert len(shared(sam)) == seen[0] + 1


def test_what_was_written_while_locked_is_taken_in_first(noor: Guest, sam: Guest) -> None:
    other = noor.other_phone()
    other.lock()
    other.says(energy=1, mood=1)
    sam.lock()
    sam.says(energy=7, mood=7, to="us")
    assert Row.objects.filter(bucket=b"").count() >= 2
    renew(noor)
    assert any(entry.energy == 1 for _, _, entry in said(noor))
    assert any(getattr(one.entry, "energy", None) == 7 for one in shared(noor))


def test_a_key_that_became_old_writes_nothing(noor: Guest) -> None:
    before = noor.visit()
    renew(noor)
    with pytest.raises(seal.WrongKey):
        write.settle(before.mine, "theme", "day")
    with pytest.raises(seal.WrongKey):
        write.append(before.mine, Checkin(day=before.today, energy=5))
    with pytest.raises(seal.WrongKey):
        rekey.rekey(before.mine, locks.Keyring(before.mine.mine))


@pytest.mark.parametrize(
    ("where", "what"),
    [
        (homes, "wrap_ours"),
        (seal, "seal_row"),
        (seal, "seal_check"),
        (couples, "renew"),
        (locks, "set_passphrase"),
        (phones, "sign_out_others"),
        (accounts, "open_for"),
    ],
)
def test_interrupted_anywhere_it_is_wholly_the_old_one(
    noor: Guest, sam: Guest, monkeypatch: pytest.MonkeyPatch, where: object, what: str
) -> None:
    noor.says(to="us")
    before, entries = all_of(noor), said(noor)

    def torn(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(where, what, torn)
        noor.post("/settings/new-key/", passphrase=PASSPHRASE, new=NEW)
    assert all_of(noor) == before
    assert said(noor) == entries
    assert locks.open_with_passphrase(bytes(noor.person.home), PASSPHRASE)


def test_a_damaged_row_stays_as_it_is_and_the_others_come_through(noor: Guest) -> None:
    for energy in (1, 3, 5):
        noor.says(energy=energy)
    row = Row.objects.get(home=bytes(noor.person.home), seq=said(noor)[1][1])
    torn = bytes(row.sealed)[:-1] + bytes([bytes(row.sealed)[-1] ^ 1])
    Row.objects.filter(home=row.home, seq=row.seq).update(sealed=torn)
    renew(noor)
    rows = Row.objects.filter(home=row.home)
    assert bytes(rows.get(seq=row.seq).sealed) == torn
    left = read.opened(noor.visit().mine, rows.exclude(seq=row.seq))
    assert [one.entry.energy for one in left if isinstance(one.entry, Checkin)] == [1, 5]


def test_what_a_later_hearthlight_wrote_keeps_the_old_key(noor: Guest) -> None:
    visit, entry = noor.visit(), b"\7" * 16
    write.append(visit.mine, Checkin(day=visit.today), entry)
    later = msgspec.msgpack.encode({"kind": "dance.1"})
    sealed = seal.seal_row(visit.mine.keys, seal.Place(visit.mine.id, 0, entry), later)
    Row.objects.filter(home=visit.mine.id, entry=entry).update(sealed=sealed)
    before = all_of(noor)
    with pytest.raises(codec.TooNew):
        rekey.rekey(visit.mine, locks.Keyring(visit.mine.mine))
    assert all_of(noor) == before


def test_it_asks_for_the_passphrase_and_changes_nothing_without(noor: Guest) -> None:
    before = all_of(noor)
    answer = noor.post("/settings/new-key/", passphrase="not this one at all", new=NEW)
    assert "That isn’t the passphrase" in answer.content.decode()
    assert all_of(noor) == before


def test_more_rows_than_are_sealed_at_once_come_through(noor: Guest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rekey, "AT_ONCE", 2)
    for energy in (1, 3, 5, 7, 9):
        noor.says(energy=energy)
    before = said(noor)
    renew(noor)
    assert said(noor) == before
