"""What may be said about a medicine or the body, and the entry it becomes. A dose is text; nothing is worked out from it."""

import datetime as dt
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from hearthlight.entries import cycle, medicine
from hearthlight.entries.cycle import Cycle
from hearthlight.entries.medicine import Medicine
from hearthlight.frame import medicines
from hearthlight.frame.sent import DoesNotFit, entry_id
from hearthlight.frame.visit import Visit
from hearthlight.insight.courses import Course

EARLIEST_YEARS = 80


@dataclass(frozen=True, slots=True)
class Pick:
    """One thing to tick."""

    key: str
    text: str | Promise
    chosen: bool


@dataclass(frozen=True, slots=True)
class Form:
    """A form as a page shows it, with what was typed; `id` makes two sends one entry, `wrong` stands at `field`."""

    id: str
    latest_day: str
    name: str = ""
    dose: str = ""
    day: str = ""
    words: str = ""
    picks: tuple[Pick, ...] = ()
    wrong: str = ""
    field: str = ""


def fresh(visit: Visit, picks: Mapping[str, Promise] | None = None, *, dose: str = "") -> Form:
    """Return an empty form for today."""
    today = visit.today.isoformat()
    return Form(secrets.token_hex(16), today, dose=dose, day=today, picks=_picks(picks or {}, ()))


def again(visit: Visit, sent: QueryDict, reason: DoesNotFit, picks: Mapping[str, Promise] | None = None) -> Form:
    """Return the form with everything that was typed, and what does not fit yet."""
    return Form(
        id=secrets.token_hex(16),
        latest_day=visit.today.isoformat(),
        name=sent.get("name", ""),
        dose=sent.get("dose", ""),
        day=sent.get("day", ""),
        words=sent.get("words", ""),
        picks=_picks(picks or {}, sent.getlist("what")),
        wrong=str(reason),
        field=reason.field,
    )


def _picks(picks: Mapping[str, Promise], chosen: Iterable[str]) -> tuple[Pick, ...]:
    held = set(chosen)
    return tuple(Pick(key, text, key in held) for key, text in picks.items())


def taken_back() -> str:
    """Return what is said when a form from before brings back what was taken back."""
    return _("This one was taken back before. Here is a fresh page, with what you wrote.")


def begun(sent: QueryDict, visit: Visit) -> Medicine:
    """Return the start of a medicine; raises DoesNotFit. Its course takes the id of the entry it begins with."""
    name = _text(sent, "name", medicine.NAME_LIMIT)
    if not name:
        raise DoesNotFit(_("What is it called? The name on the box is enough."), "name")
    dose = _text(sent, "dose", medicine.DOSE_LIMIT)
    return Medicine(day=_day(sent, visit), at=visit.now, course=entry_id(sent), what="started", name=name, dose=dose)


def turned(sent: QueryDict, visit: Visit, course: Course) -> Medicine:
    """Return a change of dose; raises DoesNotFit."""
    dose = _text(sent, "dose", medicine.DOSE_LIMIT)
    if not dose:
        raise DoesNotFit(_("What is it now? Write it as it was told to you."), "dose")
    day = _day(sent, visit)
    return Medicine(day=day, at=visit.now, course=course.id, what="changed", name=course.name, dose=dose)


def ended(sent: QueryDict, visit: Visit, course: Course) -> Medicine:
    """Return that a medicine was stopped; raises DoesNotFit."""
    day = _day(sent, visit)
    return Medicine(day=day, at=visit.now, course=course.id, what="stopped", name=course.name)


def seen(sent: QueryDict, visit: Visit, course: Course) -> Medicine:
    """Return what was noticed; raises DoesNotFit."""
    effects = tuple(key for key in medicine.EFFECTS if key in sent.getlist("what"))
    words = _text(sent, "words", medicine.WORDS_LIMIT)
    if not effects and not words:
        raise DoesNotFit(_("Pick what you noticed, or write a few words."), "words")
    day = _day(sent, visit)
    return Medicine(
        day=day, at=visit.now, course=course.id, what="noticed", name=course.name, effects=effects, words=words
    )


def season(sent: QueryDict, visit: Visit) -> Cycle:
    """Return a marker of the body; raises DoesNotFit."""
    marker = sent.get("what", "")
    if marker not in medicines.MARKERS:
        raise DoesNotFit(_("Pick one of these."), "what")
    return Cycle(day=_day(sent, visit), at=visit.now, marker=marker, words=_text(sent, "words", cycle.WORDS_LIMIT))


def _text(sent: QueryDict, field: str, limit: int) -> str:
    text = " ".join(sent.get(field, "").replace("\0", "").split())
    if len(text) > limit:
        raise DoesNotFit(
            _("That is a lot for one line. Everything is still here. A little shorter, and it fits."), field
        )
    return text


def _day(sent: QueryDict, visit: Visit) -> dt.date:
    text = sent.get("day", "")
    try:
        day = dt.date.fromisoformat(text) if text else visit.today
    except ValueError:
        day = dt.date.max
    if not visit.today - dt.timedelta(days=366 * EARLIEST_YEARS) <= day <= visit.today:
        raise DoesNotFit(_("Pick a day up to today, as in %(day)s.") % {"day": visit.today.isoformat()}, "day")
    return day
