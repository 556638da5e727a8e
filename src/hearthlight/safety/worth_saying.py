"""When it is worth talking to somebody, in words: gathered from one's own entries alone, at most two, and to put away."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearthlight.journal.homes import OpenHome
from hearthlight.journal.recent import Recent
from hearthlight.safety import gathered, signs
from hearthlight.safety.signs import Rule

# The settled choice that remembers which suggestion was put away, and on which day.
WISHES = "check_wishes"
PUT_AWAY = "put_away_"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing worth saying: `offers` a mood check, or shows the way to `help`, where that fits."""

    rule: Rule
    title: str | Promise
    text: str | Promise
    offers_check: bool = False
    shows_help: bool = False


WORDS: dict[Rule, tuple[Promise, Promise]] = {
    "B1": (
        _("A good reason to see someone"),
        _(
            "Two checks, weeks apart, both came out high. A doctor can look at mood, medicine, hormones and sleep with you."
        ),
    ),
    "B2": (
        _("Worth an appointment soon"),
        _("Your check came out high. Call a doctor this week if you can. You can take the numbers along."),
    ),
    "B3": (
        _("Worth a call in the next days"),
        _(
            "Your check came out very high. Please call a doctor in the next days. Until then there are people to talk to."
        ),
    ),
    "B4": (
        _("Worth a talk with someone who knows you"),
        _("This check lies clearly above your last ones. Someone who knows you may see what changed."),
    ),
    "B5": (
        _("It has been low for a while"),
        _("On most of your days the mood was low, for more than two weeks. A check can help to say so to a doctor."),
    ),
    "B6": (
        _("Little room for feeling well"),
        _("Your answers say there was little of it lately. The mood check looks closer."),
    ),
    "B7": (
        _("A good reason to see someone"),
        _(
            "You said it makes the days very hard. A doctor can look at what weighs the most, and you can share the load."
        ),
    ),
    "B8": (
        _("This one is for a doctor"),
        _("You noticed something in your body. Have it looked at. Nothing in this house takes the place of that."),
    ),
    "B8_sleep": (
        _("This one is for a doctor, soon"),
        _("Some very short nights, and far more energy than usual. Please have a doctor look at it in the next days."),
    ),
    "B8_birth": (
        _("Worth telling the midwife or a doctor"),
        _("Feeling low around a birth is common, and there is help for it. You can say it early."),
    ),
    "B9": (
        _("It feels further apart than before"),
        _(
            "Your own closeness went down these weeks. Some therapists see couples. It can be a step you take as a team."
        ),
    ),
    "B11": (
        _("Worth telling whoever prescribed it"),
        _(
            "Wanting went down after a medicine began or changed. Tell them. Please don’t stop or change it on your own."
        ),
    ),
}
OFFERS_CHECK = ("B5", "B6")
SHOWS_HELP = ("B2", "B3")


def for_now(home: OpenHome, recent: Recent, today: dt.date) -> list[Suggestion]:
    """Return what is worth saying to the person whose own home this is; empty in nearly every week of most lives."""
    rules = signs.worth_saying(gathered.facts(home, today), put_away(recent.settled(WISHES, 0)))
    return [
        Suggestion(rule, *WORDS[rule], offers_check=rule in OFFERS_CHECK, shows_help=rule in SHOWS_HELP)
        for rule in rules
    ]


def put_away(wishes: object) -> dict[str, dt.date]:
    """Return the day on which each rule was put away, as the settled choice holds it."""
    if not isinstance(wishes, Mapping):
        return {}
    found = {}
    for name, text in wishes.items():
        if name.startswith(PUT_AWAY):
            found[name.removeprefix(PUT_AWAY)] = dt.date.fromisoformat(text)
    return found
