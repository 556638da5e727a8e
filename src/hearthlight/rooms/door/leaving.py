"""Pausing, parting and deleting: one-sided, at once, and silent to the other."""

import datetime as dt

from django.db import transaction

from hearthlight.frame.visit import Visit
from hearthlight.journal import homes, write
from hearthlight.people import couples
from hearthlight.people.models import Person

DELETE_AFTER_DAYS = 7
# With a name and a place somebody has begun, and said nothing yet.
ROWS_AT_FIRST = 2


@transaction.atomic
def part(visit: Visit, *, take_back: bool) -> None:
    """Leave the shared home. What was shared stays readable to the other, or is taken back first."""
    ours = visit.ours
    if ours is None:
        return
    if take_back:
        name = visit.me
        write.forget_author(ours, today=visit.now.date())
        # The name stays, so that the other side looks as on any quiet day.
        write.settle(ours, "name", name)
    write.settle(ours, "parted", visit.today.isoformat())
    if couples.part(visit.person, ours.id):
        homes.remove(ours.id)
    visit.keep_open()
    visit.look_again()
    visit.keep_box()


@transaction.atomic
def ask_to_delete(visit: Visit, *, take_back: bool) -> None:
    """Part, and set the day this side goes."""
    part(visit, take_back=take_back)
    on = visit.now.date() + dt.timedelta(days=DELETE_AFTER_DAYS)
    Person.objects.filter(id=visit.person.id).update(leaving_on=on)


def keep_after_all(visit: Visit) -> None:
    """Take back the wish to delete."""
    Person.objects.filter(id=visit.person.id).update(leaving_on=None)


def remove_who_left(today: dt.date) -> int:
    """Remove every side whose day has come, with every byte of it; return how many. The open house looks every hour."""
    return _remove(list(Person.objects.filter(leaving_on__lte=today)))


def remove_who_never_began(today: dt.date) -> int:
    """Remove everybody who wrote nothing in all this time and shares no home; return how many.

    Whoever wrote something stays, and nothing in the clear tells any more when they came.
    """
    begun = Person.objects.filter(unwritten_until__isnull=False)
    begun.filter(home__in=homes.with_more_rows_than(ROWS_AT_FIRST)).update(unwritten_until=None)
    waiting = begun.filter(unwritten_until__lte=today, couple=None)
    return _remove([person for person in waiting if not couples.memberships(person)])


def _remove(gone: list[Person]) -> int:
    for person in gone:
        with transaction.atomic():
            for member in couples.memberships(person):
                if couples.part(person, bytes(member.home)):
                    homes.remove(bytes(member.home))
            homes.remove(bytes(person.home))
            couples.remove(person)
    if gone:
        transaction.on_commit(write.leave_no_trace)
    return len(gone)
