"""Laying everything that is due for one person anew, at every sign-in, so that nothing can be read from what changed."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q

from hearthlight.due import box, feed, plan, wishes
from hearthlight.due.models import Brought, Due, new_id
from hearthlight.entries import days
from hearthlight.entries.ahead import DIM, PLANNED, Plans
from hearthlight.journal.recent import Recent
from hearthlight.people.models import Person
from hearthlight.people.names import keyed_hash

KEEP_BROUGHT = dt.timedelta(days=2)


@transaction.atomic
def lay(person: Person, recent: Recent, *, zone: ZoneInfo, now: dt.datetime, ahead: Plans) -> None:
    """Lay the coming two weeks for `person` by what they wish now, and what their calendar address tells.

    Counts only what was brought, wished and planned: no entry is looked at. `ahead` changes what boxes hold, and of rows
    only when the evening dims.
    """
    # Two sign-ins at once lay one after the other. A full lock would hold up a worker that brings something right now.
    Person.objects.select_for_update(no_key=True).get(id=person.id)
    wished = wishes.read(lambda name: recent.settled(name, 0))
    # A row that a worker holds in its hands may be brought at this moment, so it stays and counts as brought.
    Due.objects.filter(_is_free(now), person=person).delete()
    Brought.objects.filter(person=person, brought_at__lte=now - KEEP_BROUGHT).delete()
    seed = keyed_hash("due", bytes(person.name_hash).hex())
    said = _said_at(person)
    planned = [each for what in PLANNED for each in ahead.get(what, ())]
    moments = plan.moments(wished, zone=zone, now=now, seed=seed, said_at=said, planned=planned)
    looks = plan.looks(ahead.get(DIM, ()), zone=zone, now=now, seed=seed)
    Due.objects.bulk_create(_row(person, moment) for moment in (*moments, *looks))
    feed.tell(person, recent, wished, zone=zone, since=days.day_of(now, zone), ahead=ahead)


@transaction.atomic
def heard(person: Person, *, zone: ZoneInfo, now: dt.datetime) -> None:
    """Count whoever wrote on a locked phone as here: what they wish goes on for as many days as after a sign-in.

    Their wishes are out of reach then, so no row moves. Every box is closed anew, whatever it holds.
    """
    Person.objects.select_for_update(no_key=True).get(id=person.id)
    today, speaking = days.day_of(now, zone), set[dt.date]()
    rows = list(Due.objects.filter(_is_free(now), person=person, due_at__gt=now).order_by("due_at"))
    for row in rows:
        found, day = box.look_into(bytes(row.id), bytes(row.box)), days.day_of(row.due_at, zone)
        wished = found.wished or found.says
        if wished and day > today and len(speaking) < plan.SPEAKING_DAYS:
            speaking.add(day)
        says = wished and (day <= today or day in speaking)
        row.box = box.close(bytes(row.id), box.Box(says, found.until, wished))
    Due.objects.bulk_update(rows, ["box"])


def _is_free(now: dt.datetime) -> Q:
    return Q(lease_until=None) | Q(lease_until__lte=now)


def _row(person: Person, moment: plan.Moment) -> Due:
    row = new_id()
    found = box.Box(moment.says, moment.until, moment.wished)
    return Due(id=row, person=person, due_at=moment.at, box=box.close(row, found))


def _said_at(person: Person) -> list[dt.datetime]:
    brought = Brought.objects.filter(person=person).values_list("id", "box", "brought_at")
    held = Due.objects.filter(person=person).values_list("id", "box", "due_at")
    return [at for row, sealed, at in (*brought, *held) if box.look_into(bytes(row), bytes(sealed)).says]
