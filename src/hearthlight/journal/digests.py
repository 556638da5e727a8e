"""Digests: sealed summaries, so that ten years cost what ten days cost. Never the source: delete them and they come back."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass

import msgspec
from django.db import OperationalError, connection, transaction

from hearthlight.entries.codec import TooNew
from hearthlight.entries.unread import Unread
from hearthlight.journal import read, seal
from hearthlight.journal.homes import OpenHome
from hearthlight.journal.models import Digest, Home
from hearthlight.journal.read import Kept

KEEP_AFTER_ROWS = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a digest reaches, and the epoch of the home it belongs to."""

    upto: int
    epoch: bytes


@dataclass(frozen=True)
class Fold[S]:
    """A summary told as a fold: `add` puts one more entry into the state and gives the state back.

    `state` is the state's msgspec type. Every entry is added once; after a change or a forgetting it starts afresh.
    """

    name: str
    state: type[S]
    start: Callable[[], S]
    add: Callable[[S, Kept], S]


def fold[S](home: OpenHome, plan: Fold[S]) -> S:
    """Return the state of `plan` over all of `home`, reading only what came since it was last kept."""
    name = home.keys.bucket(f"digest/{plan.name}")
    found = load(home, name, msgspec.msgpack.Decoder(plan.state))
    if found is None:
        mark, state = Mark(0, epoch_and_newest(home).epoch), plan.start()
        rows = read.everything(home)
    else:
        mark, state, rows = found.mark, found.state, found.fresh
    for kept in rows:
        state = plan.add(state, kept)
    if is_whole(rows) and (len(rows) >= KEEP_AFTER_ROWS or (found is None and rows)):
        store(home, name, Mark(max(kept.seq for kept in rows), mark.epoch), msgspec.msgpack.encode(state))
    return state


def is_whole(rows: Iterable[Kept]) -> bool:
    """Return whether every row opened. What lacks one is not kept as a digest, so that a row put right is seen again."""
    return not any(isinstance(kept.entry, Unread) for kept in rows)


@dataclass(frozen=True, slots=True)
class Found[S]:
    """A digest as it lies in its home, and the rows that came after it."""

    mark: Mark
    state: S
    fresh: list[Kept]


# Asked on every page, so one round for a digest and what came since, and written out: building a query costs several
# times what running it does.
_LOAD = (
    "SELECT d.upto, d.epoch, d.sealed, r.seq, r.entry, r.author, r.sealed FROM home_digest d "
    "LEFT JOIN home_row r ON r.home = d.home AND r.seq > d.upto WHERE d.home = %s AND d.name = %s ORDER BY r.seq"
)


def load[S](home: OpenHome, name: bytes, decoder: msgspec.msgpack.Decoder[S]) -> Found[S] | None:
    """Return the digest `name` of `home` with what came after it; one that does not open is as good as none."""
    with connection.cursor() as cursor:
        cursor.execute(_LOAD, [home.id, name])
        rows = cursor.fetchall()
    if not rows:
        return None
    upto, epoch, sealed = rows[0][:3]
    try:
        state = decoder.decode(seal.open_digest(home.keys, name, bytes(sealed)))
    except (seal.Damaged, TooNew, msgspec.MsgspecError):
        return None
    fresh = [read.told_row(home, *row[3:]) for row in rows if row[3] is not None]
    return Found(Mark(upto, bytes(epoch)), state, fresh)


def store(home: OpenHome, name: bytes, mark: Mark, content: bytes) -> None:
    """Keep a digest, unless something was forgotten since its rows were read, or it is too long to be worth it."""
    try:
        sealed = seal.seal_digest(home.keys, name, content)
    except seal.TooLong:
        return
    # A full disk keeps nobody from reading: a digest that could not be kept is made again.
    with suppress(OperationalError), transaction.atomic():
        base = Home.objects.select_for_update().filter(id=home.id).values_list("epoch", flat=True).first()
        if base is not None and bytes(base) == mark.epoch:
            Digest.objects.update_or_create(
                home=home.id, name=name, defaults={"upto": mark.upto, "epoch": mark.epoch, "sealed": sealed}
            )


def epoch_and_newest(home: OpenHome) -> Mark:
    """Return where a digest that is made afresh starts from; raises NotShared when the home is gone."""
    row = Home.objects.filter(id=home.id).values_list("next_seq", "epoch").first()
    if row is None:
        raise seal.NotShared("this home is gone")
    return Mark(row[0] - 1, bytes(row[1]))
