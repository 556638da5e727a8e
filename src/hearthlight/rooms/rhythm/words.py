"""What Patterns says: the five words of each measure, and short sentences for what the numbers can honestly tell."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.utils.translation import pgettext_lazy as said_of

from hearthlight.insight.trend import Direction
from hearthlight.insight.usual import Dip, Usual

NAMES = {"mood": gettext_lazy("Mood"), "energy": gettext_lazy("Energy"), "closeness": gettext_lazy("Closeness")}
LEVELS = {
    "mood": (
        said_of("mood", "Heavy"),
        said_of("mood", "Low"),
        said_of("mood", "Mixed"),
        said_of("mood", "Okay"),
        said_of("mood", "Light"),
    ),
    "energy": (
        said_of("energy", "Empty"),
        said_of("energy", "Low"),
        said_of("energy", "Some"),
        said_of("energy", "Good"),
        said_of("energy", "Full"),
    ),
    "closeness": (
        said_of("closeness", "Far"),
        said_of("closeness", "A little far"),
        said_of("closeness", "Near"),
        said_of("closeness", "Fairly close"),
        said_of("closeness", "Close"),
    ),
}


@dataclass(frozen=True, slots=True)
class Seen:
    """What the numbers say about one measure over the weeks shown; `dips` are those that ended, oldest first."""

    direction: Direction | None
    with_mood: bool = False
    dips: Sequence[Dip] = ()
    dipping: bool = False


def level(measure: str, value: float) -> str:
    """Return the word for a value from 0 to 10; taps of 1, 3, 5, 7 and 9 get their own."""
    return str(LEVELS[measure][min(int(value // 2), 4)])


def axis(measure: str) -> tuple[str, str, str]:
    """Return the three words beside the picture, lowest first."""
    low, _below, middle, _above, high = map(str, LEVELS[measure])
    return low, middle, high


def usual(measure: str, own: Usual) -> str:
    """Return the sentence under the soft band."""
    low, high = level(measure, own.low), level(measure, own.high)
    if low == high:
        return _("Your usual: around %(level)s, most days.") % {"level": low}
    return _("Your usual: between %(low)s and %(high)s, most days.") % {"low": low, "high": high}


def headline(seen: Seen) -> str:
    """Return the two or three words beside a measure's name."""
    if seen.with_mood:
        return _("Moves with mood")
    if seen.dipping:
        return _("A lower stretch just now")
    if seen.direction in ("up", "down"):
        return going(seen.direction)
    if seen.dips:
        return dipped(len(seen.dips))
    return going(seen.direction)


def going(direction: Direction | None) -> str:
    """Return the word for a direction, or that it is too early to tell."""
    return {"up": _("Slowly up"), "down": _("Slowly down"), "same": _("About the same")}.get(
        direction or "", _("Not sure yet")
    )


def dipped(count: int) -> str:
    """Return how often it dipped, in words that stop counting after two."""
    return {1: _("Dipped once"), 2: _("Dipped twice")}.get(count, _("Dipped a few times"))


def sentences(seen: Seen) -> list[str]:
    """Return the one to three sentences of the Words twin."""
    said = [_("Moves with mood.")] if seen.with_mood else []
    if seen.direction is None:
        said.append(_("Not sure yet which way it goes."))
    else:
        said.append(_("%(direction)s in these four weeks.") % {"direction": going(seen.direction)})
    if seen.dipping:
        said.append(_("A lower stretch just now."))
    elif seen.dips:
        said.append(f"{dipped(len(seen.dips))}. {all_ended(len(seen.dips))}")
    return said


def all_ended(count: int) -> str:
    """Return that the dips ended; said only of dips that did."""
    return {1: _("That dip ended."), 2: _("Both dips ended.")}.get(count, _("Every one of those dips ended."))


def worth_knowing(mood: Seen) -> str:
    """Return the last words of the page: something true and kind."""
    if mood.dipping and mood.dips:
        return _("there was a low stretch before this one, and it ended.")
    if mood.dipping or not mood.dips:
        return _("a day without an entry is only that. Nothing is filled in.")
    lengths = [ngettext("%(days)s day", "%(days)s days", dip.days) % {"days": dip.days} for dip in mood.dips]
    if len(lengths) == 1:
        return _("the dip ended. It took %(length)s.") % {"length": lengths[0]}
    if len(lengths) == 2:
        return _("both dips ended. The first took %(first)s, the second took %(second)s.") % {
            "first": lengths[0],
            "second": lengths[1],
        }
    return _("every one of those dips ended.")
