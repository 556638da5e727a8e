"""What the page says: names and ends of each rating, and short sentences that never name a cause."""

import datetime as dt
from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearthlight.frame import checked, medicines
from hearthlight.insight import courses, trend
from hearthlight.insight.courses import Course, Marker
from hearthlight.insight.series import DaySeries
from hearthlight.insight.usual import dips, usual
from hearthlight.rooms.reports.facts import Facts

NAMES = {
    "mood": gettext_lazy("Mood"),
    "energy": gettext_lazy("Energy"),
    "desire": gettext_lazy("Wanting"),
    "closeness": gettext_lazy("Closeness"),
}
ENDS = {
    "mood": (gettext_lazy("Heavy"), gettext_lazy("Light")),
    "energy": (gettext_lazy("Empty"), gettext_lazy("Full")),
    "desire": (gettext_lazy("None"), gettext_lazy("A lot")),
    "closeness": (gettext_lazy("Far"), gettext_lazy("Close")),
}
GOING = {
    "up": gettext_lazy("went slowly up"),
    "down": gettext_lazy("went slowly down"),
    "same": gettext_lazy("stayed about the same"),
}


def name(measure: str) -> str:
    return str(NAMES[measure])


def ends(measure: str) -> tuple[str, str]:
    """Return the words for the lowest and the highest of a rating."""
    low, high = ENDS[measure]
    return str(low), str(high)


def band(key: str | None) -> str:
    """Return the range a total is often called by, or nothing where none is published."""
    return str(checked.BANDS[key]).capitalize() if key else ""


def on(day: int | dt.date) -> str:
    """Return a day of the page, short."""
    return date_format(day if isinstance(day, dt.date) else dt.date.fromordinal(day), "j M")


def with_year(day: dt.date) -> str:
    return date_format(day, "j M Y")


def ends_of(facts: Facts) -> tuple[str, str]:
    """Return the first and the latest day of the page, with their years where these are two."""
    say = on if facts.first.year == facts.latest.year else with_year
    return say(facts.first), say(facts.latest)


def listed(texts: list[str]) -> str:
    """Return a few words as one line, the first with a capital."""
    return ", ".join([texts[0], *(text[:1].lower() + text[1:] for text in texts[1:])])


def effect(key: str) -> str:
    return str(medicines.EFFECTS.get(key, ""))


def stretch(measure: str, series: DaySeries) -> str:
    """Return one sentence for one rating: how many days have one, from where to where, and which way it goes."""
    if not series:
        return _("%(name)s: no entry on these days.") % {"name": name(measure)}
    going = GOING.get(trend.direction(series) or "")
    values = {"low": f"{min(series.values):.1f}", "high": f"{max(series.values):.1f}", "name": name(measure)}
    if going is None:
        return _("%(name)s lay between %(low)s and %(high)s of 10; too few days to say which way.") % values
    return _("%(name)s lay between %(low)s and %(high)s of 10 and %(going)s.") % (values | {"going": going})


def course_line(course: Course, facts: Facts) -> str:
    """Return the doses of a medicine on these days, in one sentence."""
    told = [
        _span(span) for span in courses.spans(course) if span.touches(facts.first.toordinal(), facts.latest.toordinal())
    ]
    return _("%(name)s: %(doses)s.") % {"name": course.name, "doses": ", ".join(told)}


def _span(span: courses.Span) -> str:
    if span.latest is None:
        return _("%(dose)s since %(day)s") % {"dose": span.dose or _("taken"), "day": on(span.first)}
    values = {"dose": span.dose or _("taken"), "first": on(span.first), "latest": on(span.latest)}
    return _("%(dose)s from %(first)s to %(latest)s") % values


def noticed(course: Course, facts: Facts) -> str:
    """Return what was noticed with a medicine, each effect with its first day, and own words."""
    first = [(key, day) for key, day in courses.first_noticed(course).items() if day <= facts.latest.toordinal()]
    told = [_("%(effect)s (%(day)s on)") % {"effect": effect(key), "day": on(day)} for key, day in first if effect(key)]
    told += [f"“{one.words}” ({on(one.day)})" for one in courses.noticed(course) if one.words and facts.holds(one.day)]
    return ", ".join(told)


def first_noticed(course: Course, facts: Facts) -> str:
    """Return what was first noticed on these days, in one sentence, or nothing."""
    told = [
        _("%(effect)s on %(day)s") % {"effect": effect(key), "day": on(day)}
        for key, day in courses.first_noticed(course).items()
        if facts.holds(day)
    ]
    return _("First noticed with %(name)s: %(what)s.") % {"name": course.name, "what": ", ".join(told)} if told else ""


def seasons(found: Iterable[Marker]) -> str:
    """Return the seasons of the body as one line: each once, with its days, and one's own words as they were."""
    days: dict[str, list[str]] = {}
    for one in found:
        told = str(medicines.MARKERS[one.marker])
        days.setdefault(f"{told} ({one.words})" if one.words else told, []).append(on(one.day))
    return " ".join(
        _("%(what)s, %(days)s.") % {"what": what, "days": ", ".join(on_days)} for what, on_days in days.items()
    )


def lowest_stretch(facts: Facts) -> str:
    """Return the longest stretch below one's own usual mood, and whether it ended; nothing with too few days."""
    mood = facts.series("mood")
    own = usual(mood)
    found = dips(mood, own.low) if own else ()
    if not found:
        return ""
    longest = max(found, key=lambda dip: dip.days)
    values = {"first": on(longest.first), "latest": on(longest.latest)}
    if longest.ended:
        return _("Lowest stretch: %(first)s to %(latest)s, then it lifted.") % values
    return _("Lowest stretch: %(first)s to %(latest)s.") % values
