"""Nothing typed is ever lost: not by a second press, an old page, two windows, or a phone that locks in between."""

import re
from typing import Any

from tests.guests import PASSPHRASE, Guest, Hands

from hearthlight.entries.checkin import Checkin
from hearthlight.journal import read

WORDS = "I sat by the window for an hour."


def said(guest: Guest) -> list[Checkin]:
    return [one.entry for one in read.everything(guest.visit().mine) if isinstance(one.entry, Checkin)]


def id_on(page: str) -> str:
    found = re.search(r'name="id" value="([0-9a-f]{32})"', page)
    assert found is not None
    return found.group(1)


def come_to_words(guest: Guest, **more: Any) -> str:
    """Go on from the taps to the page for own words; return the id it carries."""
    guest.post("/check-in/", energy=3, mood=1, more="1", **more)
    guest.post("/check-in/in-there/", feelings=["tired"])
    return id_on(guest.page("/check-in/words/"))


def test_a_second_press_keeps_one_entry(noor: Guest) -> None:
    page = come_to_words(noor)
    for _ in range(2):
        assert noor.post("/check-in/words/", id=page, words=WORDS, now="1").status_code == 200
    (entry,) = said(noor)
    assert (entry.words, entry.energy, entry.feelings) == (WORDS, 3, ("tired",))


def test_a_second_press_on_sharing_keeps_nothing_empty(noor: Guest, sam: Guest) -> None:
    page = come_to_words(noor)
    noor.post("/check-in/words/", id=page, words=WORDS)
    for _ in range(2):
        assert noor.post("/check-in/share/", tick=["headline"], **{"for": "us"}).status_code == 200
    assert [entry.words for entry in said(noor)] == [WORDS]


def test_going_back_after_saving_and_saying_more_keeps_the_words_too(noor: Guest) -> None:
    taps = id_on(noor.page("/check-in/"))
    noor.post("/check-in/", id=taps, energy=3, mood=1, **{"for": "me"})
    page = come_to_words(noor, id=taps)
    noor.post("/check-in/words/", id=page, words=WORDS, now="1")
    assert WORDS in [entry.words for entry in said(noor)]


def test_words_on_a_page_that_was_taken_back_are_kept_when_sent_again(noor: Guest) -> None:
    page = come_to_words(noor)
    kept = noor.post("/check-in/words/", id=page, words=WORDS, now="1").content.decode()
    token = re.search(r'name="token" value="([^"]+)"', kept)
    assert token is not None
    noor.post("/check-in/undo/", token=token.group(1))
    assert said(noor) == []
    assert noor.post("/check-in/words/", id=page, words=WORDS, now="1").status_code == 200
    assert [entry.words for entry in said(noor)] == [WORDS]


def test_two_windows_on_one_page_both_keep_what_they_say(noor: Guest) -> None:
    page = come_to_words(noor)
    noor.post("/check-in/words/", id=page, words=WORDS, now="1")
    noor.post("/check-in/words/", id=page, words="And then it rained.", now="1")
    assert [entry.words for entry in said(noor)] == [WORDS, "And then it rained."]


def test_a_draft_saves_itself_and_is_no_entry_yet(noor: Guest) -> None:
    page = come_to_words(noor)
    assert noor.post("/check-in/words/", id=page, words=WORDS, draft="1").status_code == 204
    assert said(noor) == []
    assert WORDS in noor.page("/check-in/words/")


def fields_on(page: str, button: str) -> dict[str, str]:
    """Return the hidden fields of the form with this button, which a browser sends along."""
    form = next(form for form in page.split("<form") if button in form)
    return dict(re.findall(r'<input type="hidden" name="([a-z_]+)" value="([^"]*)"', form))


def send_after_unlocking(guest: Guest, path: str, **typed: str) -> str:
    """Send a page when the phone has locked, open it, and return the page that comes then."""
    at_the_lock = guest.post(path, **typed).content.decode()
    again = guest.post(
        "/unlock/", **fields_on(at_the_lock, "Open</button>"), passphrase="not this one"
    ).content.decode()
    return str(guest.post("/unlock/", **fields_on(again, "Open</button>"), passphrase=PASSPHRASE).content.decode())


def test_words_sent_when_the_phone_has_locked_wait_at_the_lock_and_are_kept(noor: Guest, hands: Hands) -> None:
    page = come_to_words(noor)
    hands.pass_by(minutes=40)
    shown = send_after_unlocking(noor, "/check-in/words/", id=page, words=WORDS, now="1")
    assert WORDS in shown
    assert [entry.words for entry in said(noor)] == []
    noor.post("/check-in/words/", **fields_on(shown, "Go on with them"))
    (entry,) = said(noor)
    assert (entry.words, entry.feelings) == (WORDS, ("tired",))


def test_a_choice_sent_when_the_phone_has_locked_is_not_made_by_opening_it(noor: Guest, sam: Guest) -> None:
    noor.post("/settings/choose/", form="dials")
    noor.lock()
    shown = send_after_unlocking(noor, "/settings/choose/", form="dials", headline="partner")
    assert "Your words" not in shown
    assert noor.visit().dials["headline"] == "me"


def test_a_link_brings_no_words_to_the_lock(noor: Guest) -> None:
    noor.lock()
    shown = noor.page("/unlock/?next=/check-in/words/&words=mine+now")
    assert "mine now" not in shown


def test_words_sent_after_this_phone_was_signed_out_elsewhere_come_back_to_copy(noor: Guest) -> None:
    page = come_to_words(noor)
    noor.person.phone_set.all().delete()
    answer = noor.client.post("/check-in/words/", {"id": page, "words": WORDS})
    assert answer.status_code == 404
    assert WORDS in answer.content.decode()
