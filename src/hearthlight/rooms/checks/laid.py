"""What the pages of the checks show: which there are, when each may be answered again, and the results before."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_language, get_language_info

from hearthlight.entries import codec
from hearthlight.entries.visit import Appointment
from hearthlight.frame import checked
from hearthlight.frame.visit import Visit
from hearthlight.insight import instruments
from hearthlight.insight.instruments import Instrument
from hearthlight.journal import read
from hearthlight.rooms.checks import calls, drafts, sharing, tell, when
from hearthlight.rooms.checks.tell import Result
from hearthlight.rooms.checks.walk import ENGLISH, Walk
from hearthlight.safety import helplines, rows, worth_saying
from hearthlight.safety import taken as history
from hearthlight.safety.taken import Taken
from hearthlight.safety.worth_saying import Suggestion


@dataclass(frozen=True, slots=True)
class Row:
    """One check in the list. `free_from` is the day from which it may be answered again, none when it may today."""

    check: str
    name: str | Promise
    short: str
    questions: int
    latest: dt.date | None
    free_from: dt.date | None


@dataclass(frozen=True, slots=True)
class Page:
    """The list of checks, the one that waits, and whether one is offered."""

    rows: tuple[Row, ...]
    waiting: Row | None
    is_invited: bool
    is_offered: bool
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class Start:
    """The page before the first question, and after the latest result."""

    row: Row
    instrument: Instrument
    languages: tuple[tuple[str, str], ...]
    results: tuple[Result, ...]
    waiting: Row | None
    countries: list[tuple[str, str]]
    country: str
    suggestions: tuple[Suggestion, ...]


# The value of an answer, its words, and its dots: where each stands, and whether it is filled.
type Answer = tuple[str, str, tuple[tuple[int, bool], ...]]
DOT = 14


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its words, its answers, how wide their dots are drawn, and where it stands among the others."""

    name: str | Promise
    stem: str
    item: str
    text: str
    options: tuple[Answer, ...]
    width: int
    chosen: str
    place: int
    places: tuple[bool, ...]
    language: str
    is_last: bool
    credit: str
    wrong: str = ""


# It is the mood check without one question, and is found there; whoever answered it finds it in the list as well.
APART = "phq-8"


def names() -> list[str]:
    """Return the checks this house asks, in their order."""
    return [name for name in checked.NAMES if name != "who-5" or settings.WHO5]


def page(visit: Visit) -> Page:
    """Return the list."""
    checks = history.taken(visit.mine)
    latest, wishes = history.latest_days(checks), wishes_of(visit)
    waiting = drafts.current(visit)
    return Page(
        rows=tuple(_row(name, latest, visit.today) for name in names() if name != APART or name in latest),
        waiting=_row(waiting.check, latest, visit.today) if waiting else None,
        is_invited=wishes.invited,
        is_offered=not waiting and when.is_offered(wishes, latest, today=visit.today, visits=_visits(visit)),
        suggestions=_suggestions(visit),
    )


def start(visit: Visit, check: str) -> Start:
    """Return the page of one check: its results so far, the latest first, and the way in."""
    checks = history.taken(visit.mine)
    latest, waiting = history.latest_days(checks), drafts.current(visit)
    instrument = instruments.instrument(check)
    return Start(
        row=_row(check, latest, visit.today),
        instrument=instrument,
        languages=_languages(instrument),
        results=_results([one for one in checks if one.check == check], sharing.standing(visit)),
        waiting=_row(waiting.check, latest, visit.today) if waiting else None,
        countries=helplines.countries(rows.directory()),
        country=visit.choice(calls.COUNTRY),
        suggestions=_suggestions(visit),
    )


def question(walk: Walk, wrong: str = "") -> Question:
    """Return the question a walk is at."""
    check, words = walk.instrument, walk.wording
    item = check.items[walk.place]
    given = walk.answers.get(item.id)
    values = [option.value for option in check.options]
    return Question(
        name=checked.NAMES[walk.check],
        stem=words.stem,
        item=item.id,
        text=words.items[walk.place],
        options=_options(list(zip(values, words.options, strict=True)), max(values)),
        width=DOT * max(values) + 2,
        chosen="" if given is None else str(given),
        place=walk.place,
        places=tuple(place <= walk.place for place in range(len(check.items))),
        language=words.language,
        is_last=walk.place + 1 == len(check.items),
        credit=check.credit,
        wrong=wrong,
    )


def difficulty(walk: Walk, wrong: str = "") -> Question:
    """Return the question that is asked afterwards and not added up."""
    check, asked = walk.instrument, walk.instrument.difficulty
    assert asked is not None, "only a check that has it asks it"
    return Question(
        name=checked.NAMES[walk.check],
        stem="",
        item="difficulty",
        text=asked.text,
        options=_options(list(enumerate(asked.options)), len(asked.options) - 1),
        width=DOT * (len(asked.options) - 1) + 2,
        chosen="" if walk.difficulty is None else str(walk.difficulty),
        place=len(check.items),
        places=tuple(True for _ in check.items),
        language=walk.language,
        is_last=True,
        credit=check.credit,
        wrong=wrong,
    )


def wishes_of(visit: Visit) -> when.Wishes:
    """Return what this person wishes about checks."""
    return when.read(visit.recent_mine.settled(worth_saying.WISHES, 0))


def _options(pairs: list[tuple[int, str]], most: int) -> tuple[Answer, ...]:
    return tuple((str(value), text, _dots(value, most)) for value, text in pairs)


def _dots(value: int, most: int) -> tuple[tuple[int, bool], ...]:
    return tuple((DOT * dot + DOT // 2, dot < value) for dot in range(most))


def _languages(instrument: Instrument) -> tuple[tuple[str, str], ...]:
    """Return the languages a check can be read in, each in its own name; none where there is one alone."""
    codes = sorted([ENGLISH, *(one.language for one in instrument.wordings)], key=lambda code: code != get_language())
    return tuple((code, str(get_language_info(code)["name_local"])) for code in codes) if len(codes) > 1 else ()


def _results(checks: list[Taken], shared: frozenset[bytes]) -> tuple[Result, ...]:
    whole: Taken | None = None
    found = []
    for one in checks:
        found.append(tell.result(one, whole, is_shared=one.shared_as in shared))
        whole = one if one.total is not None else whole
    return tuple(reversed(found))


def _suggestions(visit: Visit) -> tuple[Suggestion, ...]:
    return tuple(worth_saying.for_now(visit.mine, visit.recent_mine, visit.today))


def _row(check: str, latest: Mapping[str, dt.date], today: dt.date) -> Row:
    instrument = instruments.instrument(check)
    return Row(
        check=check,
        name=checked.NAMES[check],
        short=instrument.short,
        questions=len(instrument.items),
        latest=latest.get(check),
        free_from=when.free_from(check, latest, today=today),
    )


def _visits(visit: Visit) -> list[dt.date]:
    """Return the days of the appointments that come up."""
    ahead = visit.today + dt.timedelta(days=when.BEFORE_A_VISIT_DAYS)
    months = {codec.month_of(visit.today), codec.month_of(ahead)}
    kept = read.latest(read.buckets(visit.mine, sorted(months)))
    return [one.entry.day for one in kept if isinstance(one.entry, Appointment) and one.entry.day]
