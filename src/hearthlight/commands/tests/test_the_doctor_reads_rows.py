"""The doctor finds every row no house would have written, without a key, and finds nothing in a house that is well."""

from collections.abc import Callable

import pytest
from tests.guests import Guest

from hearthlight.commands.looks import kept
from hearthlight.journal import seal
from hearthlight.journal.models import Digest, Forgotten, Home, Lock, Row
from hearthlight.journal.structure import is_whole_in_form
from hearthlight.people.models import Member, Person

HOME = bytes(range(16))


def told() -> str:
    """Return all that is told about the rows, one finding a line."""
    return "\n".join(f"{finding.how}: {finding.text}" for finding in kept.look_at_rows())


@pytest.fixture
def lived_in(noor: Guest, sam: Guest) -> Guest:
    """Two people with rows of every form: sealed, a letter, summaries, and something forgotten."""
    for _ in range(4):
        noor.says(to="us")
        sam.says(to="us")
    noor.client.post("/lock/")
    noor.client.post("/check-in/", {"energy": "3", "mood": "3", "for": "me"})
    mine = sam.visit().mine.id
    Forgotten.objects.create(home=mine, entry=bytes(16), until="2027-01-01")
    return noor


def test_a_house_in_use_is_well(lived_in: Guest) -> None:
    assert told() == "well: Every row, lock and summary has the form it was written in."


def test_a_house_that_somebody_left_is_well(former: Guest, noor: Guest) -> None:
    assert told().startswith("well")


def test_rows_that_went_from_the_middle_are_no_damage(lived_in: Guest) -> None:
    Row.objects.filter(seq=2).delete()
    assert told().startswith("well")


def cut(row: Row) -> None:
    Row.objects.filter(home=row.home, seq=row.seq).update(sealed=bytes(row.sealed)[:-1])


def from_later(row: Row) -> None:
    Row.objects.filter(home=row.home, seq=row.seq).update(sealed=b"\x09" + bytes(row.sealed)[1:])


def without_bucket(row: Row) -> None:
    Row.objects.filter(home=row.home, seq=row.seq).update(bucket=b"")


def past_the_end(row: Row) -> None:
    Home.objects.filter(id=row.home).update(next_seq=row.seq)


def forgotten_before(row: Row) -> None:
    Forgotten.objects.create(home=row.home, entry=row.entry, until="2027-01-01")


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (cut, "is damaged, or a later Hearthlight wrote it"),
        (from_later, "is damaged, or a later Hearthlight wrote it"),
        (without_bucket, "is damaged, or a later Hearthlight wrote it"),
        (past_the_end, "lies past the end of its home"),
        (forgotten_before, "was forgotten, and is here again"),
    ],
)
def test_a_row_that_cannot_be_is_named(lived_in: Guest, harm: Callable[[Row], None], says: str) -> None:
    row = Row.objects.filter(home=lived_in.visit().person.home).exclude(bucket=b"").order_by("-seq").first()
    assert row is not None
    harm(row)
    assert f"grave: Row {row.seq} of home {bytes(row.home).hex()[:8]} {says}." in told()
    assert "hearthlight restore FILE" in told()


def orphan_a_row() -> None:
    Row.objects.create(home=HOME, seq=1, entry=HOME, author=0, bucket=HOME, sealed=b"\x01" + bytes(284))


def spoil_a_check() -> None:
    Home.objects.update(check_value=b"\x01")


def spoil_a_lock() -> None:
    Lock.objects.update(wrapped=b"\x01")


def spoil_a_summary() -> None:
    home = Home.objects.all()[0]
    Digest.objects.create(home=home.id, name=HOME, upto=0, epoch=HOME, sealed=b"\x01")


def keep_an_old_summary() -> None:
    home = Home.objects.all()[0]
    Digest.objects.create(home=home.id, name=HOME, upto=0, epoch=HOME, sealed=b"\x01" + bytes(284))


def lose_a_home() -> None:
    Home.objects.filter(id__in=Person.objects.values("home")).delete()


def lose_the_locks() -> None:
    Lock.objects.all().delete()


def lose_the_members() -> None:
    Member.objects.all().delete()


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (orphan_a_row, "only this is left, and nobody can open it: row, 1 times"),
        (spoil_a_check, "no key can be compared with it"),
        (spoil_a_lock, "would open nothing"),
        (spoil_a_summary, "A summary of home"),
        (keep_an_old_summary, "was made before something was forgotten there"),
        (lose_a_home, "and that home is gone"),
        (lose_the_locks, "its owner cannot open it"),
        (lose_the_members, "belongs to nobody"),
    ],
)
def test_what_does_not_belong_together_is_named(lived_in: Guest, harm: Callable[[], None], says: str) -> None:
    harm()
    assert says in told()


@pytest.mark.parametrize("copies", [1, 2])
def test_a_letter_has_one_form_and_no_other(copies: int) -> None:
    public = seal.letter_key(bytes(32), HOME).public_key().public_bytes_raw()
    place = seal.Place(HOME, 0, HOME)
    letter = seal.seal_letter(place, dict.fromkeys(range(copies), public), b"words" * 100)
    assert is_whole_in_form(letter, b"")
    assert not is_whole_in_form(letter, HOME)
    assert not is_whole_in_form(letter[:-1], b"")
    assert not is_whole_in_form(letter + b"\0", b"")
    assert not is_whole_in_form(b"\x02\x00", b"")
    assert not is_whole_in_form(b"", b"")
