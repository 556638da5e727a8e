"""What a page of a year costs, and the file a clinic gets: `python -m bench.care [--bundle]`.

Prints milliseconds of this process for the page, the paper and the file; with --bundle the file itself, for
`node bench/clinic/check.mjs`.
"""

import datetime as dt
import os
import sys
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import numpy as np

from hearthlight.entries.checkin import Checkin
from hearthlight.entries.cycle import Cycle
from hearthlight.entries.medicine import Medicine
from hearthlight.entries.night import Night
from hearthlight.entries.screening import Screening
from hearthlight.entries.visit import Appointment
from hearthlight.insight import courses
from hearthlight.insight.courses import Courses

if TYPE_CHECKING:
    from hearthlight.rooms.reports.facts import Facts

DAYS = 365
LATEST = dt.date(2026, 10, 15)
FIRST = LATEST - dt.timedelta(days=DAYS - 1)
TURN = LATEST - dt.timedelta(days=60)
ROUNDS = 7


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearthlight.site.settings")
    import django

    django.setup()
    from hearthlight.edges.fhir import translate
    from hearthlight.edges.report import paper
    from hearthlight.rooms.reports import lines

    facts, visit = a_year()
    now = dt.datetime(2026, 10, 15, tzinfo=dt.UTC)
    if "--bundle" in sys.argv:
        sys.stdout.buffer.write(translate.to_json(facts, visit, now=now))
        return
    sheet = lines.make(facts, visit)
    print(f"the page of a year, every line picked  {cost(lambda: lines.make(facts, visit)):6.0f} ms")
    print(f"the paper                              {cost(lambda: paper.print_out(sheet)):6.0f} ms")
    print(f"the file for a clinic                  {cost(lambda: translate.to_json(facts, visit, now=now)):6.0f} ms")
    print(f"sheets of paper                        {len(paper.picture(sheet)):6}")


def cost(work: Callable[[], object]) -> float:
    """Return the median milliseconds of processor time over some rounds, after one to warm up."""
    work()
    spent = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        spent.append((time.process_time() - start) * 1000)
    return float(np.median(spent))


def a_year() -> "tuple[Facts, Appointment]":
    """Return the facts of a made-up year with a medicine that changed, checks and seasons, and a page of all of it."""
    from hearthlight.journal.read import Kept
    from hearthlight.rooms.reports import lines
    from hearthlight.rooms.reports.facts import Facts

    ids = (number.to_bytes(16) for number in range(1, 10_000))
    told = Courses()
    for entry in of_medicines():
        courses.add(told, next(ids), entry)
    checkins = tuple(Kept(next(ids), 0, 0, entry) for entry in of_days())
    checks = tuple(Kept(next(ids), 0, 0, entry) for entry in of_checks())
    nights = tuple(Kept(next(ids), 0, 0, entry) for entry in of_nights())
    facts = Facts(FIRST, LATEST, checkins, checks, nights, told, ZoneInfo("UTC"))
    keys = tuple(line.key for line in lines.offered(facts))
    return facts, Appointment(day=LATEST, who="Dr A. Okafor", question="What changed?", lines=keys)


def of_days() -> Iterator[Checkin]:
    """Yield four check-ins in five days: a mood that comes and goes in waves, and wanting that falls at the turn."""
    rng, mood = np.random.default_rng(3), 5.0
    for day in (FIRST + dt.timedelta(days=ahead) for ahead in range(DAYS)):
        mood = float(np.clip(5 + 0.8 * (mood - 5) + rng.normal(), 0, 10))
        energy, desire = np.clip(mood + rng.normal(size=2) - (0, 2.5 * (day >= TURN)), 0, 10)
        if rng.random() < 0.8:
            yield Checkin(day=day, mood=mood, energy=float(energy), desire=float(desire))


def of_medicines() -> Iterator[Medicine | Cycle]:
    course, name = b"c" * 16, "Sertraline"
    yield Medicine(day=FIRST + dt.timedelta(days=90), course=course, what="started", name=name, dose="25 mg")
    yield Medicine(day=TURN, course=course, what="changed", name=name, dose="50 mg")
    late = TURN + dt.timedelta(days=11)
    yield Medicine(day=late, course=course, what="noticed", name=name, effects=("less_wanting",))
    yield from (Cycle(day=FIRST + dt.timedelta(days=ahead), marker="period") for ahead in range(5, DAYS, 28))


def of_nights() -> Iterator[Night]:
    rng = np.random.default_rng(5)
    for day in (FIRST + dt.timedelta(days=ahead) for ahead in range(DAYS)):
        wake = dt.datetime.combine(day, dt.time(7), dt.UTC) + dt.timedelta(minutes=float(rng.normal(0, 40)))
        asleep = float(rng.normal(430, 50))
        yield Night(day=day, asleep_at=wake - dt.timedelta(minutes=asleep), wake_at=wake, asleep=asleep)


def of_checks() -> Iterator[Screening]:
    answers = {str(item): 1 for item in range(1, 10)}
    yield from (
        Screening(day=LATEST - dt.timedelta(days=back), check="phq-9", answers=answers) for back in (80, 50, 20)
    )


if __name__ == "__main__":
    main()
