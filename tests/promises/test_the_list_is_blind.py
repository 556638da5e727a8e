"""The list is blind: what both are open to shows to both, and nothing else can be read by anybody, with any copies."""

import base64
import datetime as dt

import pytest
from tests.guests import Guest, Hands, in_another_world
from tests.promises.lists import ITEMS, TINY, Prier, a_week, all_turns, answer, come_in, on_list, shape
from tests.promises.looks import look

from hearthlight.frame import turns
from hearthlight.frame.batches import told
from hearthlight.journal import blind, write
from hearthlight.journal.recent import recent

PAGES = ("/closer/", "/closer/answers/", "/closer/wishes/", "/?show=everything", "/plan/")


def test_what_both_are_open_to_shows_to_both_after_the_hour_and_not_before(
    noor: Guest, sam: Guest, hands: Hands
) -> None:
    answer(noor, TINY[:8])
    answer(sam, TINY[5:], otherwise="maybe")
    all_turns(noor, sam, hands)
    hands.pass_by(days=2, hours=22)
    come_in(noor, sam)
    assert on_list(noor) == on_list(sam) == frozenset()
    hands.pass_by(hours=1)
    come_in(sam, noor)
    assert on_list(noor) == on_list(sam) == frozenset(TINY[:8])
    assert "You’re both open to these" in noor.page("/closer/")


def test_with_fewer_than_twelve_answers_in_a_group_nothing_of_it_shows(noor: Guest, sam: Guest, hands: Hands) -> None:
    answer(sam, ITEMS)
    noor.post("/closer/answers/?group=tiny", **dict.fromkeys(TINY[:11], "yes"))
    a_week(noor, sam, hands)
    assert on_list(noor) == frozenset()
    noor.post("/closer/answers/?group=tiny", **{TINY[11]: "not_now"})
    a_week(noor, sam, hands)
    assert on_list(noor) == on_list(sam) == frozenset(TINY[:11])


def test_a_change_of_mind_leaves_with_the_next_list_and_not_before(noor: Guest, sam: Guest, hands: Hands) -> None:
    answer(noor, TINY)
    answer(sam, TINY)
    a_week(noor, sam, hands)
    before = look(sam.client, "/closer/")
    noor.post("/closer/answers/?group=tiny", **{TINY[3]: "not_now"})
    come_in(noor)
    assert look(sam.client, "/closer/") == before
    a_week(noor, sam, hands)
    assert on_list(noor) == on_list(sam) == frozenset(TINY) - {TINY[3]}


def test_a_change_of_mind_after_both_took_their_turns_goes_with_the_list_after(
    noor: Guest, sam: Guest, hands: Hands
) -> None:
    answer(noor, TINY)
    answer(sam, TINY)
    all_turns(noor, sam, hands)
    noor.post("/closer/answers/?group=tiny", **{TINY[3]: "not_now"})
    hands.pass_by(days=5)
    come_in(noor, sam)
    assert on_list(noor) == on_list(sam) == frozenset(TINY)
    a_week(noor, sam, hands)
    assert on_list(noor) == on_list(sam) == frozenset(TINY) - {TINY[3]}


def test_what_is_answered_by_wednesday_shows_on_sunday_however_often_both_were_here(
    noor: Guest, sam: Guest, hands: Hands
) -> None:
    come_in(noor, sam, noor, sam)
    answer(noor, TINY)
    hands.pass_by(hours=22)
    come_in(noor, sam)
    answer(sam, TINY)
    come_in(sam, noor)
    hands.pass_by(hours=3)
    come_in(noor, sam, noor)
    hands.pass_by(days=4)
    come_in(noor, sam)
    assert on_list(noor) == on_list(sam) == frozenset(TINY)


def test_who_comes_by_once_a_week_has_a_list_all_the_same(noor: Guest, sam: Guest, hands: Hands) -> None:
    answer(noor, TINY)
    answer(sam, TINY)
    for _ in range(3):
        come_in(noor, sam)
        hands.pass_by(days=7)
    come_in(noor, sam)
    assert on_list(noor) == on_list(sam) == frozenset(TINY)


def test_answers_of_long_ago_fade_for_both(noor: Guest, sam: Guest, hands: Hands) -> None:
    answer(noor, TINY)
    answer(sam, TINY)
    a_week(noor, sam, hands)
    hands.pass_by(days=91)
    come_in(noor, sam)
    assert on_list(noor) == on_list(sam) == frozenset()
    a_week(noor, sam, hands)
    assert on_list(noor) == on_list(sam) == frozenset()


def test_a_batch_that_was_never_finished_brings_no_old_answer_to_light(noor: Guest, sam: Guest, hands: Hands) -> None:
    answer(noor, TINY)
    answer(sam, TINY)
    come_in(noor, sam)
    noor.post("/closer/answers/?group=tiny", **dict.fromkeys(TINY, "not_now"))
    hands.pass_by(days=15)
    a_week(noor, sam, hands)
    assert on_list(noor) == on_list(sam) == frozenset()


def test_copies_of_every_moment_and_ones_own_key_read_nothing_but_the_list(
    noor: Guest, sam: Guest, hands: Hands
) -> None:
    prier = Prier(sam)
    answer(noor, TINY[:8])
    answer(sam, TINY[5:12])
    for _ in range(3):
        for _ in range(5):
            for guest in (noor, sam):
                come_in(guest)
                sam.unlock()
                prier.copy()
            hands.pass_by(days=1)
        hands.pass_by(days=2)
        come_in(noor, sam)
        prier.copy()
    assert len(prier.exponents) >= 3
    assert on_list(sam) == frozenset(TINY[5:8])
    # Their own points are found, whether or not they are on the list; nothing that only the other one said is.
    assert prier.reads() == set(TINY[5:12])


def test_the_same_search_with_the_other_key_would_find_everything(noor: Guest, sam: Guest, hands: Hands) -> None:
    both = Prier(noor)
    answer(noor, TINY[:8])
    answer(sam, TINY[5:12])
    all_turns(noor, sam, hands)
    both.copy()
    assert both.reads() == set(TINY[:8])


@pytest.mark.parametrize(
    ("open_to", "otherwise"), [(ITEMS, "yes"), ((), "not_now"), (TINY[:3], "maybe")], ids=["all", "none", "some"]
)
def test_rows_and_their_sizes_are_the_same_whatever_was_answered(
    noor: Guest, sam: Guest, hands: Hands, open_to: tuple[str, ...], otherwise: str
) -> None:
    shapes, seen = [], []
    for mine, other in (((), "not_now"), (open_to, otherwise)):
        with in_another_world(noor, sam, hands=hands):
            answer(noor, mine, otherwise=other)
            a_week(noor, sam, hands)
            shapes.append(shape())
            seen.append([look(sam.client, path) for path in PAGES])
    assert shapes[0] == shapes[1]
    assert seen[0] == seen[1]


def test_a_skip_a_silence_and_a_refusal_look_the_same_to_the_other_one(noor: Guest, sam: Guest, hands: Hands) -> None:
    answer(sam, ITEMS)
    seen = []
    for said in ("not_now", "", "nonsense"):
        with in_another_world(noor, sam, hands=hands):
            if said:
                answer(noor, (), otherwise=said)
            a_week(noor, sam, hands)
            seen.append([look(sam.client, path) for path in PAGES])
    assert seen[0] == seen[1] == seen[2]


def test_who_says_yes_to_everything_learns_what_shows_to_the_other_as_well(
    noor: Guest, sam: Guest, hands: Hands
) -> None:
    answer(noor, TINY[:4])
    answer(sam, ITEMS)
    a_week(noor, sam, hands)
    assert on_list(sam) == on_list(noor) == frozenset(TINY[:4])


def test_old_points_laid_again_as_ones_own_tell_nothing(noor: Guest, sam: Guest, hands: Hands) -> None:
    answer(noor, TINY[:8])
    all_turns(noor, sam, hands)
    old = points_of(sam, noor.visit().author)
    hands.pass_by(days=7)
    come_in(noor)
    come_in(sam)
    prier = Prier(sam)
    lay_as(sam, old)
    come_in(noor)
    prier.copy()
    hands.pass_by(days=7)
    come_in(noor, sam)
    prier.copy()
    assert prier.reads() == set()
    assert on_list(sam) == on_list(noor) == frozenset()


def test_points_on_the_twist_are_not_raised(noor: Guest, sam: Guest, hands: Hands) -> None:
    answer(noor, TINY[:8])
    hands.pass_by(days=2)
    come_in(noor, sam)
    twisted = (2).to_bytes(32, "little")
    assert not blind.is_on_curve(twisted)
    lay_as(sam, twisted * len(turns.LIST.items))
    come_in(noor)
    assert raised_by(sam, noor.visit().author) is None


def test_a_batch_is_raised_once(noor: Guest, sam: Guest, hands: Hands) -> None:
    answer(noor, TINY[:8])
    all_turns(noor, sam, hands)
    first = raised_by(sam, noor.visit().author)
    lay_as(sam, points_of(sam, noor.visit().author))
    come_in(noor)
    assert first is not None
    assert raised_by(sam, noor.visit().author) == first


def test_a_pause_lays_decoys_alone_and_looks_like_any_week(noor: Guest, sam: Guest, hands: Hands) -> None:
    answer(noor, TINY)
    answer(sam, TINY)
    noor.post("/settings/choose/", paused="yes")
    a_week(noor, sam, hands)
    assert on_list(sam) == frozenset()


def test_two_phones_of_one_person_lay_one_list(noor: Guest, sam: Guest, hands: Hands) -> None:
    answer(noor, TINY[:4])
    answer(sam, TINY)
    other = noor.other_phone()
    come_in(noor, other, sam)
    hands.pass_by(days=2)
    come_in(other, sam, other, noor)
    hands.pass_by(days=5)
    come_in(noor, sam)
    assert on_list(noor) == on_list(sam) == frozenset(TINY[:4])


def test_a_new_key_in_the_middle_of_a_batch_loses_nothing(noor: Guest, sam: Guest, hands: Hands) -> None:
    answer(noor, TINY[:4])
    answer(sam, TINY)
    hands.pass_by(days=2)
    come_in(noor, sam)
    noor.post("/settings/new-key/", passphrase="maple window seven river")
    come_in(noor)
    hands.pass_by(days=5)
    come_in(noor, sam)
    assert on_list(noor) == on_list(sam) == frozenset(TINY[:4])


def points_of(guest: Guest, author: int) -> bytes:
    """Return the points somebody has laid, as one of the two reads them."""
    visit = guest.visit()
    assert visit.ours is not None
    value = recent(visit.ours, today=visit.today).settled("points_list", author)
    assert isinstance(value, dict)
    return base64.b64decode(value["points"])


def raised_by(guest: Guest, author: int) -> object:
    visit = guest.visit()
    assert visit.ours is not None
    return recent(visit.ours, today=visit.today).settled("raised_list", author)


def lay_as(guest: Guest, points: bytes) -> None:
    """Lay other points than the program would, in the batch that is under way."""
    visit = guest.visit()
    assert visit.ours is not None
    value = recent(visit.ours, today=visit.today).settled("points_list", visit.ours.author)
    batch = value["batch"] if isinstance(value, dict) else dt.date.min.isoformat()
    write.settle(visit.ours, "points_list", told(batch, points))
