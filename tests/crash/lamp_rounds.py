"""Run in a process of its own: lets workers be killed at random points while lamps are due, and tells who was called.

Arguments: how many kills, and the seed. The database is that of the environment; it is fresh. One JSON line comes out.
"""

import datetime as dt
import json
import random
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import django
from worker_rounds import KILLED, START, begin, end, in_a_child, kill_at, make

CALLS: list[str] = []


class Lamp(BaseHTTPRequestHandler):
    """Counts every call that is made, in the process that starts all the others."""

    def do_POST(self) -> None:
        CALLS.append(self.path)
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def lay(port: int) -> None:
    """Let one person's lamps be due at the start, and nothing else."""
    from hearthlight.due import box, lamps
    from hearthlight.due.models import Brought, Due, new_id
    from hearthlight.people.models import Person

    for table in (Due, Brought):
        table.objects.all().delete()
    person = Person.objects.get()
    lamps.set_up(person, lamps.Where("webhook", f"http://127.0.0.1:{port}/", "", (), 30), mark="mark")
    lamps.agree(person, lamps.Agreed(START.time(), "UTC", of_two=False), mark="mark")
    for row in (new_id(), new_id()):
        found = box.Box(says=False, until=START + dt.timedelta(minutes=30))
        Due.objects.create(id=row, person=person, due_at=START, box=box.close(row, found))


def go(now: dt.datetime, *, line: int = 0) -> int:
    """Go one round with its calls; be killed at the given line of code when there is one."""
    from hearthlight.due import round as rounds
    from hearthlight.edges.lights.sender import LampSender

    with kill_at(line) as lines, LampSender() as sender:
        rounds.go(rounds.Each(rounds.OnThePage(), sender), now=now)
    return lines()


def is_marked() -> bool:
    """Return whether the call of this evening was marked as made."""
    from hearthlight.due import lamps
    from hearthlight.people.models import Person

    found = lamps.of(Person.objects.get())
    return found is not None and found.dimmed_on is not None


def kill(port: int, line: int) -> dict[str, Any]:
    """Kill a worker at one line, and let another go on once the lease ran out; return who was called."""
    CALLS.clear()
    in_a_child(lambda: lay(port))
    ended = in_a_child(lambda: go(START, line=line))[0]
    marked = in_a_child(is_marked)[1]
    in_a_child(lambda: go(START + dt.timedelta(minutes=10)))
    return {"killed": ended == KILLED, "marked": marked, "calls": len(CALLS)}


def crowd(port: int) -> int:
    """Let four workers go at the same moment; return how many calls were made."""
    CALLS.clear()
    in_a_child(lambda: lay(port))
    for child in [begin(lambda: go(START)) for _ in range(4)]:
        end(child)
    return len(CALLS)


def tell(kills: int, seed: int) -> dict[str, Any]:
    """Return what became of every kill, and of a crowd of workers."""
    chance = random.Random(seed)
    server = HTTPServer(("127.0.0.1", 0), Lamp)
    port = server.server_address[1]
    in_a_child(make)
    in_a_child(lambda: lay(port))
    Thread(target=server.serve_forever, daemon=True).start()
    lines = in_a_child(lambda: go(START))[1]
    return {"kills": [kill(port, chance.randrange(1, lines)) for _ in range(kills)], "crowd": crowd(port)}


if __name__ == "__main__":
    django.setup()
    # Loaded once here, so that each child is quick.
    import hearthlight.edges.lights.sender  # noqa: F401

    sys.stdout.write(json.dumps(tell(int(sys.argv[1]), int(sys.argv[2]))) + "\n")
