"""A passkey opens its own person's home, for an answer asked for here and now, and nothing else."""

import os
from dataclasses import replace
from typing import Any

import pytest
from tests.guests import PASSPHRASE, Guest, Hands

from hearthlight.edges.passkeys.tests.device import PRESENT, Device, encode
from hearthlight.people.models import Passkey

PLACE = {"host": "localhost"}


def ask_new(guest: Guest, *, passphrase: str = PASSPHRASE):
    return guest.client.post("/settings/passkeys/ask/", {"name": "Blue", "passphrase": passphrase}, headers=PLACE)


def add(guest: Guest, device: Device) -> None:
    sent = device.make(ask_new(guest).json()) | {"name": "Blue"}
    guest.client.post("/settings/passkeys/add/", sent, headers=PLACE)


def ask(guest: Guest) -> dict[str, Any]:
    asked: dict[str, Any] = guest.client.post("/sign-in/touch/ask/", headers=PLACE).json()
    return asked


def touch(guest: Guest, sent: dict[str, str], **more: str):
    return guest.client.post("/sign-in/touch/", sent | more, follow=True, headers=PLACE)


def is_open(guest: Guest) -> bool:
    return "You hold the dial" in guest.get("/settings/").content.decode()


@pytest.fixture
def device(noor: Guest) -> Device:
    """Noor's device, with a passkey, in front of Noor's locked phone."""
    device = Device()
    add(noor, device)
    assert Passkey.objects.count() == 1
    noor.lock()
    return device


def test_a_touch_opens_a_locked_phone_on_the_page_that_was_wanted(noor: Guest, device: Device) -> None:
    assert touch(noor, device.touch(ask(noor)), next="/patterns/").redirect_chain[-1][0] == "/patterns/"
    assert is_open(noor)


def test_a_touch_signs_in_on_a_phone_nobody_was_at(noor: Guest, device: Device) -> None:
    fresh = Guest("Noor")
    touch(fresh, device.touch(ask(fresh)))
    assert is_open(fresh)


def test_a_touch_leads_to_no_page_outside(noor: Guest, device: Device) -> None:
    assert touch(noor, device.touch(ask(noor)), next="//elsewhere.example/").redirect_chain[-1][0] == "/"


def test_words_that_wait_at_the_lock_wait_on_when_a_touch_opens_nothing(noor: Guest, device: Device) -> None:
    words = {"words": "the lake by the yellow house", "next": "/check-in/words/"}
    wrong = replace(device, secret=os.urandom(32))
    answer = touch(noor, wrong.touch(ask(noor)), **words)
    assert 'value="the lake by the yellow house"' in answer.content.decode()
    assert "the lake by the yellow house" in touch(noor, device.touch(ask(noor)), **words).content.decode()
    assert is_open(noor)


def test_an_answer_opens_once(noor: Guest, device: Device) -> None:
    sent = device.touch(ask(noor))
    touch(noor, sent)
    noor.lock()
    touch(noor, sent)
    assert not is_open(noor)


def test_an_answer_is_too_old_after_five_minutes(noor: Guest, device: Device, hands: Hands) -> None:
    sent = device.touch(ask(noor))
    hands.pass_by(minutes=6)
    touch(noor, sent)
    assert not is_open(noor)


def test_an_answer_to_what_nobody_asked_opens_nothing(noor: Guest, device: Device) -> None:
    touch(noor, device.touch(ask(noor) | {"challenge": encode(os.urandom(56))}))
    assert not is_open(noor)


def test_a_challenge_for_adding_opens_nothing(noor: Guest, device: Device) -> None:
    noor.unlock()
    asked = ask_new(noor).json()
    noor.lock()
    touch(noor, device.touch(asked | {"rpId": "localhost"}))
    assert not is_open(noor)


@pytest.mark.parametrize(
    "other",
    [
        {"origin": "http://localhost.elsewhere.example"},
        {"origin": "https://localhost"},
        {"flags": PRESENT},
        {"secret": os.urandom(32)},
        {"secret": b"short"},
        {"id": os.urandom(32)},
        {"key": Device().key},
    ],
    ids=["another place", "another scheme", "nobody checked", "another secret", "no secret", "unknown", "forged"],
)
def test_what_does_not_fit_opens_nothing_and_says_so(noor: Guest, device: Device, other: dict[str, Any]) -> None:
    answer = touch(noor, replace(device, **other).touch(ask(noor)))
    assert not is_open(noor)
    assert answer.status_code == 200
    assert "That passkey opened nothing" in answer.content.decode()


def test_a_passkey_for_another_name_opens_nothing(noor: Guest, device: Device) -> None:
    touch(noor, device.touch(ask(noor) | {"rpId": "elsewhere.example"}))
    assert not is_open(noor)


def test_a_device_whose_count_goes_back_is_a_copy_and_opens_nothing(noor: Guest, device: Device) -> None:
    device.counter = 7
    touch(noor, device.touch(ask(noor)))
    assert is_open(noor)
    noor.lock()
    device.counter = 5
    touch(noor, device.touch(ask(noor)))
    assert not is_open(noor)


def test_ones_own_passkey_opens_nothing_on_a_phone_of_somebody_else(
    noor: Guest, device: Device, stranger: Guest
) -> None:
    stranger.lock()
    touch(stranger, device.touch(ask(stranger)))
    assert not is_open(stranger)
    assert "Noor" not in stranger.get("/unlock/").content.decode()


@pytest.mark.parametrize(
    "sent", [{}, {"credential": "{}"}, {"credential": "[1]", "secret": "é"}, {"credential": "x" * 9000}]
)
def test_what_is_no_answer_opens_nothing(noor: Guest, device: Device, sent: dict[str, str]) -> None:
    assert touch(noor, sent).status_code == 200
    assert not is_open(noor)


def test_a_lock_asks_for_ones_own_keys_and_a_door_for_any(noor: Guest, device: Device) -> None:
    assert [one["id"] for one in ask(noor)["allowCredentials"]] == [encode(device.id)]
    assert ask(Guest("Kim"))["allowCredentials"] == []


def test_asking_writes_nothing(noor: Guest, device: Device, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        ask(Guest("Kim"))


def test_adding_asks_for_the_passphrase(noor: Guest) -> None:
    refused = ask_new(noor, passphrase="not this one at all")
    assert refused.status_code == 422
    assert "That isn’t the passphrase" in refused.json()["wrong"]


def test_one_device_is_added_once_and_its_own_list_says_so(noor: Guest) -> None:
    device = Device()
    add(noor, device)
    assert [one["id"] for one in ask_new(noor).json()["excludeCredentials"]] == [encode(device.id)]
    add(noor, device)
    assert Passkey.objects.count() == 1


def test_what_was_made_for_somebody_else_is_not_added(noor: Guest, stranger: Guest) -> None:
    sent = Device().make(ask_new(noor).json()) | {"name": "Blue"}
    stranger.client.post("/settings/passkeys/add/", sent, headers=PLACE)
    assert Passkey.objects.count() == 0


def test_several_keys_have_names_and_each_can_go(noor: Guest) -> None:
    first, second = Device(), Device()
    add(noor, first)
    add(noor, second)
    one = bytes(Passkey.objects.get(credential=first.id).id).hex()
    noor.post("/settings/passkeys/name/", key=one, name="The stick")
    page = noor.page("/settings/passkeys/")
    assert 'value="The stick"' in page
    assert 'value="Blue"' in page
    noor.post("/settings/passkeys/remove/", key=one)
    assert "The stick" not in noor.page("/settings/passkeys/")
    noor.lock()
    touch(noor, first.touch(ask(noor)))
    assert not is_open(noor)
    touch(noor, second.touch(ask(noor)))
    assert is_open(noor)


def test_the_partners_keys_can_be_neither_seen_nor_changed(noor: Guest, sam: Guest) -> None:
    add(noor, Device())
    one = bytes(Passkey.objects.get().id).hex()
    sam.post("/settings/passkeys/name/", key=one, name="Sam was here")
    sam.post("/settings/passkeys/remove/", key=one)
    assert Passkey.objects.count() == 1
    assert "Blue" not in sam.page("/settings/passkeys/")


def test_a_new_key_ends_every_passkey(noor: Guest, device: Device) -> None:
    noor.unlock()
    noor.post("/settings/new-key/", passphrase=PASSPHRASE, new="lantern harbour quiet orchard")
    assert Passkey.objects.count() == 0
    noor.lock()
    touch(noor, device.touch(ask(noor) | {"allowCredentials": []}))
    assert not is_open(noor)


def test_the_name_of_a_passkey_lies_sealed(noor: Guest, device: Device) -> None:
    [row] = Passkey.objects.values_list()
    assert b"Blue" not in b"".join(bytes(value) for value in row if isinstance(value, bytes | memoryview))


def test_at_an_address_in_numbers_no_passkey_is_asked_for(noor: Guest) -> None:
    sent = {"name": "Blue", "passphrase": PASSPHRASE}
    told = noor.client.post("/settings/passkeys/ask/", sent, headers={"host": "127.0.0.1:8411"})
    assert told.status_code == 422
    page = noor.client.get("/settings/passkeys/", headers={"host": "127.0.0.1:8411"}).content.decode()
    assert "localhost:8411" in page


def choose(guest: Guest, sent: dict[str, str], new: str):
    return guest.client.post("/settings/passkeys/passphrase/", sent | {"new": new}, follow=True, headers=PLACE)


def test_a_touch_stands_for_a_forgotten_passphrase(noor: Guest, device: Device) -> None:
    touch(noor, device.touch(ask(noor)))
    choose(noor, device.touch(ask(noor)), "seven quiet lanterns by the river")
    noor.lock()
    noor.client.post("/unlock/", {"passphrase": PASSPHRASE}, headers=PLACE)
    assert not is_open(noor)
    noor.client.post("/unlock/", {"passphrase": "seven quiet lanterns by the river"}, headers=PLACE)
    assert is_open(noor)


def test_an_open_phone_alone_changes_no_passphrase(noor: Guest, device: Device) -> None:
    touch(noor, device.touch(ask(noor)))
    wrong = replace(device, secret=os.urandom(32))
    for sent in ({}, wrong.touch(ask(noor)), {"credential": "{}", "secret": "AAAA"}):
        assert "stays as it was" in choose(noor, sent, "seven quiet lanterns by the river").content.decode()
    noor.lock()
    noor.client.post("/unlock/", {"passphrase": PASSPHRASE}, headers=PLACE)
    assert is_open(noor)


def test_a_touch_of_somebody_else_changes_no_passphrase(noor: Guest, sam: Guest, device: Device) -> None:
    other = Device()
    add(sam, other)
    touch(noor, device.touch(ask(noor)))
    assert (
        "stays as it was" in choose(noor, other.touch(ask(noor)), "seven quiet lanterns by the river").content.decode()
    )
