"""Two people find what both are open to, and nothing else. Pure; the construction is told in docs/double-blind.md.

- `publish`: one point for each item, raised by a secret exponent; a decoy where somebody is not open
- `raised`: the other one's points, raised in turn
- `overlap`: the items at which both came to the same point
"""

import hashlib
import secrets
from collections.abc import Iterable, Sequence, Set

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

POINT = EXPONENT = 32
# Curve25519, RFC 7748: y^2 = x^3 + 486662 x^2 + x over the integers modulo 2^255 - 19.
_PRIME = 2**255 - 19
_A = 486662
_LABEL = b"hearthlight/1/double-blind\x00"
_SEED = 32


class NotAPoint(ValueError):
    """These bytes are no list of points on the curve; raising them could tell something of the exponent."""


def new_exponent() -> bytes:
    """Return a fresh exponent: 32 bytes, for one batch alone."""
    return X25519PrivateKey.generate().private_bytes_raw()


def is_on_curve(point: bytes) -> bool:
    """Return whether these 32 bytes are the first coordinate of a point on the curve, and not of one on its twist.

    Raised points stay where they were, on the curve or on the twist, so a list that mixed both would tell them apart.
    """
    x = int.from_bytes(point, "little")
    # Euler's criterion: the right side of the equation is a square exactly when this power is 1.
    return len(point) == POINT and x < _PRIME and pow(x * (x * x + _A * x + 1), (_PRIME - 1) // 2, _PRIME) == 1


def point_of(context: bytes, name: bytes) -> bytes:
    """Return the point that stands for `name`: hashed again and again until it lies on the curve."""
    place, tries = _LABEL + len(context).to_bytes(2) + context + name, 0
    while True:
        number = int.from_bytes(hashlib.sha512(place + tries.to_bytes(2)).digest(), "little") % _PRIME
        if is_on_curve(point := number.to_bytes(POINT, "little")):
            return point
        tries += 1


def publish(items: Iterable[str], is_open: Set[str], *, context: bytes, exponent: bytes) -> bytes:
    """Return one raised point for each of `items`, in their order: the item's own where it is open, else a decoy.

    Both points of every item are made and one is raised, so that the work does not depend on what was answered.
    """
    points = []
    for item in items:
        choices = point_of(context, secrets.token_bytes(_SEED)), point_of(context, item.encode())
        points.append(choices[item in is_open])
    return raised(b"".join(points), exponent, len(points))


def raised(points: bytes, exponent: bytes, many: int) -> bytes:
    """Return `many` points, each raised by the exponent; raises NotAPoint."""
    key = X25519PrivateKey.from_private_bytes(exponent)
    return b"".join(_raised(key, point) for point in split(points, many))


def _raised(key: X25519PrivateKey, point: bytes) -> bytes:
    if not is_on_curve(point):
        raise NotAPoint("not on the curve")
    try:
        return key.exchange(X25519PublicKey.from_public_bytes(point))
    except ValueError:
        raise NotAPoint("a point of small order") from None


def split(points: bytes, many: int) -> Sequence[bytes]:
    """Return the single points; raises NotAPoint when there are not `many`."""
    if len(points) != many * POINT:
        raise NotAPoint("not as many points as there are items")
    return [points[start : start + POINT] for start in range(0, len(points), POINT)]


def overlap(items: Sequence[str], mine: bytes, theirs: bytes) -> frozenset[str]:
    """Return the items at which both twice raised lists hold the same point; raises NotAPoint."""
    pairs = zip(items, split(mine, len(items)), split(theirs, len(items)), strict=True)
    return frozenset(item for item, one, other in pairs if one == other)
