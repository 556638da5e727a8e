"""What the page says: names and ends of each rating, and short sentences that never name a cause."""

import datetime as dt
from collections.abc import Iterable
from statistics import median

from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.utils.translation import pgettext_lazy as said_of

from hearthlight.entries.night import Night
from hearthlight.frame import checked, medicines, tongue
from hearthlight.frame.dates import date_format
from hearthlight.insight import courses, trend
from hearthlight.insight.courses import Course, Marker
from hearthlight.insight.series import DaySeries
from hearthlight.insight.usual import dips, usual
from hearthlight.rooms.reports.facts import SLEEP, Facts

NIGHTS_NEEDED, EARLY_HOUR = 7, 5
NOON, DAY_MINUTES = 12 * 60, 24 * 60
NAMES = {
    "mood": gettext_lazy("Mood"),
    "energy": gettext_lazy("Energy"),
    "desire": gettext_lazy("Wanting"),
    "closeness": gettext_lazy("Closeness"),
    "sleep": gettext_lazy("Sleep"),
}
ENDS = {
    "mood": (said_of("mood", "Heavy"), said_of("mood", "Light")),
    "energy": (said_of("energy", "Empty"), said_of("energy", "Full")),
    "desire": (said_of("wanting", "None"), said_of("wanting", "A lot")),
    "closeness": (said_of("closeness", "Far"), said_of("closeness", "Close")),
    "sleep": (gettext_lazy("3 hours"), gettext_lazy("11 hours")),
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


def on(day: int | dt.date, facts: Facts) -> str:
    """Return a day of the page, short; with its year where that is not the year the page ends in."""
    date = day if isinstance(day, dt.date) else dt.date.fromordinal(day)
    return date_format(date, "j M") if date.year == facts.latest.year else with_year(date)


def with_year(day: dt.date) -> str:
    return date_format(day, "j M Y")


def ends_of(facts: Facts) -> tuple[str, str]:
    """Return the first and the latest day of the page, with their years where these are two."""
    if facts.first.year == facts.latest.year:
        return on(facts.first, facts), on(facts.latest, facts)
    return with_year(facts.first), with_year(facts.latest)


def listed(texts: list[str]) -> str:
    """Return a few words as one line, the first with a capital."""
    return ", ".join([texts[0], *(tongue.inside(text) for text in texts[1:])])


def effect(key: str) -> str:
    return str(medicines.EFFECTS.get(key, ""))


def stretch(measure: str, series: DaySeries) -> str:
    """Return one sentence for one rating: how many days have one, from where to where, and which way it goes."""
    if not series:
        return _("%(name)s: no entry on these days.") % {"name": name(measure)}
    going = GOING.get(trend.direction(series) or "")
    unit = _("hours") if measure == SLEEP else _("of 10")
    values = {
        "low": f"{min(series.values):.1f}",
        "high": f"{max(series.values):.1f}",
        "name": name(measure),
        "unit": unit,
    }
    if going is None:
        return _("%(name)s lay between %(low)s and %(high)s %(unit)s; too few days to say which way.") % values
    return _("%(name)s lay between %(low)s and %(high)s %(unit)s and %(going)s.") % (values | {"going": going})


def course_line(course: Course, facts: Facts) -> str:
    """Return the doses of a medicine on these days, in one sentence."""
    told = [
        _span(span, facts)
        for span in courses.spans(course)
        if span.touches(facts.first.toordinal(), facts.latest.toordinal())
    ]
    return _("%(name)s: %(doses)s.") % {"name": course.name, "doses": ", ".join(told)}


def _span(span: courses.Span, facts: Facts) -> str:
    if span.latest is None:
        return _("%(dose)s since %(day)s") % {"dose": span.dose or _("taken"), "day": on(span.first, facts)}
    values = {"dose": span.dose or _("taken"), "first": on(span.first, facts), "latest": on(span.latest, facts)}
    return _("%(dose)s from %(first)s to %(latest)s") % values


def noticed(course: Course, facts: Facts) -> str:
    """Return what was noticed with a medicine, each effect with its first day, and own words."""
    first = [(key, day) for key, day in courses.first_noticed(course).items() if day <= facts.latest.toordinal()]
    told = [
        _("%(effect)s (%(day)s on)") % {"effect": effect(key), "day": on(day, facts)}
        for key, day in first
        if effect(key)
    ]
    told += [
        _("“%(words)s”") % {"words": one.words} + f" ({on(one.day, facts)})"
        for one in courses.noticed(course)
        if one.words and facts.holds(one.day)
    ]
    return ", ".join(told)


def first_noticed(course: Course, facts: Facts) -> str:
    """Return what was first noticed on these days, in one sentence, or nothing."""
    told = [
        _("%(effect)s on %(day)s") % {"effect": effect(key), "day": on(day, facts)}
        for key, day in courses.first_noticed(course).items()
        if facts.holds(day)
    ]
    return _("First noticed with %(name)s: %(what)s.") % {"name": course.name, "what": ", ".join(told)} if told else ""


def seasons(found: Iterable[Marker], facts: Facts) -> str:
    """Return the seasons of the body as one line: each once, with its days, and one's own words as they were."""
    days: dict[str, list[str]] = {}
    for one in found:
        told = str(medicines.MARKERS[one.marker])
        days.setdefault(f"{told} ({one.words})" if one.words else told, []).append(on(one.day, facts))
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
    values = {"first": on(longest.first, facts), "latest": on(longest.latest, facts)}
    if longest.ended:
        return _("Lowest stretch: %(first)s to %(latest)s, then it lifted.") % values
    return _("Lowest stretch: %(first)s to %(latest)s.") % values


def usual_night(facts: Facts) -> str:
    """Return when somebody usually falls asleep and wakes, and how often they woke early; nothing with too few nights."""
    times = [
        (begins, night.wake_at.astimezone(facts.zone))
        for kept in facts.nights
        if isinstance(night := kept.entry, Night) and (begins := night.asleep_at or night.bed_at) and night.wake_at
    ]
    if len(times) < NIGHTS_NEEDED:
        return ""
    asleep = _usual_time([at.astimezone(facts.zone) for at, _wake in times])
    awake = _usual_time([wake for _at, wake in times])
    early = sum(wake.hour < EARLY_HOUR for _at, wake in times)
    said = _("Usual sleep %(begins)s to %(ends)s.") % {"begins": asleep, "ends": awake}
    if not early:
        return said
    woke = ngettext("Awake before 5 on %(nights)s night.", "Awake before 5 on %(nights)s nights.", early)
    return f"{said} {woke % {'nights': early}}"


def _usual_time(moments: list[dt.datetime]) -> str:
    """Return the middle one of clock times; they are counted from noon, so that midnight cuts no evening in two."""
    minutes = median((at.hour * 60 + at.minute - NOON) % DAY_MINUTES for at in moments)
    hour, minute = divmod(int(minutes + NOON) % DAY_MINUTES, 60)
    return time_format(dt.time(hour, minute), "H:i")
