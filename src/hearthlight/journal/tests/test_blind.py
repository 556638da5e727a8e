"""The blind points: what both are open to is found, and a point says nothing of the answer behind it."""

from collections import Counter

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from hypothesis import given, settings
from hypothesis import strategies as st

from hearthlight.journal import blind

ITEMS = tuple(f"item-{number}" for number in range(24))
HERE = b"this home, this batch"
PRIME = 2**255 - 19
answers = st.frozensets(st.sampled_from(ITEMS))


def meet(mine: frozenset[str], theirs: frozenset[str]) -> frozenset[str]:
    """Return what two people find who go through every turn."""
    one, other = blind.new_exponent(), blind.new_exponent()
    laid = [
        blind.publish(ITEMS, open_to, context=HERE, exponent=secret)
        for open_to, secret in ((mine, one), (theirs, other))
    ]
    lifted = blind.raised(laid[0], other, len(ITEMS)), blind.raised(laid[1], one, len(ITEMS))
    return blind.overlap(ITEMS, *lifted)


@settings(max_examples=25, deadline=None)
@given(answers, answers)
def test_what_both_are_open_to_is_found_and_nothing_else(mine: frozenset[str], theirs: frozenset[str]) -> None:
    assert meet(mine, theirs) == mine & theirs


@pytest.mark.parametrize("open_to", [frozenset(), frozenset(ITEMS), frozenset(ITEMS[:5])], ids=["no", "all", "some"])
def test_every_point_lies_on_the_curve_whatever_was_answered(open_to: frozenset[str]) -> None:
    secret = blind.new_exponent()
    laid = blind.publish(ITEMS, open_to, context=HERE, exponent=secret)
    assert len(laid) == len(ITEMS) * blind.POINT
    assert all(blind.is_on_curve(point) for point in blind.split(laid, len(ITEMS)))
    again = blind.raised(laid, blind.new_exponent(), len(ITEMS))
    assert all(blind.is_on_curve(point) for point in blind.split(again, len(ITEMS)))


def test_about_half_of_all_numbers_lie_on_the_twist_and_are_told_from_the_curve() -> None:
    counts = Counter(blind.is_on_curve(number.to_bytes(32, "little")) for number in range(2, 402))
    assert 150 < counts[True] < 250
    assert not blind.is_on_curve(PRIME.to_bytes(32, "little"))
    # The base point of RFC 7748, and its neighbour on the twist.
    assert blind.is_on_curve((9).to_bytes(32, "little"))
    assert not blind.is_on_curve((2).to_bytes(32, "little"))


def test_a_raised_point_of_the_twist_stays_on_the_twist_so_such_points_are_refused() -> None:
    twisted = (2).to_bytes(32, "little")
    key = X25519PrivateKey.generate()
    assert not blind.is_on_curve(key.exchange(X25519PublicKey.from_public_bytes(twisted)))
    with pytest.raises(blind.NotAPoint):
        blind.raised(twisted, blind.new_exponent(), 1)


@pytest.mark.parametrize("number", [0, 1, PRIME - 1, PRIME, PRIME + 1, 2**255 - 1])
def test_a_point_that_would_tell_something_of_the_exponent_is_refused(number: int) -> None:
    with pytest.raises(blind.NotAPoint):
        blind.raised(number.to_bytes(32, "little"), blind.new_exponent(), 1)


@pytest.mark.parametrize("points", [b"", bytes(31), bytes(33), bytes(64)])
def test_a_list_of_another_length_is_refused(points: bytes) -> None:
    with pytest.raises(blind.NotAPoint):
        blind.raised(points, blind.new_exponent(), 1)


def test_the_same_answers_laid_twice_have_no_point_in_common() -> None:
    first, second = (
        blind.split(blind.publish(ITEMS, frozenset(ITEMS), context=HERE, exponent=blind.new_exponent()), len(ITEMS))
        for _ in range(2)
    )
    assert not set(first) & set(second)


def test_another_home_or_batch_hashes_to_other_points() -> None:
    assert blind.point_of(b"a", b"hug") != blind.point_of(b"b", b"hug")
    assert blind.point_of(b"ab", b"c") != blind.point_of(b"a", b"bc")


@pytest.mark.parametrize("open_to", [frozenset(), frozenset(ITEMS)], ids=["all no", "all yes"])
def test_as_many_points_are_hashed_and_raised_whatever_was_answered(
    open_to: frozenset[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    done: Counter[str] = Counter()
    point_of, is_raised = blind.point_of, blind._raised

    def hashing(context: bytes, name: bytes) -> bytes:
        done["hashed"] += 1
        return point_of(context, name)

    def raising(key: X25519PrivateKey, point: bytes) -> bytes:
        done["raised"] += 1
        return is_raised(key, point)

    monkeypatch.setattr(blind, "point_of", hashing)
    monkeypatch.setattr(blind, "_raised", raising)
    blind.publish(ITEMS, open_to, context=HERE, exponent=blind.new_exponent())
    assert done == {"hashed": 2 * len(ITEMS), "raised": len(ITEMS)}


def test_with_ones_own_exponent_alone_the_other_ones_points_look_like_decoys() -> None:
    """Whoever holds both lists, both raised lists and one exponent finds the overlap, and at no other item anything."""
    one, other = blind.new_exponent(), blind.new_exponent()
    mine, theirs = frozenset(ITEMS[:8]), frozenset(ITEMS[4:16])
    laid = blind.publish(ITEMS, mine, context=HERE, exponent=one)
    their_laid = blind.publish(ITEMS, theirs, context=HERE, exponent=other)
    by_them, by_me = blind.raised(laid, other, len(ITEMS)), blind.raised(their_laid, one, len(ITEMS))
    seen = [set(blind.split(points, len(ITEMS))) for points in (laid, their_laid, by_them, by_me)]
    reached = every_point_reached_with(one, set().union(*seen))
    matches = {item for item in ITEMS if blind.point_of(HERE, item.encode()) in reached}
    once = {item for item in ITEMS if raise_one(blind.point_of(HERE, item.encode()), one) in seen[1]}
    twice = {item for item in ITEMS if raise_one(raise_one(blind.point_of(HERE, item.encode()), one), one) in seen[2]}
    assert (matches, once, twice) == (set(), set(), set())
    assert blind.overlap(ITEMS, by_them, by_me) == mine & theirs


def raise_one(point: bytes, secret: bytes) -> bytes:
    return blind.raised(point, secret, 1)


def every_point_reached_with(secret: bytes, points: set[bytes]) -> set[bytes]:
    """Return everything two steps with one known exponent come to, from every point there is."""
    once = {raise_one(point, secret) for point in points}
    return points | once | {raise_one(point, secret) for point in once}
