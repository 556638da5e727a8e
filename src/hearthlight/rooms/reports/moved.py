"""What moved with what, in plain sentences: side by side, with honest doubt, and never a cause."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hearthlight.frame import tongue
from hearthlight.insight import change
from hearthlight.insight.courses import Course
from hearthlight.insight.series import DaySeries
from hearthlight.rooms.reports import words
from hearthlight.rooms.reports.facts import SLEEP, Facts

SHORTEST_LOOK = 10
# What clearly differed is told first.
ORDER = ("down", "up", "unsure")
# Wanting is held against the others first: it is what people come with.
PAIRS = (
    ("desire", "mood"),
    ("desire", "energy"),
    ("desire", "closeness"),
    ("desire", "sleep"),
    ("mood", "energy"),
    ("mood", "sleep"),
)
# A rating goes up and down; a night is longer or shorter.
WAYS = {
    False: {
        "down": gettext_lazy("lower"),
        "up": gettext_lazy("higher"),
        "unsure": gettext_lazy("not clearly different"),
    },
    True: {
        "down": gettext_lazy("shorter"),
        "up": gettext_lazy("longer"),
        "unsure": gettext_lazy("not clearly different"),
    },
}
SIDE_BY_SIDE = gettext_lazy("These lie side by side. One need not come from the other.")


def sentences(facts: Facts, measures: Sequence[str], taken: Sequence[Course], *, with_cycle: bool) -> list[str]:
    """Return what can honestly be said of these ratings, medicines and bleedings on these days; empty with too little."""
    shown = {measure: series for measure in measures if (series := facts.series(measure))}
    said = [*_turns(facts, shown, taken), *_together(shown)]
    if with_cycle:
        said += _cycle(facts, shown)
    return [*said, str(SIDE_BY_SIDE)] if said else []


def _together(shown: dict[str, DaySeries]) -> Iterator[str]:
    for one, other in PAIRS:
        if one not in shown or other not in shown:
            continue
        found = change.together(shown[one], shown[other])
        if found is None:
            continue
        names = {"one": words.name(one), "other": tongue.inside(words.name(other)), "up": _way(other, "up")}
        if found.way == "up":
            yield _("%(one)s and %(other)s rose and fell together.") % names
        elif found.way == "down":
            yield _("%(one)s was lower on days when %(other)s was %(up)s, and the other way round.") % names
        else:
            yield _("%(one)s and %(other)s did not clearly move together.") % names


def _turns(facts: Facts, shown: dict[str, DaySeries], taken: Sequence[Course]) -> Iterator[str]:
    """Yield one sentence for each start, change or stop: the weeks after against the weeks before."""
    turns = sorted(_days_of_turns(taken))
    for number, (day, text) in enumerate(turns):
        near = [abs(day - other) for at, (other, _text) in enumerate(turns) if at != number]
        look = min([change.LOOK_DAYS, *near])
        if not facts.holds(day) or look < SHORTEST_LOOK:
            continue
        found = {measure: change.after(series, day, look=look) for measure, series in shown.items()}
        told = {measure: one for measure, one in found.items() if one is not None}
        if told:
            yield _after(facts, text, (day, look), told)


def _days_of_turns(taken: Sequence[Course]) -> Iterator[tuple[int, str]]:
    for course in taken:
        for event in course.events:
            if event.what == "started":
                yield event.day, _("%(name)s was started") % {"name": course.name}
            elif event.what == "changed":
                yield event.day, _("%(name)s changed to %(dose)s") % {"name": course.name, "dose": event.dose}
            elif event.what == "stopped":
                yield event.day, _("%(name)s was stopped") % {"name": course.name}


def _after(facts: Facts, text: str, when: tuple[int, int], told: dict[str, change.After]) -> str:
    """Return the sentence of one turn, `when` its day and how many days round it: what clearly differed comes first."""
    day, look = when
    by_way: dict[tuple[str, str], list[str]] = {}
    for measure, found in told.items():
        by_way.setdefault((found.way, _way(measure, found.way)), []).append(tongue.inside(words.name(measure)))
    clauses = [
        ngettext("%(what)s was %(way)s", "%(what)s were %(way)s", len(names)) % {"what": _and(names), "way": said}
        for (_way_of, said), names in sorted(by_way.items(), key=lambda one: ORDER.index(one[0][0]))
    ]
    return _("In the %(days)s days after %(what)s (%(day)s), against the %(days)s before: %(clauses)s.") % {
        "days": look,
        "what": text,
        "day": words.on(day, facts),
        "clauses": "; ".join(clauses),
    }


def _way(measure: str, way: str) -> str:
    return str(WAYS[measure == SLEEP][way])


def _and(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    return _("%(names)s and %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}


def _cycle(facts: Facts, shown: dict[str, DaySeries]) -> Iterator[str]:
    starts = [one.day for one in facts.all.markers if one.marker == "period" and facts.holds(one.day)]
    for measure, series in shown.items():
        found = change.cycle(series, starts)
        if found is None:
            continue
        for estimate, when in (
            (found.before, _("the week before a period")),
            (found.bleeding, _("the first days of one")),
        ):
            if estimate.is_clear:
                way = _way(measure, "down" if estimate.high < 0 else "up")
                values = {"name": words.name(measure), "way": way, "when": when}
                yield _("%(name)s was %(way)s in %(when)s than on other days.") % values
