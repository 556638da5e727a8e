"""Whether a neutral line waits for somebody on their next page."""

import datetime as dt
from zoneinfo import ZoneInfo

from hearthlight.due import box, plan
from hearthlight.due.models import Brought
from hearthlight.due.wishes import Wishes
from hearthlight.entries import days


def is_there(person: bytes, wishes: Wishes, *, zone: ZoneInfo, now: dt.datetime) -> bool:
    """Return whether something was brought on this person's own day; a wish for quiet made since then holds already."""
    today = days.day_of(now, zone)
    if not wishes.may_come_on(today):
        return False
    rows = Brought.objects.filter(person_id=person, brought_at__gte=plan.start_of(today, zone))
    return any(box.look_into(bytes(row), bytes(sealed)).says for row, sealed in rows.values_list("id", "box"))
