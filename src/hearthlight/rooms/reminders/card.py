"""What reminders do on Today: whether a line waits, and laying the coming days anew for whoever is back."""

from hearthlight.due import anew, waiting, wishes
from hearthlight.entries import days
from hearthlight.frame import ahead, turns
from hearthlight.frame.visit import Visit
from hearthlight.people import phones


def waits(visit: Visit) -> bool:
    """Return whether a neutral line waits; somebody who wishes no reminders is not looked up."""
    wished = wishes.read(lambda name: visit.recent_mine.settled(name, 0))
    return waiting.is_there(bytes(visit.person.id), wished, zone=visit.zone, now=visit.now)


def lay_anew(visit: Visit) -> None:
    """Lay what is due for this person anew."""
    anew.lay(visit.person, visit.recent_mine, zone=visit.zone, now=visit.now, ahead=ahead.of(visit))


def welcome_back(visit: Visit) -> None:
    """Lay anew and take turns at the first look of a day, because a phone that stays open is never signed in again."""
    used = phones.latest_use(visit.phone) if visit.phone else None
    if used is not None and days.day_of(used, visit.zone) < visit.today:
        lay_anew(visit)
        turns.take(visit, at_sign_in=True)
