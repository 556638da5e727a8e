"""Forgotten is gone from every byte: undo, delete, take back, a draft that was sent, a parting and a side that went."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from tests.crash.served import PASSPHRASE, Answer, House, Phone, a_house
from tests.promises.forms import Data, Form, forms_on

PIECE = 24
WORDS = "the lake by the yellow house"


@dataclass
class Couple:
    """A house in which two live together, each with a phone."""

    house: House
    noor: Phone
    sam: Phone

    def sealed(self) -> set[bytes]:
        """Return the sealed bytes of every row and summary as they stand now."""
        rows = self.house.ask("SELECT sealed FROM home_row UNION ALL SELECT sealed FROM home_digest")
        return {bytes(sealed) for (sealed,) in rows}

    def wrapped(self) -> set[bytes]:
        """Return every wrapped key."""
        rows = self.house.ask("SELECT wrapped FROM home_lock UNION ALL SELECT wrapped FROM member")
        return {bytes(wrapped) for (wrapped,) in rows}


def left_of(house: House, gone: set[bytes]) -> list[str]:
    """Return where any piece of these bytes still lies."""
    stored = {name: content for name, content in house.stored().items() if "/static/" not in name}
    assert stored
    return [
        name
        for name, content in stored.items()
        for sealed in gone
        for at in range(1, len(sealed) - PIECE, PIECE)
        if sealed[at : at + PIECE] in content
    ]


@pytest.fixture(scope="module")
def couple(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Couple]:
    """One house for all that follows: what is forgotten here leaves nothing behind that the next one could meet."""
    with a_house(tmp_path_factory.mktemp("house")) as house:
        noor, sam = Phone(house), Phone(house)
        for phone, name in ((noor, "Noor"), (sam, "Sam")):
            phone.begin(name)
        noor.fill("/join/", "/join/code/")
        code = re.search(r"code-words[^>]*>([^<]+)<", noor.get("/join/").body)
        assert code is not None
        sam.fill("/join/", "/join/take/", words=" ".join(code[1].replace("·", " ").split()))
        for phone in (noor, sam, noor):
            phone.get("/join/")
        for phone in (noor, sam):
            phone.fill("/join/", "/join/answer/", answer="yes", headline="partner", helps="partner", words="partner")
        yield Couple(house, noor, sam)


def look_around(couple: Couple) -> None:
    """Let every summary there is be made."""
    for phone in (couple.noor, couple.sam):
        for page in ("/", "/?show=everything", "/patterns/", "/check-in/mine/"):
            phone.get(page)


def says(phone: Phone, to: str) -> Answer:
    return phone.fill("/check-in/", "/check-in/", energy="3", mood="1", **{"for": to})


def of_row(form: Form, **more: str) -> Data:
    hidden = {one.name: one.values for one in form.fields.values() if one.kind == "hidden"}
    return hidden | {name: [value] for name, value in more.items()}


def take_back(phone: Phone, **more: str) -> None:
    """Press the button beside the latest thing said today."""
    form = next(form for form in phone.forms("/check-in/mine/") if form.goes_to == "checkin:take_back")
    phone.send(form, of_row(form, **more))


def press_undo(phone: Phone, answer: Answer) -> None:
    form = next(form for form in forms_on(answer.body, answer.path) if form.goes_to == "checkin:undo")
    phone.send(form, of_row(form))


def undo(couple: Couple) -> None:
    answer = says(couple.noor, "us")
    look_around(couple)
    press_undo(couple.noor, answer)


def undo_while_locked(couple: Couple) -> None:
    phone = couple.noor
    phone.fill("/settings/", "/lock/")
    answer = phone.fill("/unlock/", "/check-in/", energy="3", mood="1", **{"for": "me"})
    press_undo(phone, answer)
    phone.fill("/unlock/", "/unlock/", passphrase=PASSPHRASE)


def delete_it(couple: Couple) -> None:
    says(couple.noor, "us")
    look_around(couple)
    take_back(couple.noor)


def put_down_and_delete_words(couple: Couple) -> None:
    phone = couple.noor
    phone.fill("/check-in/", "/check-in/", energy="3", mood="1", more="1")
    for words in (WORDS, WORDS + " and on"):
        phone.fill("/check-in/words/", "/check-in/words/", words=words)
    phone.fill("/check-in/words/", "/check-in/words/", words=WORDS, now="1")
    look_around(couple)
    take_back(phone)


WAYS = (undo, undo_while_locked, delete_it, put_down_and_delete_words)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_what_was_taken_back_leaves_no_byte(couple: Couple, way: Callable[[Couple], None]) -> None:
    look_around(couple)
    before = couple.sealed()
    seen: set[bytes] = set()
    real_send = Phone.send

    def watched(phone: Phone, *args: object) -> object:
        seen.update(couple.sealed())
        answer = real_send(phone, *args)  # type: ignore[arg-type]
        seen.update(couple.sealed())
        return answer

    Phone.send = watched  # type: ignore[method-assign,assignment]
    try:
        way(couple)
    finally:
        Phone.send = real_send  # type: ignore[method-assign]
    gone = seen - couple.sealed()
    assert gone - before
    assert left_of(couple.house, gone) == []


def test_a_draft_that_was_sent_leaves_nothing_of_itself(couple: Couple) -> None:
    phone, drafts = couple.noor, set()
    phone.fill("/check-in/", "/check-in/", energy="3", mood="1", more="1")
    for words in (WORDS, f"{WORDS} at night"):
        before = couple.sealed()
        phone.fill("/check-in/words/", "/check-in/words/", words=words)
        drafts |= couple.sealed() - before
    before = couple.sealed()
    phone.fill("/check-in/words/", "/check-in/words/", words=WORDS, now="1")
    gone = (drafts | before) - couple.sealed()
    assert gone & drafts
    assert left_of(couple.house, gone) == []


def test_taken_back_from_the_partner_alone_leaves_the_copy_nowhere(couple: Couple) -> None:
    before = couple.sealed()
    says(couple.noor, "us")
    shared = couple.sealed() - before
    look_around(couple)
    take_back(couple.noor, only="partner")
    gone = shared - couple.sealed()
    assert len(gone) == 1
    assert left_of(couple.house, gone) == []
    assert "Quiet" in couple.sam.get("/?show=everything").body or "/check-in/" in couple.sam.get("/").body


def test_a_kit_in_place_of_another_leaves_the_old_one_nowhere(couple: Couple) -> None:
    couple.noor.fill("/begin/kit/", "/begin/kit/")
    old = couple.wrapped()
    couple.noor.fill("/begin/kit/", "/begin/kit/", passphrase=PASSPHRASE)
    gone = old - couple.wrapped()
    assert len(gone) == 1
    assert left_of(couple.house, gone) == []


def test_a_passphrase_in_place_of_another_leaves_the_old_wrap_nowhere(couple: Couple) -> None:
    old, new = couple.wrapped(), "walnut ferry eleven cloud"
    for before, after in ((PASSPHRASE, new), (new, PASSPHRASE)):
        couple.noor.fill("/settings/passphrase/", "/settings/passphrase/", passphrase=before, new=after)
    gone = old - couple.wrapped()
    assert len(gone) == 1
    assert left_of(couple.house, gone) == []


def test_this_search_finds_what_is_still_there(couple: Couple) -> None:
    says(couple.noor, "me")
    assert left_of(couple.house, couple.sealed()) != []


def test_parting_with_take_back_leaves_no_byte_of_what_was_shared(couple: Couple) -> None:
    before = couple.sealed()
    says(couple.sam, "us")
    shared = couple.sealed() - before
    look_around(couple)
    keys = couple.wrapped()
    couple.sam.fill("/leave/part/", "/leave/part/", sure="yes", shared="take_back")
    gone = (shared - couple.sealed()) | (keys - couple.wrapped())
    assert len(gone) >= 2
    assert left_of(couple.house, gone) == []


def test_a_side_whose_day_has_come_goes_by_itself_with_every_byte(couple: Couple) -> None:
    couple.sam.fill("/leave/delete/", "/leave/delete/", sure="yes")
    before, keys = couple.sealed(), couple.wrapped()
    (home,) = [bytes(home) for (home,) in couple.house.ask("SELECT home FROM person WHERE leaving_on IS NOT NULL")]
    couple.house.ask("UPDATE person SET leaving_on = '2020-01-01' WHERE leaving_on IS NOT NULL")
    couple.house.close()
    couple.house.open()
    for _ in range(200):
        if len(couple.house.ask("SELECT id FROM person")) == 1:
            break
        couple.noor.get("/healthz")
    gone = (before - couple.sealed()) | (keys - couple.wrapped()) | {home + home}
    assert len(gone) > 3
    assert left_of(couple.house, gone - {home + home}) == []
    assert [name for name, content in couple.house.stored().items() if home in content] == []
