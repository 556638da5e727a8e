"""How a night and a walk read, in a few words."""

from django.utils.translation import gettext, ngettext

from hearthlight.entries.movement import MINDFUL, STEPS_OF_A_DAY, Movement
from hearthlight.entries.night import Night


def night(entry: Night) -> str:
    """Return how long a sleep was, asleep where that is known and else in bed."""
    if entry.asleep is not None:
        return gettext("%(length)s asleep.") % {"length": length(entry.asleep)}
    if entry.in_bed is not None:
        return gettext("%(length)s in bed.") % {"length": length(entry.in_bed)}
    return ""


def movement(entry: Movement) -> str:
    """Return what was done, and for how long."""
    if entry.what == STEPS_OF_A_DAY:
        steps = round(entry.steps or 0)
        return ngettext("%(steps)s step.", "%(steps)s steps.", steps) % {"steps": steps}
    what = gettext("Sitting still") if entry.what == MINDFUL else entry.what
    if entry.minutes is None:
        return f"{what}."
    return gettext("%(what)s, %(length)s.") % {"what": what, "length": length(entry.minutes)}


def length(minutes: float) -> str:
    """Return a length in hours and minutes."""
    hours, rest = divmod(round(minutes), 60)
    if not hours:
        return gettext("%(minutes)s min") % {"minutes": rest}
    if not rest:
        return gettext("%(hours)s h") % {"hours": hours}
    return gettext("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}
