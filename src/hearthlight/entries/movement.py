"""Moving a little: a walk, a stretch, a practice, or the steps of a whole day."""

import datetime as dt

from hearthlight.entries.base import Entry

# A session of sitting still counts here too: it is the body's time.
STEPS_OF_A_DAY, MINDFUL = "steps", "mindful"


class Movement(Entry, frozen=True, kw_only=True, tag="movement.1"):
    """One session, or with `what` as STEPS_OF_A_DAY the steps of a day. Where several say one day, the most is right."""

    what: str
    end_at: dt.datetime | None = None
    minutes: float | None = None
    metres: float | None = None
    kcal: float | None = None
    steps: float | None = None
