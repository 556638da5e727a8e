"""When it is worth talking to somebody, in words: gathered from one's own entries alone, at most two, and to put away."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from statistics import fmean

import msgspec
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearthlight.entries import codec
from hearthlight.entries.base import Entry
from hearthlight.entries.checkin import Checkin
from hearthlight.entries.cycle import Cycle
from hearthlight.entries.medicine import OF_WANTING, Medicine
from hearthlight.entries.night import Night
from hearthlight.entries.noticed import Noticed
from hearthlight.journal import read
from hearthlight.journal.digests import Fold, fold
from hearthlight.journal.homes import OpenHome
from hearthlight.journal.read import Kept
from hearthlight.journal.recent import Recent
from hearthlight.safety import signs
from hearthlight.safety.signs import AFTER_A_CHANGE_DAYS, COMPARE_DAYS, Facts, Rule
from hearthlight.safety.taken import Taken, taken

# The settled choice that remembers which suggestion was put away, and on which day.
WISHES = "check_wishes"
PUT_AWAY = "put_away_"
RATINGS = ("mood", "closeness", "desire", "energy")
AROUND_A_BIRTH = ("pregnant", "birth")
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
    latest = (one for one in kept if one.entry.day and since <= one.entry.day <= today)
    return replace(gather(latest, taken(home), today), births=fold(home, _BIRTHS).days)


def gather(kept: Iterable[Kept], checks: list[Taken], today: dt.date) -> Facts:
    """Return the facts in some entries of one person."""
    ratings: dict[str, dict[dt.date, list[float]]] = {name: defaultdict(list) for name in RATINGS}
    found = Facts(today=today, checks=checks, medicine_changes=[], noticed={}, less_wanting=[], nights={})
    for one in kept:
        entry = one.entry
        assert entry.day is not None, "only what belongs to a day is gathered"
        if isinstance(entry, Checkin):
            for name, days in ratings.items():
                if (value := getattr(entry, name)) is not None:
                    days[entry.day].append(value)
        else:
            found = _with(found, entry, entry.day)
    means = {name: {day: fmean(values) for day, values in days.items()} for name, days in ratings.items()}
    return replace(
        found, moods=means["mood"], closeness=means["closeness"], desire=means["desire"], energies=means["energy"]
    )


def _with(facts: Facts, entry: Entry, day: dt.date) -> Facts:
    match entry:
        case Medicine(what="started" | "changed"):
            return replace(facts, medicine_changes=[*facts.medicine_changes, day])
        case Medicine(effects=effects) if set(effects) & set(OF_WANTING):
            return replace(facts, less_wanting=[*facts.less_wanting, day])
        case Noticed(signs=noticed):
            days = {sign: max(day, facts.noticed.get(sign, day)) for sign in noticed}
            return replace(facts, noticed={**facts.noticed, **days})
        case Night(is_nap=False, asleep=asleep) if asleep is not None:
            # Told by two devices, a night is as long as the longer of the two.
            return replace(facts, nights={**facts.nights, day: max(asleep, facts.nights.get(day, 0))})
        case _:
            return facts


class Births(msgspec.Struct):
    """The days on which a pregnancy was told, or a birth."""

    days: list[dt.date] = []


def _add(births: Births, kept: Kept) -> Births:
    if isinstance(kept.entry, Cycle) and kept.entry.marker in AROUND_A_BIRTH and kept.entry.day:
        births.days.append(kept.entry.day)
    return births


_BIRTHS = Fold("births.1", Births, Births, _add)


def _months(start: dt.date, end: dt.date) -> list[str]:
    days = (start + dt.timedelta(days=ahead) for ahead in range((end - start).days + 1))
    return list(dict.fromkeys(map(codec.month_of, days)))
