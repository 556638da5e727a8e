"""Run in a process of its own: lets workers be killed at random points of a round, and tells what became of each row.

Arguments: how many kills, and the seed. The database is that of the environment; it is fresh. One JSON line comes out.
"""

import datetime as dt
import json
import os
import random
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import django
from django.core.management import call_command

START = dt.datetime(2026, 11, 24, 18, tzinfo=dt.UTC)
ROWS = 4
# Where a worker may be killed: in the round itself, and around each statement and transaction it makes.
WHERE = ("/hearthlight/due/", "/hearthlight/edges/lights/", "/django/db/transaction", "/django/db/backends/")
KILLED = -signal.SIGKILL


def begin(work: Callable[[], Any]) -> tuple[int, int]:
    """Begin `work` in a forked process, so that this one never opens the database; return what `end` wants."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writer)
        return pid, reader
    try:
        os.write(writer, json.dumps(work()).encode())
    except Exception:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def end(child: tuple[int, int]) -> tuple[int, Any]:
    """Return how a forked process ended, and what its work returned."""
    pid, reader = child
    with os.fdopen(reader, "rb") as pipe:
        said = pipe.read()
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), json.loads(said) if said else None


def in_a_child(work: Callable[[], Any]) -> tuple[int, Any]:
    """Do `work` in a forked process; return how it ended and what it returned."""
    return end(begin(work))


def make() -> int:
    """Make the tables, and one person."""
    from hearthlight.people.models import Person

    call_command("migrate", verbosity=0)
    Person.objects.create(name_hash=bytes(32), home=bytes(16), public=bytes(32))
    return 0


def lay(rows: int) -> list[str]:
    """Lay rows that are due at the start and say something, and nothing else; return their ids."""
    from hearthlight.due import box
    from hearthlight.due.models import Brought, Due, new_id
    from hearthlight.people.models import Person

    for table in (Due, Brought):
        table.objects.all().delete()
    ids, person = [new_id() for _ in range(rows)], Person.objects.get()
    until = START + dt.timedelta(days=1)
    Due.objects.bulk_create(
        Due(id=one, person=person, due_at=START, box=box.close(one, box.Box(says=True, until=until))) for one in ids
    )
    return [one.hex() for one in ids]


@contextmanager
def kill_at(line: int) -> Iterator[Callable[[], int]]:
    """Count the lines of code that are run in here, and be killed at this one when there is one; give the count so far."""
    lines = 0

    def count(frame: FrameType, event: str, _arg: object) -> Any:
        nonlocal lines
        if not any(place in frame.f_code.co_filename for place in WHERE):
            return None
        lines += event == "line"
        if event == "line" and lines == line:
            os.kill(os.getpid(), signal.SIGKILL)
        return count

    sys.settrace(count)
    try:
        yield lambda: lines
    finally:
        sys.settrace(None)


def go(now: dt.datetime, *, line: int = 0) -> int:
    """Go one round; be killed at the given line of code when there is one. Return how many lines were run."""
    from hearthlight.due import round as rounds

    with kill_at(line) as lines:
        rounds.go(rounds.OnThePage(), now=now)
    return lines()


def look() -> dict[str, Any]:
    """Return what waits and what was brought, and when."""
    from hearthlight.due.models import Brought, Due

    return {
        "due": [bytes(one).hex() for one in Due.objects.values_list("id", flat=True)],
        "brought": {bytes(one).hex(): at.isoformat() for one, at in Brought.objects.values_list("id", "brought_at")},
    }


def kill(point: int) -> dict[str, Any]:
    """Kill a worker at one point, and let another go on once the lease ran out; return what went wrong."""
    ids = in_a_child(lambda: lay(ROWS))[1]
    ended = in_a_child(lambda: go(START, line=point))[0]
    before = in_a_child(look)[1]
    in_a_child(lambda: work_off(START + dt.timedelta(minutes=10)))
    after = in_a_child(look)[1]
    changed = [one for one, at in before["brought"].items() if after["brought"].get(one) != at]
    return {
        "killed": ended == KILLED,
        "lost": [one for one in ids if one not in after["brought"]],
        "left": after["due"],
        "twice": changed + [one for one in before["brought"] if one in before["due"]],
    }


def crowd(workers: int, rows: int) -> dict[str, Any]:
    """Let some workers go at the same moment; return how many rows each was done with, and what is left."""
    in_a_child(lambda: lay(rows))
    done = [end(child)[1] for child in [begin(lambda: work_off(START)) for _ in range(workers)]]
    return {"done": done, "left": in_a_child(look)[1]["due"]}


def work_off(now: dt.datetime) -> int:
    """Go one round and return how many rows it was done with."""
    from hearthlight.due import round as rounds

    return rounds.go(rounds.OnThePage(), now=now)


def tell(kills: int, seed: int) -> dict[str, Any]:
    """Return what became of every kill, and of a crowd of workers."""
    chance = random.Random(seed)
    in_a_child(make)
    in_a_child(lambda: lay(ROWS))
    lines = in_a_child(lambda: go(START))[1]
    return {"kills": [kill(chance.randrange(1, lines)) for _ in range(kills)], "crowd": crowd(4, 80)}


if __name__ == "__main__":
    django.setup()
    # Loaded once here, so that each child is quick.
    import hearthlight.due.round  # noqa: F401

    sys.stdout.write(json.dumps(tell(int(sys.argv[1]), int(sys.argv[2]))) + "\n")
