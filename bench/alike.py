"""Whether a clock tells a no from silence: `python -m bench.alike [RUNS [CASE ...]]`, 500 runs of every case unless told.

In each run one of two people answers in one way, drawn at random, in a house that is put back before; then the other one
comes by, and every look is timed. Each way is held against silence, by all times and by the slow ones, at a level that
leaves one wrong alarm in a hundred whole measurements. An answer that does show is the control: a clock that never tells it
is too coarse. Exit 1 when a refusal is told apart, 2 when nothing is.
"""

from __future__ import annotations

import gc
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import django
import numpy as np

from bench.apart import Difference, compare

if TYPE_CHECKING:
    from tests.guests import Guest

    from bench.refusals import Act, Case, Couple

RUNS, WRONG_ALARMS = 500, 0.01
SIGN_IN = "sign in"
SHOWS = "(it shows)"
# The work of the processor is a finer clock than the one on the wall, which others on the same computer disturb.
CLOCKS = {"work": time.thread_time_ns, "wall": time.perf_counter_ns}

type Heaps = dict[tuple[str, str, str], list[float]]


def main(runs: int, *named: str) -> int:
    with _house() as file:
        from bench.refusals import cases

        found = [(case, _measure(case, runs, file)) for case in cases() if case.name in named or not named]
        compared = sum((len(case.ways) - 1) * (len(case.looks) + 1) for case in cases()) * len(CLOCKS) * 2
    told = [_tell(case, heaps, WRONG_ALARMS / compared) for case, heaps in found]
    if any(refusals for refusals, _ in told):
        return 1
    return 0 if any(shown for _, shown in told) else 2


def _measure(case: Case, runs: int, file: Path) -> Heaps:
    """Return the times of every look after every way of this case."""
    heaps: Heaps = {}
    draws = random.Random(case.name)
    ways = [*case.ways.items(), (SHOWS, case.shows)]
    with _couple() as couple:
        case.before(couple)
        start = _Start(file, couple)
        # The first two rounds warm everything up. Whoever has no patience is told of the runs there were.
        with suppress(KeyboardInterrupt):
            for number in range(-2, runs):
                draws.shuffle(ways)
                found = {}
                for name, way in ways:
                    start.put_back(couple)
                    found |= {(name, *looked): took for looked, took in _answer_and_look(case, way, couple)}
                for key, took in found.items() if number >= 0 else ():
                    heaps.setdefault(key, []).append(took)
                gc.collect()
        start.put_back(couple)
    print(f"{case.name}: {min(map(len, heaps.values()), default=0)} runs", file=sys.stderr)
    return heaps


def _answer_and_look(case: Case, way: Act, couple: Couple) -> Iterator[tuple[tuple[str, str], float]]:
    """Answer in this way, let come what comes, and yield what each look of the other one took by each clock."""
    way(couple)
    case.after(couple)
    couple.sam.lock()
    for look in (SIGN_IN, *case.looks):
        for clock, took in _timed(couple.sam, look).items():
            yield (look, clock), took


def _timed(guest: Guest, look: str) -> dict[str, float]:
    from django.db import connections
    from tests.guests import PASSPHRASE

    # Pages of the database that the other one's request left in memory would make a look quicker that comes at once.
    connections.close_all()
    before = {name: clock() for name, clock in CLOCKS.items()}
    answer = guest.client.post("/unlock/", {"passphrase": PASSPHRASE}) if look == SIGN_IN else guest.client.get(look)
    took = {name: float(clock() - before[name]) for name, clock in CLOCKS.items()}
    assert answer.status_code == (302 if look == SIGN_IN else 200), (look, answer.status_code)
    return took


class _Start:
    """The house as it was before anybody answered, to be put back."""

    def __init__(self, file: Path, couple: Couple) -> None:
        self.file, self.copy = file, file.with_suffix(".before")
        self.now = couple.hands.now
        self.cookies = [deepcopy(guest.client.cookies) for guest in (couple.noor, couple.sam)]
        self._close()
        shutil.copyfile(self.file, self.copy)

    def put_back(self, couple: Couple) -> None:
        self._close()
        shutil.copyfile(self.copy, self.file)
        couple.hands.now = self.now
        couple.resting.clear()
        for guest, cookies in zip((couple.noor, couple.sam), self.cookies, strict=True):
            guest.client.cookies = deepcopy(cookies)

    def _close(self) -> None:
        from django.db import connections

        # The last one out folds the log back into the file.
        connections.close_all()


def _tell(case: Case, heaps: Heaps, level: float) -> tuple[int, int]:
    """Print how each way of a case compares with silence; return how many looks told a refusal, and the one that shows."""
    from bench.refusals import SILENCE

    print(f"\n{case.name + ':':<22}{'way':<24}{'clock':<6}{'medians':>8}{'ranks p':>9}{'slow p':>8}")
    told = shown = 0
    for name in (*[way for way in case.ways if way != SILENCE], SHOWS):
        for look in (SIGN_IN, *case.looks):
            for clock in CLOCKS:
                one, other = (np.array(heaps[way, look, clock]) for way in (name, SILENCE))
                found = compare(one, other)
                apart = found.is_told_apart(level)
                print(_line(look, name, clock, found, apart))
                told += apart and name != SHOWS
                shown += apart and name == SHOWS
    return told, shown


def _line(look: str, way: str, clock: str, found: Difference, apart: bool) -> str:
    told = "  told apart" if apart else ""
    return f"  {look:<20}{way:<24}{clock:<6}{found.medians:>8.3f}{found.by_rank:>9.4f}{found.by_the_slow:>8.3f}{told}"


@contextmanager
def _couple() -> Iterator[Couple]:
    """Let Noor and Sam come in and join, in an empty house."""
    from django.core.management import call_command
    from tests.guests import ALL_OPEN, Hands, begin, join

    from bench.refusals import Couple
    from hearthlight.frame import clock, turns

    hands, resting = Hands(), set[bytes]()
    with ExitStack() as stack:
        stack.enter_context(patch.object(clock, "now", lambda: hands.now))
        stack.enter_context(patch.object(turns, "is_rest_week", lambda visit: visit.mine.id in resting))
        call_command("flush", verbosity=0, interactive=False)
        noor, sam = begin("Noor"), begin("Sam")
        join(noor, sam, **ALL_OPEN)
        yield Couple(noor, sam, hands, resting)


@contextmanager
def _house() -> Iterator[Path]:
    """Build a house in a folder of its own, whose passphrases cost little: what they cost is the same for everybody."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"HEARTHLIGHT_DATA": folder, "DJANGO_SETTINGS_MODULE": "hearthlight.site.settings"}
        os.environ.pop("HEARTHLIGHT_DATABASE_URL", None)
        django.setup()
        from django.conf import settings
        from django.core.management import call_command
        from django.test.utils import override_settings, setup_test_environment

        from hearthlight.journal import locks

        stores = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
        setup_test_environment()
        with (
            override_settings(STORAGES=stores, OPEN_REGISTRATION=True),
            patch.object(locks.Cost.__init__, "__defaults__", (64, 1, 1)),
        ):
            call_command("migrate", verbosity=0)
            gc.collect()
            gc.freeze()
            gc.disable()
            yield Path(settings.DATABASES["default"]["NAME"])


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else RUNS, *sys.argv[2:]))
