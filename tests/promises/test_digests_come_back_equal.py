"""Digests are never the source: whatever is written, changed, settled or forgotten, they say what a look from scratch says."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.guests import Guest

from hearthlight.entries.base import Entry
from hearthlight.entries.checkin import Checkin
from hearthlight.entries.step import Step
from hearthlight.journal import digests, homes, letters, read, recent, seal, write
from hearthlight.journal.digests import Fold
from hearthlight.journal.homes import OpenHome
from hearthlight.journal.models import Digest
from hearthlight.journal.read import Kept
from hearthlight.journal.recent import Recent

TODAY = dt.date(2026, 11, 24)
NAMES = ("zone", "theme", "draft")


class Seen(msgspec.Struct):
    """A summary that would notice one entry too many, too few, or in another order."""

    ids: list[str]
    energy: float = 0.0


def see(seen: Seen, kept: Kept) -> Seen:
    if isinstance(kept.entry, Checkin):
        seen.ids.append(f"{kept.id.hex()}/{kept.entry.words}")
        seen.energy += kept.entry.energy or 0.0
    return seen


FOLD = Fold("seen.1", Seen, lambda: Seen([]), see)


@dataclass
class Life:
    """One home, and what a reader sees of it with digests and without."""

    home: OpenHome
    public: bytes
    ids: list[bytes] = field(default_factory=list)

    def look(self, today: dt.date) -> tuple[object, ...]:
        window = recent.recent(self.home, today=today)
        return digests.fold(self.home, FOLD), told(window), [window.settled(name, 0) for name in NAMES]

    def look_from_scratch(self, today: dt.date) -> tuple[object, ...]:
        Digest.objects.filter(home=self.home.id).delete()
        return self.look(today)


def told(window: Recent) -> list[Kept]:
    """Return everything the window says in each way it can be asked."""
    whole = window.since(window.start)
    assert whole == sorted(whole, key=lambda kept: kept.seq)
    assert [kept for kept in whole if isinstance(kept.entry, Checkin)] == window.since(window.start, Checkin)
    assert [kept for kept in whole if isinstance(kept.entry, Step)] == window.since(window.start, Step)
    return whole


def an_entry(days_ago: int, words: str, kind: str) -> Entry:
    day = TODAY - dt.timedelta(days=days_ago)
    if kind == "step":
        return Step(day=day, act="nothing", answer="passed")
    return Checkin(day=day, words=words, energy=float(len(words)))


entries = st.builds(an_entry, st.integers(0, 80), st.text("abc", max_size=3), st.sampled_from(("checkin", "step")))
acts = st.one_of(
    st.tuples(st.just("append"), entries),
    st.tuples(st.just("letter"), entries),
    st.tuples(st.just("many"), st.lists(entries, min_size=1, max_size=12)),
    st.tuples(st.just("change"), st.integers(0, 99), st.text("xyz", min_size=1, max_size=4)),
    st.tuples(st.just("forget"), st.integers(0, 99)),
    st.tuples(st.just("settle"), st.sampled_from(NAMES), st.text("pqr", max_size=3)),
    st.tuples(st.just("unsettle"), st.sampled_from(NAMES)),
    st.tuples(st.just("look"), st.integers(-3, 40)),
)


def do(life: Life, act: tuple[object, ...], number: int) -> None:
    """Do one thing to a home."""
    home, fresh = life.home, number.to_bytes(2) + bytes(14)
    match act:
        case ("append", Entry() as entry):
            life.ids.append(write.append(home, entry, fresh))
        case ("letter", Entry() as entry):
            letters.post(home.id, entry, fresh, author=0, readers={0: life.public})
            life.ids.append(fresh)
        case ("many", list() as several):
            pairs = [(fresh[:2] + index.to_bytes(14), entry) for index, entry in enumerate(several)]
            write.append_many(home, pairs)
            life.ids += [entry_id for entry_id, _ in pairs]
        case ("change", int() as which, str() as words) if life.ids:
            changed = life.ids[which % len(life.ids)]
            entry = read.one(home, changed).entry
            if isinstance(entry, Checkin):
                write.change(home, msgspec.structs.replace(entry, words=words), changed)
        case ("forget", int() as which) if life.ids:
            write.forget(home, [life.ids.pop(which % len(life.ids))], today=TODAY)
        case ("settle", str() as name, str() as value):
            write.settle(home, name, value)
        case ("unsettle", str() as name):
            write.unsettle(home, name)
        case ("look", int() as later):
            life.look(TODAY + dt.timedelta(days=later))


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(acts, max_size=30))
def test_with_and_without_digests_a_home_says_the_same(doings: list[tuple[object, ...]]) -> None:
    home, mine, public = homes.new_personal()
    life = Life(homes.open_personal(home, mine), public)
    for number, act in enumerate(doings):
        do(life, act, number)
    for later in (0, 9):
        today = TODAY + dt.timedelta(days=later)
        with_digests = life.look(today)
        assert life.look(today) == with_digests
        assert life.look_from_scratch(today) == with_digests


def test_an_entry_that_comes_while_a_digest_is_made_is_there_once(noor: Guest, monkeypatch: pytest.MonkeyPatch) -> None:
    visit = noor.visit()
    life = Life(visit.mine, bytes(noor.person.public))
    Digest.objects.all().delete()
    real = read.buckets

    def interrupted(home: OpenHome, names: object) -> Iterator[Kept]:
        monkeypatch.setattr(read, "buckets", real)
        write.append(home, Checkin(day=TODAY, words="meanwhile"))
        write.settle(home, "theme", "night")
        return real(home, names)  # type: ignore[arg-type]

    monkeypatch.setattr(read, "buckets", interrupted)
    life.look(TODAY)
    for _ in range(2):
        window = recent.recent(life.home, today=TODAY)
        assert [kept.entry.words for kept in window.since(TODAY, Checkin)] == ["meanwhile"]  # type: ignore[union-attr]
        assert window.settled("theme", 0) == "night"
        write.append_many(
            life.home, [(bytes([n]) * 16, Step(day=TODAY, act="nothing", answer="passed")) for n in range(9)]
        )


def test_a_digest_made_while_something_is_forgotten_is_not_kept(noor: Guest) -> None:
    mine = noor.visit().mine
    entry = write.append(mine, Checkin(day=TODAY, words="soon gone"))
    mark = digests.epoch_and_newest(mine)
    write.forget(mine, [entry], today=TODAY)
    name = mine.keys.bucket("digest/late")
    digests.store(mine, name, mark, b"soon gone")
    assert not Digest.objects.filter(home=mine.id, name=name).exists()


def test_after_forgetting_digests_come_back_without_it(noor: Guest) -> None:
    noor.says(energy=1, mood=1)
    noor.page("/patterns/")
    kept = noor.visit().recent_mine.since(noor.visit().today, Checkin)[0]
    before = {bytes(row.sealed) for row in Digest.objects.all()}
    assert before
    noor.post("/check-in/take-back/", id=kept.id.hex())
    assert not before & {bytes(row.sealed) for row in Digest.objects.all()}
    assert noor.visit().recent_mine.since(noor.visit().today) == []


def test_a_key_of_another_home_reads_no_digest(noor: Guest, stranger: Guest) -> None:
    noor.says()
    noor.page("/")
    theirs = homes.open_personal(noor.visit().mine.id, stranger.visit().mine.mine)
    assert not Digest.objects.filter(home=theirs.id, name=theirs.keys.bucket("digest/recent")).exists()
    row = Digest.objects.filter(home=theirs.id).first()
    assert row is not None
    with pytest.raises(seal.Damaged):
        seal.open_digest(theirs.keys, bytes(row.name), bytes(row.sealed))
