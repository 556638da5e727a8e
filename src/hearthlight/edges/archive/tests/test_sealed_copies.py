"""A sealed copy opens with the passphrase or the kit of its day, shows every changed byte, and moves house whole."""

import datetime as dt
import io
import itertools

import pytest

from hearthlight.edges.archive import bring_in, contents, opening, sealed
from hearthlight.edges.archive.sealed import Cover, End, Home, NotACopy, Said, Wrap
from hearthlight.edges.demo import fill
from hearthlight.entries import codec
from hearthlight.entries.checkin import Checkin
from hearthlight.entries.codec import TooNew
from hearthlight.entries.preference import Preference
from hearthlight.journal import homes, locks, read, seal, write
from hearthlight.people import couples, names
from hearthlight.people.models import Person

pytestmark = pytest.mark.django_db

MINE = bytes(range(32))
COVER = Cover(bytes(16), bytes(32), (Wrap("kit", bytes(16), "", b"wrapped"),))
TODAY = dt.date(2026, 11, 24)


def small_copy(entries: int = 3, size: int = 100) -> bytes:
    said = [Said(bytes([number]) * 16, 0, bytes(size)) for number in range(entries)]
    return b"".join(sealed.seal_copy(MINE, COVER, [Home(bytes(16), 0, False), *said, End(entries)]))


def opened(copy: bytes, mine: bytes = MINE) -> list[sealed.Record]:
    return list(sealed.open_records(mine, io.BytesIO(copy)))


def copy_of(belongings: contents.Belongings) -> bytes:
    return b"".join(contents.seal_everything(belongings))


def entries_in(copy: bytes, mine: bytes) -> list[tuple[bool, int, bytes, bytes]]:
    """Return what a copy says, choices aside: shared or not, whose, id and content."""
    said = opening.entries(sealed.open_records(mine, io.BytesIO(copy)))
    return sorted(
        (home.shared, one.author, one.id, one.content)
        for home, one in said
        if not isinstance(codec.decode(one.content), Preference)
    )


def moved_in(name: str = "noor elsewhere") -> tuple[Person, bytes]:
    """Make somebody in a house where nothing was said yet."""
    home, mine, public = homes.new_personal()
    person = Person.objects.create(name_hash=names.name_hash(name), home=home, public=public)
    locks.set_passphrase(home, mine, "another house and another word")
    return person, mine


def bring(copy: bytes, with_key: bytes, person: Person, mine: bytes) -> bring_in.Brought:
    entries = opening.entries(sealed.open_records(with_key, io.BytesIO(copy)))
    return bring_in.bring_in(person, contents.of(person, mine), entries)


@pytest.mark.parametrize(
    ("entries", "size"),
    [(0, 0), (3, 100), (1, sealed.FRAME), (7, 30_000), (1, sealed.FRAME - 98), (1, sealed.FRAME - 97), (2, 200_000)],
)
def test_what_goes_in_comes_out_again(entries, size):
    records = opened(small_copy(entries, size))
    assert records[-1] == End(entries)
    assert [len(one.content) for one in records if isinstance(one, Said)] == [size] * entries


def test_a_copy_is_as_long_as_its_frames_and_no_word_of_it_can_be_read():
    copy = small_copy(3)
    cover = len(copy) % (sealed.FRAME + 16)
    assert copy[:16] == sealed.MARK
    assert (len(copy) - cover) // (sealed.FRAME + 16) == 1
    assert bytes(100) not in copy[cover:]


def test_every_changed_byte_of_cover_and_frame_is_found():
    copy = small_copy()
    for place in itertools.chain(range(300), range(300, len(copy), 997), range(len(copy) - 40, len(copy))):
        changed = bytearray(copy)
        changed[place] ^= 0x40
        with pytest.raises((seal.Damaged, NotACopy, TooNew)):
            opened(bytes(changed))


def test_frames_cannot_be_cut_off_left_out_turned_round_or_added():
    copy, frame = small_copy(7, 30_000), sealed.FRAME + 16
    cover = len(copy) % frame
    head, frames = copy[:cover], [copy[at : at + frame] for at in range(cover, len(copy), frame)]
    assert len(frames) == 4
    for wrong in (frames[:-1], frames[1:], [frames[1], frames[0], *frames[2:]], [*frames, frames[-1]], frames[:1], []):
        with pytest.raises(seal.Damaged):
            opened(head + b"".join(wrong))
    with pytest.raises(seal.Damaged):
        opened(copy[:-1])


def test_another_key_and_another_copys_cover_open_nothing():
    with pytest.raises(seal.Damaged):
        opened(small_copy(), mine=bytes(32))
    with pytest.raises(NotACopy):
        opened(b"PK\x03\x04 a zip, perhaps")
    with pytest.raises(TooNew):
        opened(sealed.MARK + b"\x02" + bytes(4))


def test_a_made_up_cover_cannot_take_all_memory():
    greedy = Cover(bytes(16), bytes(32), (Wrap("passphrase", bytes(16), "99999999,3,4", b"wrapped"),))
    with pytest.raises(seal.Damaged, match="cost"):
        opening.with_passphrase(greedy, "anything")


def test_a_copy_opens_with_the_passphrase_and_the_kit_of_its_day(noor):
    visit = noor.visit()
    kit = locks.new_kit(visit.mine.id, visit.mine.mine)
    noor.says(to="me")
    copy = copy_of(contents.of(visit.person, visit.mine.mine))
    locks.set_passphrase(visit.mine.id, visit.mine.mine, "a later passphrase altogether")
    cover = sealed.read_cover(io.BytesIO(copy))
    assert opening.with_passphrase(cover, "maple window seven river") == visit.mine.mine
    assert opening.with_kit(cover, kit) == visit.mine.mine
    with pytest.raises(seal.WrongKey):
        opening.with_passphrase(cover, "a later passphrase altogether")
    assert opening.look_through(visit.mine.mine, io.BytesIO(copy)).alone >= 1


@pytest.mark.parametrize("which", [0, 1], ids=fill.NAMES)
def test_two_years_move_house_whole_and_are_equal_when_they_are_copied_again(which):
    side = fill.fill(7, today=TODAY, years=2).sides[which]
    first = copy_of(contents.of(side.person, side.mine.mine))
    before = entries_in(first, side.mine.mine)
    shared = [author for is_shared, author, _, _ in before if is_shared]
    assert len(before) - len(shared) > 700
    assert len(shared) > 100
    assert set(shared) == {0, 1}
    homes.remove(side.ours.id)
    person, mine = moved_in()
    brought = bring(first, side.mine.mine, person, mine)
    assert (brought.new, brought.known, brought.standing) == (len(before), 0, 0)
    assert entries_in(copy_of(contents.of(person, mine)), mine) == before


def test_a_copy_brought_twice_is_there_once(noor, sam):
    noor.says(to="us")
    copy = copy_of(contents.of(noor.person, noor.visit().mine.mine))
    key = noor.visit().mine.mine
    homes.remove(noor.visit().ours.id)
    person, mine = moved_in()
    assert bring(copy, key, person, mine).new == 2
    again = bring(copy, key, person, mine)
    assert (again.new, again.known) == (0, 2)
    assert len(couples.memberships(person)) == 1


def test_the_shared_part_becomes_a_past_that_nobody_lives_in(noor, sam):
    sam.says(energy=5, mood=5, to="us")
    theirs = sam.visit().author
    copy, key = copy_of(contents.of(noor.person, noor.visit().mine.mine)), noor.visit().mine.mine
    homes.remove(noor.visit().ours.id)
    person, mine = moved_in()
    bring(copy, key, person, mine)
    [past] = contents.of(person, mine).shared
    said = read.everything(past)
    assert {one.entry.value for one in said if isinstance(one.entry, Preference)} == {"Noor", "Sam"}
    assert [(one.author, one.entry.mood) for one in said if isinstance(one.entry, Checkin)] == [(theirs, 5.0)]
    assert Person.objects.get(id=person.id).couple is None
    assert couples.is_past_of(person, past.id)


def test_what_was_forgotten_here_stays_forgotten_and_a_standing_home_is_left_as_it_is(noor, sam):
    noor.says(to="us")
    sam.says(to="us")
    visit = noor.visit()
    copy = copy_of(contents.of(noor.person, visit.mine.mine))
    sam.post("/leave/part/", sure="yes", shared="take_back")
    [mine] = [one.id for one in read.everything(visit.mine) if isinstance(one.entry, Checkin)]
    write.forget(visit.mine, [mine], today=TODAY)
    brought = bring(copy, visit.mine.mine, noor.person, visit.mine.mine)
    assert (brought.new, brought.known, brought.standing) == (0, 1, 2)
    assert [one.author for one in read.everything(visit.ours) if isinstance(one.entry, Checkin)] == [visit.author]


def test_choices_about_a_house_or_a_partner_stay_behind(noor, sam):
    visit = noor.visit()
    write.settle(visit.mine, "theme", "night")
    write.settle(visit.mine, "paused", "yes")
    copy = copy_of(contents.of(noor.person, visit.mine.mine))
    homes.remove(visit.ours.id)
    person, mine = moved_in()
    write.settle(homes.open_personal(bytes(person.home), mine), "zone", "Asia/Tokyo")
    bring(copy, visit.mine.mine, person, mine)
    choices = {
        one.entry.name: one.entry.value
        for one in read.everything(homes.open_personal(bytes(person.home), mine))
        if isinstance(one.entry, Preference)
    }
    assert choices == {"name": "Noor", "theme": "night", "zone": "Asia/Tokyo"}


def test_a_copy_tells_neither_that_the_other_parted_nor_what_was_never_sent(noor, sam):
    write.settle(noor.visit().mine, "draft", {"words": "never sent"})
    sam.post("/leave/part/", sure="yes", shared="leave")
    belongings = contents.of(noor.person, noor.visit().mine.mine)
    told = [codec.decode(one.content) for one in contents.records(belongings) if isinstance(one, Said)]
    assert {one.name for one in told if isinstance(one, Preference)} & {"draft", "parted"} == set()


def test_a_changed_entry_is_in_a_copy_once_as_it_stands_now(noor):
    noor.says(to="me")
    home = noor.visit().mine
    [kept] = [one for one in read.everything(home) if isinstance(one.entry, Checkin)]
    write.change(home, Checkin(day=kept.entry.day, mood=9), kept.id)
    said = [one.entry for one in contents.said_in(home, shared=False) if isinstance(one.entry, Checkin)]
    assert [one.mood for one in said] == [9]


def test_nothing_is_brought_when_a_copy_is_not_whole(noor):
    for _ in range(2):
        noor.says(to="me")
    visit = noor.visit()
    copy = copy_of(contents.of(noor.person, visit.mine.mine))
    records = [one for one in sealed.open_records(visit.mine.mine, io.BytesIO(copy)) if not isinstance(one, End)]
    person, mine = moved_in()
    with pytest.raises(seal.Damaged):
        bring_in.bring_in(person, contents.of(person, mine), opening.entries([*records, End(99)]))
    assert read.everything(homes.open_personal(bytes(person.home), mine)) == []
