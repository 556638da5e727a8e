"""Wrong key, damaged, too new and not shared are told apart, and every sample that was ever sealed opens for ever."""

import pytest
from tests.guests import Guest
from tests.vectors import vector
from tests.vectors.opening import OPENERS, outcome
from tests.vectors.vector import Vector

from hearthlight.entries import codec
from hearthlight.entries.codec import KINDS, TooNew, Unreadable, kind_of
from hearthlight.entries.unread import Unread
from hearthlight.journal import homes, letters, locks, read, recent, seal
from hearthlight.journal.models import Digest, Home, Row

ALL = vector.every()


@pytest.mark.parametrize("sample", ALL, ids=lambda sample: sample.name)
def test_every_sample_gives_the_answer_it_names(sample: Vector) -> None:
    assert outcome(sample) == (sample.expect, sample.says)


def test_every_form_has_a_sample_that_opens_and_the_four_refusals_are_all_there() -> None:
    assert {sample.form for sample in ALL if sample.expect == "opens"} == set(OPENERS)
    assert {sample.expect for sample in ALL} == set(vector.OUTCOMES)


@pytest.mark.parametrize("form", ["entry", "row"])
def test_every_kind_that_can_be_said_has_a_sample(form: str) -> None:
    told = [sample.says for sample in ALL if sample.form == form and sample.expect == "opens"]
    for kind in KINDS:
        assert any(f'"kind":"{kind_of(kind)}"' in one for one in told), f"add a sample of {kind_of(kind)}"


def test_the_four_are_different_things() -> None:
    four = (seal.WrongKey, seal.Damaged, TooNew, seal.NotShared)
    assert not [(one, other) for one in four for other in four if one is not other and issubclass(one, other)]


@pytest.mark.parametrize("sample", [s for s in ALL if s.form == "row" and s.name == "row-1-step"], ids=["row"])
def test_any_one_byte_changed_in_a_row_is_noticed(sample: Vector) -> None:
    for at in range(len(sample.sealed)):
        sealed = bytearray(sample.sealed)
        sealed[at] ^= 0x40
        harmed = Vector(sample.name, "", "", "row", bytes(sealed), sample.facts)
        assert outcome(harmed)[0] in ("damaged", "too new"), at


def test_a_home_opened_with_another_key_says_so_before_any_row_is_read(noor: Guest, stranger: Guest) -> None:
    theirs = homes.open_personal(bytes(noor.person.home), stranger.visit().mine.mine)
    with pytest.raises(seal.WrongKey):
        homes.check(theirs, bytes(noor.person.public))
    homes.check(noor.visit().mine, bytes(noor.person.public))


def test_a_wrong_passphrase_and_a_wrong_kit_are_wrong_keys(noor: Guest) -> None:
    home, mine = bytes(noor.person.home), noor.visit().mine.mine
    words = locks.new_kit(home, mine)
    assert locks.open_with_kit(home, words.upper()) == mine
    with pytest.raises(seal.WrongKey):
        locks.open_with_passphrase(home, "another one entirely")
    other = locks.new_kit(home, mine)
    with pytest.raises(seal.WrongKey):
        locks.open_with_kit(home, words)
    with pytest.raises(locks.KitUnreadable):
        locks.open_with_kit(home, " ".join(reversed(other.split())) + " zzz")


def test_a_row_of_later_is_too_new_and_is_never_skipped(noor: Guest) -> None:
    noor.says()
    mine = noor.visit().mine
    row = Row.objects.filter(home=mine.id).order_by("-seq").first()
    assert row is not None
    place = seal.Place(mine.id, row.author, bytes(row.entry))
    later = seal.seal_row(mine.keys, place, b"\x81\xa4kind\xa9checkin.9")
    Row.objects.filter(home=mine.id, seq=row.seq).update(sealed=later)
    assert read.everything(mine)[-1].entry == Unread(why="too_new")
    with pytest.raises(TooNew):
        list(read.opened(mine, Row.objects.filter(home=mine.id)))


def test_a_damaged_row_is_damaged_and_is_never_skipped(noor: Guest) -> None:
    noor.says()
    mine = noor.visit().mine
    row = Row.objects.filter(home=mine.id).order_by("-seq").first()
    assert row is not None
    Row.objects.filter(home=mine.id, seq=row.seq).update(sealed=bytes(row.sealed)[:-1] + b"\0")
    assert read.everything(mine)[-1].entry == Unread(why="damaged")
    with pytest.raises(seal.Damaged):
        list(read.opened(mine, Row.objects.filter(home=mine.id)))


def harm(row: Row) -> None:
    changed = bytes(row.sealed)[:-1] + bytes([row.sealed[-1] ^ 1])
    Row.objects.filter(home=row.home, seq=row.seq).update(sealed=changed)


@pytest.mark.parametrize("whose", ["mine", "ours"])
def test_one_damaged_row_shuts_no_page_and_is_told(noor: Guest, sam: Guest, whose: str) -> None:
    sam.says(energy=7, to="us")
    noor.says(to="us")
    noor.says(energy=9, mood=9)
    home = getattr(noor.visit(), whose)
    harmed = Row.objects.filter(home=home.id).order_by("seq").last()
    assert harmed is not None
    harm(harmed)
    Digest.objects.filter(home=home.id).delete()
    for path in ("/", "/?show=everything", "/check-in/mine/", "/patterns/", "/closer/", "/settings/", "/history/"):
        assert noor.get(path).status_code == 200, path
    noor.lock()
    noor.unlock()
    assert "does not open" in noor.page("/?show=everything")
    noor.says(energy=5, mood=5)
    assert "does not open" in noor.page("/?show=everything")
    Row.objects.filter(home=home.id, seq=harmed.seq).update(sealed=harmed.sealed)
    assert "does not open" not in noor.page("/?show=everything")


def test_a_pause_that_does_not_open_stays_a_pause(noor: Guest, sam: Guest) -> None:
    noor.post("/settings/choose/", paused="yes")
    mine = noor.visit().mine
    harm(Row.objects.get(home=mine.id, entry=mine.keys.settled_id("0/paused")))
    Digest.objects.all().delete()
    noor.says(to="us")
    assert noor.visit().paused
    assert "nothing shared" in sam.page("/?show=everything")


def test_a_home_that_is_gone_and_a_letter_to_somebody_else_are_not_shared(noor: Guest, sam: Guest) -> None:
    mine, entry = noor.visit().mine, codec.Checkin(energy=1.0)
    with pytest.raises(seal.NotShared):
        read.one(mine, bytes(16))
    with pytest.raises(seal.NotShared):
        letters.post(bytes(16), entry, bytes(16), author=0, readers={})
    ours, author = sam.visit().ours, sam.visit().author
    assert ours is not None
    letters.post(ours.id, entry, b"\1" * 16, author=author, readers={author: bytes(sam.person.public)})
    theirs = noor.visit().ours
    assert theirs is not None
    with pytest.raises(seal.NotShared):
        read.one(theirs, b"\1" * 16)
    Home.objects.filter(id=mine.id).delete()
    with pytest.raises(seal.NotShared):
        homes.check(mine, bytes(noor.person.public))


@pytest.mark.parametrize("harm", [b"", b"\3" + bytes(60), bytes(80), b"\1" + bytes(80)])
def test_a_digest_that_does_not_open_is_as_good_as_none(noor: Guest, harm: bytes) -> None:
    noor.says()
    visit = noor.visit()
    whole = recent.recent(visit.mine, today=visit.today).since(visit.today)
    assert Digest.objects.filter(home=visit.mine.id).update(sealed=harm) > 0
    assert recent.recent(visit.mine, today=visit.today).since(visit.today) == whole


def test_content_that_is_no_entry_is_unreadable_and_not_guessed() -> None:
    for content in (b"", b"\xc0", b"\x81\xa4kind\x01", b"\x80"):
        with pytest.raises(Unreadable):
            codec.decode(content)
