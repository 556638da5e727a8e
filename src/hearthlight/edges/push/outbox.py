"""Notices on their way: handed over in each round of the worker, tried again when a service is busy, and let go in time.

They wait in memory alone, so that no row tells when one was sent. A worker that is killed loses what waits; the line on the
person's page is there all the same.
"""

import datetime as dt
import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial

from django.db import transaction

from hearthlight.due import bells
from hearthlight.due.bells import Way
from hearthlight.due.box import Box
from hearthlight.due.models import Due
from hearthlight.edges.push.client import Came, hand_over
from hearthlight.edges.wire import Ways

AT_ONCE = 8
FIRST_WAIT = dt.timedelta(seconds=30)
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice for one phone: the latest moment for it, when it is handed over, and how often that was tried."""

    person: bytes
    phone: bytes
    until: dt.datetime
    at: dt.datetime
    tries: int = 0

    def later(self, wait: int, *, now: dt.datetime) -> "Notice":
        """Return it for another time: twice as long as before, or as long as the service asks."""
        pause = max(FIRST_WAIT * 2**self.tries, dt.timedelta(seconds=wait))
        return replace(self, at=now + pause, tries=self.tries + 1)


@dataclass
class Outbox:
    """Brings a row to the phones of its person. A row that says nothing sends nothing."""

    ways: Ways = field(default_factory=Ways)
    waiting: list[Notice] = field(default_factory=list)

    def bring(self, row: Due, found: Box, *, now: dt.datetime) -> None:
        """Put a notice for each phone on its way, once the row is really gone."""
        if found.says:
            person = bytes(row.person_id)
            phones = [phone for phone, _ in bells.of_person(person)]
            transaction.on_commit(
                partial(self.waiting.extend, [Notice(person, phone, found.until, now) for phone in phones])
            )

    def send(self, *, now: dt.datetime) -> None:
        """Hand over what is ready, several at once, and keep what is to be tried again. Raises DatabaseError."""
        ready = [one for one in self.waiting if one.at <= now < one.until]
        self.waiting = [one for one in self.waiting if now < one.at < one.until]
        found = [(one, way) for one in ready if (way := self._way(one))]
        if not found:
            return
        with ThreadPoolExecutor(min(AT_ONCE, len(found)), "notices") as hands:
            came = hands.map(lambda each: self._hand_over(*each, now=now), found)
            for (notice, _), (what, wait) in zip(found, came, strict=True):
                self._settle(notice, what, wait, now=now)

    def _hand_over(self, notice: Notice, way: Way, *, now: dt.datetime) -> tuple[Came, int]:
        return hand_over(way, until=notice.until, now=now, ways=self.ways)

    def _settle(self, notice: Notice, what: Came, wait: int, *, now: dt.datetime) -> None:
        if what is Came.GONE:
            bells.take_down(notice.phone)
        elif what is Came.LATER:
            self.waiting.append(notice.later(wait, now=now))
        elif what is Came.REFUSED:
            log.warning("a push service refused a notice; docs/serving.md tells what it may want to know")

    def _way(self, notice: Notice) -> Way | None:
        """Return how the phone is reached now: notices may have been turned off since."""
        return dict(bells.of_person(notice.person)).get(notice.phone)
