"""Digests: sealed summaries, so that ten years cost what ten days cost. Never the source: delete them and they come back."""

from collections.abc import Callable
from dataclasses import dataclass

import msgspec
from django.db import transaction

from hearthlight.entries.codec import TooNew
from hearthlight.journal import read, seal
from hearthlight.journal.homes import OpenHome
from hearthlight.journal.models import Digest, Home
from hearthlight.journal.read import Kept

KEEP_AFTER_ROWS = 8


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
    found = load(home, name)
    if found is None:
        mark, state = Mark(0, epoch_and_newest(home).epoch), plan.start()
        rows = read.everything(home)
    else:
        mark, state = found[0], msgspec.msgpack.decode(found[1], type=plan.state)
        rows = list(read.since(home, mark.upto))
    for kept in rows:
        state = plan.add(state, kept)
    if len(rows) >= KEEP_AFTER_ROWS or (found is None and rows):
        store(home, name, Mark(max(kept.seq for kept in rows), mark.epoch), msgspec.msgpack.encode(state))
    return state


def load(home: OpenHome, name: bytes) -> tuple[Mark, bytes] | None:
    """Return the digest `name` of `home` and how far it reaches, or None; one that does not open is as good as none."""
    row = Digest.objects.filter(home=home.id, name=name).values_list("upto", "epoch", "sealed").first()
    if row is None:
        return None
    try:
        return Mark(row[0], bytes(row[1])), seal.open_digest(home.keys, name, bytes(row[2]))
    except (seal.Damaged, TooNew):
        return None


def store(home: OpenHome, name: bytes, mark: Mark, content: bytes) -> None:
    """Keep a digest, unless something was forgotten since its rows were read, or it is too long to be worth it."""
    try:
        sealed = seal.seal_digest(home.keys, name, content)
    except seal.TooLong:
        return
    with transaction.atomic():
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
