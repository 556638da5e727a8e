"""When it is worth talking to somebody, in words: gathered from one's own entries alone, at most two, and to put away."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearthlight.entries import codec
from hearthlight.entries.checkin import Checkin
from hearthlight.entries.medicine import OF_WANTING, Medicine
from hearthlight.entries.noticed import Noticed
from hearthlight.journal import read
from hearthlight.journal.homes import OpenHome
from hearthlight.journal.read import Kept
from hearthlight.journal.recent import Recent
from hearthlight.safety import signs
from hearthlight.safety.signs import AFTER_A_CHANGE_DAYS, COMPARE_DAYS, Facts, Rule
from hearthlight.safety.taken import Taken, taken

# The settled choice that remembers which suggestion was put away, and on which day.
WISHES = "check_wishes"
PUT_AWAY = "put_away_"
DAYS_READ = AFTER_A_CHANGE_DAYS + COMPARE_DAYS


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
    rules = signs.worth_saying(facts(home, today), put_away(recent.settled(WISHES, 0)))
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


def facts(home: OpenHome, today: dt.date) -> Facts:
    """Return what the rules look at, from the last months of one's own home."""
    since = today - dt.timedelta(days=DAYS_READ)
    kept = read.latest(read.buckets(home, _months(since, today)))
    return gather((one for one in kept if one.entry.day and since <= one.entry.day <= today), taken(home), today)


def gather(kept: Iterable[Kept], checks: list[Taken], today: dt.date) -> Facts:
    """Return the facts in some entries of one person."""
    ratings: dict[str, dict[dt.date, list[float]]] = {
        name: defaultdict(list) for name in ("mood", "closeness", "desire")
    }
    changes, less_wanting, noticed = [], [], dict[str, dt.date]()
    for one in kept:
        entry, day = one.entry, one.entry.day
        assert day is not None, "only what belongs to a day is gathered"
        if isinstance(entry, Checkin):
            for name, days in ratings.items():
                if (value := getattr(entry, name)) is not None:
                    days[day].append(value)
        elif isinstance(entry, Medicine) and entry.what in ("started", "changed"):
            changes.append(day)
        elif isinstance(entry, Medicine) and set(entry.effects) & set(OF_WANTING):
            less_wanting.append(day)
        elif isinstance(entry, Noticed):
            noticed |= {sign: max(day, noticed.get(sign, day)) for sign in entry.signs}
    means = {name: {day: fmean(values) for day, values in days.items()} for name, days in ratings.items()}
    return Facts(
        today=today,
        checks=checks,
        moods=means["mood"],
        closeness=means["closeness"],
        desire=means["desire"],
        medicine_changes=changes,
        noticed=noticed,
        less_wanting=less_wanting,
    )


def _months(start: dt.date, end: dt.date) -> list[str]:
    days = (start + dt.timedelta(days=ahead) for ahead in range((end - start).days + 1))
    return list(dict.fromkeys(map(codec.month_of, days)))
