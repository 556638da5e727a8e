"""The worker's way to the lamps: what is due is marked in the round, and called once the round is done with."""

import datetime as dt
from functools import partial
from typing import Self

from django.conf import settings
from django.db import transaction

from hearthlight.due import lamps
from hearthlight.due.box import Box
from hearthlight.due.lamps import Order
from hearthlight.due.models import Due
from hearthlight.edges.lights import client, translate
from hearthlight.edges.lights.client import NotReached


class LampSender:
    """Collects the calls of one round. They are made after it, so that a slow lamp holds up nobody's reminder."""

    def __init__(self) -> None:
        self.orders: list[Order] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.send()

    def bring(self, row: Due, found: Box, *, now: dt.datetime) -> None:
        """Look whether lamps dim at this moment, whatever the row itself says."""
        for order in lamps.dim_now(bytes(row.person_id), now):
            # A worker killed from here on made no call or one: an evening without is better than a lamp that dims twice.
            transaction.on_commit(partial(self.orders.append, order))

    def send(self) -> None:
        """Make the calls of this round, and keep how each went."""
        while self.orders:
            order = self.orders.pop()
            lamps.tell(order.person, dim(order, seconds=translate.SLOWLY))


def dim(order: Order, *, seconds: int) -> str:
    """Make one call; return the key of `words.SAID` for what came of it."""
    try:
        call = translate.call(order.where, at=order.at, seconds=seconds)
        return translate.came_of_it(client.post(call, at_home=settings.LAMPS_AT_HOME))
    except NotReached as problem:
        return problem.why
