"""Keys get lost: what stands on the page a person sees then leads back to their words, or says that nothing does."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from tests.guests import PASSPHRASE, Guest
from tests.journeys.on_foot import OnFoot

LAKE = "The lake by the yellow house."
ANEW = "walnut ferry eleven cloud"


@pytest.fixture
def writer(noor: Guest) -> Guest:
    """Noor, who wrote something that is worth coming back to."""
    noor.post("/check-in/", energy=3, mood=1, more="1")
    noor.post("/check-in/words/", words=LAKE, now="1")
    return noor


def kit_of(guest: Guest) -> str:
    """Return the words Noor wrote down when the house showed them."""
    walker = OnFoot(guest.client).arrive()
    walker.follow("Privacy and safety")
    walker.follow("Recovery kit")
    walker.press("Show my kit")
    words = re.findall(r"<li>([a-z]+)</li>", walker.page)
    assert len(words) == 15
    walker.press("It is somewhere safe")
    return " ".join(words)


def at_the_lock(guest: Guest) -> OnFoot:
    """Return Noor at a phone that has locked itself."""
    guest.lock()
    walker = OnFoot(guest.client).arrive()
    assert "Locked, and still yours" in walker.words
    return walker


def at_the_door(_guest: Guest) -> OnFoot:
    """Return somebody at a phone that knows nobody."""
    walker = OnFoot().arrive()
    walker.follow("I already live here")
    return walker


def reads_again(walker: OnFoot) -> None:
    """Go from Today to what was written."""
    walker.follow("Patterns")
    walker.follow("History")
    assert LAKE in walker.words


@pytest.mark.parametrize("start", [at_the_lock, at_the_door])
def test_a_lost_passphrase_is_replaced_with_the_kit(writer: Guest, start: Callable[[Guest], OnFoot]) -> None:
    kit = kit_of(writer)
    walker = start(writer)
    walker.follow("Use my recovery kit")
    walker.press("Open", name="noor", words=kit, passphrase=ANEW)
    walker.follow("Later")
    reads_again(walker)
    walker = start(writer)
    walker.press("Open", **({"name": "noor"} if start is at_the_door else {}), passphrase=ANEW)
    reads_again(walker)


def test_a_lost_kit_is_replaced_with_the_passphrase_and_opens_nothing_more(writer: Guest) -> None:
    lost = kit_of(writer)
    walker = at_the_door(writer)
    walker.press("Open", name="noor", passphrase=PASSPHRASE)
    walker.follow("Privacy and safety")
    walker.follow("Recovery kit")
    walker.press("Make a new kit", passphrase=PASSPHRASE)
    walker.press("It is somewhere safe")
    reads_again(walker)
    finder = at_the_door(writer)
    finder.follow("Use my recovery kit")
    finder.press("Open", name="noor", words=lost, passphrase=ANEW)
    assert "don’t open anything together" in finder.words


def test_a_lost_phone_is_signed_out_and_everything_sealed_afresh_from_another(writer: Guest) -> None:
    lost = OnFoot(writer.client)
    walker = at_the_door(writer)
    walker.press("Open", name="noor", passphrase=PASSPHRASE)
    walker.follow("Privacy and safety")
    walker.follow("Your phones")
    walker.press("Sign out all others")
    lost.arrive()
    assert lost.at == "/welcome/"
    walker.follow("A new key")
    walker.press("Make a new key", passphrase=PASSPHRASE, new=ANEW)
    walker.follow("Later")
    reads_again(walker)


@pytest.mark.parametrize("start", [at_the_lock, at_the_door])
def test_with_both_lost_the_page_says_plainly_that_nothing_opens_and_how_to_begin_anew(
    writer: Guest, start: Callable[[Guest], OnFoot]
) -> None:
    kit_of(writer)
    walker = start(writer)
    walker.press("Open", **({"name": "noor"} if start is at_the_door else {}), passphrase="it was something green")
    assert "nothing is lost" in walker.words
    walker.follow("Use my recovery kit")
    assert "nothing opens what you wrote" in walker.words
    assert "nobody can open it for you" in walker.words
    walker.follow("Begin anew")
    walker.follow("On my own")
    walker.press("Go on", called="Noor", name="noor again", passphrase=ANEW, zone="Europe/Amsterdam")
    walker.follow("Later")
    assert walker.at == "/"
    walker.follow("Patterns")
    walker.follow("History")
    assert LAKE not in walker.words
