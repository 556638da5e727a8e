"""One's own phones are listed, named and signed out; a second lock asks for digits before anything else."""

import re

import pytest
from tests.guests import PASSPHRASE, Guest, Hands

from hearthlight.people.models import Phone

PIN = "2468"


@pytest.fixture
def shared_phone(noor: Guest) -> Guest:
    """Noor's phone with a second lock on it."""
    noor.post("/settings/second-lock/", pin=PIN, again=PIN)
    assert Phone.objects.get().second_lock
    return noor


def is_open(guest: Guest) -> bool:
    return "You hold the dial" in guest.get("/settings/").content.decode()


def ids(page: str) -> list[str]:
    return sorted(set(re.findall(r'name="phone" value="([0-9a-f]{32})"', page)))


def test_the_list_holds_ones_own_phones_and_never_the_partners(noor: Guest, sam: Guest) -> None:
    noor.other_phone()
    assert len(ids(noor.page("/settings/phones/"))) == 2
    assert len(ids(sam.page("/settings/phones/"))) == 1


def test_the_list_tells_nothing_of_when_a_phone_was_used(noor: Guest, hands: Hands) -> None:
    other = noor.other_phone()
    before = noor.page("/settings/phones/")
    hands.pass_by(minutes=3)
    other.page("/")
    fresh = re.compile(r"nonce=\S+|csrf\S+ value=\S+|X-CSRFToken\S+ \S+")
    assert fresh.sub("", noor.page("/settings/phones/")) == fresh.sub("", before)


def test_a_phone_gets_a_name_of_ones_own(noor: Guest) -> None:
    [one] = ids(noor.page("/settings/phones/"))
    noor.post("/settings/phones/name/", phone=one, name="The blue one")
    assert 'value="The blue one"' in noor.page("/settings/phones/")


def test_one_phone_can_be_signed_out_from_another(noor: Guest) -> None:
    other = noor.other_phone()
    noor.post("/settings/phones/sign-out/", phone=other.visit().phone_id.hex())
    assert other.get("/settings/").status_code == 404
    assert is_open(noor)


def test_the_partners_phone_can_be_neither_named_nor_signed_out(noor: Guest, sam: Guest) -> None:
    theirs = sam.visit().phone_id.hex()
    noor.post("/settings/phones/name/", phone=theirs, name="Mine")
    noor.post("/settings/phones/sign-out/", phone=theirs)
    assert is_open(sam)
    assert "Mine" not in noor.page("/settings/phones/")


def test_all_others_or_every_phone_can_be_signed_out_at_once(noor: Guest) -> None:
    others = [noor.other_phone(), noor.other_phone()]
    noor.post("/settings/phones/sign-out/", which="others")
    assert [one.get("/settings/").status_code for one in others] == [404, 404]
    assert is_open(noor)
    noor.post("/settings/phones/sign-out/", which="all")
    assert Phone.objects.count() == 0


@pytest.mark.parametrize("sent", [{}, {"phone": "zz"}, {"phone": "00" * 16, "name": "x"}, {"which": "some"}])
def test_what_names_no_phone_changes_nothing(noor: Guest, sent: dict[str, str]) -> None:
    before = list(Phone.objects.values_list())
    for path in ("name", "sign-out"):
        assert noor.post(f"/settings/phones/{path}/", **sent).status_code == 200
    assert list(Phone.objects.values_list()) == before


def test_after_two_minutes_the_digits_are_asked_for_and_open(shared_phone: Guest, hands: Hands) -> None:
    assert is_open(shared_phone)
    hands.pass_by(minutes=4)
    assert not is_open(shared_phone)
    shared_phone.post("/unlock/", pin=PIN)
    assert is_open(shared_phone)


def test_behind_a_second_lock_nobody_writes(shared_phone: Guest, hands: Hands) -> None:
    hands.pass_by(minutes=4)
    assert "taps" not in shared_phone.page("/unlock/").replace("js/taps", "")
    shared_phone.says(energy=1)
    shared_phone.post("/unlock/", pin=PIN)
    assert shared_phone.visit().recent_mine.since(shared_phone.visit().today) == []


def test_five_wrong_tries_close_it_until_the_passphrase_is_typed(shared_phone: Guest, hands: Hands) -> None:
    hands.pass_by(minutes=4)
    for _ in range(5):
        shared_phone.post("/unlock/", pin="1111")
    shared_phone.post("/unlock/", pin=PIN)
    assert not is_open(shared_phone)
    assert bytes(Phone.objects.get().pin) == b""
    shared_phone.unlock()
    hands.pass_by(minutes=4)
    shared_phone.post("/unlock/", pin=PIN)
    assert is_open(shared_phone), "armed again by the passphrase"


def test_lock_throws_away_what_the_digits_open(shared_phone: Guest) -> None:
    shared_phone.lock()
    shared_phone.post("/unlock/", pin=PIN)
    assert not is_open(shared_phone)


def test_the_digits_open_no_longer_than_the_phone_would_have_stayed_open(shared_phone: Guest, hands: Hands) -> None:
    hands.pass_by(minutes=17)
    shared_phone.post("/unlock/", pin=PIN)
    assert not is_open(shared_phone)


def test_using_the_phone_keeps_it_open_and_its_digits_waiting(shared_phone: Guest, hands: Hands) -> None:
    for _ in range(12):
        hands.pass_by(minutes=2)
        assert is_open(shared_phone)
    hands.pass_by(minutes=14)
    shared_phone.post("/unlock/", pin=PIN)
    assert is_open(shared_phone)


def test_a_second_lock_can_be_taken_off(shared_phone: Guest, hands: Hands) -> None:
    shared_phone.post("/settings/second-lock/", off="yes")
    hands.pass_by(minutes=10)
    assert is_open(shared_phone)


def test_another_phone_of_the_same_person_has_no_digits(shared_phone: Guest, hands: Hands) -> None:
    other = shared_phone.other_phone()
    hands.pass_by(minutes=10)
    assert is_open(other)


def test_digits_that_differ_or_are_none_put_no_lock_on(noor: Guest) -> None:
    for pin, again in (("2468", "2469"), ("12", "12"), ("abcd", "abcd"), ("", "")):
        noor.post("/settings/second-lock/", pin=pin, again=again)
    assert not Phone.objects.get().second_lock


def test_a_new_passphrase_keeps_the_second_lock_on_this_phone(shared_phone: Guest, hands: Hands) -> None:
    new = "lantern harbour quiet orchard"
    shared_phone.post("/settings/new-key/", passphrase=PASSPHRASE, new=new)
    hands.pass_by(minutes=4)
    assert not is_open(shared_phone)
    shared_phone.post("/unlock/", pin=PIN)
    assert is_open(shared_phone)


def test_a_shorter_time_until_locking_counts_at_once(noor: Guest, hands: Hands) -> None:
    noor.post("/settings/choose/", idle="720")
    noor.post("/settings/choose/", idle="2")
    hands.pass_by(minutes=4)
    assert noor.visit().locked
