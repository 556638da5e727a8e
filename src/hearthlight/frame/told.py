"""How each kind of entry reads: what it is called, and what it says, in the reader's words."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hearthlight.acts import catalogue
from hearthlight.acts.catalogue import UnknownAct
from hearthlight.entries import agreement
from hearthlight.entries.agreement import Agreement
from hearthlight.entries.base import Entry
from hearthlight.entries.checkin import Checkin
from hearthlight.entries.cycle import Cycle
from hearthlight.entries.medicine import Medicine
from hearthlight.entries.movement import Movement
from hearthlight.entries.night import Night
from hearthlight.entries.noticed import Noticed
from hearthlight.entries.plan_of_safety import PARTS, PlanOfSafety
from hearthlight.entries.report import Report
from hearthlight.entries.screening import Screening
from hearthlight.entries.step import Step
from hearthlight.entries.thanks import Thanks
from hearthlight.entries.visit import Appointment
from hearthlight.entries.win import Win
from hearthlight.frame import bodily, checked, medicines, said

WINS = {
    "got_up": _("I got out of bed."),
    "ate_something_warm": _("I ate something warm."),
    "was_outside": _("I was outside for a bit."),
    "said_it_was_low": _("I said I was low before it got heavy."),
    "answered_somebody": _("I answered somebody."),
    "left_it_for_tomorrow": _("I left something for tomorrow."),
}
THANKS = {
    "sat_with_me": _("Thank you for sitting with me."),
    "small_thing": _("Thank you for doing that small thing."),
    "quiet": _("Thank you for the quiet."),
    "said_how_it_is": _("Thank you for saying how it is."),
    "did_not_rush_me": _("Thank you for not rushing me."),
    "stayed": _("Thank you for being here."),
}
PAGES = {
    "link": _("A link was made."),
    "opened": _("The link was opened."),
    "given": _("Given to your partner."),
    "ours": _("Your part for the page of two."),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One entry as a page shows it: what kind of thing it is, and what it says (empty when it says nothing)."""

    kind: str
    text: str


def tell(entry: Entry, partner: str = "") -> Told:
    """Return how `entry` reads. `partner` is the name an act of two is told with."""
    kind, text = _told(entry, partner)
    return Told(kind, " ".join(filter(None, (text, entry.note))))


def _told(entry: Entry, partner: str) -> tuple[str, str]:
    match entry:
        case Checkin():
            return gettext("Check-in"), said.sentence(entry)
        case Step():
            return gettext("A small step"), act(entry.act, partner)
        case Win():
            return gettext("A small win"), entry.words or _ready(WINS, entry.line) or act(entry.act, partner)
        case Thanks():
            return gettext("A thank-you"), entry.words or _ready(THANKS, entry.line)
        case Night():
            return gettext("A nap") if entry.is_nap else gettext("A night"), bodily.night(entry)
        case Movement():
            return gettext("Moving"), bodily.movement(entry)
        case _:
            return _told_of_care(entry)


def _told_of_care(entry: Entry) -> tuple[str, str]:
    match entry:
        case Medicine():
            return gettext("A medicine"), medicines.said(entry)
        case Cycle():
            return gettext("A season of the body"), _with_words(medicines.MARKERS, entry.marker, entry.words)
        case Appointment():
            return gettext("An appointment"), " ".join(filter(None, (entry.who, entry.question)))
        case Report():
            return gettext("A page for an appointment"), _with_words(PAGES, entry.what, entry.who)
        case Screening():
            return checked.telling(entry)
        case Noticed():
            return gettext("Noticed"), ". ".join(str(checked.NOTICED.get(sign, "")) for sign in entry.signs)
        case PlanOfSafety():
            return gettext("A safety plan"), " ".join(getattr(entry, part) for part in PARTS if getattr(entry, part))
        case Agreement():
            return gettext("When I am low"), " ".join(filter(None, (getattr(entry, part) for part in agreement.PARTS)))
        case _:
            return gettext("Something you kept"), ""


def act(name: str, partner: str) -> str:
    """Return the title of an act in the reader's words, closed like a sentence; a quiet word for one nobody knows."""
    try:
        title = gettext(catalogue.act(name).title).replace("{partner}", partner or gettext("someone"))
    except UnknownAct:
        return gettext("Something small.")
    return title if title.endswith((".", "”")) else f"{title}."


def _with_words(lines: Mapping[str, str | Promise], key: str, words: str) -> str:
    return " ".join(filter(None, (_ready(lines, key), words)))


def _ready(lines: Mapping[str, str | Promise], key: str) -> str:
    return str(lines.get(key, ""))
