"""Getting ready for an appointment: who, when, the own question, what to leave with, and every line picked by hand."""

import datetime as dt
import secrets
from dataclasses import dataclass

import msgspec
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearthlight.entries.visit import MOST_WISHES, QUESTION_LIMIT, WHO_LIMIT, WISH_LIMIT, Appointment
from hearthlight.frame.sent import DoesNotFit, entry_id
from hearthlight.frame.visit import Visit
from hearthlight.rooms.reports import facts, lines

SPANS = {
    "28": gettext_lazy("Four weeks"),
    "91": gettext_lazy("Three months"),
    "182": gettext_lazy("Half a year"),
    "365": gettext_lazy("A year"),
}
FURTHEST_DAYS = 366


@dataclass(frozen=True, slots=True)
class Pick:
    """One line to tick, and what it puts on the page."""

    key: str
    title: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Form:
    """The form as a page shows it, with what was typed; `wrong` stands at `field`."""

    id: str
    who: str
    day: str
    question: str
    wishes: str
    span: str
    paper: str
    picks: tuple[Pick, ...]
    spans: tuple[tuple[str, Promise], ...] = tuple(SPANS.items())
    wrong: str = ""
    field: str = ""


def covered(visit: Visit, appointment: Appointment) -> facts.Facts:
    """Return what one's own journal holds of the days an appointment's page covers."""
    latest = min(visit.today, appointment.day or visit.today)
    since = appointment.since or latest - dt.timedelta(days=27)
    return facts.gather(visit, min(since, latest), latest)


def fresh(visit: Visit) -> Form:
    """Return the form of a new page: four weeks, with the plain lines ticked and the tender ones not."""
    appointment = Appointment(day=visit.today, since=visit.today - dt.timedelta(days=27))
    offered = lines.offered(covered(visit, appointment))
    ticked = tuple(line.key for line in offered if line.is_first)
    return _form(secrets.token_hex(16), appointment, ticked, offered, "28")


def of(visit: Visit, entry_id: bytes, appointment: Appointment) -> Form:
    """Return the form of a page that is there, with every line that its days offer."""
    offered = lines.offered(covered(visit, appointment))
    return _form(entry_id.hex(), appointment, appointment.lines, offered, _span(visit, appointment))


def _form(
    form_id: str, appointment: Appointment, ticked: tuple[str, ...], offered: list[lines.Line], span: str
) -> Form:
    return Form(
        id=form_id,
        who=appointment.who,
        day=appointment.day.isoformat() if appointment.day else "",
        question=appointment.question,
        wishes="\n".join(appointment.wishes),
        span=span,
        paper=appointment.paper,
        picks=tuple(Pick(line.key, line.title, line.text, line.key in ticked) for line in offered),
    )


def _span(visit: Visit, appointment: Appointment) -> str:
    latest = min(visit.today, appointment.day or visit.today)
    days = (latest - appointment.since).days + 1 if appointment.since else 28
    return next((span for span in SPANS if days <= int(span)), "365")


def again(visit: Visit, sent: QueryDict, reason: DoesNotFit) -> Form:
    """Return the form with everything that was typed and ticked, and what does not fit yet."""
    span = sent.get("span", "28") if sent.get("span") in SPANS else "28"
    since = visit.today - dt.timedelta(days=int(span) - 1)
    offered = lines.offered(facts.gather(visit, since, visit.today))
    ticked = sent.getlist("line")
    return Form(
        id=entry_id(sent).hex(),
        who=sent.get("who", ""),
        day=sent.get("day", ""),
        question=sent.get("question", ""),
        wishes=sent.get("wishes", ""),
        span=span,
        paper=sent.get("paper", "a4"),
        picks=tuple(Pick(line.key, line.title, line.text, line.key in ticked) for line in offered),
        wrong=str(reason),
        field=reason.field,
    )


def appointment(sent: QueryDict, visit: Visit) -> Appointment:
    """Return the appointment in a form; raises DoesNotFit."""
    day = _day(sent.get("day", ""), visit)
    span = sent.get("span") or "28"
    if span not in SPANS:
        raise DoesNotFit(_("Pick how far back the page goes."), "span")
    said = Appointment(
        day=day,
        at=visit.now,
        who=_text(sent, "who", WHO_LIMIT),
        question=_text(sent, "question", QUESTION_LIMIT),
        wishes=_wishes(sent.get("wishes", "")),
        since=min(day, visit.today) - dt.timedelta(days=int(span) - 1),
        paper="letter" if sent.get("paper") == "letter" else "a4",
    )
    keys = lines.known(sent.getlist("line"), covered(visit, said))
    return msgspec.structs.replace(said, lines=keys)


def _text(sent: QueryDict, field: str, limit: int) -> str:
    text = " ".join(sent.get(field, "").replace("\0", "").split())
    if len(text) > limit:
        raise DoesNotFit(
            _("That is a lot for one page. Everything is still here. A little shorter, and it fits."), field
        )
    return text


def _wishes(text: str) -> tuple[str, ...]:
    wishes = tuple(" ".join(line.split()) for line in text.replace("\0", "").splitlines() if line.strip())
    if len(wishes) > MOST_WISHES or any(len(wish) > WISH_LIMIT for wish in wishes):
        raise DoesNotFit(_("Five short lines fit on the page. Everything is still here."), "wishes")
    return wishes


def _day(text: str, visit: Visit) -> dt.date:
    try:
        day = dt.date.fromisoformat(text) if text else visit.today
    except ValueError:
        day = dt.date.max
    if abs((day - visit.today).days) > FURTHEST_DAYS:
        raise DoesNotFit(_("Pick a day within a year, as in %(day)s.") % {"day": visit.today.isoformat()}, "day")
    return day
