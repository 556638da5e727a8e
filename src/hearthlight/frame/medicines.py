"""Medicines and seasons as the rooms of care read them: folded from one's own journal, and said in the reader's words."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hearthlight.entries.base import Entry
from hearthlight.entries.medicine import OF_WANTING, Medicine
from hearthlight.frame import tongue
from hearthlight.frame.dates import date_format
from hearthlight.frame.visit import Visit
from hearthlight.insight import courses
from hearthlight.insight.courses import Course, Courses
from hearthlight.journal.digests import Fold, fold

# Another rule for what belongs to a course needs a new name: what is kept under this one would lack it.
COURSES = Fold("courses.1", Courses, Courses, lambda state, kept: courses.add(state, kept.id, kept.entry))

EFFECTS = {
    "less_wanting": gettext_lazy("Less wanting"),
    "harder_to_get_going": gettext_lazy("Harder to get going"),
    "harder_to_climax": gettext_lazy("Harder to climax"),
    "numb_to_touch": gettext_lazy("Less feeling in touch"),
    "pain": gettext_lazy("Pain with touch or sex"),
    "numb_feelings": gettext_lazy("Feelings gone flat"),
    "sleepy": gettext_lazy("Sleepy"),
    "awake": gettext_lazy("Lying awake"),
    "restless": gettext_lazy("Restless"),
    "sick": gettext_lazy("Feeling sick"),
    "dry_mouth": gettext_lazy("Dry mouth"),
    "headache": gettext_lazy("Headache"),
    "sweating": gettext_lazy("Sweating"),
    "appetite": gettext_lazy("Appetite changed"),
    "more_wanting": gettext_lazy("More wanting"),
    "calmer": gettext_lazy("Calmer"),
}
MARKERS = {
    "period": gettext_lazy("Period began"),
    "contraception_started": gettext_lazy("Contraception started"),
    "contraception_changed": gettext_lazy("Contraception changed"),
    "contraception_stopped": gettext_lazy("Contraception stopped"),
    "pregnant": gettext_lazy("Pregnant"),
    "birth": gettext_lazy("After a birth"),
    "menopause": gettext_lazy("Menopause"),
    "hormone_therapy": gettext_lazy("Hormone therapy began or changed"),
    "testosterone": gettext_lazy("Testosterone began or changed"),
    "thyroid": gettext_lazy("Thyroid treatment began or changed"),
}
TURNS = {
    "started": gettext_lazy("Started"),
    "changed": gettext_lazy("Dose changed"),
    "stopped": gettext_lazy("Stopped"),
    "taken": gettext_lazy("Taken"),
    "noticed": gettext_lazy("Noticed"),
}


@dataclass(frozen=True, slots=True)
class Noted:
    """What was noticed with a medicine, each effect once, and since when."""

    text: str
    since: str
    is_of_wanting: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One medicine as a list shows it: its line, whether and when it was marked as taken today, what was noticed."""

    id: str
    line: str
    taken: bool
    taken_at: str
    noted: Noted | None


def of(visit: Visit) -> Courses:
    """Return all of this person's medicines and seasons, at a cost that does not grow with the years."""
    return fold(visit.mine, COURSES)


def now(visit: Visit) -> list[Course]:
    """Return the medicines that belong to this person's today, in the order they were begun."""
    return [course for course in of(visit).by_id.values() if courses.is_on(course, visit.today)]


def rows(visit: Visit) -> list[Row]:
    """Return the medicines of today, ready to show."""
    today = [one.entry for one in visit.recent_mine.since(visit.today, Medicine)]
    return [row(visit, course, today) for course in now(visit)]


def row(visit: Visit, course: Course, today: Iterable[Entry]) -> Row:
    """Return one medicine, ready to show; `today` is what was said of medicines today."""
    taken = [one.at for one in today if isinstance(one, Medicine) and (one.course, one.what) == (course.id, "taken")]
    at = taken[-1] if taken else None
    return Row(
        id=course.id.hex(),
        line=called(course.name, courses.dose_on(course, visit.today)),
        taken=visit.today.toordinal() in course.taken,
        # Said here, since a template would tell the house's time and not the person's.
        taken_at=time_format(at.astimezone(visit.zone).time(), "H:i") if at else "",
        noted=noted(course),
    )


def noted(course: Course) -> Noted | None:
    """Return everything noticed with a medicine in one line, and when the first of it was noticed."""
    first = courses.first_noticed(course)
    if not first:
        return None
    return Noted(effects(list(first)), since_what(course, min(first.values())), is_of_wanting(list(first)))


def called(name: str, dose: str | None) -> str:
    """Return a medicine with its dose as one line."""
    return f"{name} {dose}" if dose else name


def effects(keys: tuple[str, ...] | list[str], words: str = "") -> str:
    """Return what was noticed as one line: each effect in words, then one's own words."""
    told = [str(EFFECTS[key]) for key in keys if key in EFFECTS]
    listed = ", ".join([told[0], *(tongue.inside(one) for one in told[1:])]) if told else ""
    return ": ".join(filter(None, (listed, words)))


def since_what(course: Course, day: int) -> str:
    """Return when something was first noticed, told from the latest start or change where that is near."""
    after = courses.after(course, day)
    if after is None:
        when = date_format(dt.date.fromordinal(day), "j F Y")
        return _("First noted on %(day)s.") % {"day": when}
    if after.what == "started":
        told = ngettext(
            "First noted %(days)s day after it was started.",
            "First noted %(days)s days after it was started.",
            after.days,
        )
    else:
        told = ngettext(
            "First noted %(days)s day after the dose changed.",
            "First noted %(days)s days after the dose changed.",
            after.days,
        )
    return told % {"days": after.days}


def is_of_wanting(keys: tuple[str, ...] | list[str]) -> bool:
    """Return whether some of this is about desire, arousal or orgasm."""
    return any(key in OF_WANTING for key in keys)


def said(entry: Medicine) -> str:
    """Return one medicine entry as a sentence of the journal."""
    what = str(TURNS[entry.what])
    detail = effects(entry.effects, entry.words) if entry.what == "noticed" else entry.dose
    return _("%(name)s. %(what)s.") % {"name": entry.name, "what": f"{what}: {detail}" if detail else what}
