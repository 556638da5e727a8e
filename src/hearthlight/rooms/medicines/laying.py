"""One medicine laid out for its page: what happened with it, and what is known about its kind."""

import datetime as dt
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearthlight.entries.medicine import Medicine
from hearthlight.frame import medicines
from hearthlight.frame.visit import Visit
from hearthlight.insight import courses
from hearthlight.insight.courses import Course, Event
from hearthlight.journal import read, seal
from hearthlight.safety import medicines as known_medicines
from hearthlight.safety.medicines import Known

BANDS = {
    "high": _("In studies that asked, more than half of people felt a change in wanting, arousal or climax."),
    "moderate": _("In studies, more people felt a change in wanting, arousal or climax with it than without."),
    "low": _("In studies that asked, about one in four felt a change in wanting, arousal or climax, or fewer."),
    "minimal": _("In studies, few people felt a change in wanting or climax, or no more than without it."),
    "unclear": _("We have not looked this one up. That says nothing about it. A pharmacist can tell you more."),
}
KINDS = {
    "SSRI": _("acts on serotonin."),
    "SNRI": _("acts on serotonin and noradrenaline."),
    "TCA": _("is one of the older ones. It acts on several things at once."),
    "MAOI": _("keeps the body from breaking down serotonin and its kin."),
    "RIMA": _("keeps the body from breaking down serotonin and its kin."),
    "NaSSA": _("acts on noradrenaline and serotonin."),
    "NDRI": _("acts on noradrenaline and dopamine."),
    "NRI": _("acts on noradrenaline."),
    "SARI": _("acts on serotonin."),
    "melatonergic": _("acts on melatonin."),
    "serotonin modulator": _("acts on serotonin in several ways."),
    "NMDA antagonist": _("is given under watch in a clinic."),
    "herbal": _("is a herb. It acts with many medicines, the pill among them."),
}
SURE = {"high": _("well studied"), "moderate": _("fairly sure"), "low": _("not very sure"), "very low": _("unsure")}


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known about one medicine and wanting: its kind, a sentence, and what studies found with their sources."""

    kind: Promise | str
    sentence: Promise
    facts: tuple[str, ...]
    sources: tuple[str, ...]
    sure: Promise | str


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of a medicine's past; `id` is the entry it can be opened by."""

    id: str
    day: dt.date
    what: Promise
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """One medicine: its line, today's tap, what was noticed, its past, what is known, and whether the partner sees it."""

    row: medicines.Row
    name: str
    is_on: bool
    past: tuple[Moment, ...]
    knowledge: Knowledge | None
    shared_until: dt.date | None


def lay(visit: Visit, course: Course, shared_until: dt.date | None) -> Page:
    """Return the page of one medicine."""
    today = [one.entry for one in visit.recent_mine.since(visit.today, Medicine)]
    found = known_medicines.known(course.name) or known_medicines.in_text(course.name)
    return Page(
        row=medicines.row(visit, course, today),
        name=course.name,
        is_on=courses.is_on(course, visit.today),
        past=tuple(_moment(event) for event in reversed(course.events)),
        knowledge=_knowledge(found) if found else None,
        shared_until=shared_until,
    )


def past(visit: Visit) -> list[tuple[str, str]]:
    """Return the medicines that were stopped, each with its id and name."""
    stopped = [one for one in medicines.of(visit).by_id.values() if not courses.is_on(one, visit.today)]
    return [(course.id.hex(), course.name) for course in stopped]


def markers(visit: Visit) -> list[Moment]:
    """Return the seasons of the body, the latest first."""
    return [
        Moment(one.id.hex(), dt.date.fromordinal(one.day), medicines.MARKERS[one.marker], one.words)
        for one in reversed(medicines.of(visit).markers)
        if one.marker in medicines.MARKERS
    ]


def _moment(event: Event) -> Moment:
    text = medicines.effects(event.effects, event.words) if event.what == "noticed" else event.dose
    return Moment(event.id.hex(), dt.date.fromordinal(event.day), medicines.TURNS[event.what], text)


def _knowledge(found: Known) -> Knowledge:
    return Knowledge(
        kind=KINDS.get(found.kind, ""),
        sentence=BANDS[found.band],
        facts=found.facts,
        sources=known_medicines.sources_of(found),
        sure=SURE.get(found.confidence, ""),
    )


def begins_with(course: Course) -> bytes | None:
    """Return the entry that tells the dose of today, or None for a medicine that was stopped."""
    last = courses.spans(course)[-1:]
    return last[0].id if last and last[0].latest is None else None


def entry(visit: Visit, entry_id: bytes) -> Medicine | None:
    """Return one medicine entry of this person, or None when it is gone."""
    try:
        found = read.one(visit.mine, entry_id).entry
    except seal.NotShared:
        return None
    return found if isinstance(found, Medicine) else None
