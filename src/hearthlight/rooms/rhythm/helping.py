"""What seems to help, told: a bar with its doubt, how often, how sure, and never that one thing causes another."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hearthlight.acts import catalogue
from hearthlight.acts.catalogue import UnknownAct
from hearthlight.frame import told
from hearthlight.insight.diary import MOVING, NIGHT
from hearthlight.insight.helps import Effect

MOST = 5
LEFT, RIGHT = 8.0, 342.0
NARROWEST = 0.4
KINDS = {
    "touch": gettext_lazy("Small touches"),
    "ritual": gettext_lazy("Something for the two of you"),
    "words": gettext_lazy("Kind words"),
    "rest": gettext_lazy("A little rest"),
    "movement": gettext_lazy("A little movement"),
    "alone": gettext_lazy("A small step for yourself"),
    MOVING: gettext_lazy("Moving a little"),
    NIGHT: gettext_lazy("A night at your usual hours"),
}
# Where a difference, in points of the ratings, begins to be called by the word; two points are one tap.
CLEAR, SOME, LITTLE = 1.5, 0.75, 0.2


@dataclass(frozen=True, slots=True)
class Row:
    """One act: what it is called, what is said of it, and its bar from `low` to `high` with a dot, against `zero`."""

    name: str
    times: str
    tag: str
    sure: bool
    told: str
    range: str
    zero: str
    low: str
    high: str
    dot: str


def rows(effects: Sequence[Effect], partner: str) -> tuple[Row, ...]:
    """Return the MOST rows that say most: what is fairly sure first, then what was done most often."""
    chosen = sorted(effects, key=lambda one: (not one.is_sure, -one.size if one.is_sure else -one.times, one.act))[
        :MOST
    ]
    ends = [end for one in chosen for end in (one.low, one.high)]
    lowest, highest = min([-NARROWEST, *ends]), max([NARROWEST, *ends])

    def x(value: float) -> str:
        return f"{LEFT + (value - lowest) / (highest - lowest) * (RIGHT - LEFT):.1f}"

    return tuple(
        Row(
            name=name(one.act, partner),
            times=_times(one),
            tag=_("Fairly sure") if one.is_sure else _("Not sure yet"),
            sure=one.is_sure,
            told=difference(one.size),
            range=_between(one),
            zero=x(0.0),
            low=x(one.low),
            high=x(one.high),
            dot=x(one.size),
        )
        for one in chosen
    )


def name(act: str, partner: str) -> str:
    """Return what an act, or a kind of acts taken together, is called."""
    if act in KINDS:
        return str(KINDS[act])
    try:
        catalogue.act(act)
    except UnknownAct:
        return _("Something small")
    return told.act(act, partner).removesuffix(".")


def difference(points: float) -> str:
    """Return a difference in mood in words."""
    size = abs(points)
    if size < LITTLE:
        return _("About the same")
    if points > 0:
        return _("Clearly lighter") if size >= CLEAR else _("Lighter") if size >= SOME else _("A little lighter")
    return _("Clearly heavier") if size >= CLEAR else _("Heavier") if size >= SOME else _("A little heavier")


def _between(one: Effect) -> str:
    low, high = difference(one.low), difference(one.high)
    if low == high:
        return low
    return _("From %(low)s to %(high)s") % {"low": low.lower(), "high": high.lower()}


def _times(one: Effect) -> str:
    said = ngettext("%(times)s time", "%(times)s times", one.times) % {"times": one.times}
    return _("%(times)s, tried on coin-flip days") % {"times": said} if one.by_coins else said
