"""One round of the worker: take what is due, bring it once, and let go of what came too late.

A row is held by a lease, so that two workers never bring the same one and a killed worker's rows are taken up again. The
row goes and its mark is set in one transaction: killed at any point, nothing is lost and nothing comes twice.
"""

import datetime as dt
from typing import Protocol

from django.db import transaction
from django.db.models import F, Q

from hearthlight.due import box
from hearthlight.due.anew import KEEP_BROUGHT
from hearthlight.due.models import Brought, Due, new_id

LEASE = dt.timedelta(minutes=2)
MOST_ATTEMPTS = 5
AT_ONCE = 50


class Sender(Protocol):
    """Brings one row to its person.

    It is called inside the transaction that removes the row. Whoever sends over a wire waits for its commit
    (`transaction.on_commit`): a reminder that is lost is better than one that comes twice.
    """

    def bring(self, row: Due, found: box.Box, *, now: dt.datetime) -> None:
        """Bring `row`; raises IntegrityError when this id was brought before."""


class OnThePage:
    """A neutral line waits on the person's next page. Rows that say nothing leave the same mark."""

    def bring(self, row: Due, found: box.Box, *, now: dt.datetime) -> None:
        """Leave the mark from which the page knows."""
        sealed = box.close(bytes(row.id), found)
        Brought.objects.create(id=row.id, person_id=row.person_id, brought_at=now, box=sealed)


class Each:
    """Lets several senders bring the same row, in their order."""

    def __init__(self, *senders: Sender) -> None:
        self.senders = senders

    def bring(self, row: Due, found: box.Box, *, now: dt.datetime) -> None:
        """Bring `row` by each of them."""
        for sender in self.senders:
            sender.bring(row, found, now=now)


def go(sender: Sender, *, now: dt.datetime) -> int:
    """Bring everything that is due at `now`; return how many rows were done with. Raises DatabaseError."""
    # Looking first takes no lock, and nearly every round ends here.
    if not Due.objects.filter(due_at__lte=now).exists():
        return 0
    Brought.objects.filter(brought_at__lte=now - KEEP_BROUGHT).delete()
    done = 0
    while rows := _take(lease := new_id(), now=now):
        done += sum(_bring(row, lease, sender, now=now) for row in rows)
    return done


@transaction.atomic
def _take(lease: bytes, *, now: dt.datetime) -> list[Due]:
    """Hold up to AT_ONCE rows that nobody else holds. On SQLite one writes at a time, so there is nothing to skip."""
    free = Q(lease_until=None) | Q(lease_until__lte=now)
    due = Due.objects.select_for_update(skip_locked=True).filter(free, due_at__lte=now)
    rows = list(due.order_by("due_at")[:AT_ONCE])
    held = Due.objects.filter(id__in=[row.id for row in rows])
    held.update(lease=lease, lease_until=now + LEASE, attempts=F("attempts") + 1)
    return rows


@transaction.atomic
def _bring(row: Due, lease: bytes, sender: Sender, *, now: dt.datetime) -> int:
    """Bring one row, unless it was laid anew meanwhile, came too late, or was tried too often."""
    gone, _ = Due.objects.filter(id=row.id, lease=lease).delete()
    found = box.look_into(bytes(row.id), bytes(row.box))
    if gone and now <= found.until and row.attempts < MOST_ATTEMPTS:
        sender.bring(row, found, now=now)
    return gone
