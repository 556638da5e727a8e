"""How many people one machine serves at once: Today and check-ins, with the slowest of a hundred, and a long soak.

`python -m bench.load` asks for each figure from four connections at once, in processes of their own, and puts beside it in
the same run a bare Django page, and a bare insert into SQLite that is synced to the disk as ours are.
`python -m bench.load --soak 20` goes on for so many minutes with all of it mixed, and prints the memory of each minute.
Clients and house share the processors of this machine.
"""

import argparse
import http.client
import multiprocessing
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.browser import served

from bench.client import Phone
from bench.processes import megabytes

CONNECTIONS, PEOPLE, SECONDS, ROUNDS = 4, 8, 4.0, 5
ENTRIES_BEFORE = 30


@dataclass(frozen=True)
class Line:
    """What one connection asks again and again: a phone that is signed in, and whether it reads or writes."""

    phone: Phone
    what: str
    token: str

    def ask(self) -> None:
        """Ask once."""
        if self.what == "check-in":
            form = {"csrfmiddlewaretoken": self.token, "energy": "7", "mood": "7", "for": "me"}
            status, _ = self.phone.ask("POST", "/check-in/", form)
            assert status == 302, status
        else:
            status, _ = self.phone.ask("GET", {"Today": "/", "bare page": "/bare/rendered/"}[self.what])
            assert status == 200, status


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--soak", type=float, default=0, help="minutes")
    minutes = parser.parse_args().soak
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with served.house(folder, DJANGO_SETTINGS_MODULE="bench.settings") as house:
            people = [_person(int(house.address.rsplit(":", 1)[1]), number) for number in range(PEOPLE)]
            if minutes:
                _soak(people, house.process, minutes)
            else:
                _compare(people, folder)


def _compare(people: list[tuple[Phone, str]], folder: Path) -> None:
    times: dict[str, list[float]] = {"Today": [], "check-in": [], "bare page": []}
    rates: dict[str, list[float]] = {what: [] for what in (*times, "bare insert")}
    for _ in range(ROUNDS):
        for what in times:
            found = _all_at_once(people, [what] * CONNECTIONS, SECONDS)
            times[what] += found
            rates[what].append(len(found) / SECONDS)
        rates["bare insert"].append(_inserts(folder / "bare.sqlite3", SECONDS))
    rate = {what: statistics.median(values) for what, values in rates.items()}
    for what, taken in times.items():
        print(f"{what}: {rate[what]:.0f} a second, p99 {statistics.quantiles(taken, n=100)[98] * 1e3:.0f} ms")
    print(f"bare insert: {rate['bare insert']:.0f} a second")
    print("hold: Today >= 150 a second, check-ins >= 300 a second, each with p99 <= 100 ms")
    print(f"Today / bare page: {rate['Today'] / rate['bare page']:.2f} (hold >= 0.25)")
    print(f"check-in / bare insert: {rate['check-in'] / rate['bare insert']:.2f} (hold >= 0.3)")


def _soak(people: list[tuple[Phone, str]], group: int, minutes: float) -> None:
    for minute in range(1, round(minutes) + 1):
        found = _all_at_once(people, ["Today", "check-in", "Today", "check-in"], 60)
        p99 = statistics.quantiles(found, n=100)[98] * 1e3
        print(
            f"minute {minute}: {len(found) / 60:.0f} a second, p99 {p99:.0f} ms, {megabytes(group):.0f} MB", flush=True
        )


def _person(port: int, number: int) -> tuple[Phone, str]:
    """Begin as somebody, with some check-ins behind them; return the phone and the token of its forms."""
    phone = Phone(port)
    form = {"called": "Guest", "name": f"guest {number}", "passphrase": served.PASSPHRASE, "zone": "UTC"}
    phone.ask("POST", "/begin/", form | {"csrfmiddlewaretoken": phone.token("/begin/")})
    token = phone.token("/")
    for _ in range(ENTRIES_BEFORE):
        Line(phone, "check-in", token).ask()
    phone.line.close()
    return phone, token


def _all_at_once(people: list[tuple[Phone, str]], asked: list[str], seconds: float) -> list[float]:
    """Return how long each request took, over as many connections as there are things to ask."""
    with multiprocessing.get_context("fork").Pool(len(asked)) as pool:
        jobs = [(*people[number], what, seconds) for number, what in enumerate(asked)]
        return [took for part in pool.starmap(_again_and_again, jobs) for took in part]


def _again_and_again(phone: Phone, token: str, what: str, seconds: float) -> list[float]:
    phone.line = http.client.HTTPConnection("127.0.0.1", phone.port)
    return _timed(Line(phone, what, token).ask, seconds)


def _timed(ask: Callable[[], None], seconds: float) -> list[float]:
    taken: list[float] = []
    until = time.perf_counter() + seconds
    while (began := time.perf_counter()) < until:
        ask()
        taken.append(time.perf_counter() - began)
    return taken


def _inserts(file: Path, seconds: float) -> float:
    """Return how many rows of a usual size a second SQLite takes, each synced to the disk."""
    with closing(sqlite3.connect(file, isolation_level=None)) as rows:
        for line in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
            rows.execute(f"PRAGMA {line}")
        rows.execute("CREATE TABLE IF NOT EXISTS bare (id INTEGER PRIMARY KEY, sealed BLOB)")
        sealed = bytes(304)
        return (
            len(_timed(lambda: rows.execute("INSERT INTO bare (sealed) VALUES (?)", [sealed]).close(), seconds))
            / seconds
        )


if __name__ == "__main__":
    main()
